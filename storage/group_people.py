"""Who is who in the staff's group: Telegram accounts bound to staff members by a one-time link.

An account is known by a keyed hash of its number, so the table tells nobody whose it is. The link
holds 256 random bits, its hash stands here for ten minutes (OWASP ASVS 5.0 6.4.1).
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.envelope import Place
from storage.staff_sessions import hash_of
from storage.unit_of_work import UnitOfWork

VALID_FOR = timedelta(minutes=10)
TOLD_AGAIN = timedelta(days=1)  # a stranger is told how to be bound, once a day at the most


@dataclass(frozen=True, slots=True)
class Bound:
    """`name`: as Telegram showed the account when it was bound."""

    name: str
    bound_at: datetime


def account_hash(uow: UnitOfWork, account: int) -> bytes:
    return uow.keyring.index.index("telegram-account", str(account))


# -- links ----------------------------------------------------------------------------------------
def new_link(uow: UnitOfWork, staff_id: str) -> tuple[str, datetime]:
    """A link's token and until when it counts; older ones of the same person are void."""
    table = tables.group_link
    uow.connection.execute(
        delete(table).where((table.c.staff_id == staff_id) | (table.c.ends_at <= uow.now))
    )
    token, ends_at = secrets.token_urlsafe(32), uow.now + VALID_FOR
    uow.add(table, {"link_hash": hash_of(token), "staff_id": staff_id, "ends_at": ends_at})
    return token, ends_at


def use_link(uow: UnitOfWork, token: str) -> str | None:
    """Whose it is, once; None where it does not count (any more)."""
    table = tables.group_link
    return uow.connection.execute(
        update(table)
        .where(
            table.c.link_hash == hash_of(token),
            table.c.used_at.is_(None),
            table.c.ends_at > uow.now,
        )
        .values(used_at=uow.now)
        .returning(table.c.staff_id)
    ).scalar()


# -- bindings -------------------------------------------------------------------------------------
def bind(uow: UnitOfWork, staff_id: str, account: int, name: str) -> bool:
    """This account acts as that person from now on, and no other does; False where it is another
    person's."""
    table, hashed = tables.group_binding, account_hash(uow, account)
    if staff_of(uow, account) not in (None, staff_id):
        return False
    unbind(uow, staff_id)
    sealed = uow.keyring.house.seal(name[:120].encode(), _place(staff_id))
    values = {"account_hash": hashed, "staff_id": staff_id, "name": sealed}
    uow.connection.execute(table.insert().values(**values, bound_at=uow.now))
    uow.connection.execute(
        delete(tables.group_stranger).where(tables.group_stranger.c.account_hash == hashed)
    )
    return True


def unbind(uow: UnitOfWork, staff_id: str) -> bool:
    """Whether an account was bound."""
    table = tables.group_binding
    uow.connection.execute(delete(tables.group_link).where(_is(tables.group_link, staff_id)))
    return uow.connection.execute(delete(table).where(_is(table, staff_id))).rowcount > 0


def _is(table: Table, staff_id: str) -> ColumnElement[bool]:
    return table.c.staff_id == staff_id


def staff_of(uow: UnitOfWork, account: int) -> str | None:
    """Whom this account is bound to."""
    table = tables.group_binding
    return uow.connection.execute(
        select(table.c.staff_id).where(table.c.account_hash == account_hash(uow, account))
    ).scalar()


def bound(uow: UnitOfWork, staff_id: str) -> Bound | None:
    table = tables.group_binding
    row = uow.connection.execute(select(table).where(_is(table, staff_id))).one_or_none()
    if row is None:
        return None
    return Bound(uow.open(row.name, _place(staff_id)).decode(), row.bound_at)


def is_new_stranger(uow: UnitOfWork, account: int) -> bool:
    """Whether this account was not told of late how to be bound; from now on it was."""
    table, hashed = tables.group_stranger, account_hash(uow, account)
    dialect = sqlite if uow.sqlite else postgresql
    statement = dialect.insert(table).values(account_hash=hashed, told_at=uow.now)
    told = uow.connection.execute(
        statement.on_conflict_do_update(
            index_elements=["account_hash"],
            set_={"told_at": uow.now},
            where=table.c.told_at <= uow.now - TOLD_AGAIN,
        ).returning(table.c.told_at)
    ).scalar()
    return told is not None


def _place(staff_id: str) -> Place:
    return Place("group_binding", "name", staff_id)
