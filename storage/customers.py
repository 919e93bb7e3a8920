"""Customers and their details: the record. One row a customer and field, each sealed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update

from states.facts import Customer, Detail
from storage import names, tables
from storage.envelope import DataKey, Place
from storage.statements import Statement
from storage.unit_of_work import UnitOfWork

# Looked up by keyed hash. A tax code finds an organisation, the others a person as well.
FOUND_BY = ("phone", "email", "id_number", "tax_code")


@dataclass(frozen=True, slots=True)
class NewCustomer:
    code: str
    kind: str
    name: str
    details: Mapping[str, str]
    language: str = "vi"
    contracts_open: int = 0
    contracts_ended_on: str | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What stands beside a record."""

    made_at: datetime
    contracts_open: int
    contracts_ended_on: str | None


_OF_CUSTOMER = ("id", "code", "kind", "name", "language", "frozen_at", "version", "key_id")
_BY_ID = Statement(
    select(*(tables.customer.c[name] for name in _OF_CUSTOMER)).where(
        tables.customer.c.id.in_(bindparam("ids", expanding=True))
    )
)
_DETAILS = Statement(
    select(
        tables.detail.c.customer_id,
        tables.detail.c.field,
        tables.detail.c.value,
        tables.detail.c.trusted_from,
        tables.detail.c.returned_at,
    ).where(tables.detail.c.customer_id.in_(bindparam("ids", expanding=True)))
)


def load(uow: UnitOfWork, ids: Iterable[str]) -> dict[str, Customer]:
    wanted = list(ids)
    if not wanted:
        return {}
    rows = _BY_ID.all(uow.connection, ids=wanted)
    uow.load_keys(row.key_id for row in rows)
    uow.customer_keys.update((row.id, row.key_id) for row in rows)
    details: dict[str, dict[str, Detail]] = {row.id: {} for row in rows}
    for row in _DETAILS.all(uow.connection, ids=wanted):
        value = uow.open_text(row.value, _place(row.customer_id, row.field))
        details[row.customer_id][row.field] = Detail(
            value, row.trusted_from, row.returned_at is not None
        )
    found = {
        row.id: Customer(
            id=row.id,
            code=row.code,
            kind=row.kind,
            name=uow.open_text(row.name, Place("customer", "name", row.id)),
            details=details[row.id],
            language=row.language,
            frozen=row.frozen_at is not None,
            version=row.version,
        )
        for row in rows
    }
    for customer_id, record in found.items():
        uow.keep("customer", customer_id, record)
    return found


def lock(uow: UnitOfWork, customer_id: str) -> Customer | None:
    """The record as it is now, locked until the end of the transaction: whoever changes it, holds
    a change of it or freezes it takes turns."""
    table = tables.customer
    known: Customer | None = uow.kept("customer", customer_id)
    if known is not None:
        return known
    uow.flush()
    uow.connection.execute(select(table.c.id).where(table.c.id == customer_id).with_for_update())
    return load(uow, [customer_id]).get(customer_id)


def about(uow: UnitOfWork, customer_id: str) -> About:
    table = tables.customer
    row = uow.connection.execute(
        select(table.c.made_at, table.c.contracts_open, table.c.contracts_ended_on).where(
            table.c.id == customer_id
        )
    ).one()
    return About(row.made_at, row.contracts_open, row.contracts_ended_on)


def by_code(uow: UnitOfWork, code: str) -> str | None:
    return uow.connection.execute(
        select(tables.customer.c.id).where(tables.customer.c.code == code)
    ).scalar()


def by_value(uow: UnitOfWork, field: str, value: str) -> list[str]:
    """Ids of the customers with this phone, e-mail, ID number or tax code, oldest first."""
    detail = tables.detail
    return list(
        uow.connection.execute(
            select(detail.c.customer_id)
            .where(
                detail.c.field == field,
                detail.c.value_hash == uow.keyring.index.index(field, value),
            )
            .order_by(detail.c.customer_id)
        ).scalars()
    )


def key_of(uow: UnitOfWork, customer_id: str) -> DataKey:
    key_id = uow.customer_keys.get(customer_id)
    if key_id is None:
        key_id = uow.connection.execute(
            select(tables.customer.c.key_id).where(tables.customer.c.id == customer_id)
        ).scalar_one()
        uow.customer_keys[customer_id] = key_id
    return uow.key(key_id)


def add(uow: UnitOfWork, new: NewCustomer) -> str:
    return create(uow, new)[0]


def create(uow: UnitOfWork, new: NewCustomer) -> tuple[str, DataKey]:
    """The new customer's id and data key."""
    customer_id = uow.new_id()
    key = uow.new_key("customer", customer_id)
    uow.add(
        tables.customer,
        {
            "id": customer_id,
            "code": new.code,
            "kind": new.kind,
            "name": sealed_name(key, customer_id, new.name),
            "language": new.language,
            "contracts_open": new.contracts_open,
            "contracts_ended_on": new.contracts_ended_on,
            "key_id": key.id,
            "version": 1,
            "made_at": uow.now,
        },
    )
    names.index(uow, customer_id, new.name)
    for field, value in new.details.items():
        uow.add(tables.detail, _detail_row(uow, key, customer_id, field, value, None))
    return customer_id, key


def sealed_name(key: DataKey, customer_id: str, name: str) -> bytes:
    return key.seal(name.encode(), Place("customer", "name", customer_id))


def set_detail(
    uow: UnitOfWork,
    customer: Customer,
    field: str,
    value: str | None,
    trusted_from: datetime | None = None,
) -> None:
    """Write one field; None takes it out. The record's version moves, so a stale writer loses."""
    key = key_of(uow, customer.id)
    if value is None:
        detail = tables.detail
        uow.connection.execute(
            detail.delete().where(detail.c.customer_id == customer.id, detail.c.field == field)
        )
    else:
        write_detail(uow, key, customer, field, value, trusted_from)
    _touch(uow, customer)


def write_detail(
    uow: UnitOfWork,
    key: DataKey,
    customer: Customer,
    field: str,
    value: str,
    trusted_from: datetime | None = None,
) -> None:
    """Write one field; the caller moves the record's version."""
    uow.outdate("customer", customer.id)
    row = _detail_row(uow, key, customer.id, field, value, trusted_from)
    if field in customer.details:
        where = {"customer_id": customer.id, "field": field}
        uow.change(tables.detail, where, {k: v for k, v in row.items() if k not in where})
    else:
        uow.add(tables.detail, row)


def set_returned(uow: UnitOfWork, field: str, value: str, *, returned: bool) -> None:
    """Whether what is sent to this contact comes back, for every customer who has it."""
    detail = tables.detail
    uow.flush()
    uow.outdate("customer")
    uow.connection.execute(
        update(detail)
        .where(
            detail.c.field == field,
            detail.c.value_hash == uow.keyring.index.index(field, value),
        )
        .values(returned_at=uow.now if returned else None)
    )


def set_name(uow: UnitOfWork, customer: Customer, name: str) -> None:
    uow.outdate("customer", customer.id)
    sealed = sealed_name(key_of(uow, customer.id), customer.id, name)
    uow.change(
        tables.customer,
        {"id": customer.id, "version": customer.version},
        {"name": sealed, "version": customer.version + 1},
    )
    names.reindex(uow, customer.id, name)


def set_frozen(uow: UnitOfWork, customer_id: str, *, frozen: bool) -> None:
    uow.outdate("customer", customer_id)
    uow.connection.execute(
        update(tables.customer)
        .where(tables.customer.c.id == customer_id)
        .values(frozen_at=uow.now if frozen else None)
    )


def _touch(uow: UnitOfWork, customer: Customer) -> None:
    uow.outdate("customer", customer.id)
    uow.change(
        tables.customer,
        {"id": customer.id, "version": customer.version},
        {"version": customer.version + 1},
    )


def _detail_row(
    uow: UnitOfWork,
    key: DataKey,
    customer_id: str,
    field: str,
    value: str,
    trusted_from: datetime | None,
) -> dict[str, object]:
    return {
        "customer_id": customer_id,
        "field": field,
        "value": key.seal(value.encode(), _place(customer_id, field)),
        "value_hash": uow.keyring.index.index(field, value) if field in FOUND_BY else None,
        "trusted_from": trusted_from,
        "returned_at": None,
        "changed_at": uow.now,
    }


def _place(customer_id: str, field: str) -> Place:
    return Place("detail", "value", f"{customer_id}/{field}")
