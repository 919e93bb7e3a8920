"""How conversations went, by day: counts of clear codes, nothing of anybody.

A row is a day, kind, place, outcome, reason, channel and language; what is counted of it is added
to what stands there, by however many processes.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select, true
from sqlalchemy.dialects import postgresql, sqlite

from states.journey import Outcome
from storage import tables
from storage.unit_of_work import UnitOfWork

_KEYS = ("day", "kind", "place", "outcome", "reason", "channel", "language")


@dataclass(frozen=True, slots=True, order=True)
class Walked:
    """One step of a conversation (`states.journey.Step`), on a day (ISO), in a channel."""

    day: str
    kind: str
    place: str
    outcome: str
    reason: str
    channel: str
    language: str
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """`reason` is empty where it does not matter; `seconds` is the sum."""

    kind: str
    place: str
    outcome: str
    reason: str
    count: int
    seconds: int = 0


def add(uow: UnitOfWork, rows: Sequence[tuple[Walked, int, int]]) -> None:
    """(what, how often, seconds in all). Rows are taken in one order, so that processes that add
    at the same moment wait for each other and never in a circle."""
    table = tables.journey
    statement: Any = (sqlite if uow.sqlite else postgresql).insert(table)
    statement = statement.on_conflict_do_update(
        index_elements=list(_KEYS),
        set_={
            "count": table.c["count"] + statement.excluded["count"],
            "seconds": table.c.seconds + statement.excluded.seconds,
        },
    )
    values = [
        {**asdict(one), "count": count, "seconds": seconds} for one, count, seconds in sorted(rows)
    ]
    uow.connection.execute(statement, values)


def stops(uow: UnitOfWork, since: date, until: date, kind: str = "") -> list[Line]:
    """Where forms ended in these days (both included), and how: what was begun, done, left, and
    handed to a person, most first; with the seconds they took. An empty `kind` means any."""
    return _lines(uow, since, until, kind, answers=False)


def refusals(uow: UnitOfWork, since: date, until: date, kind: str = "") -> list[Line]:
    """Which answers were not taken or asked about, by field and reason, most first."""
    return _lines(uow, since, until, kind, answers=True)


def _lines(uow: UnitOfWork, since: date, until: date, kind: str, *, answers: bool) -> list[Line]:
    table = tables.journey
    failing = (Outcome.REFUSED, Outcome.DOUBTED)
    told = failing if answers else tuple(one for one in Outcome if one not in failing)
    columns = [table.c.kind, table.c.place, table.c.outcome]
    if answers:
        columns.append(table.c.reason)
    count = func.sum(table.c["count"])
    rows = uow.connection.execute(
        select(*columns, count.label("n"), func.sum(table.c.seconds).label("seconds"))
        .where(table.c.day >= since.isoformat(), table.c.day <= until.isoformat())
        .where(table.c.outcome.in_([one.value for one in told]))
        .where(table.c.kind == kind if kind else true())
        .group_by(*columns)
        .order_by(count.desc(), *columns)
    )
    return [
        Line(
            row.kind,
            row.place,
            row.outcome,
            row.reason if answers else "",
            int(row.n),
            int(row.seconds),
        )
        for row in rows
    ]
