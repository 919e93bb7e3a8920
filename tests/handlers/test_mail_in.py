"""Answers by mail: into the case, once, never a proof; on both databases."""

import pytest

from handlers import mail_in, status_links
from handlers.mail_in import Letter
from storage import cases, customers
from tests.desk import Desk
from tests.handlers.desk_people import Staff, case_of

pytest_plugins = ["tests.handlers.status_fixtures"]

FROM = "mai@example.vn"
RAW = b"From: mai@example.vn\r\n\r\nXin gui lai"


def token(desk: Desk, reference: str, address: str = FROM) -> str:
    def made(uow) -> str:
        case = cases.by_reference(uow, reference)
        assert case is not None
        return status_links.reply(uow, case.id, address)

    return desk.database.read_now(made)


def take(desk: Desk, reply: str, sender: str = FROM, message_id: str = "<1@x>", **more) -> str:
    letter = Letter(reply, sender, message_id, more.pop("text", "Xin gửi lại ạ"), RAW, **more)
    return desk.database.write_now(lambda uow: mail_in.take(uow, desk.house, letter))


def told(lan: Staff, reference: str) -> list[tuple[str, str]]:
    timeline = lan.page(reference).timeline
    return [(one.kind, one.body.get("text", "")) for one in timeline if one.body.get("by")]


def test_an_answer_goes_into_the_case_and_wakes_it(desk, lan, waiting):
    assert take(desk, token(desk, waiting)) == "added"
    assert case_of(desk, waiting).state == "open"
    assert told(lan, waiting) == [("customer", "Xin gửi lại ạ")]
    for table in ("inbox", "case_event", "audit"):
        assert "Xin" not in str(desk.rows(table)), table  # sealed, the mail itself as well
    assert [row.state for row in desk.rows("inbox", channel="mail-in")] == ["done"]


def test_told_three_times_is_told_once(desk, lan, waiting):
    reply = token(desk, waiting)
    assert [take(desk, reply) for _ in range(3)] == ["added", "again", "again"]
    assert take(desk, reply.upper(), sender="MAI@Example.VN", message_id="<2@x>") == "added"
    assert len(told(lan, waiting)) == 2


@pytest.mark.parametrize("sender", ["hung@example.vn", "", "mai@example.vn.evil.vn"])
def test_anybody_elses_words_are_a_note_and_wake_nothing(desk, lan, waiting, sender):
    assert take(desk, token(desk, waiting), sender) == "noted"
    assert case_of(desk, waiting).state == "waiting"
    (note,) = [one for one in lan.page(waiting).timeline if one.kind == "mail"]
    assert (note.actor_kind, note.body["text"]) == ("desk", "Xin gửi lại ạ")
    assert note.body["unproven"]
    desk.say("1", "menu")
    assert "case-step-added" not in desk.say("1", waiting)


def test_an_unreadable_mail_is_a_note(desk, lan, waiting):
    assert take(desk, token(desk, waiting), readable=False) == "noted"
    assert told(lan, waiting) == [("mail", "Xin gửi lại ạ")]


def test_an_old_address_is_nobodys_any_more(desk, lan, waiting):
    reply = token(desk, waiting)
    record = desk.record(case_of(desk, waiting).customer_id or "")
    desk.database.write_now(
        lambda uow: customers.set_detail(uow, record, "email", "moi@example.vn")
    )
    assert take(desk, reply) == "noted"
    assert take(desk, reply, "moi@example.vn", "<2@x>") == "noted"
    assert case_of(desk, waiting).state == "waiting"


@pytest.mark.parametrize("reply", ["", "a" * 52, "x"])
def test_a_mail_that_belongs_nowhere_is_parked(desk, waiting, reply):
    assert take(desk, reply) == "parked"
    (row,) = desk.rows("inbox", channel="mail-in")
    assert (row.state, row.reason) == ("parked", "NoCase")
    assert take(desk, reply) == "again"


def test_a_tampered_address_is_none(desk, waiting):
    reply = token(desk, waiting)
    for place in (0, 26, 33, 51):
        sign = "a" if reply[place] != "a" else "b"
        assert take(desk, reply[:place] + sign + reply[place + 1 :]) == "parked"


def test_a_closed_case_stays_closed_and_the_way_is_told_once_a_day(desk, lan, settled):
    reply = token(desk, settled)
    for number in range(3):
        assert take(desk, reply, message_id=f"<{number}@x>") == "added"
    desk.deliver("1")
    assert case_of(desk, settled).state == "done"
    assert desk.told("mail", FROM).count("notice-mail-closed") == 1
    (body,) = [
        one
        for one in desk.bodies.values()
        if any(part["copy"] == "notice-mail-closed" for part in one.get("parts", ()))
    ]
    assert body["status"]
    assert body["reply"]


def test_a_mail_proves_nothing(desk, lan, waiting):
    """No code, no link, no proof comes of it."""
    before = [len(desk.rows(one)) for one in ("proof", "chat_account", "change")]
    take(desk, token(desk, waiting), text="đổi số điện thoại sang 0911 222 333")
    take(desk, token(desk, waiting), message_id="<2@x>", text="rút yêu cầu")
    assert [len(desk.rows(one)) for one in ("proof", "chat_account", "change")] == before
    assert case_of(desk, waiting).state == "open"
