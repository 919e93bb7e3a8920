"""By when: pure functions of dates.

The decree says working days only for the reply and plain days for carrying out, so the rest is
counted in calendar days, the safe reading (Decree 356/2025 Art. 5; Consumer Law 19/2023 Art. 31).
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache

import holidays

_VIETNAM = timezone(timedelta(hours=7))
_END_OF_DAY = time(17, 30)  # when the desk closes; settings may say otherwise later
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


def alarm(first_at: datetime) -> Alarm:
    """The clocks of an alarm raised at `first_at` (UTC)."""
    return Alarm(
        first_at,
        first_at + FIRST_NOTICE,
        first_at + FULL_NOTICE,
        _closing(_working_day_of(first_at)),
    )


def _working_day_of(moment: datetime) -> date:
    """The working day on which this is looked at: the next one, where the desk has closed."""
    local = moment.astimezone(_VIETNAM)
    today = local.date()
    open_still = is_working(today) and local.time() < _END_OF_DAY
    return today if open_still else add_working_days(today, 1)


@lru_cache(maxsize=16)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("VN", years=year))


def is_working(day: date) -> bool:
    return day.weekday() < 5 and day not in _holidays(day.year)


def add_working_days(start: date, count: int) -> date:
    """The day `count` working days after `start`; the day of receipt is not counted."""
    day = start
    while count:
        day += timedelta(days=1)
        if is_working(day):
            count -= 1
    return day


def due(days: int, received: datetime) -> Due:
    """The two clocks of a request received at `received` (UTC) with `days` calendar days."""
    local = received.astimezone(_VIETNAM).date()
    return Due(
        reply_by=_closing(add_working_days(local, REPLY_WORKING_DAYS)),
        due_at=_closing(local + timedelta(days=days)),
    )


def _closing(day: date) -> datetime:
    return datetime.combine(day, _END_OF_DAY, _VIETNAM).astimezone(UTC)
