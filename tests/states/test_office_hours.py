"""Office hours: weekdays, lunch, Tet, days in lieu, make-up days, the desk's own days."""

from datetime import UTC, date, datetime, time

import pytest

from states import clocks, office_hours
from states.office_hours import OFFICE, VIETNAM, Calendar, Hours, Span

LUNCH = office_hours.read("Mon-Fri 08:00-12:00,13:00-17:30; Sat 08:00-12:00")


def vn(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=VIETNAM).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (vn(2026, 11, 23, 9), None),  # a Monday
        (vn(2026, 11, 23, 8), None),
        (vn(2026, 11, 23, 7, 59), vn(2026, 11, 23, 8)),
        # closed at 17:30 sharp; the 24th is a public holiday (Vietnam Cultural Day)
        (vn(2026, 11, 23, 17, 30), vn(2026, 11, 25, 8)),
        (vn(2026, 11, 24, 10), vn(2026, 11, 25, 8)),
        (vn(2026, 11, 27, 18), vn(2026, 11, 30, 8)),  # Friday evening
        (vn(2026, 2, 13, 18), vn(2026, 2, 23, 8)),  # Tet 2026: 16 to 20 February
        (vn(2026, 2, 17, 9), vn(2026, 2, 23, 8)),
        # 31 August 2026 is off, Saturday 22 August is worked for it
        (vn(2026, 8, 22, 9), None),
        (vn(2026, 8, 21, 20), vn(2026, 8, 22, 8)),
        (vn(2026, 8, 28, 18), vn(2026, 9, 3, 8)),
        (vn(2026, 12, 31, 18), vn(2027, 1, 4, 8)),  # over the turn of the year
    ],
)
def test_when_the_desk_opens(now: datetime, opens: datetime | None):
    desk = office_hours.at(OFFICE, now)
    assert desk.opens == (opens or now)
    assert (desk.until is not None) is (opens is None)


def test_several_spans_a_day():
    desk = office_hours.at(LUNCH, vn(2026, 11, 23, 12, 10))
    assert (desk.opens, desk.until) == (vn(2026, 11, 23, 13), None)
    assert office_hours.shown(desk.day) == "08:00–12:00, 13:00–17:30"
    assert office_hours.at(LUNCH, vn(2026, 11, 23, 11)).until == vn(2026, 11, 23, 12)
    assert office_hours.at(LUNCH, vn(2026, 11, 28, 11)).until == vn(2026, 11, 28, 12)  # Saturday
    assert office_hours.at(LUNCH, vn(2026, 11, 28, 13)).opens == vn(2026, 11, 30, 8)


def test_the_desks_own_days_and_a_calendar_given_as_data():
    day = date(2026, 11, 23)
    closed = Hours(OFFICE.week, {day: ()})
    assert office_hours.at(closed, vn(2026, 11, 23, 9)).opens == vn(2026, 11, 25, 8)
    short = Hours(OFFICE.week, {date(2026, 11, 24): (Span(time(9), time(10)),)})
    assert office_hours.at(short, vn(2026, 11, 24, 9, 30)).until == vn(2026, 11, 24, 10)

    def never_off(year: int) -> Calendar:
        return Calendar()

    assert office_hours.at(OFFICE, vn(2026, 2, 17, 9), never_off).until is not None


def test_hours_that_never_open_are_refused():
    with pytest.raises(ValueError, match="never open"):
        office_hours.at(Hours(((),) * 7), vn(2026, 11, 23, 9))


@pytest.mark.parametrize(
    "text",
    [
        "", "Mon", "Mon-Fri", "Mon-Fri 8-17", "Fri-Mon 08:00-17:00", "Mon 17:00-08:00",
        "Mon 08:00-12:00,11:00-13:00", "Xyz 08:00-09:00", "Mon 25:00-26:00",
    ],
)  # fmt: skip
def test_what_is_no_hours_is_refused(text: str):
    with pytest.raises(ValueError, match=r".+"):
        office_hours.read(text)


def test_default_hours_are_what_the_setting_says():
    assert office_hours.read("Mon-Fri 08:00-17:30") == OFFICE


def test_a_make_up_saturday_is_a_working_day_of_the_clocks():
    assert clocks.is_working(date(2026, 8, 22), OFFICE)
    assert not clocks.is_working(date(2026, 8, 31), OFFICE)
    assert clocks.add_working_days(date(2026, 8, 21), 1, OFFICE) == date(2026, 8, 22)
