"""The states that cases went through, in clear, appended wherever a case is written: what happened
on a day is counted from here, whatever becomes of the case later."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from storage import tables, webhook_deliveries
from storage.statements import Statement
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class CaseMove:
    """`was` is empty where the case was opened; `opened_as`: the state it was opened in; `why`: the
    code why it came to a person."""

    case_id: str
    kind: str
    why: str
    at: datetime
    was: str
    state: str
    opened_as: str


def add(uow: UnitOfWork, case_id: str, kind: str, was: str, state: str) -> None:
    """And whoever is told of it by webhooks is."""
    row = {"id": uow.new_id(), "case_id": case_id, "at": uow.now}
    uow.add(tables.case_move, {**row, "was": str(was), "state": str(state)})
    webhook_deliveries.moved(uow, case_id, kind, was, state)


_move, _opened = tables.case_move, tables.case_move.alias("opened")
_BETWEEN = Statement(
    select(
        _move.c.case_id,
        tables.case.c.kind,
        tables.case.c.why,
        _move.c.at,
        _move.c.was,
        _move.c.state,
        # looked up for each, never joined: the database would begin with all that were ever opened
        select(_opened.c.state)
        .where(_opened.c.case_id == _move.c.case_id)
        .order_by(_opened.c.id)
        .limit(1)
        .scalar_subquery()
        .label("opened_as"),
    )
    .join(tables.case, tables.case.c.id == _move.c.case_id)
    .where(_move.c.at >= bindparam("since"), _move.c.at < bindparam("until"))
    .order_by(_move.c.at, _move.c.id)
)


def between(uow: UnitOfWork, since: datetime, until: datetime) -> Iterator[CaseMove]:
    """What moved from `since` on and before `until`, in order."""
    for row in _BETWEEN.all(uow.connection, since=since, until=until):
        yield CaseMove(*row)
