"""A web session ends with news in it that its customer has not answered: they reach a contact.

Broken once: with nothing told when the transcript closes, the first two saw an empty mailbox.
"""

import pytest

from tests.desk import Clock, Desk
from tests.handlers.desk_people import Staff, hire, talk

EMAIL = "mai@example.vn"


@pytest.fixture
def web(database, clock: Clock) -> Desk:
    desk = Desk(database, clock, "webchat")
    desk.customer()
    desk.link("1")
    return desk


def ends(desk: Desk, chat: str = "1") -> None:
    desk.clock.pass_(hours=1)
    desk.tick()
    desk.deliver(chat)


def lines(desk: Desk, reference: str, person: Staff) -> list[dict[str, str]]:
    page = person.page(reference)
    return [dict(one.body) for one in page.timeline if one.kind == "undelivered"]


def told(desk: Desk) -> list[str]:
    return [copy for copy in desk.told("mail", EMAIL) if copy.startswith("notice-desk")]


def test_what_was_not_answered_is_mailed_when_the_session_ends(web: Desk):
    reference = talk(web)
    person = Staff(web, hire(web, "lan", name="Trần Ngọc Lan"))
    person.does("reply", reference, "Em kiểm tra ngay.")
    assert "staff-reply" in web.deliver("1")
    assert told(web) == []
    ends(web)
    assert told(web) == ["notice-desk-reply"]
    assert lines(web, reference, person) == [
        {"outlet": "webchat", "reason": "unread", "then": "email"}
    ]
    ends(web)
    assert told(web) == ["notice-desk-reply"]


def test_what_was_answered_is_not_told_again(web: Desk):
    reference = talk(web)
    person = Staff(web, hire(web, "lan"))
    person.does("reply", reference, "Em kiểm tra ngay.")
    web.deliver("1")
    web.say("1", "Cảm ơn em")
    person.does("settle", reference, "Đã sửa.")
    web.deliver("1")
    ends(web)
    assert told(web) == ["notice-desk-settled"]


def test_after_the_session_news_go_to_the_contact_at_once(web: Desk):
    reference = talk(web)
    ends(web)
    assert told(web) == []
    Staff(web, hire(web, "lan")).does("settle", reference, "Đã sửa.")
    web.deliver("1")
    assert told(web) == ["notice-desk-settled"]
