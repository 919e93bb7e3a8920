"""Changes of a contact inside their window: held until it ends, or applied and undoable."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from states.facts import Change
from storage import tables
from storage.envelope import DataKey, Place
from storage.statements import Statement
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class StoredChange:
    """A change of a contact. `state`: held | applied | settled | undone | withdrawn."""

    id: str
    customer_id: str
    case_id: str
    reference: str
    field: str
    state: str
    old: str | None
    new: str
    route: str
    lane_id: str | None
    made_at: datetime
    ends_at: datetime


def add(uow: UnitOfWork, new: StoredChange, key: DataKey) -> None:
    uow.outdate("changes", new.customer_id)
    uow.add(
        tables.change,
        {
            "id": new.id,
            "customer_id": new.customer_id,
            "case_id": new.case_id,
            "field": new.field,
            "state": new.state,
            "old": key.seal(new.old.encode(), Place("change", "old", new.id)) if new.old else None,
            "new": key.seal(new.new.encode(), Place("change", "new", new.id)),
            "route": new.route,
            "lane_id": new.lane_id,
            "made_at": new.made_at,
            "ends_at": new.ends_at,
        },
    )


_CHANGES = (
    select(tables.change, tables.case.c.reference)
    .join(tables.case, tables.case.c.id == tables.change.c.case_id)
    .order_by(tables.change.c.id)
)
_RUNNING = Statement(
    _CHANGES.where(
        tables.change.c.customer_id.in_(bindparam("ids", expanding=True)),
        tables.change.c.state.in_(("held", "applied")),
    )
)
_CHANGE = Statement(
    _CHANGES.where(tables.change.c.id == bindparam("change_id")).with_for_update(of=tables.change)
)
_CHANGES_OF_CASE = Statement(_CHANGES.where(tables.change.c.case_id == bindparam("case_id")))


def find(
    uow: UnitOfWork,
    customer_ids: Iterable[str],
    *,
    change_id: str | None = None,
    case_id: str | None = None,
) -> list[StoredChange]:
    """Those whose window runs, oldest first; or the named one (or a case's), whatever its state."""
    if change_id is not None:
        rows = _CHANGE.all(uow.connection, change_id=change_id)
    elif case_id is not None:
        rows = _CHANGES_OF_CASE.all(uow.connection, case_id=case_id)
    else:
        return _running(uow, list(customer_ids))
    return _from_rows(uow, rows)


def _running(uow: UnitOfWork, customer_ids: list[str]) -> list[StoredChange]:
    known = [uow.kept("changes", one) for one in customer_ids]
    if all(one is not None for one in known):
        return [change for one in known for change in one]
    found = _from_rows(uow, _RUNNING.all(uow.connection, ids=customer_ids))
    for customer_id in customer_ids:
        own = [change for change in found if change.customer_id == customer_id]
        uow.keep("changes", customer_id, own)
    return found


def _from_rows(uow: UnitOfWork, rows: Iterable[Any]) -> list[StoredChange]:
    return [
        StoredChange(
            row.id,
            row.customer_id,
            row.case_id,
            row.reference,
            row.field,
            row.state,
            uow.open(row.old, Place("change", "old", row.id)).decode() if row.old else None,
            uow.open(row.new, Place("change", "new", row.id)).decode(),
            row.route,
            row.lane_id,
            row.made_at,
            row.ends_at,
        )
        for row in rows
    ]


def end(uow: UnitOfWork, one: StoredChange, state: str) -> None:
    uow.outdate("changes", one.customer_id)
    uow.change(
        tables.change,
        {"id": one.id, "state": one.state},
        {"state": state, "closed_at": uow.now if state != "applied" else None},
    )


def as_fact(one: StoredChange) -> Change:
    return Change(one.id, one.field, one.state, one.reference, one.ends_at, one.new, one.case_id)
