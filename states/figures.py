"""The desk's figures: what is counted of a day, and what follows from counts. Pure.

A figure is a day (of Vietnam), a measure, a request kind, a key and a value, and how often that
happened. Each measure's definition stands in docs/reports.md; all of them can be counted anew from
the history at any time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from states.case_map import CLOSED, CaseState
from states.clock_history import CaseClock, Run, Standing, standing
from states.office_hours import VIETNAM, Hours, open_time

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
LONGEST = 366  # days of one period
_FINE = 31  # days that are shown one by one; longer periods by week
CLOCK = "clock_"  # measures of clocks begin so
SETTLES = timedelta(minutes=30)  # after midnight: codes of the day before are over, all is written


class Measure(StrEnum):
    OPENED = "opened"  # a case for staff; value: the hour of the day
    ALONE = "alone"  # a change that the customer made alone
    CLOSED = "closed"  # a case that staff had; key: the state
    REOPENED = "reopened"
    DECIDED = "decided"  # with a reason; key: decision and its code (`states/reasons.py`)
    WHY = "why"  # why a case came to a person; key: the code, empty where its kind is all
    ASKED = "code_asked"  # key of the four: the channel
    SENT = "code_sent"
    ENTERED = "code_entered"
    PASSED = "code_passed"


FUNNEL = (Measure.ASKED, Measure.SENT, Measure.ENTERED, Measure.PASSED)


class Outcome(StrEnum):
    """How a clock ended."""

    KEPT = "kept"
    EXTENDED = "extended"  # kept, by a deadline that was put off with a reason
    LATE = "late"


def clock_measure(name: str) -> str:
    """Of the clocks of this name that ended; key: the outcome; value: working minutes."""
    return f"{CLOCK}{name}"


class Figure(NamedTuple):
    """`value` is a number where the measure has one, else 0."""

    measure: str
    kind: str
    key: str = ""
    value: int = 0


# -- periods --------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Period:
    """From `since` to `until`, both included: days of Vietnam."""

    since: date
    until: date

    @property
    def days(self) -> int:
        return (self.until - self.since).days + 1

    @property
    def by_week(self) -> bool:
        return self.days > _FINE

    @property
    def begins(self) -> datetime:
        return midnight(self.since)

    @property
    def ends(self) -> datetime:
        """The moment after its last day."""
        return midnight(self.until + _DAY)

    def parts(self) -> Iterator[date]:
        """The first day of each day or week (Mondays), without gaps."""
        day = week_of(self.since) if self.by_week else self.since
        while day <= self.until:
            yield day
            day += 7 * _DAY if self.by_week else _DAY


def midnight(day: date) -> datetime:
    """When this day of Vietnam begins, in UTC."""
    return datetime.combine(day, time(), VIETNAM).astimezone(UTC)


def week_of(day: date) -> date:
    """Its Monday."""
    return day - timedelta(days=day.weekday())


def is_settled(day: date, now: datetime) -> bool:
    """Whether nothing can happen on this day any more."""
    return now >= midnight(day + _DAY) + SETTLES


# -- how long -------------------------------------------------------------------------------------
def worked(clock: CaseClock, hours: Hours) -> int:
    """In how many working minutes this ended clock ran; the time in which it stood still is not
    counted."""
    total = timedelta()
    for span in clock.spans:
        if span.run is Run.RUNNING and span.ends is not None:
            total += open_time(hours, span.begins, span.ends)
    return rounded(total)


def rounded(length: timedelta) -> int:
    """In minutes, to the next one; from an hour on in steps of five, so that alike ones meet."""
    minutes = (length + _MINUTE / 2) // _MINUTE
    return minutes if minutes < 60 else (minutes * 2 + 5) // 10 * 5


def outcome(clock: CaseClock) -> Outcome:
    """Of one that has ended."""
    ended = clock.stopped_at or clock.began_at
    if standing(clock, ended) is Standing.LATE:
        return Outcome.LATE
    return Outcome.EXTENDED if clock.extended else Outcome.KEPT


def is_work(state: str) -> bool:
    """Whether a clock that this move ended says something about the desk: one that ended because
    the customer took the request back does not."""
    return state not in (CaseState.WITHDRAWN, CaseState.UNDONE)


def is_closing(was: str, state: str) -> bool:
    return state in CLOSED and was not in CLOSED


def is_reopening(was: str, state: str) -> bool:
    return was in CLOSED and state not in CLOSED


def is_alone(opened_as: str) -> bool:
    """Whether a case was opened for nobody: done at once, or announced and held."""
    return opened_as in (CaseState.DONE, CaseState.HELD)


def percentile(counts: Mapping[int, int], percent: int) -> int | None:
    """The smallest value that at least so many percent do not exceed (nearest rank); None where
    there are none."""
    whole, below = sum(counts.values()), 0
    for value in sorted(counts):
        below += counts[value]
        if below * 100 >= whole * percent and whole:
            return value
    return None
