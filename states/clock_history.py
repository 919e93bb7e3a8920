"""One clock of a case: the spans in which it ran and stood still, and all that follows from them.

What is stored are the spans and the first deadline, never a counter: by when, how much is left and
how it stands are worked out from the history, each time. Times are UTC.

A pause puts the deadline off by its whole days, all pauses taken together; the rest of a day speaks
for the customer. There is no daylight saving in Vietnam, so the hour of the day stays.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

_DAY = timedelta(days=1)


class Run(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"


class Standing(StrEnum):
    RUNNING = "running"
    EXTENDED = "extended"  # running, with a later deadline than the first
    WARNED = "warned"
    PAUSED = "paused"
    LATE = "late"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Span:
    """From `begins` (included) to `ends` (excluded), None while it lasts. `why` is a code: opened |
    reopened | customer (waiting for them) | answered."""

    run: Run
    begins: datetime
    ends: datetime | None = None
    why: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class CaseClock:
    """`number`: 0 for the case as it was opened, then how often it was reopened. `first_due`: the
    deadline by the calendar. `spans` join without gaps, oldest first. `extended`: days."""

    name: str
    first_due: datetime
    spans: tuple[Span, ...]
    number: int = 0
    extended: int = 0
    extended_at: datetime | None = None
    warned_at: datetime | None = None
    escalated_at: datetime | None = None
    id: str = ""

    @property
    def began_at(self) -> datetime:
        return self.spans[0].begins

    @property
    def stopped_at(self) -> datetime | None:
        return self.spans[-1].ends

    @property
    def paused_at(self) -> datetime | None:
        """Since when it stands still; None while it runs or once it is stopped."""
        last = self.spans[-1]
        return last.begins if last.run is Run.PAUSED and last.ends is None else None

    @property
    def runs(self) -> bool:
        return self.stopped_at is None and self.paused_at is None


def begun(name: str, first_due: datetime, at: datetime, number: int = 0) -> CaseClock:
    why = "reopened" if number else "opened"
    return CaseClock(name, first_due, (Span(Run.RUNNING, at, why=why),), number)


# -- what follows from the history ----------------------------------------------------------------
def paused(clock: CaseClock, now: datetime) -> timedelta:
    """How long it stood still, up to `now`."""
    return sum(
        ((one.ends or now) - one.begins for one in clock.spans if one.run is Run.PAUSED),
        timedelta(),
    )


def due(clock: CaseClock, now: datetime) -> datetime:
    """By when; while it stands still, by when it would be if it went on now."""
    return clock.first_due + (clock.extended + paused(clock, now) // _DAY) * _DAY


def left(clock: CaseClock, now: datetime) -> timedelta:
    """How much is left, negative once it is late; what was left when it stopped or paused."""
    at = clock.stopped_at or clock.paused_at or now
    return due(clock, at) - at


def standing(clock: CaseClock, now: datetime) -> Standing:
    late = left(clock, now) < timedelta()
    if clock.stopped_at is not None:
        return Standing.LATE if late else Standing.KEPT
    if clock.paused_at is not None:
        return Standing.PAUSED
    if late:
        return Standing.LATE
    if clock.warned_at is not None:
        return Standing.WARNED
    return Standing.EXTENDED if clock.extended else Standing.RUNNING


def may_extend(clock: CaseClock, now: datetime) -> bool:
    """Once, while it goes on, and before the first deadline (Decree 356/2025 Art. 5)."""
    return (
        clock.extended_at is None and clock.stopped_at is None and left(clock, now) >= timedelta()
    )


# -- what moves it --------------------------------------------------------------------------------
def pause(clock: CaseClock, at: datetime, why: str) -> CaseClock:
    """As it is where it does not run."""
    return _turned(clock, at, Run.PAUSED, why) if clock.runs else clock


def resume(clock: CaseClock, at: datetime, why: str) -> CaseClock:
    """As it is where it does not stand still. Where that moved the deadline, it warns anew."""
    if clock.paused_at is None:
        return clock
    moved = due(clock, at) != due(clock, clock.paused_at)
    again = _turned(clock, at, Run.RUNNING, why)
    return replace(again, warned_at=None) if moved else again


def stop(clock: CaseClock, at: datetime) -> CaseClock:
    if clock.stopped_at is not None:
        return clock
    return replace(clock, spans=(*clock.spans[:-1], replace(clock.spans[-1], ends=at)))


def extend(clock: CaseClock, days: int, at: datetime) -> CaseClock:
    """Raises ValueError where `may_extend` says no."""
    if days < 1 or not may_extend(clock, at):
        raise ValueError("this clock cannot be extended")
    return replace(clock, extended=days, extended_at=at, warned_at=None)


def hasten(
    clock: CaseClock, until: datetime, at: datetime, extended_at: datetime | None = None
) -> CaseClock:
    """Its deadline is `until`, where that is sooner: another case with that date was merged into
    this one. `extended_at`: when that date was put off, which is done once."""
    later = due(clock, at) - until
    if later <= timedelta():
        return clock
    return replace(
        clock,
        first_due=clock.first_due - later,
        extended_at=clock.extended_at or extended_at,
        warned_at=None,
    )


def _turned(clock: CaseClock, at: datetime, run: Run, why: str) -> CaseClock:
    closed = replace(clock.spans[-1], ends=at)
    return replace(clock, spans=(*clock.spans[:-1], closed, Span(run, at, why=why)))
