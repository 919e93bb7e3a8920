"""Giving a case to a named colleague: who gives, who is given, who is told, how long it lasts."""

import pytest

from handlers.desk_deed import Done, Invalid, NotAllowed, Stale
from states.permissions import Role
from storage import memos, tables
from tests.desk import Desk
from tests.handlers.desk_people import Staff, case_of, hire, newest, talk


@pytest.fixture
def chi(desk: Desk) -> Staff:
    return Staff(desk, hire(desk, "chi", Role.SUPERVISOR, "Đỗ Linh Chi"))


def told(desk: Desk, one: Staff) -> list[tuple[str, str]]:
    found = desk.database.read_now(lambda uow: memos.unseen(uow, one.member.id))
    return [(memo.reference, memo.what) for memo in found]


def test_a_holder_hands_over_and_the_colleague_is_told(desk, lan, minh, name_case):
    lan.does("claim", name_case)
    given = lan.does("assign", name_case, "Nhờ Minh xem giúp.", to=minh.member.id)
    assert given == Done("assign")
    assert case_of(desk, name_case).assignee_id == minh.member.id
    assert told(desk, minh) == [(name_case, "assigned")]
    assert told(desk, lan) == []
    line = minh.page(name_case).timeline[-1]
    assert (line.kind, line.actor_id) == ("assigned", lan.member.id)
    assert line.body == {
        "holder": minh.member.id, "name": "Phạm Quang Minh", "text": "Nhờ Minh xem giúp.",
    }  # fmt: skip
    actions = [one.action for one in desk.rows("audit", case_id=case_of(desk, name_case).id)]
    assert actions[-1] == "case assign"
    assert lan.does("refuse", name_case, "Không đủ giấy tờ.") == NotAllowed("console-no-claimed")


def test_whoever_loses_a_case_to_a_colleague_is_told_too(desk, lan, minh, chi, name_case):
    lan.does("claim", name_case)
    assert chi.does("assign", name_case, to=minh.member.id) == Done("assign")
    assert told(desk, lan) == [(name_case, "passed_on")]
    assert told(desk, minh) == [(name_case, "assigned")]


def test_only_a_lead_gives_what_nobody_or_somebody_else_has(desk, lan, minh, chi, name_case):
    refused = NotAllowed("console-no-lead")
    assert lan.does("assign", name_case, to=minh.member.id) == refused
    minh.does("claim", name_case)
    assert lan.does("assign", name_case, to=chi.member.id) == refused
    assert case_of(desk, name_case).assignee_id == minh.member.id
    actions = [one.action for one in desk.rows("audit", case_id=case_of(desk, name_case).id)]
    assert actions.count("refused: case assign") == 2


def test_only_who_may_work_on_it_is_offered_and_taken(desk, lan, minh, chi, name_case):
    tu = hire(desk, "tu", Role.HOTLINE)
    guard = hire(desk, "an", Role.SECURITY)
    gone = hire(desk, "binh")
    desk.database.write_now(
        lambda uow: uow.change(tables.staff, {"id": gone.id}, {"disabled_at": uow.now})
    )
    invited = hire(desk, "hoa")
    desk.database.write_now(
        lambda uow: uow.change(tables.staff, {"id": invited.id}, {"password_hash": ""})
    )
    lan.does("claim", name_case)
    offered = [one for one, _ in chi.page(name_case).colleagues]
    assert offered == [minh.member.id]  # not herself, nor who has it
    nobody = Invalid("console-assign-nobody", {})
    for one in (tu.id, guard.id, gone.id, invited.id, chi.member.id, "", "f" * 32):
        assert chi.does("assign", name_case, to=one) == nobody
    theirs = Invalid("console-assign-theirs", {})
    assert chi.does("assign", name_case, to=lan.member.id) == theirs
    assert lan.page(name_case).colleagues == (
        (minh.member.id, "Phạm Quang Minh"), (chi.member.id, "Đỗ Linh Chi"),
    )  # fmt: skip
    assert minh.page(name_case).colleagues == ()


def test_the_approver_is_not_given_the_second_look(desk, lan, minh, chi, name_case):
    assert lan.does("approve", name_case) == Done("approve", "chat")
    assert [one for one, _ in chi.page(name_case).colleagues] == [minh.member.id]
    given = chi.does("assign", name_case, to=lan.member.id)
    assert given == Invalid("console-assign-nobody", {})


def test_the_lease_begins_anew(desk, lan, minh, chi, name_case):
    """Broken once: not renewed -> it goes back by the alarm of who had it before."""
    lan.does("claim", name_case)
    desk.clock.pass_(hours=7)
    chi.does("assign", name_case, to=minh.member.id)
    desk.clock.pass_(hours=1, minutes=5)
    desk.tick()
    assert case_of(desk, name_case).assignee_id == minh.member.id
    desk.clock.pass_(days=3)
    desk.tick()
    assert case_of(desk, name_case).assignee_id is None
    assert told(desk, minh) == [(name_case, "returned"), (name_case, "assigned")]


def test_what_a_colleague_did_meanwhile_is_told_first(desk, lan, minh, chi, name_case):
    lan.does("claim", name_case)
    seen = chi.page(name_case).seen
    lan.does("assign", name_case, to=minh.member.id)
    outcome = chi.does("assign", name_case, to=minh.member.id, seen=seen)
    assert isinstance(outcome, Stale)
    assert [one.what for one in outcome.since] == ["assigned"]


def test_a_repeated_form_is_one_effect(desk, lan, minh, name_case):
    lan.does("claim", name_case)
    deed = lan.deed("assign", name_case, to=minh.member.id)
    assert lan.carry_out(deed) == lan.carry_out(deed) == Done("assign")
    assert told(desk, minh) == [(name_case, "assigned")]


def test_the_chat_stays_where_it_is(desk, lan, minh, chi):
    """Given while the bot talks, the bot goes on; given while a person has it, a person has it."""
    desk.customer()
    desk.link("1")
    reference = talk(desk)
    chi.does("assign", reference, to=lan.member.id)
    assert case_of(desk, reference).chat_taken_at is None
    lan.does("reply", reference, "Em nghe ạ.")
    taken_at = case_of(desk, reference).chat_taken_at
    assert taken_at is not None
    lan.does("assign", reference, to=minh.member.id)
    assert case_of(desk, reference).chat_taken_at == taken_at


def test_a_report_that_is_given_to_somebody_is_taken_up(desk, chi):
    """Its reporter hears it once; the clock of the first look stops."""
    an = Staff(desk, hire(desk, "an", Role.SECURITY))
    other = Staff(desk, hire(desk, "oanh", Role.SECURITY))
    desk.customer()
    desk.link("1")
    desk.say("1", "có người dùng CCCD của tôi để vay tiền")
    desk.press("1", "hand_in")
    reference = newest(desk)
    assert chi.does("assign", reference, to=an.member.id).told != ""
    assert "desk-taken-up" in desk.deliver("1")
    assert an.does("assign", reference, to=other.member.id) == Done("assign")
    assert "desk-taken-up" not in desk.deliver("1")
