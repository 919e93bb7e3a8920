"""Taking a batch of customer records in: new ones added, known ones updated, all by their code.

An operator's act: it takes effect at once. A contact that changes voids the proofs that stood on
the old one and unbinds the chats that were linked by it. What a record leaves out stays as it is.
The number of statements does not grow with the batch.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select, update

from states.customer_file import Record
from states.facts import Customer
from states.identity import CONTACTS
from storage import conversations, customers, links, names, tables
from storage.audit import Entry
from storage.customers import NewCustomer
from storage.unit_of_work import UnitOfWork


@dataclass(slots=True)
class Counts:
    """What became of the records of a batch."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def plus(self, other: "Counts") -> None:
        self.added += other.added
        self.changed += other.changed
        self.unchanged += other.unchanged


@dataclass(slots=True)
class _Known:
    """A customer as recorded, with what `Customer` does not carry."""

    customer: Customer
    key_id: bytes
    contracts_open: int
    contracts_ended_on: str | None
    changed: dict[str, dict[str, Any]] = field(default_factory=dict)


def take(uow: UnitOfWork, records: Sequence[Record], language: str = "vi") -> Counts:
    """Store these records, each code once; `language` is a new customer's where none is given."""
    known = _known(uow, [record.code for record in records])
    counts = Counts()
    moved: dict[str, list[str]] = {}
    for record in records:
        found = known.get(record.code)
        if found is None:
            _add(uow, record, language)
            counts.added += 1
        elif _update(uow, record, found):
            counts.changed += 1
            for contact in CONTACTS:
                if contact in found.changed:
                    moved.setdefault(contact, []).append(found.customer.id)
        else:
            counts.unchanged += 1
    for contact, ids in moved.items():
        _loosen(uow, ids, contact)
    return counts


def _known(uow: UnitOfWork, codes: Iterable[str]) -> dict[str, _Known]:
    table = tables.customer
    rows = uow.connection.execute(
        select(
            table.c.id,
            table.c.code,
            table.c.key_id,
            table.c.contracts_open,
            table.c.contracts_ended_on,
        )
        .where(table.c.code.in_(list(codes)))
        .with_for_update()
    ).all()
    loaded = customers.load(uow, [row.id for row in rows])
    return {
        row.code: _Known(loaded[row.id], row.key_id, row.contracts_open, row.contracts_ended_on)
        for row in rows
    }


def _add(uow: UnitOfWork, record: Record, language: str) -> None:
    customer_id, key = customers.create(
        uow,
        NewCustomer(
            record.code,
            record.kind,
            record.name,
            record.details,
            record.language or language,
            record.contracts_open or 0,
            record.contracts_ended_on,
        ),
    )
    uow.record(Entry("customer imported", "operator", key, customer_id=customer_id))


def _update(uow: UnitOfWork, record: Record, known: _Known) -> bool:
    """Write what differs, with its history. Whether anything did."""
    customer, key = known.customer, uow.key(known.key_id)
    columns: dict[str, Any] = {}
    if record.name != customer.name:
        columns["name"] = customers.sealed_name(key, customer.id, record.name)
        names.reindex(uow, customer.id, record.name)
        known.changed["name"] = {"old": customer.name, "new": record.name}
    for column, new, old in _clear(record, known):
        if new != old:
            columns[column] = new
            known.changed[column] = {"old": old, "new": new}
    for name, value in record.details.items():
        old = customer.value(name)
        if value != old:
            customers.write_detail(uow, key, customer, name, value)
            known.changed[name] = {"old": old, "new": value}
    if not known.changed:
        return False
    uow.change(
        tables.customer,
        {"id": customer.id, "version": customer.version},
        {**columns, "version": customer.version + 1},
    )
    uow.record(
        Entry("record imported", "operator", key, customer_id=customer.id, data=known.changed)
    )
    return True


def _clear(record: Record, known: _Known) -> list[tuple[str, Any, Any]]:
    """(column, new, old) of what stands in the clear. The count of open contracts and the day the
    last one ended are one fact: the day is taken as it is wherever there is a count."""
    found: list[tuple[str, Any, Any]] = [("kind", record.kind, known.customer.kind)]
    if record.language is not None:
        found.append(("language", record.language, known.customer.language))
    if record.contracts_open is not None:
        found.append(("contracts_open", record.contracts_open, known.contracts_open))
    if record.contracts_open is not None or record.contracts_ended_on is not None:
        found.append(("contracts_ended_on", record.contracts_ended_on, known.contracts_ended_on))
    return found


def _loosen(uow: UnitOfWork, customer_ids: Sequence[str], contact: str) -> None:
    """What stood on the old contact of these customers is void at once."""
    proof, link = tables.proof, tables.chat_account
    uow.connection.execute(
        update(proof)
        .where(
            proof.c.customer_id.in_(customer_ids),
            proof.c.contact == contact,
            proof.c.voided_at.is_(None),
        )
        .values(voided_at=uow.now)
    )
    lane_ids = list(
        uow.connection.execute(
            select(link.c.lane_id).where(
                link.c.customer_id.in_(customer_ids),
                link.c.contact == contact,
                link.c.unlinked_at.is_(None),
            )
        ).scalars()
    )
    links.end(uow, lane_ids, "contact changed")
    conversations.unlink(uow, lane_ids)


def finish(uow: UnitOfWork, counts: Counts, bad: int) -> None:
    """Put the whole act into the history."""
    data: Mapping[str, int] = {
        "added": counts.added,
        "changed": counts.changed,
        "unchanged": counts.unchanged,
        "bad": bad,
    }
    uow.record(Entry("customers imported", "operator", uow.keyring.house, data=data))
