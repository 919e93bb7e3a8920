"""Reading whole customer records out: for a file, or one for an operator's eyes. Always audited."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from states.customer_file import Record
from storage import contact_changes, customers, tables
from storage.audit import Entry
from storage.unit_of_work import UnitOfWork


def count(uow: UnitOfWork) -> int:
    return uow.connection.execute(select(func.count()).select_from(tables.customer)).scalar_one()


def page(uow: UnitOfWork, after: str, most: int) -> list[tuple[str, Record]]:
    """The next customers in the order of their codes, each code with its record."""
    table = tables.customer
    rows = uow.connection.execute(
        _columns().where(table.c.code > after).order_by(table.c.code).limit(most)
    ).all()
    return [(row.code, record) for row, (record, _) in zip(rows, _records(uow, rows), strict=True)]


def find(uow: UnitOfWork, code: str) -> tuple[str, Record, bool] | None:
    """Id, record, and whether self-service is frozen, of the customer with this code."""
    row = uow.connection.execute(_columns().where(tables.customer.c.code == code)).one_or_none()
    if row is None:
        return None
    record, frozen = _records(uow, [row])[0]
    return row.id, record, frozen


def pending(uow: UnitOfWork, customer_id: str) -> list[tuple[str, datetime]]:
    """(field, until when) of each contact change that is held."""
    return [
        (one.field, one.ends_at)
        for one in contact_changes.find(uow, [customer_id])
        if one.state == "held"
    ]


def note_shown(uow: UnitOfWork, customer_id: str) -> None:
    """An operator saw this record."""
    key = customers.key_of(uow, customer_id)
    uow.record(Entry("customer shown", "operator", key, customer_id=customer_id))


def note_exported(uow: UnitOfWork, records: int) -> None:
    """An operator takes all records out."""
    uow.record(
        Entry("customers exported", "operator", uow.keyring.house, data={"records": records})
    )


def _columns() -> Any:
    table = tables.customer
    return select(table.c.id, table.c.code, table.c.contracts_open, table.c.contracts_ended_on)


def _records(uow: UnitOfWork, rows: Sequence[Any]) -> list[tuple[Record, bool]]:
    loaded = customers.load(uow, [row.id for row in rows])
    found = []
    for row in rows:
        one = loaded[row.id]
        record = Record(
            code=one.code,
            kind=one.kind,
            name=one.name,
            details={name: detail.value for name, detail in one.details.items()},
            language=one.language,
            contracts_open=row.contracts_open,
            contracts_ended_on=row.contracts_ended_on,
        )
        found.append((record, one.frozen))
    return found
