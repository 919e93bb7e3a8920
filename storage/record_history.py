"""What happened to one customer's record lately, read back from the history for the customer.

Entries whose key was erased are left out: what they said is gone with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import select

from storage import tables
from storage.audit import SALT_BYTES
from storage.envelope import KeyGone, Place
from storage.unit_of_work import UnitOfWork

MOST = 100  # entries, newest first

_ACTIONS = (
    "detail changed",
    "contact changed",
    "contact change held",
    "held change applied",
    "case withdrawn",
    "case approve",
    "case apply",
    "case lift",
    "record imported",
    "customer imported",
    "marketing stopped",
    "marketing started",
)


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry of the history. `data` holds values in full. `held_field`: what the case's contact
    change is about, where it has one."""

    at: datetime
    actor_kind: str
    actor_id: str | None
    action: str
    data: Mapping[str, Any]
    reference: str
    case_kind: str
    held_field: str


@dataclass(frozen=True, slots=True)
class Undone:
    """A contact change that somebody said was not theirs; values in full."""

    at: datetime
    field: str
    old: str
    new: str
    reference: str


def of_customer(uow: UnitOfWork, customer_id: str, days: int) -> list[Happened]:
    """What changed this record in the last so many days, newest first."""
    audit, case, change = tables.audit, tables.case, tables.change
    rows = uow.connection.execute(
        select(
            audit.c.seq,
            audit.c.at,
            audit.c.actor_kind,
            audit.c.actor_id,
            audit.c.action,
            audit.c.body,
            case.c.reference,
            case.c.kind,
            change.c.field,
        )
        .join(case, case.c.id == audit.c.case_id, isouter=True)
        .join(change, change.c.case_id == audit.c.case_id, isouter=True)
        .where(
            audit.c.customer_id == customer_id,
            audit.c.at >= uow.now - timedelta(days=days),
            audit.c.action.in_(_ACTIONS),
        )
        .order_by(audit.c.seq.desc())
        .limit(MOST)
    ).all()
    uow.load_keys_of(row.body for row in rows if row.body is not None)
    found = []
    for row in rows:
        data = _data(uow, row)
        if data is not None:
            found.append(
                Happened(
                    row.at,
                    row.actor_kind,
                    row.actor_id,
                    row.action,
                    data,
                    row.reference or "",
                    row.kind or "",
                    row.field or "",
                )
            )
    return found


def undone(uow: UnitOfWork, customer_id: str, days: int) -> list[Undone]:
    """The contact changes that were taken back in the last so many days, newest first."""
    change, case = tables.change, tables.case
    rows = uow.connection.execute(
        select(change, case.c.reference)
        .join(case, case.c.id == change.c.case_id)
        .where(
            change.c.customer_id == customer_id,
            change.c.state == "undone",
            change.c.closed_at >= uow.now - timedelta(days=days),
        )
        .order_by(change.c.id.desc())
        .limit(MOST)
    ).all()
    return [
        Undone(
            row.closed_at,
            row.field,
            uow.open(row.old, Place("change", "old", row.id)).decode() if row.old else "",
            uow.open(row.new, Place("change", "new", row.id)).decode(),
            row.reference,
        )
        for row in rows
    ]


def _data(uow: UnitOfWork, row: Any) -> Mapping[str, Any] | None:
    if row.body is None:
        return None
    try:
        plain = uow.open(row.body, Place("audit", "body", str(row.seq)))
    except KeyGone:
        return None
    data: Mapping[str, Any] = orjson.loads(plain[SALT_BYTES:])
    return data
