"""What the clock must bring back: due clocks are events too."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.unit_of_work import UnitOfWork

FORM_QUIET = "form-quiet"


@dataclass(frozen=True, slots=True)
class Wakeup:
    id: str
    kind: str
    subject: str
    due_at: datetime


def set_alarm(uow: UnitOfWork, kind: str, subject: str, due_at: datetime) -> None:
    """One alarm a kind and subject: setting it again moves it."""
    dialect = sqlite if uow.sqlite else postgresql
    statement = dialect.insert(tables.wakeup)
    uow.connection.execute(
        statement.on_conflict_do_update(
            index_elements=["kind", "subject"],
            set_={"due_at": statement.excluded.due_at, "state": "pending"},
        ),
        [
            {
                "id": uow.new_id(),
                "kind": kind,
                "subject": subject,
                "due_at": due_at,
                "state": "pending",
            }
        ],
    )


def watch_form(uow: UnitOfWork, lane_id: str, watch: int, due_at: datetime) -> None:
    """Look after the form that began with version `watch` of its conversation: a new row, written
    with all others, never a statement of its own."""
    row = {"id": uow.new_id(), "due_at": due_at, "kind": FORM_QUIET, "state": "pending"}
    uow.add(tables.wakeup, {**row, "subject": f"{lane_id}:{watch}"})


def cancel(uow: UnitOfWork, kind: str, subject: str) -> None:
    table = tables.wakeup
    uow.connection.execute(
        update(table).where(table.c.kind == kind, table.c.subject == subject).values(state="done")
    )


def take_due(uow: UnitOfWork, limit: int) -> list[Wakeup]:
    table = tables.wakeup
    rows = uow.connection.execute(
        select(table)
        .where(tables.WAKEUP_PENDING, table.c.due_at <= uow.now)
        .order_by(table.c.due_at)
        .limit(limit)
        .with_for_update(skip_locked=not uow.sqlite)
    ).all()
    return [Wakeup(row.id, row.kind, row.subject, row.due_at) for row in rows]


def done(uow: UnitOfWork, one: Wakeup) -> None:
    uow.change(tables.wakeup, {"id": one.id}, {"state": "done"})


def park(uow: UnitOfWork, one: Wakeup) -> None:
    """It cannot be handled: set aside, so that it blocks no other."""
    uow.change(tables.wakeup, {"id": one.id}, {"state": "parked"})


def is_set(uow: UnitOfWork, kind: str, subject: str) -> bool:
    """Whether this alarm is still to come."""
    table = tables.wakeup
    return (
        uow.connection.execute(
            select(table.c.id).where(
                table.c.kind == kind,
                table.c.subject == subject,
                tables.WAKEUP_PENDING,
                table.c.due_at > uow.now,
            )
        ).first()
        is not None
    )
