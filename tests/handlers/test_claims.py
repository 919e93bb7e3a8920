"""A claim is a lease: an idle case goes back to the queue in open hours, never out of a talk."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.desk_deed import Done
from states.case import Action
from states.permissions import Role
from storage import memos
from tests.desk import Desk
from tests.handlers.desk_people import Staff, ask_name_change, case_of, hire, talk


@pytest.fixture
def name_case(desk: Desk) -> str:
    """Claimed by nobody, Monday 23 November at nine in the morning; the 24th is a holiday."""
    desk.customer()
    desk.link("1")
    return ask_name_change(desk)


def wait(desk: Desk, **span: float) -> None:
    desk.clock.pass_(**span)
    desk.tick()


def holder(desk: Desk, reference: str) -> str | None:
    return case_of(desk, reference).assignee_id


def test_an_idle_case_goes_back_after_eight_open_hours(desk: Desk, lan: Staff, name_case: str):
    """Half past five, and the holiday after it, stop the count: 8.5 hours on Monday are enough."""
    lan.does("claim", name_case)
    wait(desk, hours=7, minutes=59)
    assert holder(desk, name_case) == lan.member.id
    wait(desk, minutes=2)
    assert holder(desk, name_case) is None
    event = lan.page(name_case).timeline[-1]
    assert (event.kind, event.actor_kind) == ("returned", "desk")
    assert event.body == {"holder": lan.member.id}
    actions = [one.action for one in desk.rows("audit", case_id=case_of(desk, name_case).id)]
    assert "case returned" in actions
    found = desk.database.read_now(lambda uow: memos.unseen(uow, lan.member.id))
    assert [(one.reference, one.what) for one in found] == [(name_case, "returned")]


def test_no_night_and_no_holiday_ends_a_claim(desk: Desk, lan: Staff, name_case: str):
    """Broken once: counted by the watch -> it is gone on Tuesday."""
    wait(desk, hours=4)
    lan.does("claim", name_case)  # 13:00: 4.5 hours on Monday, 3.5 on Wednesday
    wait(desk, hours=42)  # Wednesday, 07:00
    assert holder(desk, name_case) == lan.member.id
    wait(desk, hours=4, minutes=29)
    assert holder(desk, name_case) == lan.member.id
    wait(desk, minutes=3)
    assert holder(desk, name_case) is None


@pytest.mark.parametrize("action", ["note", "reveal", "reply"])
def test_any_act_renews_it(desk: Desk, lan: Staff, name_case: str, action: str):
    lan.does("claim", name_case)
    wait(desk, hours=7)
    field = {"field": "record.phone"} if action == "reveal" else {}
    assert isinstance(lan.does(action, name_case, "Đang kiểm tra giấy tờ.", **field), Done)
    wait(desk, hours=1, minutes=5)
    assert holder(desk, name_case) == lan.member.id
    wait(desk, days=2)
    assert holder(desk, name_case) is None


def test_what_others_do_does_not_renew_it(desk: Desk, lan: Staff, name_case: str):
    lan.does("claim", name_case)
    wait(desk, hours=7)
    minh = Staff(desk, hire(desk, "minh"))
    minh.does("note", name_case, "Khách vừa gọi.")
    wait(desk, hours=1, minutes=2)
    assert holder(desk, name_case) is None


def test_nobody_is_taken_out_of_a_talk(desk: Desk, lan: Staff):
    """The words of the last hour keep it, whatever the lease says."""
    desk.house = replace(
        desk.house, rules=replace(desk.house.rules, claim_for=timedelta(minutes=10))
    )
    desk.customer()
    desk.link("1")
    reference = talk(desk)
    lan.does("reply", reference, "Em nghe ạ.")
    wait(desk, minutes=50)
    desk.say("1", "Mạng nhà tôi chập chờn")
    wait(desk, minutes=55)
    assert holder(desk, reference) == lan.member.id
    wait(desk, minutes=6)
    assert holder(desk, reference) is None
    assert case_of(desk, reference).chat_taken_at is None  # the bot answers again


def test_who_waits_for_the_customer_is_not_idle(desk: Desk, lan: Staff, name_case: str):
    lan.does("ask_more", name_case, "Xin gửi lại ảnh.")
    wait(desk, days=9)
    assert holder(desk, name_case) == lan.member.id
    desk.say("1", "Em gửi rồi ạ")
    assert case_of(desk, name_case).state == "open"
    wait(desk, hours=2)
    assert holder(desk, name_case) == lan.member.id
    wait(desk, days=3)
    assert holder(desk, name_case) is None


def test_a_released_or_closed_case_is_left_alone(desk: Desk, lan: Staff, name_case: str):
    lan.does("claim", name_case)
    lan.does("release", name_case)
    wait(desk, days=3)
    lan.does("claim", name_case)
    lan.does("refuse", name_case, "Giấy tờ không đúng loại.")
    wait(desk, days=3)
    assert "returned" not in [one.kind for one in lan.page(name_case).timeline]


def test_a_takeover_begins_the_lease_anew(desk: Desk, lan: Staff, name_case: str):
    lan.does("claim", name_case)
    wait(desk, hours=7)
    chi = Staff(desk, hire(desk, "chi", Role.SUPERVISOR))
    chi.does(Action.CLAIM, name_case)
    wait(desk, hours=1, minutes=5)
    assert holder(desk, name_case) == chi.member.id


def test_without_a_lease_a_claim_lasts(desk: Desk, lan: Staff, name_case: str):
    desk.house = replace(desk.house, rules=replace(desk.house.rules, claim_for=timedelta()))
    lan.does("claim", name_case)
    wait(desk, days=30)
    assert holder(desk, name_case) == lan.member.id
