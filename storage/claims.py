"""How long a claimed case has been idle: since its holder or its customer last did anything."""

from datetime import datetime

from sqlalchemy import func, or_, select

from storage import tables
from storage.cases import Case
from storage.unit_of_work import UnitOfWork

_TALK = ("customer", "reply", "corrected", "file")


def touched_at(uow: UnitOfWork, case: Case) -> datetime:
    """When the holder or the customer last did anything in this case."""
    table = tables.case_event
    found: datetime | None = uow.connection.execute(
        select(func.max(table.c.at)).where(
            table.c.case_id == case.id,
            or_(table.c.actor_id == case.assignee_id, table.c.actor_kind == "customer"),
        )
    ).scalar_one()
    return found or case.opened_at


def talked_at(uow: UnitOfWork, case: Case) -> datetime | None:
    """When staff and the customer last said anything to each other in it."""
    table = tables.case_event
    found: datetime | None = uow.connection.execute(
        select(func.max(table.c.at)).where(table.c.case_id == case.id, table.c.kind.in_(_TALK))
    ).scalar_one()
    return found
