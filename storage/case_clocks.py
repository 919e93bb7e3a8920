"""The clocks of cases: spans are appended and closed, never rewritten.

Whatever writes a case asks `follow`, so clocks move in the transaction that moves the case. The
deadlines in the case's own row are what the clocks say, kept there for the queue to be found by.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from states.clock_history import CaseClock, Run, Span, due, extend
from states.clock_kinds import CARRY_OUT, REPLY
from states.clock_moves import Moved
from states.clock_moves import follow as followed
from storage import tables, wakeups
from storage.statements import Statement
from storage.unit_of_work import UnitOfWork

RINGS = "clock"  # the alarm of a case's clocks; its subject is the case's id
_COLUMN = {REPLY: "reply_by", CARRY_OUT: "due_at"}  # of the case's row


def start(uow: UnitOfWork, case_id: str, begun: Iterable[CaseClock], rings_at: datetime) -> None:
    """The clocks of a case that is being opened; looked after from `rings_at` on."""
    for clock in begun:
        _add(uow, case_id, clock)
    row = {"id": uow.new_id(), "due_at": rings_at, "kind": RINGS, "state": "pending"}
    uow.add(tables.wakeup, {**row, "subject": case_id})


def restart(uow: UnitOfWork, case_id: str, begun: Iterable[CaseClock]) -> None:
    """New clocks of a case that is reopened; those before them stay as they were."""
    for clock in begun:
        _add(uow, case_id, clock)
    look(uow, case_id)


def look(uow: UnitOfWork, case_id: str) -> None:
    """Have the clocks of this case looked at."""
    wakeups.set_alarm(uow, RINGS, case_id, uow.now)


def _add(uow: UnitOfWork, case_id: str, clock: CaseClock) -> None:
    clock_id = uow.new_id()
    row = {"id": clock_id, "case_id": case_id, "name": clock.name, "number": clock.number}
    uow.add(tables.case_clock, {**row, "first_due_at": clock.first_due})
    for span in clock.spans:
        _add_span(uow, clock_id, span)


def _add_span(uow: UnitOfWork, clock_id: str, span: Span) -> None:
    row = {"id": uow.new_id(), "clock_id": clock_id, "run": span.run.value, "why": span.why}
    uow.add(tables.clock_span, {**row, "begins_at": span.begins, "ends_at": span.ends})


# -- read -----------------------------------------------------------------------------------------
_CLOCKS = Statement(
    select(
        tables.case_clock,
        tables.clock_span.c.id.label("span_id"),
        tables.clock_span.c.run,
        tables.clock_span.c.why,
        tables.clock_span.c.begins_at,
        tables.clock_span.c.ends_at,
    )
    .join(tables.clock_span, tables.clock_span.c.clock_id == tables.case_clock.c.id)
    .where(tables.case_clock.c.case_id.in_(bindparam("case_ids", expanding=True)))
    .order_by(tables.case_clock.c.id, tables.clock_span.c.id)
)


def of_case(uow: UnitOfWork, case_id: str) -> tuple[CaseClock, ...]:
    """All of them, in the order they began."""
    return of_cases(uow, [case_id]).get(case_id, ())


def of_cases(uow: UnitOfWork, case_ids: Sequence[str]) -> dict[str, tuple[CaseClock, ...]]:
    """The same, of each of these cases that has any."""
    rows: dict[str, list[Any]] = {}
    for row in _CLOCKS.all(uow.connection, case_ids=case_ids):
        rows.setdefault(row.id, []).append(row)
    found: dict[str, tuple[CaseClock, ...]] = {}
    for one in rows.values():
        case_id = one[0].case_id
        found[case_id] = (*found.get(case_id, ()), _from_rows(one))
    return found


def _from_rows(rows: list[Any]) -> CaseClock:
    first = rows[0]
    return CaseClock(
        name=first.name,
        first_due=first.first_due_at,
        spans=tuple(
            Span(Run(one.run), one.begins_at, one.ends_at, one.why, one.span_id) for one in rows
        ),
        number=first.number,
        extended=first.extended,
        extended_at=first.extended_at,
        warned_at=first.warned_at,
        escalated_at=first.escalated_at,
        id=first.id,
    )


@dataclass(frozen=True, slots=True)
class Ended:
    """A clock that has stopped, and the kind of its case."""

    case_id: str
    kind: str
    clock: CaseClock


_span = tables.clock_span
_ENDED = Statement(
    select(
        tables.case_clock,
        tables.case.c.kind,
        _span.c.id.label("span_id"),
        _span.c.run,
        _span.c.why,
        _span.c.begins_at,
        _span.c.ends_at,
    )
    .join(tables.case, tables.case.c.id == tables.case_clock.c.case_id)
    .join(_span, _span.c.clock_id == tables.case_clock.c.id)
    .where(
        tables.case_clock.c.id.in_(
            select(_span.c.clock_id).where(
                _span.c.ends_at >= bindparam("since"), _span.c.ends_at < bindparam("until")
            )
        )
    )
    .order_by(tables.case_clock.c.id, _span.c.id)
)


def ended(uow: UnitOfWork, since: datetime, until: datetime) -> Iterator[Ended]:
    """Clocks that stopped from `since` on and before `until`."""
    found: dict[str, list[Any]] = {}
    for row in _ENDED.all(uow.connection, since=since, until=until):
        found.setdefault(row.id, []).append(row)
    for rows in found.values():
        clock = _from_rows(rows)
        if clock.stopped_at is not None and since <= clock.stopped_at < until:
            yield Ended(rows[0].case_id, rows[0].kind, clock)


def going(uow: UnitOfWork, case_id: str) -> tuple[CaseClock, ...]:
    """Those that are not stopped."""
    return tuple(one for one in of_case(uow, case_id) if one.stopped_at is None)


def find(uow: UnitOfWork, case_id: str, name: str) -> CaseClock | None:
    """The one of this name that goes on, if it does."""
    return next((one for one in going(uow, case_id) if one.name == name), None)


# -- moved ----------------------------------------------------------------------------------------
def follow(uow: UnitOfWork, case_id: str, values: Mapping[str, Any]) -> dict[str, datetime]:
    """The case is being written with `values`: move its clocks along. Which deadlines moved."""
    moved = Moved(
        state=str(values.get("state") or ""),
        replied=values.get("replied_at") is not None,
        taken=values.get("assignee_id") is not None,
    )
    if not moved.matters:
        return {}
    found: dict[str, datetime] = {}
    for before in going(uow, case_id):
        after = followed(before, moved, uow.now)
        if after is not before:
            found |= write(uow, case_id, before, after)
    return found


def put_off(uow: UnitOfWork, case_id: str, clock: CaseClock, days: int) -> dict[str, datetime]:
    """Extend it; what of the case's row follows. Raises ValueError where it may not be."""
    return write(uow, case_id, clock, extend(clock, days, uow.now))


def write(
    uow: UnitOfWork, case_id: str, before: CaseClock, after: CaseClock
) -> dict[str, datetime]:
    """What became of a clock: its last span is closed, new ones are appended. What of the case's
    row follows from it: its deadline, where that moved."""
    known = {one.id: one for one in before.spans}
    for span in after.spans:
        if not span.id:
            _add_span(uow, before.id, span)
        elif span.ends != known[span.id].ends:
            uow.change(tables.clock_span, {"id": span.id}, {"ends_at": span.ends})
    values = {
        name: getattr(after, name)
        for name in ("extended", "extended_at", "warned_at", "escalated_at")
        if getattr(after, name) != getattr(before, name)
    }
    if after.first_due != before.first_due:
        values["first_due_at"] = after.first_due
    if values:
        uow.change(tables.case_clock, {"id": before.id}, values)
    at = after.stopped_at or after.paused_at or uow.now
    if due(after, at) == due(before, before.paused_at or uow.now) or after.stopped_at:
        return {}
    look(uow, case_id)  # what was to be warned of has moved
    return {_COLUMN[after.name]: due(after, at)} if after.name in _COLUMN else {}


def escalate(uow: UnitOfWork, case_id: str) -> None:
    """Supervisors are to look at this case. No decision stands on it, so its version stays."""
    uow.change(tables.case, {"id": case_id}, {"escalated_at": uow.now})
