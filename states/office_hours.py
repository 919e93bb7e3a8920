"""When people are at the desk: pure functions of hours, days and a moment.

Hours are data: spans by weekday (several a day are possible: a lunch break), days of the desk's own
beside them, and the country's calendar a year: its holidays, and the weekend days that are worked
in exchange (Labour Code 2019 Art. 111(3), 112; each year's days are in the `holidays` package).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache

import holidays

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")  # no daylight saving since 1975
_LONGEST_BREAK = 31  # days; Tet is at most half of that
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PART = re.compile(r"([a-z]{3})(?:-([a-z]{3}))?\s+([\d:,\s-]+)")
_SPAN = re.compile(r"(\d{2}:\d{2})-(\d{2}:\d{2})")


@dataclass(frozen=True, slots=True)
class Span:
    """From `opens` (included) to `closes` (excluded), local time."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Calendar:
    """One year of a country: days off on a weekday, and weekend days that are worked."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()


@lru_cache(maxsize=32)
def vietnam(year: int) -> Calendar:
    """Vietnam's year: public holidays with Tet and days in lieu, and the make-up days for them."""
    days = holidays.country_holidays("VN", years=year)
    made_up = getattr(days, "weekend_workdays", ())
    return Calendar(frozenset(days), frozenset(day for day in made_up if day.year == year))


@dataclass(frozen=True, slots=True)
class Hours:
    """`week`: the spans of Monday to Sunday. `special`: the desk's own days, whatever the calendar
    says (no span: closed). A weekend day that is worked has the hours of a Monday."""

    week: tuple[tuple[Span, ...], ...]
    special: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)


_WHOLE = (Span(time(8), time(17, 30)),)
OFFICE = Hours((*(_WHOLE,) * 5, (), ()))


def spans(
    hours: Hours, day: date, calendar: Callable[[int], Calendar] = vietnam
) -> tuple[Span, ...]:
    """When the desk is open on this day."""
    if day in hours.special:
        return hours.special[day]
    year = calendar(day.year)
    if day in year.worked:
        return hours.week[0]
    return () if day in year.off else hours.week[day.weekday()]


@dataclass(frozen=True, slots=True)
class Desk:
    """How it stands at a moment. `until`: when the open span ends, None while closed. `opens`: the
    moment itself while open, else when the desk opens next. `day`: the spans of that day. UTC."""

    opens: datetime
    until: datetime | None
    day: tuple[Span, ...]


def at(hours: Hours, now: datetime, calendar: Callable[[int], Calendar] = vietnam) -> Desk:
    """Whether somebody is there at `now` (UTC), and from when otherwise. Raises ValueError where
    the hours never open."""
    local = now.astimezone(VIETNAM)
    for ahead in range(_LONGEST_BREAK):
        day = local.date() + timedelta(days=ahead)
        open_that_day = spans(hours, day, calendar)
        for span in open_that_day:
            opens, closes = _moment(day, span.opens), _moment(day, span.closes)
            if opens <= now < closes:
                return Desk(now, closes, open_that_day)
            if now < opens:
                return Desk(opens, None, open_that_day)
    raise ValueError("the office hours never open")


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, VIETNAM).astimezone(UTC)


def open_time(hours: Hours, begins: datetime, ends: datetime) -> timedelta:
    """How long the desk was open between two moments (UTC)."""
    total = timedelta()
    day, last = begins.astimezone(VIETNAM).date(), ends.astimezone(VIETNAM).date()
    while day <= last:
        for span in spans(hours, day):
            opens, closes = _moment(day, span.opens), _moment(day, span.closes)
            total += max(min(closes, ends) - max(opens, begins), timedelta())
        day += timedelta(days=1)
    return total


def after(hours: Hours, begins: datetime, length: timedelta) -> datetime:
    """When the desk will have been open for `length` since `begins` (UTC). Raises ValueError where
    the hours never open."""
    now = begins
    while True:
        desk = at(hours, now)
        if desk.until is None:
            now = desk.opens
        elif desk.until - now < length:
            length -= desk.until - now
            now = desk.until
        else:
            return now + length


def shown(day: tuple[Span, ...]) -> str:
    """`08:00-12:00, 13:00-17:30` with the dash of a range."""
    return ", ".join(f"{one.opens:%H:%M}\u2013{one.closes:%H:%M}" for one in day)


def read(text: str, days: str = "") -> Hours:
    """Hours as settings have them: `Mon-Fri 08:00-12:00,13:00-17:30; Sat 08:00-12:00`. Weekdays not
    named are closed. `days`: the desk's own (`read_days`). Raises ValueError."""
    week: list[tuple[Span, ...]] = [()] * 7
    for part in filter(None, (one.strip().lower() for one in text.split(";"))):
        found = _PART.fullmatch(part)
        if found is None or found[1] not in _DAYS or (found[2] or found[1]) not in _DAYS:
            raise ValueError(f"not office hours: {part}")
        first, last = _DAYS.index(found[1]), _DAYS.index(found[2] or found[1])
        if last < first:
            raise ValueError(f"days run backwards: {part}")
        week[first : last + 1] = [_spans(found[3])] * (last + 1 - first)
    if not any(week):
        raise ValueError("the office hours never open")
    return Hours(tuple(week), read_days(days))


def read_days(text: str) -> dict[date, tuple[Span, ...]]:
    """The desk's own days as a setting has them: `2026-12-31 closed; 2027-02-20 08:00-12:00`. Each
    day once. Raises ValueError."""
    found: dict[date, tuple[Span, ...]] = {}
    for part in filter(None, (one.strip() for one in text.split(";"))):
        day, _, rest = part.partition(" ")
        try:
            named = date.fromisoformat(day)
        except ValueError:
            raise ValueError(f"not a day: {part}") from None
        if named in found:
            raise ValueError(f"the same day twice: {day}")
        found[named] = () if rest.strip().lower() == "closed" else _spans(rest)
    return found


def _spans(text: str) -> tuple[Span, ...]:
    """In order, none overlapping."""
    found: list[Span] = []
    for one in text.split(","):
        times = _SPAN.fullmatch(one.strip())
        if times is None:
            raise ValueError(f"not a span of hours: {one.strip()}")
        span = Span(time.fromisoformat(times[1]), time.fromisoformat(times[2]))
        if span.closes <= span.opens or (found and span.opens < found[-1].closes):
            raise ValueError(f"not a span of hours: {one.strip()}")
        found.append(span)
    return tuple(found)
