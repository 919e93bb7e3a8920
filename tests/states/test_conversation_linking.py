"""Who it is: every way of saying it, every code that goes wrong, nobody told who exists."""

from dataclasses import replace

import pytest

from states import effects, events
from states.conversation import State
from states.effects import Say
from states.facts import Detail, Ways
from tests.play import CODE, FIRM, MAI, Chat, World, play, press, text

WISH = ("đổi địa chỉ", ["ask-claim"])
IN = ["linked", "ask-address"]


def asked(chat: Chat) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (one.purpose, one.contact, one.customer_ids)
        for one in chat.asked
        if isinstance(one, effects.SendCode)
    ]


@pytest.mark.parametrize("by", ["email", "phone"])
@pytest.mark.parametrize(
    "claim",
    ["DC10023", "dc10023", " ＤＣ10023 ", "mã khách hàng của tôi là DC10023.", "KH: dc 10023 nhé"],
)
def test_customer_links_by_code(claim: str, by: str):
    chat = play(
        WISH, (claim, ["ask-contact-blind"]), (press(by), ["ask-code-link"]), world=World.of(MAI)
    )
    assert asked(chat) == [("link", by, ("c-mai",))]
    play((CODE, IN), world=chat.world, chat=chat)
    assert chat.conversation.customer_id == "c-mai"


@pytest.mark.parametrize(
    ("claim", "by"),
    [
        ("0912345678", "phone"),
        ("+84 912 345 678", "phone"),
        ("mai@congty.vn", "email"),
        ("email của tôi là mai@congty.vn", "email"),
    ],
)
def test_customer_links_by_the_contact_they_name(claim: str, by: str):
    chat = play(WISH, (claim, ["ask-code-link"]), world=World.of(MAI))
    assert asked(chat) == [("link", by, ("c-mai",))]
    play((CODE, IN), world=chat.world, chat=chat)


def test_organisation_links_by_tax_code():
    play(
        WISH,
        ("MST 0100233488", ["ask-contact-blind"]),
        ("email", ["ask-code-link"]),
        (CODE, IN),
        world=World.of(MAI, FIRM),
    )


@pytest.mark.parametrize(
    ("answer", "next_"), [("1", "ask-code-link"), ("mst", "ask-contact-blind")]
)
def test_a_number_that_is_both_phone_and_tax_code_is_asked_about(answer: str, next_: str):
    chat = play(WISH, ("0314409058", ["ask-claim-which"]), (answer, [next_]), world=World.of(MAI))
    assert chat.conversation.draft.claim == ("phone" if answer == "1" else "tax_code")


def test_several_customers_behind_a_contact_are_shown_after_the_code():
    chat = play(
        WISH,
        ("0912345678", ["ask-code-link"]),
        (CODE, ["ask-customer"]),
        ("cái nào cũng được", ["choose-one", "ask-customer"]),
        ("DC20001", IN),
        world=World.of(MAI, FIRM),
    )
    assert chat.conversation.customer_id == "c-firm"


@pytest.mark.parametrize("way", [("DC10023", "DC99999"), ("0912345678", "0987111222")])
def test_an_unknown_account_hears_the_same(way: tuple[str, str]):
    said = []
    for claim in way:
        chat = Chat(World.of(MAI))
        heard = []
        for line in (
            "đổi địa chỉ",
            claim,
            *(("email",) if claim.startswith("DC") else ()),
            "000000",
            "gửi lại",
            "không nhận được mã",
        ):
            done = chat.happen(line)
            heard += [
                (text(one, language), [c.key for c in one.prompt.choices] if one.prompt else [])
                for one in done
                if isinstance(one, Say)
                for language in ("vi", "en")
            ]
        said.append(heard)
    without = [[(t.replace("DC-TEST", ""), keys) for t, keys in one] for one in said]
    assert without[0] == without[1]


def test_own_card_links_without_a_code_and_is_no_proof():
    chat = play(
        WISH,
        (events.SharedContact("+84912345678", own=True), ["linked", "ask-contact"]),
        world=World.of(MAI, ways=Ways("telegram", share_contact=True)),
    )
    assert chat.conversation.state is State.PICKING_CONTACT
    assert not chat.world.proofs


@pytest.mark.parametrize("phone", ["+84912345678", "84912345678", "0912345678"])
def test_a_card_that_is_not_ones_own_links_nothing(phone: str):
    chat = play(
        WISH,
        (events.SharedContact(phone, own=False), ["contact-not-own", "ask-claim"]),
        world=World.of(MAI),
    )
    assert chat.asked == []
    assert chat.conversation.customer_id is None


def test_own_card_of_several_customers_needs_a_code():
    play(
        WISH,
        (events.SharedContact("+84912345678", own=True), ["ask-code-link"]),
        (CODE, ["ask-customer"]),
        world=World.of(MAI, FIRM),
    )


def test_own_card_of_nobody_says_so_and_asks_on():
    play(
        WISH,
        (events.SharedContact("+84987000111", own=True), ["contact-no-match", "ask-claim"]),
        (events.SharedContact("xyz", own=True), ["contact-unreadable", "ask-claim"]),
        world=World.of(MAI),
    )


def test_a_card_answers_the_question_for_a_phone():
    play(
        ("đổi số điện thoại", ["ask-phone"]),
        (events.SharedContact("+84987654321", own=False), ["confirm-change"]),
        world=World.of(MAI).trust(MAI),
    )


def test_a_card_where_none_is_asked_for():
    play(
        (events.SharedContact("+84912345678", own=True), ["contact-not-asked", "menu"]),
        world=World.of(MAI),
    )


def test_claims_that_cannot_be_read_end_with_a_person():
    play(
        WISH,
        ("cái gì đó", ["claim-unreadable", "ask-claim"]),
        ("mã của tôi", ["claim-unreadable", "ask-claim"]),
        ("xyz", ["claim-unreadable", "offer-person", "ask-claim"]),
        (
            press("staff"),
            [effects.OpenCase, "case-opened-talk_to_person", "talk-here"],
        ),
        world=World.of(MAI),
    )


def test_wrong_expired_and_spent_codes():
    chat = play(
        WISH,
        ("0912345678", ["ask-code-link"]),
        ("999999", ["code-wrong", "ask-code-link"]),
        ("mã 999999", ["code-shape", "ask-code-link"]),
        ("99999", ["code-shape", "ask-code-link"]),
        (
            events.Said("999999", forwarded=True),
            ["code-forwarded", "offer-person", "ask-code-link"],
        ),
        ("９９９９９９", ["code-wrong", "ask-code-link"]),
        ("999 999", ["code-tries-spent"]),
        (CODE, ["code-tries-spent"]),
        ("gửi lại", ["ask-code-link"]),
        world=World.of(MAI),
    )
    chat.world.pass_(minutes=10)
    play(
        (CODE, ["code-expired"]),
        ("mã mới", ["ask-code-link"]),
        (CODE, IN),
        world=chat.world,
        chat=chat,
    )


def test_an_edited_code_is_no_try():
    chat = play(WISH, ("0912345678", ["ask-code-link"]), world=World.of(MAI))
    code = chat.world.code
    assert code is not None
    play(
        (events.Edited(code.digits), ["edited-not-taken", "ask-code-link"]),
        world=chat.world,
        chat=chat,
    )
    assert code.tries == 0


def test_asking_again_too_soon_and_too_often():
    chat = play(WISH, ("0912345678", ["ask-code-link"]), world=World.of(MAI))
    chat.world.sending = "wait"
    play((press("resend"), ["code-wait", "ask-code-sent-before"]), world=chat.world, chat=chat)
    chat.world.sending = "spent"
    play(
        (press("resend"), ["code-spent", "offer-after-spent"]),
        (
            "gặp nhân viên",
            [effects.OpenCase, effects.AddToCase, "case-opened-talk_to_person", "talk-here"],
        ),
        world=chat.world,
        chat=chat,
    )


def test_no_access_to_the_named_contact_leads_to_staff():
    chat = play(WISH, ("0912345678", ["ask-code-link"]), world=World.of(MAI))
    done = chat.happen("không nhận được mã")
    case, note = (one for one in done if not isinstance(one, Say))
    assert isinstance(case, effects.OpenCase)
    assert (case.kind, case.customer_id, case.why) == (
        "unproven_identity",
        None,
        "kind-update_address",
    )
    assert note == effects.AddToCase(case.reference, "đổi địa chỉ")
    assert chat.conversation.state is State.TALKING


def test_no_access_by_customer_code_offers_the_other_contact():
    chat = play(
        WISH,
        ("DC10023", ["ask-contact-blind"]),
        (press("phone"), ["ask-code-link"]),
        (press("no_access"), ["ask-contact-blind"]),
        world=World.of(MAI),
    )
    assert chat.keys == ["email", "phone", "staff", "cancel"]


def test_a_linked_chat_proves_itself_anew_and_goes_on():
    chat = play(
        ("đổi địa chỉ", ["ask-contact"]),
        (press("phone"), ["ask-code-confirm"]),
        (press("no_access"), ["ask-code-confirm"]),
        (press("no_access"), ["ask-code-confirm"]),
        (CODE, ["proof-kept", "ask-address"]),
        world=World.of(MAI).trust(MAI, proven=False),
    )
    assert chat.world.proofs[-1].contact == "phone"


def test_only_ways_that_are_open_are_offered():
    world = World.of(MAI, ways=Ways("x", sms=False))
    chat = play(WISH, ("DC10023", ["ask-contact-blind"]), world=world)
    assert chat.keys == ["email", "cancel"]
    world = World.of(MAI, ways=Ways("x", sms=False)).trust(MAI, proven=False)
    play(("đổi địa chỉ", ["ask-code-confirm"]), world=world)
    world = World.of(MAI, ways=Ways("x", sms=False, mail=False)).trust(MAI, proven=False)
    done = Chat(world).happen("đổi địa chỉ")
    assert done[0] == Say("proof-no-way")


def test_a_record_without_any_contact_leads_to_staff():
    bare = replace(MAI, details={"phone": Detail("+842838123456")})
    done = Chat(World.of(bare).trust(bare, proven=False)).happen("đổi địa chỉ")
    assert done[0] == Say("proof-no-way")


def test_unlinking_is_asked_about():
    chat = play(
        ("ngắt liên kết", ["unlink-sure"]),
        ("không", ["menu"]),
        ("ngắt liên kết", ["unlink-sure"]),
        ("đúng", [effects.UnlinkChat, "unlinked", "menu"]),
        ("ngắt liên kết", ["unlink-nothing", "menu"]),
        world=World.of(MAI).trust(MAI),
    )
    assert chat.conversation.customer_id is None
