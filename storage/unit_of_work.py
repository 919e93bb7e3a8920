"""One unit of work: a transaction's connection, its keys, and what is to be written.

Repositories read at once and write by `add` and `change`: rows are collected and written with one
`executemany` per table and shape, so the number of statements does not grow with the batch. The
audit chain's head is locked once, last (`seal_history`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, select, update

from storage import tables
from storage.audit import Entry, append
from storage.envelope import DataKey, KeyGone, Place, key_id_of
from storage.ids import new_id
from storage.keyring import Keyring
from storage.statements import Statement

Row = Mapping[str, Any]


class ConflictError(Exception):
    """A row was changed by somebody else since it was read; the use case runs again alone."""


# Built once: putting a statement together costs more than running it.
_ORDER = {table: place for place, table in enumerate(tables.metadata.sorted_tables)}
_KEYS = Statement(
    select(tables.data_key.c.id, tables.data_key.c.wrapped).where(
        tables.data_key.c.id.in_(bindparam("ids", expanding=True))
    )
)


@cache
def _insert_of(table: Table, names: tuple[str, ...]) -> Statement:
    return Statement(insert(table).values({name: bindparam(name) for name in names}))


@cache
def _names_of(keys: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    """What the values of an update are called: a column may be both looked for and set."""
    return (*(f"k_{name}" for name in keys), *(f"v_{name}" for name in names))


@cache
def _update_of(table: Table, keys: tuple[str, ...], names: tuple[str, ...]) -> Statement:
    statement = update(table)
    for name in keys:
        statement = statement.where(table.c[name] == bindparam(f"k_{name}"))
    return Statement(statement.values({name: bindparam(f"v_{name}") for name in names}))


class UnitOfWork:
    def __init__(self, connection: Connection, keyring: Keyring, now: datetime) -> None:
        self.connection = connection
        self.keyring = keyring
        self.now = now
        self.sqlite = connection.dialect.name == "sqlite"
        self.new_keys: dict[bytes, DataKey] = {}
        # rows of the same shape together: their values, in the order of the names
        self._added: dict[Table, dict[tuple[str, ...], list[tuple[Any, ...]]]] = {}
        self._changed: dict[
            tuple[Table, tuple[str, ...], tuple[str, ...]], list[tuple[Any, ...]]
        ] = {}
        self._entries: list[Entry] = []
        self._messages: list[tuple[str, bytes]] = []
        self.customer_keys: dict[str, bytes] = {}  # customer id -> key id, as far as read
        self.woke_others = False  # something is due on a lane that is not being worked on
        self._read: dict[tuple[str, str], Any] = {}
        self._later: dict[Callable[[UnitOfWork, list[Any]], None], list[Any]] = {}

    # -- read once --------------------------------------------------------------------------------
    def keep(self, kind: str, name: str, found: Any) -> None:
        """What was read of this name. Kept only where nobody else can write until we commit: on
        SQLite, whose transactions are the only writer from their beginning."""
        if self.sqlite:
            self._read[kind, name] = found

    def kept(self, kind: str, name: str) -> Any:
        """What was read in this transaction and not written since, or None."""
        return self._read.get((kind, name))

    def outdate(self, kind: str, name: str | None = None) -> None:
        """It is being written: of this name, or of any."""
        if name is not None:
            self._read.pop((kind, name), None)
        else:
            self._read = {key: found for key, found in self._read.items() if key[0] != kind}

    # -- keys -----------------------------------------------------------------------------------
    def new_id(self) -> str:
        return new_id(self.now)

    def new_key(self, owner_kind: str, customer_id: str | None = None) -> DataKey:
        """A data key of its own for a customer or a chat."""
        key_id = bytes.fromhex(self.new_id())
        key, wrapped = self.keyring.masters.create(key_id)
        self.new_keys[key_id] = key
        row = {"id": key_id, "owner_kind": owner_kind, "customer_id": customer_id}
        self.add(tables.data_key, {**row, "wrapped": wrapped, "made_at": self.now})
        return key

    def key(self, key_id: bytes) -> DataKey:
        """Raises KeyGone where it was erased."""
        found = self.keyring.get(key_id) or self.new_keys.get(key_id)
        if found is None:
            self.load_keys([key_id])
            found = self.keyring.get(key_id)
        if found is None:
            raise KeyGone
        return found

    def load_keys(self, key_ids: Iterable[bytes]) -> None:
        self.keyring.load(
            (key_id for key_id in key_ids if key_id not in self.new_keys), self._fetch_keys
        )

    def load_keys_of(self, blobs: Iterable[bytes | None]) -> None:
        """Make ready, in one query, the keys that sealed these."""
        self.load_keys({key_id_of(blob) for blob in blobs if blob})

    def _fetch_keys(self, key_ids: list[bytes]) -> list[tuple[bytes, bytes]]:
        found = _KEYS.all(self.connection, ids=key_ids)
        return [(row.id, row.wrapped) for row in found]

    def open(self, blob: bytes, place: Place) -> bytes:
        return self.key(key_id_of(blob)).open(blob, place)

    def open_text(self, blob: bytes, place: Place) -> str:
        """The same for a text that is read again and again."""
        known: str | None = self.keyring.opened.find(place, blob)
        if known is None:
            known = self.open(blob, place).decode()
            self.keyring.opened.keep(place, blob, known)
        return known

    def open_json(self, blob: bytes, place: Place) -> Any:
        return self.key(key_id_of(blob)).open_json(blob, place)

    # -- writing ----------------------------------------------------------------------------------
    def add(self, table: Table, row: dict[str, Any]) -> None:
        shapes = self._added.setdefault(table, {})
        shapes.setdefault(tuple(row), []).append(tuple(row.values()))

    def change(self, table: Table, where: Row, values: Row) -> None:
        """Update the one row with these key columns; a missed row is a conflict."""
        shape = (table, tuple(where), tuple(values))
        self._changed.setdefault(shape, []).append((*where.values(), *values.values()))

    def later(self, do: "Callable[[UnitOfWork, list[Any]], None]", what: Any) -> None:
        """`do` is called with all that was asked of it, once the use case is through: so a batch of
        events writes it with a few statements."""
        self._later.setdefault(do, []).append(what)

    def settle(self) -> None:
        """The use case is through: do what was left for later, and write everything."""
        while self._later:
            later, self._later = self._later, {}
            for do, asked in later.items():
                do(self, asked)
        self.flush()
        self._read = {}

    def record(self, entry: Entry) -> None:
        """Append to the audit chain when the transaction is sealed."""
        self._entries.append(entry)

    def cover(self, message_id: str, commitment: bytes) -> None:
        """Chain a message's commitment, together with all others of this transaction."""
        self._messages.append((message_id, commitment))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """What is done inside is done whole or, where it raises, not at all; what was done in this
        transaction before stays."""
        self.settle()
        keys, entries, messages = dict(self.new_keys), len(self._entries), len(self._messages)
        try:
            with self.connection.begin_nested():
                yield
                self.settle()
        except BaseException:
            self.new_keys = keys
            self._added, self._changed, self._later, self._read = {}, {}, {}, {}
            del self._entries[entries:], self._messages[messages:]
            raise

    def flush(self) -> None:
        """Write what was collected, parents first."""
        added, self._added = self._added, {}
        for table in sorted(added, key=_ORDER.__getitem__):
            for names, alike in added[table].items():
                _insert_of(table, names).many_in_order(self.connection, names, alike)
        changed, self._changed = self._changed, {}
        for (table, keys, names), rows in changed.items():
            touched = _update_of(table, keys, names).many_in_order(
                self.connection, _names_of(keys, names), rows
            )
            if touched != len(rows):
                raise ConflictError(table.name)

    def seal_history(self) -> None:
        """Append what happened to the audit chain; its head is locked here, last."""
        if self._entries or self._messages:
            append(self.connection, self.keyring, self._entries, self._messages, self.now)
        self._entries, self._messages = [], []
