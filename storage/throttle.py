"""Slowing down guesses: counted before they are checked, in the database, so that any number of
processes and of guesses at once share one count."""

from datetime import datetime, timedelta

from sqlalchemy import case, delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.unit_of_work import UnitOfWork

FIRST_LOCK = timedelta(minutes=1)
LONGEST_LOCK = timedelta(hours=1)
FORGOTTEN_AFTER = timedelta(hours=24)


def count(uow: UnitOfWork, what: str, who: str, free: int) -> datetime | None:
    """Count one try of `who` (a login, an address). Where they are locked: until when, and nothing
    is counted. From try number `free` on each one locks them for longer."""
    table, name = tables.throttle, _name(uow, what, who)
    dialect = sqlite if uow.sqlite else postgresql
    insert = dialect.insert(table)
    old = table.c.last_at <= uow.now - FORGOTTEN_AFTER
    failures = uow.connection.execute(
        insert.values(name=name, failures=1, last_at=uow.now)
        .on_conflict_do_update(
            index_elements=["name"],
            set_={"failures": case((old, 1), else_=table.c.failures + 1), "last_at": uow.now},
            where=or_(table.c.locked_until.is_(None), table.c.locked_until <= uow.now),
        )
        .returning(table.c.failures)
    ).scalar()
    if failures is None:
        return uow.connection.execute(
            select(table.c.locked_until).where(table.c.name == name)
        ).scalar()
    if failures >= free:
        until = uow.now + min(FIRST_LOCK * 2 ** min(failures - free, 10), LONGEST_LOCK)
        uow.connection.execute(update(table).where(table.c.name == name).values(locked_until=until))
    return None


def forget(uow: UnitOfWork, what: str, who: str) -> None:
    """It went well: this name begins anew."""
    table = tables.throttle
    uow.connection.execute(delete(table).where(table.c.name == _name(uow, what, who)))


def give_back(uow: UnitOfWork, what: str, who: str) -> None:
    """It went well: this try is not counted, older ones stay."""
    table = tables.throttle
    uow.connection.execute(
        update(table)
        .where(table.c.name == _name(uow, what, who), table.c.failures > 0)
        .values(failures=table.c.failures - 1, locked_until=None)
    )


def _name(uow: UnitOfWork, what: str, who: str) -> str:
    return f"{what}:{uow.keyring.index.index(f'throttle:{what}', who).hex()}"
