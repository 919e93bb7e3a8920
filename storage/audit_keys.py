"""Opening what the history says, entry by entry: what opens, what is rightly gone, what is not.

A body may be gone only with its key: the key's row stays, empty, and it must be the key of the
entry's own customer or chat. Otherwise pointing an entry at any erased key would hide it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from storage import tables
from storage.envelope import DataKey, EnvelopeError, Place, key_id_of
from storage.unit_of_work import UnitOfWork


class Erased(Exception):  # noqa: N818 - no error: a tombstone
    """Its key was erased, and with it what it said."""


class Wrong(Exception):  # noqa: N818 - says what is the matter
    """It is not as it was written; the message says how."""


class Bodies:
    """The bodies of entries and messages, with what is known of their keys."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._opened: dict[bytes, DataKey | None] = {}  # None: it does not unwrap
        self._owner: dict[bytes, tuple[str | None, bool]] = {}  # (customer, erased)
        self._lane_key: dict[str, bytes] = {}
        self._linked: dict[str, set[str]] = {}

    def prepare(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Load what these need, in a few queries."""
        self._load_keys(row["body"] for row in rows)
        self._load_lanes({row["lane_id"] for row in rows if row["lane_id"]})

    def messages(self, ids: Sequence[str]) -> dict[str, Mapping[str, Any]]:
        table = tables.message
        columns = (table.c.id, table.c.lane_id, table.c.body, table.c.commitment)
        found = self._uow.connection.execute(select(*columns).where(table.c.id.in_(ids)))
        rows: dict[str, Mapping[str, Any]] = {row["id"]: dict(row) for row in found.mappings()}
        self.prepare(list(rows.values()))
        return rows

    def open(self, row: Mapping[str, Any]) -> bytes:
        """What an entry says, its salt before it. Raises Erased or Wrong."""
        return self._open(row["body"], Place("audit", "body", str(row["seq"])), row)

    def open_message(self, row: Mapping[str, Any]) -> bytes:
        """What a message says, its salt within. Raises Erased or Wrong."""
        if row["lane_id"] not in self._lane_key:
            raise Wrong("belongs to no lane")
        return self._open(row["body"], Place("message", "body", row["id"]), row)

    def excuse(self, row: Mapping[str, Any]) -> None:
        """Raises Erased where an entry may be empty: all keys it may have had are erased."""
        customer, lane = row.get("customer_id"), row.get("lane_id")
        table = tables.data_key
        mine = table.c.customer_id == customer
        if lane in self._lane_key:
            mine = mine | (table.c.id == self._lane_key[lane])
        found = self._uow.connection.execute(select(table.c.wrapped).where(mine)).scalars().all()
        if (customer or lane) and found and not any(found):
            raise Erased
        raise Wrong("what happened was taken out")

    def _open(self, blob: Any, place: Place, row: Mapping[str, Any]) -> bytes:
        try:
            key_id = key_id_of(blob)
        except (EnvelopeError, TypeError):
            raise Wrong("is not sealed as it was") from None
        if key_id not in self._owner:
            raise Wrong("its key is gone without a trace")
        customer, erased = self._owner[key_id]
        if erased:
            if self._belongs(key_id, customer, row):
                raise Erased
            raise Wrong("stands under an erased key of somebody else")
        key = self._opened.get(key_id)
        if key is None:
            raise Wrong("its key does not open")
        try:
            return key.open(blob, place)
        except EnvelopeError:
            raise Wrong("is not sealed as it was") from None

    def _belongs(self, key_id: bytes, customer: str | None, row: Mapping[str, Any]) -> bool:
        lane = row.get("lane_id")
        if lane and self._lane_key.get(lane) == key_id:
            return True
        if customer is None:
            return False
        return customer == row.get("customer_id") or customer in self._linked.get(lane or "", ())

    def _load_keys(self, blobs: Iterable[Any]) -> None:
        wanted = set()
        for blob in blobs:
            try:
                wanted.add(key_id_of(blob))
            except (EnvelopeError, TypeError):
                continue
        table, masters = tables.data_key, self._uow.keyring.masters
        found = self._uow.connection.execute(
            select(table.c.id, table.c.wrapped, table.c.customer_id).where(
                table.c.id.in_(wanted - self._owner.keys())
            )
        )
        for row in found:
            self._owner[row.id] = (row.customer_id, row.wrapped is None)
            if row.wrapped is not None:
                try:
                    self._opened[row.id] = masters.unwrap(row.wrapped, row.id)
                except EnvelopeError:
                    self._opened[row.id] = None

    def _load_lanes(self, ids: set[str]) -> None:
        wanted = ids - self._lane_key.keys()
        if not wanted:
            return
        lane, link = tables.lane, tables.chat_account
        for row in self._uow.connection.execute(
            select(lane.c.id, lane.c.key_id).where(lane.c.id.in_(wanted))
        ):
            self._lane_key[row.id] = row.key_id
        for row in self._uow.connection.execute(
            select(link.c.lane_id, link.c.customer_id).where(link.c.lane_id.in_(wanted))
        ):
            self._linked.setdefault(row.lane_id, set()).add(row.customer_id)
