"""What a doctor asks of the database and the file store, without changing anything that counts."""

import os
from datetime import datetime

from sqlalchemy import Engine, func, select

from storage import schema, tables
from storage.database import open_engine, pragmas
from storage.envelope import KEY_ID_BYTES, DataKey
from storage.files import FileStore
from storage.master_key import MasterKeys

_PROBE = b"helpdesk doctor"


class Patient:
    """A database that is looked at as it is. `close()` it."""

    def __init__(self, url: str) -> None:
        self.engine: Engine = open_engine(url)

    def close(self) -> None:
        self.engine.dispose()

    def revisions(self) -> tuple[str | None, str | None]:
        return schema.revisions(self.engine)

    def drift(self) -> list[str]:
        return schema.drift(self.engine)

    def wrong_pragmas(self) -> list[str]:
        return [
            f"{name}={found}, must be {wanted}"
            for name, (found, wanted) in pragmas(self.engine).items()
            if found != wanted
        ]

    def check_key(self, masters: MasterKeys) -> str | None:
        """The newest key's name, or None where nothing was sealed yet. Raises MasterKeyError."""
        with self.engine.connect().execution_options(reading=True) as connection:
            canary = connection.execute(
                select(tables.house.c.value).where(tables.house.c.name == "canary")
            ).scalar()
        if canary is None:
            return None
        masters.check_canary(canary)
        return masters.names[0]

    def stale_keys(self, masters: MasterKeys) -> int:
        """How many data keys are not under the newest master key yet."""
        table = tables.data_key
        with self.engine.connect().execution_options(reading=True) as connection:
            wrapped = connection.execution_options(yield_per=5_000).execute(
                select(table.c.wrapped).where(table.c.wrapped.is_not(None))
            )
            return sum(not masters.is_current(one) for one in wrapped.scalars())

    def newest_entry(self) -> datetime | None:
        """When the last thing happened."""
        table = tables.audit
        with self.engine.connect().execution_options(reading=True) as connection:
            return connection.execute(
                select(table.c.at).order_by(table.c.seq.desc()).limit(1)
            ).scalar()

    def parked(self) -> int:
        """Updates that could not be understood and wait for somebody."""
        table = tables.inbox
        with self.engine.connect().execution_options(reading=True) as connection:
            return connection.execute(
                select(func.count()).select_from(table).where(table.c.state == "parked")
            ).scalar_one()


def probe_files(url: str) -> None:
    """Write a file into the store, read it back, take it away. Raises what the store raises."""
    store = FileStore(url)
    key = DataKey(bytes(KEY_ID_BYTES), os.urandom(32))
    stored = store.store(_PROBE, key)
    try:
        if store.load(stored.name, key) != _PROBE:
            raise OSError("what was written is not what is read")
    finally:
        store.delete(stored.name)
