"""Memos: what the desk tells one staff member about a case, until they have seen it. Codes only."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from storage import tables
from storage.unit_of_work import UnitOfWork

MOST = 20
NEAR, RETURNED, ASSIGNED, PASSED_ON = "near", "returned", "assigned", "passed_on"
MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Memo:
    """`what`: near (a clock will run out, `clock` names it) | returned (the case went back to the
    queue) | assigned (a colleague gave it to them) | passed_on (a colleague gave it to somebody
    else) | merged (a colleague merged another case into it)."""

    id: str
    reference: str
    what: str
    clock: str
    at: datetime


def add(uow: UnitOfWork, staff_id: str, case_id: str, what: str, clock: str = "") -> None:
    row = {"id": uow.new_id(), "staff_id": staff_id, "case_id": case_id, "at": uow.now}
    uow.add(tables.memo, {**row, "what": what, "clock": clock})


def unseen(uow: UnitOfWork, staff_id: str) -> tuple[Memo, ...]:
    """The newest ones, newest first."""
    table, case = tables.memo, tables.case
    rows = uow.connection.execute(
        select(table, case.c.reference)
        .join(case, case.c.id == table.c.case_id)
        .where(table.c.staff_id == staff_id, table.c.seen_at.is_(None))
        .order_by(table.c.id.desc())
        .limit(MOST)
    ).all()
    return tuple(Memo(row.id, row.reference, row.what, row.clock, row.at) for row in rows)


def see(uow: UnitOfWork, staff_id: str, up_to: str) -> None:
    """They have seen these, up to the one with this id."""
    table = tables.memo
    uow.connection.execute(
        update(table)
        .where(table.c.staff_id == staff_id, table.c.id <= up_to, table.c.seen_at.is_(None))
        .values(seen_at=uow.now)
    )
