"""Every use case is answered, whatever becomes of it; nobody waits for ever, nobody else pays."""

import asyncio
import sqlite3

import pytest
from sqlalchemy import text

from storage.database import GROUP, ClosedError, Database, is_passing
from storage.keyring import Keyring
from storage.master_key import MasterKeys, generate
from tests.databases import make_database

pytestmark = pytest.mark.timeout(30)  # an answer that never comes is how these fail


def _nothing_next(uow):
    return next(iter(()))


class _EndOfItError(BaseException):
    """What no `except Exception` sees."""


def _end(uow):
    raise _EndOfItError


# Broken once each: an error that no future takes ended the telling of all the others' answers; one
# that is no Exception ended the writer.
@pytest.mark.parametrize(
    ("use_case", "error"), [(_nothing_next, RuntimeError), (_end, _EndOfItError)]
)
def test_what_one_use_case_raises_keeps_nobody_elses_answer(database, use_case, error):
    async def ask():
        found = [database.write(lambda uow, n=n: n) for n in range(3)]
        bad = database.write(use_case)
        found += [database.write(lambda uow, n=n: n) for n in range(3, GROUP + 9)]
        with pytest.raises(error):
            await bad
        return await asyncio.gather(*found)

    assert asyncio.run(ask()) == list(range(GROUP + 9))
    assert database.write_now(lambda uow: "still there") == "still there"


def test_a_writer_outlives_a_database_that_is_away_at_first(tmp_path, clock):
    path = tmp_path / "desk.db"
    path.mkdir()  # so it cannot be opened
    database = Database(f"sqlite:///{path}", Keyring(MasterKeys.parse(generate())), clock)
    with pytest.raises(Exception, match="unable to open") as refused:
        database.write_now(lambda uow: 1)
    assert is_passing(refused.value)
    path.rmdir()
    assert database.write_now(lambda uow: 1) == 1
    database.close()


def test_a_writer_outlives_its_connection(postgres_server, clock):
    url = postgres_server.fresh()
    database = make_database(url, clock)

    def cut(uow):
        uow.connection.connection.dbapi_connection.execute(
            "SELECT pg_terminate_backend(pg_backend_pid())"
        )

    for _ in range(2):  # of whichever writer
        with pytest.raises(Exception, match=r"terminat|clos|lost") as refused:
            database.write_now(cut)
        assert is_passing(refused.value)
    for _ in range(4):
        assert database.write_now(lambda uow: uow.connection.scalar(text("SELECT 1"))) == 1
    database.close()
    postgres_server.drop(url)


# Broken once: BEGIN went straight to the driver, whose own error counted as the work's fault, so
# that an update was parked because another process held the lock.
def test_a_locked_database_is_nobodys_fault(tmp_path, clock):
    database = make_database(f"sqlite:///{tmp_path}/desk.db", clock)
    database.write_now(lambda uow: uow.connection.exec_driver_sql("PRAGMA busy_timeout=20"))
    other = sqlite3.connect(tmp_path / "desk.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Exception, match="locked") as refused:
        database.write_now(lambda uow: 1)
    assert is_passing(refused.value)
    other.execute("ROLLBACK")
    other.close()
    assert database.write_now(lambda uow: 1) == 1
    database.close()


@pytest.mark.parametrize("error", [KeyError("x"), sqlite3.IntegrityError("x"), ValueError()])
def test_what_the_work_itself_did_is_not_passing(error):
    assert not is_passing(error)


# Broken once: what was asked in the last breath waited for ever, and reading raised the executor's.
def test_who_asks_a_closed_database_is_told_so(tmp_path, clock):
    database = Database(
        f"sqlite:///{tmp_path}/desk.db", Keyring(MasterKeys.parse(generate())), clock
    )

    async def ask():
        handed_over = database.write(lambda uow: "done")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        last = database.write(lambda uow: "too late")
        database.close()
        assert await handed_over == "done"
        for asked in (last, database.write(lambda uow: 1), database.read(lambda uow: 1)):
            with pytest.raises(ClosedError) as told:
                await asked
            assert is_passing(told.value)  # nothing is parked for it

    asyncio.run(ask())
    with pytest.raises(ClosedError):
        database.write_now(lambda uow: 1)
