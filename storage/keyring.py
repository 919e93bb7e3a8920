"""The keys in use: the master keys, the house key, and data keys kept ready once unwrapped."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import Connection, insert, select

from storage import tables
from storage.blind_index import BlindIndex
from storage.envelope import DataKey, KeyGone
from storage.master_key import MasterKeys
from storage.opened import Opened

KEPT = 50_000  # data keys kept unwrapped in memory
_AT_A_TIME = 500  # ids in one question
_HOUSE = b"house-key".ljust(16, b"\0")


def known(connection: Connection, key_ids: Iterable[bytes]) -> set[bytes]:
    """Which of these data keys are this database's, erased ones too."""
    table, wanted = tables.data_key, list(key_ids)
    found: set[bytes] = set()
    for start in range(0, len(wanted), _AT_A_TIME):
        some = wanted[start : start + _AT_A_TIME]
        rows = connection.execute(select(table.c.id).where(table.c.id.in_(some))).scalars()
        found.update(map(bytes, rows))
    return found


class Keyring:
    """Data keys by id. Shared by all threads; what a rolled-back transaction made is never kept."""

    def __init__(self, masters: MasterKeys) -> None:
        self.masters = masters
        self._house: DataKey | None = None
        self._index: BlindIndex | None = None
        self._subkeys: dict[bytes, bytes] = {}
        self._keys: OrderedDict[bytes, DataKey] = OrderedDict()
        self._lock = threading.Lock()
        self.opened = Opened()

    def open_house(self, connection: Connection, now: datetime) -> None:
        """Load the house key, making it in an empty database. Fails closed on a wrong master key:
        raises MasterKeyError."""
        canary = connection.execute(
            select(tables.house.c.value).where(tables.house.c.name == "canary")
        ).scalar()
        if canary is None:
            key, wrapped = self.masters.create(_HOUSE)
            connection.execute(
                insert(tables.house), [{"name": "canary", "value": self.masters.seal_canary()}]
            )
            connection.execute(
                insert(tables.data_key),
                [{"id": _HOUSE, "owner_kind": "house", "wrapped": wrapped, "made_at": now}],
            )
        else:
            self.masters.check_canary(canary)
            wrapped = connection.execute(
                select(tables.data_key.c.wrapped).where(tables.data_key.c.id == _HOUSE)
            ).scalar_one()
            key = self.masters.unwrap(wrapped, _HOUSE)
        self._house = key
        self._index = BlindIndex(key.subkey)

    @property
    def house(self) -> DataKey:
        if self._house is None:
            raise KeyGone
        return self._house

    @property
    def index(self) -> BlindIndex:
        if self._index is None:
            raise KeyGone
        return self._index

    def subkey(self, purpose: bytes) -> bytes:
        """A key of the house for one purpose (codes, audit, links); it outlives rotations."""
        found = self._subkeys.get(purpose)
        if found is None:
            found = self._subkeys[purpose] = self.house.subkey(purpose)
        return found

    def get(self, key_id: bytes) -> DataKey | None:
        found = self._keys.get(key_id)
        if found is None and key_id == _HOUSE:
            return self.house
        return found

    def load(
        self,
        key_ids: Iterable[bytes],
        fetch: Callable[[list[bytes]], Iterable[tuple[bytes, bytes]]],
    ) -> None:
        """Unwrap those not kept yet. `fetch` gives (id, wrapped) of those that still exist."""
        missing = [key_id for key_id in set(key_ids) if self.get(key_id) is None]
        if missing:
            self.keep(
                {
                    key_id: self.masters.unwrap(wrapped, key_id)
                    for key_id, wrapped in fetch(missing)
                    if wrapped
                }
            )

    def keep(self, keys: dict[bytes, DataKey]) -> None:
        if not keys:
            return
        with self._lock:
            self._keys.update(keys)
            while len(self._keys) > KEPT:
                self._keys.popitem(last=False)

    def forget(self, key_id: bytes) -> None:
        with self._lock:
            self._keys.pop(key_id, None)
        self.opened.forget()
