"""Which clocks a request kind carries, how long each is, and when it warns: a table, pure.

| clock | length | root |
|---|---|---|
| reply | 2 working days | Decree 356/2025 Art. 5(2)-(5); Consumer Law 19/2023 Art. 31(2) asks 3 |
| carry_out | the kind's days: 10, 15 or 20 | Art. 5(3) view and correct; 5(2), 5(5); 5(4) delete |
| triage | the same working day | the desk's own |
| first_notice | 24 hours from the first alarm | Consumer Law 19/2023 Art. 19(3) |
| full_notice | 72 hours from the first alarm | PDPL 91/2025 Art. 23(1) |

Only carrying out pauses, and only it is extended: once, by as many days again at most, with a
reason that is sent before the first deadline (Art. 5 names the same number for both, each time).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from states import clocks
from states.clock_history import CaseClock, begun
from states.kinds import Kind
from states.office_hours import VIETNAM, Hours

REPLY = "reply"
CARRY_OUT = "carry_out"
TRIAGE = "triage"
FIRST_NOTICE = "first_notice"
FULL_NOTICE = "full_notice"
NOTICES = (FIRST_NOTICE, FULL_NOTICE)
_FROM_ALARM = (TRIAGE, *NOTICES)
_HOUR = timedelta(hours=1)


class Unit(StrEnum):
    WORKING_DAYS = "working_days"
    DAYS = "days"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class ClockKind:
    """`length` in `unit`; 0 working days: the same one. `longer`: by how many days one extension
    may put it off, 0 where it may not. `pauses`: while waiting for the customer."""

    name: str
    length: int
    unit: Unit
    longer: int = 0
    pauses: bool = False


def clock_kinds(kind: Kind) -> tuple[ClockKind, ...]:
    """Those of a request kind, the one for the reply first."""
    found = [
        ClockKind(REPLY, clocks.REPLY_WORKING_DAYS, Unit.WORKING_DAYS),
        ClockKind(CARRY_OUT, kind.days, Unit.DAYS, longer=kind.days, pauses=True),
    ]
    if kind.report:
        found += [
            ClockKind(TRIAGE, 0, Unit.WORKING_DAYS),
            ClockKind(FIRST_NOTICE, clocks.FIRST_NOTICE // _HOUR, Unit.HOURS),
            ClockKind(FULL_NOTICE, clocks.FULL_NOTICE // _HOUR, Unit.HOURS),
        ]
    return tuple(found)


def kind_of(kind: Kind, name: str) -> ClockKind:
    return next(one for one in clock_kinds(kind) if one.name == name)


def started(
    kind: Kind, opened_at: datetime, alarmed_at: datetime | None, hours: Hours
) -> tuple[CaseClock, ...]:
    """The clocks of a case opened at `opened_at`; those of a breach run from the first alarm."""
    found = []
    for one in clock_kinds(kind):
        at = alarmed_at if one.name in _FROM_ALARM else opened_at
        if at is not None:
            found.append(begun(one.name, deadline(one, at, hours), at))
    return tuple(found)


def restarted(
    kind: Kind, reopened_at: datetime, number: int, hours: Hours
) -> tuple[CaseClock, ...]:
    """The clocks of a case that is looked at again, for the `number`th time. Those of a breach ran
    from the first alarm, once."""
    return tuple(
        begun(one.name, deadline(one, reopened_at, hours), reopened_at, number)
        for one in clock_kinds(kind)
        if one.name not in _FROM_ALARM
    )


def deadline(one: ClockKind, at: datetime, hours: Hours) -> datetime:
    """By when, where it begins at `at`. Days end when the desk closes."""
    if one.unit is Unit.HOURS:
        return at + one.length * _HOUR
    if one.unit is Unit.WORKING_DAYS and not one.length:
        return clocks.closing(clocks.day_of(at, hours), hours)
    today = at.astimezone(VIETNAM).date()
    if one.unit is Unit.WORKING_DAYS:
        return clocks.closing(clocks.add_working_days(today, one.length, hours), hours)
    return clocks.closing(today + timedelta(days=one.length), hours)


def warns_at(one: ClockKind, due_at: datetime, hours: Hours) -> datetime:
    """When to warn before this deadline: three tenths of the days before (day 7 of 10), in the
    morning of the last of the working days, half of the hours or a day before. A warning for days
    on which nobody is there comes on the last working day before them."""
    if one.unit is Unit.HOURS:
        return due_at - min(timedelta(hours=one.length) / 2, timedelta(days=1))
    ahead = 0 if one.unit is Unit.WORKING_DAYS else -(-one.length * 3 // 10)
    day = due_at.astimezone(VIETNAM).date() - timedelta(days=ahead)
    return clocks.opening(clocks.last_working_day(day, hours), hours)
