"""Reading cases out for an operator: all of them by page, or one with its timeline."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

from sqlalchemy import select

from storage import cases, tables
from storage.audit import Entry
from storage.case_rows import last_decided
from storage.cases import Case, CaseEvent
from storage.envelope import KeyGone, Place, key_id_of
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Line:
    """A case as its row says; `erased`: what it said is gone with its key. `decided`: its newest
    decision with a reason, and the code of that."""

    case: Case
    customer_code: str | None
    assignee: str | None
    erased: bool = False
    decided: tuple[str, str] = ("", "")


def page(
    uow: UnitOfWork,
    after: str = "",
    *,
    most: int,
    states: Sequence[str] = (),
    kind: str | None = None,
) -> list[Line]:
    """The next cases behind the one with this id, oldest first."""
    table = tables.case
    statement = _joined().where(table.c.id > after)
    if states:
        statement = statement.where(table.c.state.in_(list(states)))
    if kind is not None:
        statement = statement.where(table.c.kind == kind)
    rows = uow.connection.execute(statement.order_by(table.c.id).limit(most)).all()
    uow.load_keys_of(row.body for row in rows)
    decided = last_decided(uow, [row.id for row in rows])
    return [replace(_line(uow, row), decided=decided.get(row.id, ("", ""))) for row in rows]


def find(uow: UnitOfWork, reference: str) -> tuple[Line, list[CaseEvent]] | None:
    """The case with this reference and what happened with it; no timeline once it is erased."""
    row = uow.connection.execute(
        _joined().where(tables.case.c.reference == reference)
    ).one_or_none()
    if row is None:
        return None
    decided = last_decided(uow, [row.id]).get(row.id, ("", ""))
    line = replace(_line(uow, row), decided=decided)
    return line, _timeline(uow, line.case.id)


def note_revealed(uow: UnitOfWork, case_id: str) -> None:
    """An operator saw what the case says, unmasked."""
    table = tables.case
    row = uow.connection.execute(
        select(table.c.body, table.c.customer_id).where(table.c.id == case_id)
    ).one()
    uow.record(
        Entry(
            "case revealed",
            "operator",
            uow.key(key_id_of(row.body)),
            customer_id=row.customer_id,
            case_id=case_id,
        )
    )


def _joined() -> Any:
    case, customer, staff = tables.case, tables.customer, tables.staff
    return (
        select(case, customer.c.code.label("customer_code"), staff.c.login.label("assignee"))
        .outerjoin(customer, customer.c.id == case.c.customer_id)
        .outerjoin(staff, staff.c.id == case.c.assignee_id)
    )


def _line(uow: UnitOfWork, row: Any) -> Line:
    try:
        return Line(cases.from_row(uow, row), row.customer_code, row.assignee)
    except KeyGone:
        empty = uow.keyring.house.seal_json({}, Place("desk_case", "body", row.id))
        bare = SimpleNamespace(**{**row._asdict(), "body": empty})
        case = cases.from_row(uow, bare)
        return Line(case, row.customer_code, row.assignee, erased=True)


def _timeline(uow: UnitOfWork, case_id: str) -> list[CaseEvent]:
    try:
        return cases.timeline(uow, case_id)
    except KeyGone:
        return []
