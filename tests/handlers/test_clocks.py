"""Clocks of cases at work, on both databases: pauses, warnings, escalation, extension, the
authority, and what the customer is told of each date."""

from dataclasses import replace
from datetime import timedelta

from handlers.desk_deed import Done, Invalid, NotAllowed
from states.clock_history import Standing, due, standing
from states.clock_kinds import CARRY_OUT, FIRST_NOTICE, FULL_NOTICE, REPLY, TRIAGE
from storage import memos
from tests.desk import Desk
from tests.handlers.desk_clocks import (
    MAIL,
    audited,
    clocks,
    events,
    report,
    stands,
    told,
    unseen,
    wait,
)
from tests.handlers.desk_people import (
    Staff,
    case_of,
    send_paper,
    talk,
)

pytest_plugins = ["tests.handlers.clocks_fixtures"]


# -- begun, paused, stopped ------------------------------------------------------------------------
def test_a_case_for_staff_begins_its_clocks(desk: Desk, watched: str):
    case = case_of(desk, watched)
    found = clocks(desk, watched)
    assert set(found) == {REPLY, CARRY_OUT}
    assert due(found[REPLY], desk.clock.now) == case.reply_by
    assert due(found[CARRY_OUT], desk.clock.now) == case.due_at


def test_what_is_done_at_once_has_none(desk: Desk):
    desk.customer()
    desk.link("1")
    desk.say("1", "đổi ngày sinh")
    desk.say("1", "05/03/1990")
    desk.press("1", "email") if "ask-contact" in str(desk.last("1")) else None
    assert desk.rows("case_clock") == []


def test_it_stands_still_only_while_it_waits_for_the_customer(desk: Desk, lan: Staff, watched):
    """Broken once: `follow` left out of `cases.change` -> it runs on."""
    before = case_of(desk, watched).due_at
    lan.does("claim", watched)
    wait(desk, days=2)
    lan.does("ask_more", watched, "Xin gửi lại ảnh rõ hơn.")
    assert desk.deliver("1") == ["desk-asked-more", "clock-stands", "talk-answer"]
    assert told(desk)[-2]["shown"]["left"] == "8"
    assert stands(desk, watched) == {REPLY: Standing.KEPT, CARRY_OUT: Standing.PAUSED}
    assert wait(desk, days=30) == []  # nothing runs out
    send_paper(desk, "1")
    case = case_of(desk, watched)
    assert case.state == "open"
    assert case.due_at == before + timedelta(days=30)
    shown = next(one for one in reversed(told(desk)) if one["copy"] == "clock-goes-on")["shown"]
    assert shown["due"] == "02/01/2027"
    assert stands(desk, watched)[CARRY_OUT] is Standing.RUNNING


def test_an_answer_on_the_same_day_moves_no_date_and_says_nothing(desk, lan, watched):
    before = case_of(desk, watched).due_at
    lan.does("ask_more", watched, "Xin gửi lại ảnh.")
    desk.deliver("1")
    desk.clock.pass_(hours=5)
    assert "clock-goes-on" not in desk.say("1", "Em gửi đây ạ")
    assert case_of(desk, watched).state == "open"
    assert case_of(desk, watched).due_at == before


def test_closing_stops_and_reopening_begins_anew(desk: Desk, lan: Staff):
    desk.customer()
    desk.link("1")
    reference = talk(desk)
    lan.does("settle", reference, "Đã xong ạ.")
    first = clocks(desk, reference)
    assert {standing(one, desk.clock.now) for one in first.values()} == {Standing.KEPT}
    desk.deliver("1")
    wait(desk, days=3)
    desk.say("1", "menu")
    desk.say("1", reference)
    desk.press("1", f"reopen:{reference}")
    desk.say("1", "Vẫn chưa được ạ")
    again = clocks(desk, reference)
    assert {one.number for one in again.values()} == {1}
    assert stands(desk, reference) == {REPLY: Standing.RUNNING, CARRY_OUT: Standing.RUNNING}
    assert due(again[CARRY_OUT], desk.clock.now) == case_of(desk, reference).due_at
    assert len(desk.rows("case_clock")) == 4


def test_taking_a_request_back_stops_its_clocks(desk: Desk, watched: str):
    desk.say("1", watched)
    desk.press("1", f"withdraw:{watched}")
    desk.say("1", "đúng")
    assert case_of(desk, watched).state == "withdrawn"
    assert set(stands(desk, watched).values()) == {Standing.KEPT}
    wait(desk, days=40)
    assert [one for one in desk.rows("case_event") if one.kind in ("warned", "escalated")] == []


# -- warned and escalated --------------------------------------------------------------------------
def test_it_warns_before_and_escalates_after_a_deadline(desk: Desk, lan: Staff, watched: str):
    """Received Monday 23: the reply is due Thursday 26, carrying out on 3 December; the warnings
    come in the morning of the 26th and of the 30th (day 7)."""
    wait(desk, days=2, hours=22, minutes=58)  # Thursday, just before the desk opens
    assert events(lan, watched) == []
    wait(desk, minutes=3)
    assert events(lan, watched) == [("warned", REPLY)]
    assert stands(desk, watched)[REPLY] is Standing.WARNED
    assert desk.sent("mail", MAIL) == []  # it is not urgent
    wait(desk, hours=9, minutes=28)
    assert case_of(desk, watched).escalated_at is None
    wait(desk, minutes=3)
    assert events(lan, watched) == [("warned", REPLY), ("escalated", REPLY)]
    assert case_of(desk, watched).escalated_at is not None
    mailed = desk.sent("mail", MAIL)
    assert [one["parts"][0]["copy"] for one in mailed] == ["alert-clock-late"]
    assert mailed[0]["parts"][0]["shown"]["reference"] == watched
    wait(desk, days=3, hours=14)  # Monday 30, before the desk opens
    assert len(events(lan, watched)) == 2
    wait(desk, hours=1)
    wait(desk, days=4)
    assert events(lan, watched)[2:] == [("warned", CARRY_OUT), ("escalated", CARRY_OUT)]
    assert audited(desk, watched).count("case escalated") == 2
    wait(desk, days=30)
    assert len(events(lan, watched)) == 4  # once each


def test_whoever_has_the_case_gets_a_memo(desk: Desk, lan: Staff, watched: str):
    desk.house = replace(desk.house, rules=replace(desk.house.rules, claim_for=timedelta()))
    lan.does("claim", watched)
    wait(desk, days=2, hours=23, minutes=2)
    assert unseen(desk, lan) == [(watched, "near", REPLY)]
    newest_memo = desk.rows("memo")[-1].id
    desk.database.write_now(lambda uow: memos.see(uow, lan.member.id, newest_memo))
    assert unseen(desk, lan) == []


def test_an_urgent_report_is_mailed_of_before_it_is_late(desk: Desk, thu: Staff):
    desk.house = replace(desk.house, alert_mail=(MAIL,))
    desk.customer()
    desk.link("1")
    reference = report(desk)
    assert set(clocks(desk, reference)) == {REPLY, CARRY_OUT, TRIAGE, FIRST_NOTICE, FULL_NOTICE}
    wait(desk, hours=12, minutes=1)
    mailed = [one["parts"][0] for one in desk.sent("mail", MAIL)]
    assert [one["copy"] for one in mailed] == [
        "alert-urgent", "alert-clock-late", "alert-clock-near",
    ]  # fmt: skip
    assert [one["shown"].get("clock") for one in mailed[1:]] == [
        {"term": "clock-triage"}, {"term": "clock-first_notice"},
    ]  # fmt: skip
    assert events(thu, reference) == [("escalated", TRIAGE), ("warned", FIRST_NOTICE)]


def test_a_warning_changes_nothing_that_is_decided_on(desk: Desk, lan: Staff, watched: str):
    deed = lan.deed("ask_more", watched, text="Xin gửi lại ảnh.")
    wait(desk, days=4)
    assert events(lan, watched)
    assert isinstance(lan.carry_out(deed), Done)


# -- told to the authority -------------------------------------------------------------------------
def test_telling_the_authority_stops_its_clock(desk: Desk, thu: Staff, lan: Staff):
    desk.customer()
    desk.link("1")
    reference = report(desk)
    words = "Đã báo A05 qua cổng lúc 15:00, biên bản 12."
    assert isinstance(lan.does("notify", reference, words, field=FIRST_NOTICE), NotAllowed)
    assert thu.does("notify", reference, words, field=FIRST_NOTICE) == Done("notify")
    assert stands(desk, reference)[FIRST_NOTICE] is Standing.KEPT
    assert stands(desk, reference)[FULL_NOTICE] is Standing.RUNNING
    case = case_of(desk, reference)
    assert (case.first_notice_by, case.full_notice_by is not None) == (None, True)
    assert thu.does("notify", reference, words, field=FIRST_NOTICE) == NotAllowed(
        "console-no-clock"
    )
    assert thu.does("notify", reference, words, field=REPLY) == NotAllowed("console-no-clock")
    assert isinstance(thu.does("notify", reference, "ok", field=FULL_NOTICE), Invalid)
    assert "case notify" in audited(desk, reference)
    assert ("notified", FIRST_NOTICE) in events(thu, reference)


def test_there_is_no_authority_to_tell_of_other_cases(desk: Desk, thu: Staff, watched: str):
    outcome = thu.does("notify", watched, "Không phải báo.", field=FIRST_NOTICE)
    assert outcome == NotAllowed("console-no-clock")
