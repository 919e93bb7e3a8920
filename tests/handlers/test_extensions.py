"""Extending a deadline, on both databases: once, with a reason, before the first deadline."""

from datetime import datetime, timedelta

import pytest

from handlers.desk_deed import Done, Invalid, NotAllowed, Stale
from states.clock_history import Standing
from states.clock_kinds import CARRY_OUT, REPLY
from tests.desk import Desk
from tests.handlers.desk_clocks import audited, clocks, events, report, stands, told, wait
from tests.handlers.desk_people import Staff, case_of, hire

pytest_plugins = ["tests.handlers.clocks_fixtures"]
REASON = "Cần đối chiếu thêm với cơ quan đăng ký."


def test_an_extension_tells_the_customer_why_and_until_when(desk: Desk, lan: Staff, watched):
    before = case_of(desk, watched).due_at
    assert lan.does("extend", watched, REASON, value="10") == Done("extend", "chat")
    assert desk.deliver("1") == ["desk-extended"]
    assert told(desk)[-1]["shown"] == {
        "reference": watched, "text": REASON, "due": "13/12/2026",
    }  # fmt: skip
    notice = desk.sent("mail", "mai@example.vn")[-1]["parts"][0]
    assert (notice["copy"], notice["shown"]["due"]) == ("notice-desk-extended", "13/12/2026")
    case = case_of(desk, watched)
    assert case.due_at == before + timedelta(days=10)
    assert case.assignee_id == lan.member.id
    assert stands(desk, watched) == {REPLY: Standing.RUNNING, CARRY_OUT: Standing.EXTENDED}
    assert "case extend" in audited(desk, watched)
    event = next(one for one in lan.page(watched).timeline if one.kind == "extended")
    assert (event.body["days"], event.body["text"]) == (10, REASON)
    assert datetime.fromisoformat(event.body["until"]) == case.due_at


def test_only_once(desk: Desk, lan: Staff, watched: str):
    lan.does("extend", watched, REASON, value="3")
    again = lan.does("extend", watched, REASON, value="3")
    assert again == NotAllowed("console-no-extended")
    assert "refused: case extend" in audited(desk, watched)


def test_only_before_the_first_deadline(desk: Desk, lan: Staff, watched: str):
    """Broken once: `may_extend` without the deadline."""
    wait(desk, days=11)
    late = lan.does("extend", watched, REASON, value="10")
    assert late == NotAllowed("console-no-extend-late")
    assert "desk-extended" not in desk.deliver("1")
    assert clocks(desk, watched)[CARRY_OUT].extended == 0


@pytest.mark.parametrize("days", ["", "0", "11", "-3", "ten", "²"])
def test_only_by_as_many_days_as_the_law_allows(desk: Desk, lan: Staff, watched: str, days: str):
    outcome = lan.does("extend", watched, REASON, value=days)
    assert outcome == Invalid("console-extend-days", {"most": "10"})


def test_only_with_a_reason(desk: Desk, lan: Staff, watched: str):
    outcome = lan.does("extend", watched, "vì", value="5")
    assert outcome == Invalid("console-text-short", {"least": "5"})


def test_only_on_what_the_page_shows(desk: Desk, lan: Staff, watched: str):
    deed = lan.deed("extend", watched, text=REASON, value="5")
    other = Staff(desk, hire(desk, "minh"))
    other.does("note", watched, "Khách vừa gọi.")
    assert isinstance(lan.carry_out(deed), Stale)
    assert clocks(desk, watched)[CARRY_OUT].extended == 0


def test_a_report_is_put_off_by_fifteen_days_at_most(desk: Desk, thu: Staff):
    desk.customer()
    desk.link("1")
    reference = report(desk)
    before = case_of(desk, reference).due_at
    too_long = thu.does("extend", reference, REASON, value="16")
    assert too_long == Invalid("console-extend-days", {"most": "15"})
    assert isinstance(thu.does("extend", reference, REASON, value="15"), Done)
    assert case_of(desk, reference).due_at == before + timedelta(days=15)


def test_after_an_extension_it_warns_anew(desk: Desk, lan: Staff, watched: str):
    wait(desk, days=8)
    assert ("warned", CARRY_OUT) in events(lan, watched)
    lan.does("extend", watched, REASON, value="10")
    wait(desk, days=2)
    assert events(lan, watched).count(("warned", CARRY_OUT)) == 1
    wait(desk, days=7)
    assert events(lan, watched).count(("warned", CARRY_OUT)) == 2
    assert ("escalated", CARRY_OUT) not in events(lan, watched)
