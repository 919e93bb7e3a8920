"""Being the only one: a lock of the database that dies with whoever holds it.

PostgreSQL: an advisory lock of a session of its own, which the server ends when it hears nothing
for LEASE; a killed process frees it at once, a machine that vanished within that time. SQLite: an
exclusive transaction on a file beside the database, freed by the system with the process. Neither
needs a clock, a row, or a wait after a restart. (A connection pooler must pool by session.)
"""

import hashlib
import sqlite3
from contextlib import suppress

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

LEASE = 60  # seconds; `take` again within them
_SERVER = {
    "idle_session_timeout": f"{LEASE}s",
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}


class Alone:
    """The one holder of `name` (letters, digits, `-`) among all processes on this database."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name
        self._file: sqlite3.Connection | None = None
        self._session: Connection | None = None

    def take(self) -> bool:
        """Whether we are the one, now: taken, or held still. Blocks for a round trip."""
        if self._engine.dialect.name == "sqlite":
            return self._file is not None or self._take_file()
        if self._session is not None:
            try:
                self._session.execute(text("SELECT 1"))
            except SQLAlchemyError:
                self.release()
            else:
                return True
        return self._take_session()

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
        if self._session is not None:
            with suppress(SQLAlchemyError):  # the server would free it only when it hears the end
                self._session.execute(text("SELECT pg_advisory_unlock_all()"))
            self._session.invalidate()  # ends the session, and the lock with it
            self._session.close()
        self._file = self._session = None

    def _take_file(self) -> bool:
        path = self._engine.url.database
        if not path or path == ":memory:":
            return True
        file = sqlite3.connect(
            f"{path}-{self._name}", timeout=0, isolation_level=None, check_same_thread=False
        )
        try:
            file.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            file.close()
            return False
        self._file = file
        return True

    def _take_session(self) -> bool:
        session = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        number = int.from_bytes(hashlib.sha256(self._name.encode()).digest()[:8], signed=True)
        try:
            for name, value in _SERVER.items():
                session.execute(
                    text("SELECT set_config(:name, :value, false)"), {"name": name, "value": value}
                )
            taken = session.execute(
                text("SELECT pg_try_advisory_lock(:number)"), {"number": number}
            ).scalar_one()
        except SQLAlchemyError:
            session.invalidate()
            session.close()
            raise
        if taken:
            self._session = session
            return True
        session.invalidate()
        session.close()
        return False
