"""By when: the vectors of the law's clocks, Tet, make-up days, the desk's own days, warnings."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from states import clock_kinds, clocks, office_hours
from states.clock_kinds import (
    CARRY_OUT,
    FIRST_NOTICE,
    FULL_NOTICE,
    REPLY,
    TRIAGE,
    Unit,
    kind_of,
    restarted,
    started,
    warns_at,
)
from states.clock_kinds import (
    clock_kinds as kinds_of,
)
from states.identity import Level
from states.kinds import KINDS, MISUSE, NAME_CHANGE, TALK, Decides, Kind
from states.office_hours import OFFICE, VIETNAM, Hours, Span

LUNCH = office_hours.read("Mon-Fri 08:00-12:00,13:00-17:30; Sat 08:00-12:00")


def vn(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=VIETNAM).astimezone(UTC)


# -- the first reply: 2 working days --------------------------------------------------------------
# Broken once: the day of receipt counted -> every vector but the Sunday's fails.
@pytest.mark.parametrize(
    ("received", "reply_by"),
    [
        (date(2026, 11, 22), date(2026, 11, 25)),  # a Sunday; the 24th is off
        (date(2026, 11, 23), date(2026, 11, 26)),
        (date(2027, 2, 2), date(2027, 2, 11)),  # Tet 2027: 4 to 10 February
        (date(2026, 2, 12), date(2026, 2, 23)),  # Tet 2026: 16 to 20 February
        (date(2026, 2, 13), date(2026, 2, 24)),
        (date(2026, 8, 21), date(2026, 8, 24)),  # Saturday the 22nd is worked in exchange
        (date(2026, 8, 27), date(2026, 9, 3)),  # 31 August to 2 September are off
        (date(2026, 12, 31), date(2027, 1, 5)),  # over the turn of the year
    ],
)
def test_the_first_reply_has_two_working_days(received: date, reply_by: date):
    assert clocks.add_working_days(received, 2, OFFICE) == reply_by
    at = vn(received.year, received.month, received.day, 10)
    due = clocks.due(10, at, OFFICE)
    assert due.reply_by == vn(reply_by.year, reply_by.month, reply_by.day, 17, 30)


def test_every_kind_has_a_first_reply_and_its_own_days():
    for kind in KINDS.values():
        found = {one.name: one for one in kinds_of(kind)}
        assert (found[REPLY].length, found[REPLY].unit) == (2, Unit.WORKING_DAYS)
        assert (found[CARRY_OUT].length, found[CARRY_OUT].unit) == (kind.days, Unit.DAYS)
        assert [one.name for one in found.values() if one.pauses] == [CARRY_OUT]


@pytest.mark.parametrize("days", [10, 15, 20])
def test_one_extension_is_as_long_again_at_most(days: int):
    """Decree 356/2025 Art. 5(2)-(5): 15 and 15, 10 and 10, 20 and 20 days."""
    kind = Kind("x", (), Level.NONE, Decides.STAFF, days=days)
    assert kind_of(kind, CARRY_OUT).longer == days
    assert [one.longer for one in kinds_of(kind) if one.name != CARRY_OUT] == [0]


# -- carrying out: calendar days ------------------------------------------------------------------
@pytest.mark.parametrize(
    ("days", "until"),
    [
        (10, vn(2026, 12, 3, 17, 30)),  # view, correct, copy: Art. 5(3)
        (15, vn(2026, 12, 8, 17, 30)),  # withdraw, restrict, protect: Art. 5(2), 5(5)
        (20, vn(2026, 12, 13, 17, 30)),  # delete: Art. 5(4); a Sunday is not moved on
    ],
)
def test_carrying_out_counts_calendar_days(days: int, until: datetime):
    assert clocks.due(days, vn(2026, 11, 23), OFFICE).due_at == until


def test_kinds_carry_the_days_of_the_law():
    assert NAME_CHANGE.days == 10
    assert MISUSE.days == 15
    assert KINDS["update_address"].days == 10
    assert TALK.days == 10


# -- misuse: 24 and 72 hours, triage the same working day -----------------------------------------
def test_a_report_has_the_clocks_of_a_breach_from_the_first_alarm():
    alarmed, opened = vn(2026, 11, 23, 9, 5), vn(2026, 11, 23, 9, 20)
    found = {one.name: one for one in started(MISUSE, opened, alarmed, OFFICE)}
    assert found[FIRST_NOTICE].first_due == alarmed + timedelta(hours=24)
    assert found[FULL_NOTICE].first_due == alarmed + timedelta(hours=72)
    assert found[TRIAGE].first_due == vn(2026, 11, 23, 17, 30)
    assert found[CARRY_OUT].first_due == vn(2026, 12, 8, 17, 30)
    assert found[REPLY].first_due == vn(2026, 11, 26, 17, 30)
    assert found[FIRST_NOTICE].began_at == alarmed
    assert found[REPLY].began_at == opened


@pytest.mark.parametrize(
    ("alarmed", "until"),
    [
        (vn(2026, 11, 23, 17, 29), vn(2026, 11, 23, 17, 30)),
        (vn(2026, 11, 23, 17, 30), vn(2026, 11, 25, 17, 30)),  # closed; the 24th is off
        (vn(2026, 11, 21, 10), vn(2026, 11, 23, 17, 30)),  # a Saturday
        (vn(2027, 2, 5, 10), vn(2027, 2, 11, 17, 30)),  # in the middle of Tet
        (vn(2026, 8, 22, 10), vn(2026, 8, 22, 17, 30)),  # a Saturday that is worked
    ],
)
def test_triage_is_the_same_working_day(alarmed: datetime, until: datetime):
    assert clocks.alarm(alarmed, OFFICE).triage_by == until


def test_hours_run_through_tet():
    alarm = clocks.alarm(vn(2027, 2, 3, 20), OFFICE)
    assert alarm.first_notice_by == vn(2027, 2, 4, 20)
    assert alarm.full_notice_by == vn(2027, 2, 6, 20)


def test_what_the_chat_promises_is_what_the_clocks_say():
    """The engine tells dates before there is a case, by the same calendar."""
    for hours in (OFFICE, LUNCH):
        for kind in KINDS.values():
            at = vn(2027, 1, 26, 16)
            by = clocks.due(kind.days, at, hours)
            found = {one.name: one.first_due for one in started(kind, at, at, hours)}
            assert (found[REPLY], found[CARRY_OUT]) == (by.reply_by, by.due_at)
            if kind.report:
                alarm = clocks.alarm(at, hours)
                assert found[TRIAGE] == alarm.triage_by
                assert found[FIRST_NOTICE] == alarm.first_notice_by
                assert found[FULL_NOTICE] == alarm.full_notice_by


def test_a_reopened_case_has_new_clocks_but_no_new_alarm():
    found = restarted(MISUSE, vn(2026, 12, 20), 1, OFFICE)
    assert [one.name for one in found] == [REPLY, CARRY_OUT]
    assert {one.number for one in found} == {1}


# -- the desk's own days and hours ----------------------------------------------------------------
def test_the_desks_own_days_count_before_the_calendar():
    days = office_hours.read_days(
        "2026-11-24 08:00-17:30; 2026-11-25 closed; 2026-11-28 08:00-12:00"
    )
    hours = Hours(OFFICE.week, days)
    assert clocks.is_working(date(2026, 11, 24), hours)
    assert not clocks.is_working(date(2026, 11, 25), hours)
    assert clocks.is_working(date(2026, 11, 28), hours)  # a Saturday, made up for
    assert clocks.add_working_days(date(2026, 11, 23), 2, hours) == date(2026, 11, 26)
    assert clocks.add_working_days(date(2026, 11, 26), 2, hours) == date(2026, 11, 28)
    assert clocks.closing(date(2026, 11, 28), hours) == vn(2026, 11, 28, 12)


def test_open_hours_on_a_saturday_make_it_no_working_day():
    assert not clocks.is_working(date(2026, 11, 28), LUNCH)
    assert clocks.closing(date(2026, 11, 28), LUNCH) == vn(2026, 11, 28, 12)


@pytest.mark.parametrize(
    "text",
    [
        "2026-13-01 closed",
        "soon closed",
        "2026-12-31",
        "2026-12-31 ajar",
        "2026-12-31 closed; 2026-12-31 closed",
        "2026-12-31 12:00-08:00",
    ],
)
def test_what_is_no_day_is_refused(text: str):
    with pytest.raises(ValueError, match=r".+"):
        office_hours.read_days(text)


def test_no_days_of_ones_own():
    assert office_hours.read_days("") == {}
    assert office_hours.read_days(" ; ") == {}
    assert office_hours.read_days("2027-01-02 08:00-09:00,10:00-11:00") == {
        date(2027, 1, 2): (
            Span(time(8), time(9)),
            Span(time(10), time(11)),
        )
    }


@pytest.mark.parametrize(
    ("begins", "ends", "hours"),
    [
        (vn(2026, 11, 23, 9), vn(2026, 11, 23, 10), 1),
        (vn(2026, 11, 23, 11), vn(2026, 11, 23, 14), 2),  # lunch
        (vn(2026, 11, 23, 17), vn(2026, 11, 25, 9), 1.5),  # the 24th is off
        (vn(2026, 11, 27, 17), vn(2026, 11, 30, 9), 0.5 + 4 + 1),  # Saturday morning
        (vn(2027, 2, 3, 16, 30), vn(2027, 2, 11, 9), 1 + 1),  # Tet
        (vn(2026, 11, 23, 18), vn(2026, 11, 23, 19), 0),
    ],
)
def test_open_time_counts_several_spans_a_day(begins: datetime, ends: datetime, hours: float):
    assert office_hours.open_time(LUNCH, begins, ends) == timedelta(hours=hours)


@pytest.mark.parametrize("length", [0.5, 1, 3.5, 8, 8.5, 17, 60])
@pytest.mark.parametrize("begins", [vn(2026, 11, 23, 11), vn(2026, 11, 28, 20), vn(2027, 2, 3, 17)])
def test_after_is_the_other_way_round(begins: datetime, length: float):
    span = timedelta(hours=length)
    ends = office_hours.after(LUNCH, begins, span)
    assert office_hours.open_time(LUNCH, begins, ends) == span
    assert office_hours.open_time(LUNCH, begins, ends - timedelta(minutes=1)) < span


def test_there_is_no_daylight_saving():
    """Days are 24 hours: a deadline that is put off by days keeps its hour."""
    for month in range(1, 13):
        assert clocks.closing(date(2026, month, 15), OFFICE).astimezone(VIETNAM).hour == 17
        assert vn(2026, month, 15).utcoffset() == timedelta()


# -- warnings -------------------------------------------------------------------------------------
def test_a_name_change_warns_on_day_seven():
    kind = kind_of(NAME_CHANGE, CARRY_OUT)
    due = clocks.due(10, vn(2026, 11, 23), OFFICE).due_at
    assert warns_at(kind, due, OFFICE) == vn(2026, 11, 30, 8)


@pytest.mark.parametrize(
    ("length", "unit", "due", "warned"),
    [
        (15, Unit.DAYS, vn(2026, 12, 8, 17, 30), vn(2026, 12, 3, 8)),
        (20, Unit.DAYS, vn(2026, 12, 14, 17, 30), vn(2026, 12, 8, 8)),
        (10, Unit.DAYS, vn(2027, 2, 9, 17, 30), vn(2027, 2, 3, 8)),  # before Tet, not in it
        (10, Unit.DAYS, vn(2026, 12, 2, 17, 30), vn(2026, 11, 27, 8)),  # Sunday -> Friday
        (2, Unit.WORKING_DAYS, vn(2026, 11, 26, 17, 30), vn(2026, 11, 26, 8)),
        (24, Unit.HOURS, vn(2026, 11, 24, 9), vn(2026, 11, 23, 21)),
        (72, Unit.HOURS, vn(2026, 11, 26, 9), vn(2026, 11, 25, 9)),
    ],
)
def test_when_it_warns(length: int, unit: Unit, due: datetime, warned: datetime):
    assert warns_at(clock_kinds.ClockKind("x", length, unit), due, OFFICE) == warned
