"""The database: one writer thread on SQLite, several on PostgreSQL; use cases run in one hop.

`write(use_case)` runs a plain function of a `UnitOfWork` inside a transaction. What waits is taken
together (at most GROUP use cases share one commit, nothing waits for more); what an event loop asks
for in one breath is handed over together, in its order. If one of a group fails, each is run again
alone, so a failure is nobody else's. This is where the one commit stands.
"""

import asyncio
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import QueuePool

from storage.crash import crash_point
from storage.jobs import Done, Job, tell
from storage.keyring import Keyring
from storage.unit_of_work import ConflictError, UnitOfWork

T = TypeVar("T")
GROUP = 64
_TRIES = 3  # of a use case whose rows others move meanwhile
_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: NORMAL loses acknowledged rows at a power cut
    "foreign_keys": 1,
    "busy_timeout": 10_000,
    "secure_delete": 1,
    "wal_autocheckpoint": 4000,  # pages: fewer, larger checkpoints
}
Clock = Callable[[], datetime]


_TROUBLE = frozenset(("OperationalError", "InterfaceError"))  # by PEP 249, in every driver


def is_passing(error: BaseException) -> bool:
    """Whether the database itself was in trouble (locked, away, full): the same work may succeed
    later, and nothing about the work is to blame. Told by SQLAlchemy or, from statements of the
    hot path, by the driver itself."""
    return isinstance(error, ConflictError | ClosedError) or any(
        one.__name__ in _TROUBLE for one in type(error).__mro__
    )


class DatabaseError(Exception):
    """The database cannot be used as it is; says what to do."""


class ClosedError(DatabaseError):
    """The house is closing: what is asked of its database now is not done."""

    def __init__(self) -> None:
        super().__init__("The database is closed.")


def open_engine(url: str) -> Engine:
    """An engine for `sqlite:///path` or `postgresql://…`, set up as the house needs it."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        if parsed.database and parsed.database != ":memory:":
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(
            parsed,
            connect_args={"check_same_thread": False, "cached_statements": 512},
            poolclass=QueuePool,
            hide_parameters=True,  # an error names the statement, never its values
        )
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_immediate)
        return engine
    if parsed.get_backend_name() == "postgresql":
        driven = parsed.set(drivername="postgresql+psycopg")
        return create_engine(driven, pool_size=12, hide_parameters=True)
    raise DatabaseError("HELPDESK_DATABASE_URL must begin with sqlite:/// or postgresql://.")


def _set_up_sqlite(connection: Any, record: Any) -> None:  # noqa: ARG001 - SQLAlchemy's signature
    connection.isolation_level = None  # the driver's own BEGIN loses concurrent updates
    for name, value in _PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}")
        answer = connection.execute(f"PRAGMA {name}").fetchone()
        if str(answer[0]).lower() != str(value) and name != "journal_mode":
            raise DatabaseError(f"SQLite refused PRAGMA {name}={value}.")


def _begin_immediate(connection: Connection) -> None:
    mode = connection.get_execution_options().get("reading")
    raw: Any = connection.connection.dbapi_connection
    raw.execute("BEGIN DEFERRED" if mode else "BEGIN IMMEDIATE")


class Database:
    """Runs use cases. `close()` waits for what was handed over; whoever asks later hears
    ClosedError."""

    def __init__(self, url: str, keyring: Keyring, clock: Clock, writers: int = 2) -> None:
        self.engine = open_engine(url)
        self.keyring = keyring
        self.clock = clock
        self.sqlite = self.engine.dialect.name == "sqlite"
        self._waiting: queue.SimpleQueue[Sequence[Job] | None] = queue.SimpleQueue()
        self._asked: dict[asyncio.AbstractEventLoop, list[Job]] = {}
        self._gate = threading.Lock()  # nothing is handed over behind the end
        self._closed = False
        count = 1 if self.sqlite else writers
        self._writers = [
            threading.Thread(target=self._write_forever, name=f"writer-{n}", daemon=True)
            for n in range(count)
        ]
        self._readers = ThreadPoolExecutor(4, thread_name_prefix="reader")
        for thread in self._writers:
            thread.start()

    def write(self, use_case: Callable[[UnitOfWork], T]) -> "asyncio.Future[T]":
        """Run `use_case` in a transaction; the answer comes once that is committed. Call it inside
        an event loop."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()
        asked = self._asked.get(loop)
        if asked is None:
            asked = self._asked[loop] = []
            loop.call_soon(loop.call_soon, self._hand_over, loop)
        asked.append(Job(use_case, answer, loop))
        return answer

    def _hand_over(self, loop: asyncio.AbstractEventLoop) -> None:
        """After one round of the loop: what one event made several parts ask for goes together."""
        self._put(self._asked.pop(loop))

    def _put(self, jobs: list[Job]) -> None:
        with self._gate:
            if not self._closed:
                self._waiting.put(jobs)
                return
        tell([Done(job, error=ClosedError()) for job in jobs])

    def write_now(self, use_case: Callable[[UnitOfWork], T]) -> T:
        """The same for callers without an event loop (command line, tests)."""
        answer: Future[T] = Future()
        self._put([Job(use_case, answer)])
        return answer.result()

    async def write_again(self, use_case: Callable[[UnitOfWork], T]) -> T:
        """The same; where a row moved between reading and writing it is thought through anew, at
        the most `_TRIES` times. Raises ConflictError."""
        for _ in range(_TRIES - 1):
            with suppress(ConflictError):
                return await self.write(use_case)
        return await self.write(use_case)

    def write_again_now(self, use_case: Callable[[UnitOfWork], T]) -> T:
        """The same for callers without an event loop."""
        for _ in range(_TRIES - 1):
            with suppress(ConflictError):
                return self.write_now(use_case)
        return self.write_now(use_case)

    async def read(self, query: Callable[[UnitOfWork], T]) -> T:
        """Run a query in a snapshot of its own; it must not write."""
        loop = asyncio.get_running_loop()
        try:
            answer = loop.run_in_executor(self._readers, self.read_now, query)
        except RuntimeError:  # an executor that was shut down takes nothing
            raise ClosedError from None
        return await answer

    def read_now(self, query: Callable[[UnitOfWork], T]) -> T:
        with self.engine.connect().execution_options(reading=True) as connection:
            try:
                return query(UnitOfWork(connection, self.keyring, self.clock()))
            finally:
                connection.rollback()

    def close(self) -> None:
        with self._gate:
            self._closed = True
        for _ in self._writers:
            self._waiting.put(None)
        for thread in self._writers:
            thread.join()
        self._readers.shutdown()
        self.engine.dispose()

    def _write_forever(self) -> None:
        """Until closed. Nothing that goes wrong ends it: whoever asks later would wait for ever."""
        connection: Connection | None = None
        ended = False
        while not ended and (first := self._waiting.get()) is not None:
            group, ended = self._take_group(first)
            for start in range(0, len(group), GROUP):
                part = group[start : start + GROUP]
                try:
                    connection = connection or self.engine.connect()
                    done = self._run(connection, part)
                except BaseException as error:  # noqa: BLE001 - the database is away, or worse
                    done = [Done(job, error=error) for job in part]
                tell(done)
        if connection is not None:
            connection.close()

    def _take_group(self, first: Sequence[Job]) -> tuple[list[Job], bool]:
        """What waits now, and whether the end was among it."""
        group = list(first)
        while len(group) < GROUP:
            try:
                jobs = self._waiting.get_nowait()
            except queue.Empty:
                break
            if jobs is None:
                return group, True
            group += jobs
        return group, False

    def _run(self, connection: Connection, group: list[Job]) -> list[Done]:
        """Run these; each job's answer or error. From here on none can be cancelled any more."""
        group = [job for job in group if job.begun or job.begin()]
        if not group:
            return []
        try:
            answers = self._commit(connection, group)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is its caller's answer
            if len(group) == 1:
                return [Done(group[0], error=error)]
            return [done for job in group for done in self._run(connection, [job])]
        return [Done(job, answer) for job, answer in zip(group, answers, strict=True)]

    def _commit(self, connection: Connection, group: list[Job]) -> list[Any]:
        """Everything of these use cases in one transaction, or nothing of it."""
        with connection.begin() as transaction:
            unit = UnitOfWork(connection, self.keyring, self.clock())
            answers = []
            for job in group:
                answers.append(job.use_case(unit))
                unit.settle()
            unit.seal_history()
            crash_point("before-commit")
            transaction.commit()
        crash_point("after-commit")
        self.keyring.keep(unit.new_keys)
        return answers

    def check(self) -> None:
        """Assert what acknowledged messages rely on. Raises DatabaseError."""
        for name, (found, wanted) in pragmas(self.engine).items():
            if found != wanted:
                raise DatabaseError(f"SQLite runs with {name}={found}; it must be {wanted}.")


def pragmas(engine: Engine) -> dict[str, tuple[str, str]]:
    """SQLite's settings that safety relies on: name -> (found, wanted). None on PostgreSQL."""
    if engine.dialect.name != "sqlite":
        return {}
    with engine.connect().execution_options(reading=True) as connection:
        return {
            name: (
                str(connection.execute(text(f"PRAGMA {name}")).scalar_one()).lower(),
                str(wanted),
            )
            for name, wanted in _PRAGMAS.items()
        }
