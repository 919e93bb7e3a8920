"""Coming from the customer portal by a signed link, on the pure engine; the link's exact form."""

import base64
import hmac
from datetime import timedelta

import pytest

from states import portal_link
from states.conversation import Conversation, State
from states.effects import KeepNotice, LinkChat, Say
from states.events import ChatLinked, OpenedPortalLink, Said, WentIdle
from states.kinds import KINDS
from states.portal_link import FORMS, LASTS, PURPOSE
from tests.play import FIRM, MAI, START, Chat, World, play, press, text

MAIS, FIRMS = "DC10023/update_address", "DC20001/"
KEY, OTHER_KEY = b"k" * 32, b"o" * 32


def opened(token: str = MAIS, **more: bool) -> OpenedPortalLink:
    return OpenedPortalLink(token, **more)


# -- the conversation ------------------------------------------------------------------------------
def test_the_notice_comes_first_and_the_account_is_shown_masked():
    world = World.of(MAI)
    chat = play(
        (opened(), ["notice-privacy", KeepNotice, "ask-portal"]),
        world=world, chat=Chat(world, Conversation("new")),
    )  # fmt: skip
    assert world.linked is None
    assert chat.prompt is not None
    shown = " ".join(str(one) for one in chat.prompt.shown.values())
    assert "N••• T••• M•••" in shown
    assert "•••023" in shown
    for told in ("Nguyễn", "Mai", "DC10023", "0912", "mai@"):
        assert told not in shown


@pytest.mark.parametrize("answer", [press("portal-sure"), "1", "đúng", "yes", "Đúng, liên kết"])
def test_yes_links_and_opens_the_form(answer):
    chat = play((opened(), ["ask-portal"]), world=World.of(MAI))
    first = chat.happen(answer)
    assert chat.asked == [LinkChat("c-mai", "portal", "")]
    assert [one.copy for one in first if isinstance(one, Say)] == ["linked", "ask-contact"]
    assert chat.conversation.customer_id == "c-mai"
    assert chat.conversation.draft.kind == "update_address"
    assert chat.world.proofs == [], "a link is never a code"


@pytest.mark.parametrize(
    "answer", [press("portal-no"), "2", "không", "no", "không phải tôi", "this was not me"]
)
def test_no_links_nothing(answer):
    chat = play(
        (opened(), ["ask-portal"]),
        (answer, ["portal-declined", "menu"]),
        world=World.of(MAI),
    )
    assert chat.world.linked is None
    assert chat.conversation.customer_id is None
    assert chat.conversation.draft.claimed == ()


@pytest.mark.parametrize(
    ("kind", "after"),
    [
        ("", ["linked", "menu"]),
        ("update_phone", ["linked", "ask-phone"]),
        ("request_name_change", ["linked", "ask-contact"]),
        ("talk_to_person", None),
        ("report_misuse", None),
    ],
)
def test_each_form_opens(kind, after):
    chat = play((opened(f"DC10023/{kind}"), ["ask-portal"]), world=World.of(MAI))
    done = chat.happen(press("portal-sure"))
    said = [one.copy for one in done if isinstance(one, Say)]
    assert said[0] == "linked"
    assert after is None or said == after


@pytest.mark.parametrize("token", ["DC99999/", "", MAIS])
def test_a_link_that_cannot_be_used_gets_one_sentence_and_the_chat_goes_on(token):
    world = World.of(MAI)
    world.links.add(MAIS)
    chat = play((opened(token), ["portal-late", "menu"]), world=world)
    play(("đổi địa chỉ", ["ask-claim"]), world=world, chat=chat)
    before = chat.conversation.draft
    play((opened(token), ["portal-late", "ask-claim"]), world=world, chat=chat)
    assert chat.conversation.draft == before, "an open form is not lost to a bad link"


def test_a_forwarded_link_is_not_read():
    chat = play((opened(forwarded=True), ["portal-late", "menu"]), world=World.of(MAI))
    assert chat.world.links == set()


def test_it_speaks_the_language_of_the_page_that_was_opened():
    chat = play((opened(), ["ask-portal"]), world=World.of(MAI))
    assert chat.conversation.language == "vi"
    chat.happen(OpenedPortalLink("DC10023/x", language="en"))
    assert chat.conversation.language == "en"


def test_the_same_link_twice_asks_once_more_and_links_once():
    chat = play(
        (opened(), ["ask-portal"]),
        (opened(), ["portal-late", "ask-portal"]),
        world=World.of(MAI),
    )
    chat.happen("đúng")
    assert chat.world.linked == "c-mai"


def test_the_owners_own_chat_goes_straight_to_the_form():
    world = World.of(MAI).trust(MAI)
    chat = play((opened(), ["portal-welcome", "ask-address"]), world=world)
    assert not any(isinstance(one, LinkChat) for one in chat.asked)
    assert world.proofs, "what was proven stays"


def test_another_customers_chat_asks_before_it_switches():
    world = World.of(MAI, FIRM).trust(MAI)
    chat = play(
        (opened(FIRMS), ["ask-portal-switch"]),
        (press("portal-no"), ["portal-declined", "menu"]),
        world=world,
    )
    assert world.linked == chat.conversation.customer_id == "c-mai"
    play((opened("DC20001/update_phone"), ["ask-portal-switch"]), world=world, chat=chat)
    play((press("portal-sure"), ["linked", "ask-phone"]), world=world, chat=chat)
    assert world.linked == chat.conversation.customer_id == "c-firm"


def test_a_wish_said_instead_drops_the_link():
    chat = play(
        (opened(), ["ask-portal"]),
        ("đổi số điện thoại", ["ask-claim"]),
        ("/cancel", ["cancel-done", "menu"]),
        world=World.of(MAI),
    )
    chat.happen("đúng")
    assert chat.world.linked is None


def test_a_yes_that_comes_too_late_links_nothing(monkeypatch):
    chat = play((opened(), ["ask-portal"]), world=World.of(MAI))

    # the desk finds no fresh link of this chat any more
    monkeypatch.setattr(chat.world, "answer", lambda _question: ChatLinked())
    play((press("portal-sure"), ["portal-late", "menu"]), world=chat.world, chat=chat)
    assert chat.conversation.customer_id is None


def test_a_yes_before_the_question_was_read_is_asked_again():
    chat = play(
        (opened(), ["ask-portal"]),
        (Said("đúng", heard_prompt=False), ["said-before-asked", "ask-portal"]),
        world=World.of(MAI),
    )
    assert chat.world.linked is None


def test_a_session_that_ends_forgets_it():
    chat = play((opened(), ["ask-portal"]), world=World.of(MAI))
    chat.happen(WentIdle())
    assert chat.conversation.draft.claimed == ()
    assert chat.conversation.state is State.MENU


# -- the link's form -------------------------------------------------------------------------------
def signed(
    key: bytes = KEY, purpose: bytes = PURPOSE, version: int = 1, lasts: float = 600,
    form: int = 2, code: bytes = b"DC10023", nonce: bytes = b"nonce678",
) -> str:  # fmt: skip
    ends = int(START.timestamp() + lasts)
    body = bytes([version]) + ends.to_bytes(4, "big") + bytes([form]) + nonce + code
    tag = hmac.digest(key, purpose + body, "sha256")[:16]
    return base64.urlsafe_b64encode(body + tag).decode().rstrip("=")


def test_a_link_says_who_and_what():
    link = portal_link.read(signed(), [KEY], START)
    assert link is not None
    assert (link.code, link.kind) == ("DC10023", "update_address")
    assert link.expires_at == START + LASTS


def test_two_secrets_are_taken_while_they_are_changed():
    for key in (KEY, OTHER_KEY):
        assert portal_link.read(signed(key), [OTHER_KEY, KEY], START)
    assert portal_link.read(signed(), [OTHER_KEY], START) is None
    assert portal_link.read(signed(), [], START) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": OTHER_KEY}, {"purpose": b""}, {"purpose": b"dcnet desk: notice link\n"},
        {"version": 2}, {"form": 200}, {"lasts": 0}, {"lasts": -1}, {"lasts": 700},
        {"lasts": 10**8}, {"code": b""}, {"code": b"x" * 41}, {"code": b"\xff\xfe"},
    ],
)  # fmt: skip
def test_anything_else_is_no_link(wrong):
    assert portal_link.read(signed(**wrong), [KEY], START) is None


def test_every_single_bit_counts():
    token = signed()
    whole = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    for at in range(len(whole) * 8):
        changed = bytearray(whole)
        changed[at // 8] ^= 1 << at % 8
        text_of = base64.urlsafe_b64encode(bytes(changed)).decode().rstrip("=")
        assert portal_link.read(text_of, [KEY], START) is None


@pytest.mark.parametrize("token", ["", "x", "a" * 500, "é" * 40, "=" * 40, "abc def" * 5, "A" * 21])
def test_what_is_no_token_at_all(token):
    assert portal_link.read(token, [KEY], START) is None


def test_other_spellings_are_the_same_link():
    """base64 has spare bits at its end: what counts as used are the bytes, not the text."""
    token = signed(code=b"DC100235")
    spelled = {
        token[:-1] + sign
        for sign in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    }
    found = {one.signed for t in spelled if (one := portal_link.read(t, [KEY], START))}
    assert len(found) == 1


def test_what_fits_into_a_deep_link_of_telegram():
    assert len(signed(code=b"x" * 18)) == 64
    assert len(signed(code=b"x" * 19)) > 64
    assert portal_link.read(signed(code=b"x" * 40), [KEY], START)


def test_it_ends_when_it_says():
    token = signed(lasts=600)
    assert portal_link.read(token, [KEY], START + timedelta(seconds=599))
    assert portal_link.read(token, [KEY], START + timedelta(seconds=600)) is None


def test_forms_are_request_kinds():
    assert set(FORMS.values()) - {""} <= set(KINDS)
    assert len(set(FORMS.values())) == len(FORMS)


def test_what_is_said_is_short_and_right():
    chat = play((opened(), ["ask-portal"]), world=World.of(MAI))
    say = Say("ask-portal", chat.prompt.shown)
    assert "N••• T••• M•••" in text(say)
    assert "account" in text(say, "en")
