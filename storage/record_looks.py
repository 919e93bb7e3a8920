"""Who looked at a customer's record, and which of its values they had shown. Codes only: the reason
of a reveal stands in the history, sealed."""

from datetime import datetime

from sqlalchemy import func, select

from storage import tables
from storage.unit_of_work import UnitOfWork

VIEWED, REVEALED = "viewed", "revealed"
_look = tables.record_look


def add(uow: UnitOfWork, customer_id: str, staff_id: str, what: str, field: str = "") -> None:
    row = {"id": uow.new_id(), "customer_id": customer_id, "staff_id": staff_id, "at": uow.now}
    uow.add(_look, {**row, "what": what, "field": field})


def fields(uow: UnitOfWork, customer_id: str, staff_id: str, since: datetime) -> frozenset[str]:
    """What this person had shown of this record since then."""
    rows = uow.connection.execute(
        select(_look.c.field).where(
            _look.c.customer_id == customer_id,
            _look.c.staff_id == staff_id,
            _look.c.what == REVEALED,
            _look.c.at > since,
        )
    )
    return frozenset(rows.scalars())


def last_viewed(uow: UnitOfWork, customer_id: str, staff_id: str) -> datetime | None:
    statement = select(func.max(_look.c.at)).where(
        _look.c.customer_id == customer_id, _look.c.staff_id == staff_id, _look.c.what == VIEWED
    )
    micro: datetime | None = uow.connection.execute(statement).scalar()
    return micro


def count_revealed(uow: UnitOfWork, staff_id: str, since: datetime) -> int:
    """How many values this person had shown since then, of all records."""
    statement = select(func.count()).where(
        _look.c.staff_id == staff_id, _look.c.what == REVEALED, _look.c.at > since
    )
    return uow.connection.execute(statement).scalar_one()
