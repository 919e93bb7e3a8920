"""Who wants no advertising: a linked customer, or a contact that somebody typed.

A contact is kept sealed under the chat's key and found by its keyed hash, whether or not it is a
customer's. A stop stands until it is ended; ended ones stay, with both times (Decree 91/2020/ND-CP
Art. 16; Law 91/2025/QH15 Art. 9: provable).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select, update

from states.facts import Customer, MarketingStop
from states.identity import CONTACTS
from storage import customers, tables
from storage.audit import Entry
from storage.envelope import DataKey, KeyGone, Place
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewStop:
    """Either `customer_id`, or `contact` (phone | email) with its `value` in stored form."""

    lane_id: str
    channel: str
    customer_id: str | None = None
    contact: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One that stands, for whoever sends advertising: a customer with their contacts of record, or
    the one contact that was typed (empty once its key was erased)."""

    at: datetime
    channel: str
    code: str
    contacts: Mapping[str, str]


def add(uow: UnitOfWork, key: DataKey, new: NewStop) -> bool:
    """Once: where one stands already, nothing is added. Whether it was."""
    table = tables.marketing_stop
    value_hash = _hash(uow, new.contact, new.value) if new.contact else None
    mine = (
        and_(table.c.contact == new.contact, table.c.value_hash == value_hash)
        if new.contact
        else table.c.customer_id == new.customer_id
    )
    uow.flush()
    standing_one = select(table.c.id).where(mine, table.c.ended_at.is_(None)).limit(1)
    if uow.connection.execute(standing_one).first() is not None:
        return False
    stop_id = uow.new_id()
    uow.add(
        table,
        {
            "id": stop_id,
            "customer_id": new.customer_id,
            "contact": new.contact,
            "value": key.seal(new.value.encode(), _place(stop_id)) if new.contact else None,
            "value_hash": value_hash,
            "lane_id": new.lane_id,
            "channel": new.channel,
            "at": uow.now,
        },
    )
    return True


def standing(uow: UnitOfWork, customer: Customer) -> MarketingStop | None:
    """The oldest stop that stands for this customer or for one of their contacts."""
    table = tables.marketing_stop
    uow.flush()
    row = uow.connection.execute(
        select(table.c.at, table.c.channel)
        .where(_of(uow, customer), table.c.ended_at.is_(None))
        .order_by(table.c.id)
        .limit(1)
    ).one_or_none()
    return MarketingStop(row.at, row.channel) if row else None


def end(uow: UnitOfWork, customer: Customer, channel: str) -> None:
    """Advertising is wanted again: whatever stands for the customer or their contacts ends."""
    table = tables.marketing_stop
    uow.flush()
    uow.connection.execute(
        update(table)
        .where(_of(uow, customer), table.c.ended_at.is_(None))
        .values(ended_at=uow.now, ended_channel=channel)
    )


def listed(uow: UnitOfWork) -> list[Listed]:
    """All that stand, oldest first. An operator takes them out: it is recorded."""
    table = tables.marketing_stop
    rows = uow.connection.execute(
        select(table).where(table.c.ended_at.is_(None)).order_by(table.c.id)
    ).all()
    records = customers.load(uow, {row.customer_id for row in rows if row.customer_id})
    data = {"records": len(rows)}
    uow.record(Entry("marketing stops exported", "operator", uow.keyring.house, data=data))
    return [_listed(uow, row, records.get(row.customer_id)) for row in rows]


def _listed(uow: UnitOfWork, row: Any, record: Customer | None) -> Listed:
    if record is None:
        return Listed(row.at, row.channel, "", {row.contact: _value(uow, row)})
    contacts = {name: value for name in CONTACTS if (value := record.value(name))}
    return Listed(row.at, row.channel, record.code, contacts)


def _value(uow: UnitOfWork, row: Any) -> str:
    try:
        return uow.open(row.value, _place(row.id)).decode()
    except KeyGone:
        return ""


def _of(uow: UnitOfWork, customer: Customer) -> Any:
    table = tables.marketing_stop
    contacts = [
        and_(table.c.contact == name, table.c.value_hash == _hash(uow, name, value))
        for name in CONTACTS
        if (value := customer.value(name))
    ]
    return or_(table.c.customer_id == customer.id, *contacts)


def _hash(uow: UnitOfWork, contact: str, value: str) -> bytes:
    return uow.keyring.index.index(f"marketing:{contact}", value)


def _place(stop_id: str) -> Place:
    return Place("marketing_stop", "value", stop_id)
