"""By when: pure functions of dates, office hours and a moment.

The decree says working days only for the reply and plain days for carrying out, so the rest is
counted in calendar days, the safe reading (Decree 356/2025 Art. 5; Consumer Law 19/2023 Art. 31).
The day of receipt is not counted (Civil Code 2015 Art. 147(2)). A last day that is a day off is not
moved on, though Civil Code Art. 148(5) would allow it: the customer is told the earlier date.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from states.office_hours import VIETNAM, Hours, Span, spans, vietnam

REPLY_WORKING_DAYS = 2
FIRST_NOTICE, FULL_NOTICE = timedelta(hours=24), timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Due:
    """UTC moments: the first human reply, and carrying the request out."""

    reply_by: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Alarm:
    """The clocks of a possible breach, in UTC, from the first alarm: telling the authority of an
    attacked system (24 h, Consumer Law 19/2023 Art. 19(3)) and of a violation (72 h, PDPL 91/2025
    Art. 23(1)). `triage_by`: staff have looked at it, the same working day."""

    first_at: datetime
    first_notice_by: datetime
    full_notice_by: datetime
    triage_by: datetime


def alarm(first_at: datetime, hours: Hours) -> Alarm:
    """The clocks of an alarm raised at `first_at` (UTC)."""
    return Alarm(
        first_at,
        first_at + FIRST_NOTICE,
        first_at + FULL_NOTICE,
        closing(day_of(first_at, hours), hours),
    )


def day_of(moment: datetime, hours: Hours) -> date:
    """The working day on which this is looked at: the next one, where the desk has closed."""
    today = moment.astimezone(VIETNAM).date()
    if is_working(today, hours) and moment < closing(today, hours):
        return today
    return add_working_days(today, 1, hours)


def is_working(day: date, hours: Hours) -> bool:
    """Whether this is a working day: Monday to Friday and no holiday, or a weekend day that is
    worked in exchange (Labour Code 2019 Art. 105, 111, 112). The desk's own days come first: what
    the calendar does not know yet is told there. Hours on a Saturday make it no working day."""
    if day in hours.special:
        return bool(hours.special[day])
    year = vietnam(day.year)
    return day in year.worked or (day.weekday() < 5 and day not in year.off)


def add_working_days(start: date, count: int, hours: Hours) -> date:
    """The day `count` working days after `start`; the day of receipt is not counted."""
    day = start
    while count:
        day += timedelta(days=1)
        if is_working(day, hours):
            count -= 1
    return day


def last_working_day(day: date, hours: Hours) -> date:
    """This day, or the last working day before it."""
    while not is_working(day, hours):
        day -= timedelta(days=1)
    return day


def due(days: int, received: datetime, hours: Hours) -> Due:
    """The two clocks of a request received at `received` (UTC) with `days` calendar days."""
    today = received.astimezone(VIETNAM).date()
    return Due(
        reply_by=closing(add_working_days(today, REPLY_WORKING_DAYS, hours), hours),
        due_at=closing(today + timedelta(days=days), hours),
    )


def closing(day: date, hours: Hours) -> datetime:
    """When the desk closes on this day (UTC); on a day off, when it closes on an ordinary one."""
    return _moment(day, _open_spans(day, hours)[-1].closes)


def opening(day: date, hours: Hours) -> datetime:
    """When it opens on this day (UTC); on a day off, when it opens on an ordinary one."""
    return _moment(day, _open_spans(day, hours)[0].opens)


def _open_spans(day: date, hours: Hours) -> tuple[Span, ...]:
    return spans(hours, day) or next(filter(None, hours.week))


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, VIETNAM).astimezone(UTC)
