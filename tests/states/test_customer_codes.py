"""Finding the record: by a code said along with the wish, without a code, by an odd address."""

from dataclasses import replace

import pytest

from states import effects
from states.facts import Detail
from states.intents import understand
from states.intents.claims import code_in, cut_code
from tests.play import CODE, MAI, Chat, World, copies, play

WISH = ("đổi địa chỉ", ["ask-claim"])


@pytest.mark.parametrize(
    "said", ["không biết", "không biết mã khách hàng", "quên mã rồi", "bỏ qua"]
)
def test_who_has_no_code_hears_what_will_do_and_is_offered_a_person(said: str):
    chat = play(WISH, (said, ["claim-without-code", "ask-claim"]), world=World.of(MAI))
    assert chat.keys[-2:] == ["staff", "cancel"]
    play(
        ("không nhớ mã, số điện thoại là 0912345678", ["ask-code-link"]),
        world=chat.world,
        chat=chat,
    )


def test_who_has_no_code_hears_so_at_the_menu_as_well():
    play(
        ("menu", ["menu"]),
        ("không biết mã khách hàng", ["claim-without-code", "menu"]),
        ("mã khách hàng lấy ở đâu?", ["claim-without-code", "menu"]),
        ("không biết", ["skip-nothing", "menu"]),
        ("đổi địa chỉ nhưng không nhớ mã khách hàng", ["ask-claim"]),
        world=World.of(MAI),
    )


def test_whoever_is_known_needs_no_hint():
    play(("menu", ["menu"]), ("không biết mã khách hàng", ["skip-nothing", "menu"]), world=known())


def known() -> World:
    return World.of(MAI).trust(MAI)


@pytest.mark.parametrize(
    ("wish", "next_"),
    [
        ("đổi địa chỉ, mã DC10023", "ask-address"),
        ("doi dia chi ma kh DC10023", "ask-address"),
        ("DC10023 đổi địa chỉ", "ask-address"),
        ("đổi địa chỉ (mã khách hàng: dc 10023) giúp em", "ask-address"),
        ("doi ten thanh Nguyen Van An, ma DC10023", "ask-name_reason"),
    ],
)
def test_a_code_said_with_the_wish_is_as_good_as_typed_when_asked(wish: str, next_: str):
    chat = play((wish, ["ask-contact-blind"]), ("email", ["ask-code-link"]), world=World.of(MAI))
    sent = [one for one in chat.asked if isinstance(one, effects.SendCode)]
    assert [(one.purpose, one.contact, one.customer_ids) for one in sent] == [
        ("link", "email", ("c-mai",))
    ]
    play((CODE, ["linked", next_]), world=chat.world, chat=chat)
    assert chat.conversation.draft.answers.get("new_name") in (None, "Nguyen Van An")


def test_an_unknown_code_said_with_the_wish_hears_the_same():
    play(
        ("đổi địa chỉ, mã DC99999", ["ask-contact-blind"]),
        ("email", ["ask-code-link"]),
        ("000000", ["code-wrong", "ask-code-link"]),
        world=World.of(MAI),
    )


def test_a_code_beside_several_wishes_is_none_of_them():
    chat = play(
        (
            "đổi địa chỉ và ngày sinh, mã DC10023",
            ["further-first", "further-then", "ask-contact-blind"],
        ),
        world=World.of(MAI),
    )
    assert [one.kind for one in chat.conversation.further] == ["update_birth_date"]


@pytest.mark.parametrize("text_", ["DC-7K3M4-2 đến đâu rồi", "đổi địa chỉ, hồ sơ DC-7K3M4-2"])
def test_a_cases_reference_is_no_customer_code(text_: str):
    assert code_in(text_) == ""


@pytest.mark.parametrize(
    ("text_", "code", "rest"),
    [
        ("change my email, customer code KH-00123", "KH-00123", "change my email"),
        ("change the email of DC10023 to a@b.vn", "DC10023", "change the email to a@b.vn"),
        ("mã KH của em là 10023, em muốn đổi email", "10023", "em muốn đổi email"),
        ("đổi địa chỉ sang 12 DC1234 Lê Lợi, Hà Nội", "", None),  # in the midst, without a label
        ("mã 123456", "", None),  # a code that was sent
        ("DC10023", "", None),  # nothing beside it: an answer
    ],
)
def test_a_code_is_cut_out_of_what_else_is_said(text_: str, code: str, rest: str | None):
    assert cut_code(text_) == (rest or text_, code)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("đổi tên thành Nguyễn Văn An, mã DC10023", "Nguyễn Văn An"),
        ("đổi tên thành Nguyễn Văn An, số điện thoại của tôi vẫn vậy", "Nguyễn Văn An"),
        ("đổi tên thành Nguyễn Văn An (vì DCNET ghi sai)", "Nguyễn Văn An"),
        ("đổi tên thành Công ty TNHH Sao, Mai", "Công ty TNHH Sao, Mai"),
    ],
)
def test_a_name_ends_where_something_else_is_said(said: str, name: str):
    assert understand(said).values["name"] == name


@pytest.mark.parametrize("domain", ["example.com", "desk.test", "tenmien.vn", "com.vn"])
def test_a_record_is_found_by_what_would_be_refused_as_new(domain: str):
    known = replace(MAI, details={"email": Detail(f"mai@{domain}")})
    for said in (f"mai@{domain}", f"email của tôi là mai@{domain.upper()} ạ"):
        chat = play(WISH, (said, ["ask-code-link"]), world=World.of(known))
        play((CODE, ["linked", "ask-address"]), world=chat.world, chat=chat)


def test_advertising_stops_for_such_an_address_too():
    play(
        ("/stop", ["marketing-ask-contact"]),
        (
            "mai@example.com",
            [
                effects.StopMarketing(None, "email", "mai@example.com"),
                "marketing-stopped-contact",
                "marketing-what",
            ],
        ),
        world=World.of(MAI),
    )


@pytest.mark.parametrize(
    "said",
    [
        "dừng quảng cáo tới số 0987654321 và email la@vidu.vn",
        "stop ads to 0987 654 321, la@vidu.vn",
    ],
)
def test_advertising_stops_for_each_contact_named(said: str):
    sent = Chat(World.of(MAI)).happen(said)
    stopped = {one.value for one in sent if isinstance(one, effects.StopMarketing)}
    assert stopped == {"+84987654321", "la@vidu.vn"}
    assert copies(sent).count("marketing-stopped-contact") == 1
