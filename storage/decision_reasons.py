"""The desk's own reasons of decisions, and which of ours it switched off (`states/reasons.py`).
Words are sealed under the house's key; codes are clear, as decisions are counted by them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from states.case import Action
from states.reasons import Reason
from storage import tables
from storage.envelope import Place
from storage.unit_of_work import UnitOfWork

_reason = tables.decision_reason


@dataclass(frozen=True, slots=True)
class Kept:
    """`reason`: the desk's own, with its words; of one of ours only decision and code."""

    reason: Reason
    off: bool
    changed_at: datetime
    changed_by: str


def every(uow: UnitOfWork) -> dict[tuple[Action, str], Kept]:
    """By decision and code, in that order; those of ours that nobody touched are not there."""
    table = _reason
    rows = uow.connection.execute(select(table).order_by(table.c.decision, table.c.code)).all()
    found = (_from_row(uow, row) for row in rows)
    return {(one.reason.decision, one.reason.code): one for one in found}


def put(uow: UnitOfWork, reason: Reason, staff_id: str, *, off: bool) -> None:
    """As it is from now on. Nothing is ever deleted: what was decided by a code stays explained."""
    place = _place(reason.decision, reason.code)
    words = {"labels": dict(reason.labels), "texts": dict(reason.texts)}
    values = {
        "kinds": ",".join(sorted(reason.kinds)),
        "body": uow.keyring.house.seal_json(words, place) if reason.own else None,
        "changed_at": uow.now,
        "changed_by": staff_id,
        "off_at": uow.now if off else None,
    }
    which = (_reason.c.decision == reason.decision.value, _reason.c.code == reason.code)
    if not uow.connection.execute(update(_reason).where(*which).values(values)).rowcount:
        uow.add(_reason, {"decision": reason.decision.value, "code": reason.code, **values})
        uow.flush()


def _from_row(uow: UnitOfWork, row: Any) -> Kept:
    decision = Action(row.decision)
    words = uow.open_json(row.body, _place(decision, row.code)) if row.body else {}
    kinds = tuple(one for one in row.kinds.split(",") if one)
    reason = Reason(decision, row.code, kinds, **words)
    return Kept(reason, row.off_at is not None, row.changed_at, row.changed_by)


def _place(decision: Action, code: str) -> Place:
    return Place("decision_reason", "body", f"{decision.value}:{code}")
