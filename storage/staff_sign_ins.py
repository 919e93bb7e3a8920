"""The sign-in history: when, how, with which outcome, roughly from where. Kept for half a year."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from storage import tables
from storage.staff_sessions import From, open_origin, seal_origin
from storage.unit_of_work import UnitOfWork

KEPT = timedelta(days=180)
SHOWN = 30


@dataclass(frozen=True, slots=True)
class SignIn:
    """`method`: password | code | recovery | company | invitation. `outcome`: in | half (the second
    factor is still awaited) | wrong | locked."""

    at: datetime
    method: str
    outcome: str
    origin: From


def note(uow: UnitOfWork, staff_id: str, method: str, outcome: str, origin: From) -> None:
    table, row_id = tables.staff_sign_in, uow.new_id()
    uow.connection.execute(
        delete(table).where(table.c.staff_id == staff_id, table.c.at < uow.now - KEPT)
    )
    uow.add(
        table,
        {
            "id": row_id,
            "staff_id": staff_id,
            "at": uow.now,
            "method": method,
            "outcome": outcome,
            "place": seal_origin(uow, "staff_sign_in", row_id, origin),
        },
    )


def newest(uow: UnitOfWork, staff_id: str, most: int = SHOWN) -> list[SignIn]:
    table = tables.staff_sign_in
    rows = uow.connection.execute(
        select(table)
        .where(table.c.staff_id == staff_id)
        .order_by(table.c.at.desc(), table.c.id.desc())
        .limit(most)
    ).all()
    return [
        SignIn(
            row.at, row.method, row.outcome, open_origin(uow, "staff_sign_in", row.id, row.place)
        )
        for row in rows
    ]


def last_in(uow: UnitOfWork) -> dict[str, datetime]:
    """When each person last came in."""
    table = tables.staff_sign_in
    rows = uow.connection.execute(
        select(table.c.staff_id, func.max(table.c.at).label("at"))
        .where(table.c.outcome == "in")
        .group_by(table.c.staff_id)
    ).all()
    return {row.staff_id: row.at for row in rows}
