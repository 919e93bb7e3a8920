"""Sessions of staff: a random token in the browser, its hash here. Ended by time, by signing out,
by a new password or factor, by being disabled.

A session begins at a stage: `full`, or `code` while the second factor is awaited, or `enrol` while
it must be set up first; only a full one is a session of the desk.

NIST SP 800-63B rev. 4 2.2.3 (AAL2: 12 hours, 30 minutes idle); ASVS 5.0 7.2.3, 7.2.4, 7.3.
"""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import select, update

from storage import tables
from storage.envelope import Place
from storage.staff import StaffMember, end_sessions, from_row
from storage.unit_of_work import UnitOfWork

IDLE = timedelta(minutes=30)
AT_MOST = timedelta(hours=12)
HALF = timedelta(minutes=10)  # a session that waits for the second factor
TOUCHED_EVERY = timedelta(minutes=1)


class Stage(StrEnum):
    FULL = "full"
    CODE = "code"
    ENROL = "enrol"


@dataclass(frozen=True, slots=True)
class From:
    """Roughly from where: a net and a browser, never an address (`states/place.py`)."""

    net: str = ""
    browser: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """`id` names it on pages; it is no token. `proven_at`: when its owner last proved who they
    are."""

    member: StaffMember
    made_at: datetime
    seen_at: datetime
    id: str = ""
    stage: Stage = Stage.FULL
    method: str = "password"
    proven_at: datetime | None = None
    origin: From = From()


def begin(
    uow: UnitOfWork,
    staff_id: str,
    *,
    stage: Stage = Stage.FULL,
    method: str = "password",
    origin: From = From(),
) -> str:
    """A new token of 256 random bits."""
    token = secrets.token_urlsafe(32)
    hashed = hash_of(token)
    uow.add(
        tables.staff_session,
        {
            "token_hash": hashed,
            "staff_id": staff_id,
            "made_at": uow.now,
            "seen_at": uow.now,
            "stage": stage.value,
            "method": method,
            "place": seal_origin(uow, "staff_session", hashed.hex(), origin),
            "proven_at": uow.now,
        },
    )
    return token


def find(uow: UnitOfWork, token: str, stages: Collection[Stage] = (Stage.FULL,)) -> Session | None:
    """The session of this token, if it lives, is at one of these stages, and so does its owner's
    account."""
    session, staff = tables.staff_session, tables.staff
    row = uow.connection.execute(
        select(staff, *_COLUMNS)
        .join(staff, staff.c.id == session.c.staff_id)
        .where(session.c.token_hash == hash_of(token), *_living(uow, stages))
    ).one_or_none()
    return _read(uow, row) if row else None


def of_member(uow: UnitOfWork, staff_id: str) -> list[Session]:
    """Their living sessions, the one seen last first."""
    session, staff = tables.staff_session, tables.staff
    rows = uow.connection.execute(
        select(staff, *_COLUMNS)
        .join(staff, staff.c.id == session.c.staff_id)
        .where(session.c.staff_id == staff_id, *_living(uow, (Stage.FULL,)))
        .order_by(session.c.seen_at.desc())
    ).all()
    return [_read(uow, row) for row in rows]


_COLUMNS = (
    tables.staff_session.c.token_hash,
    tables.staff_session.c.made_at.label("begun_at"),
    tables.staff_session.c.seen_at,
    tables.staff_session.c.stage,
    tables.staff_session.c.method,
    tables.staff_session.c.proven_at,
    tables.staff_session.c.place,
)


def _living(uow: UnitOfWork, stages: Collection[Stage]) -> list[Any]:
    session = tables.staff_session
    half = session.c.made_at > uow.now - HALF
    return [
        session.c.ended_at.is_(None),
        session.c.seen_at > uow.now - IDLE,
        session.c.made_at > uow.now - AT_MOST,
        session.c.stage.in_([one.value for one in stages]),
        (session.c.stage == Stage.FULL.value) | half,
        tables.staff.c.disabled_at.is_(None),
    ]


def _read(uow: UnitOfWork, row: Any) -> Session:
    hashed = bytes(row.token_hash).hex()
    return Session(
        from_row(row),
        row.begun_at,
        row.seen_at,
        hashed[:32],
        Stage(row.stage),
        row.method,
        row.proven_at,
        open_origin(uow, "staff_session", hashed, row.place),
    )


def touch(uow: UnitOfWork, token: str) -> None:
    _change(uow, token, seen_at=uow.now)


def prove(uow: UnitOfWork, token: str) -> None:
    """Its owner has just shown again that it is them."""
    _change(uow, token, proven_at=uow.now, seen_at=uow.now)


def _change(uow: UnitOfWork, token: str, **values: Any) -> None:
    table = tables.staff_session
    uow.connection.execute(
        update(table).where(table.c.token_hash == hash_of(token)).values(**values)
    )


def end(uow: UnitOfWork, token: str) -> None:
    table = tables.staff_session
    uow.connection.execute(
        update(table)
        .where(table.c.token_hash == hash_of(token), table.c.ended_at.is_(None))
        .values(ended_at=uow.now)
    )


def end_one(uow: UnitOfWork, staff_id: str, session_id: str) -> bool:
    """This session of theirs, by the name pages have for it; whether it lived."""
    table = tables.staff_session
    rows = uow.connection.execute(
        select(table.c.token_hash).where(table.c.staff_id == staff_id, table.c.ended_at.is_(None))
    ).scalars()
    hashed = next((one for one in rows if bytes(one).hex()[:32] == session_id), None)
    if hashed is None:
        return False
    uow.connection.execute(
        update(table).where(table.c.token_hash == hashed).values(ended_at=uow.now)
    )
    return True


def end_others(uow: UnitOfWork, staff_id: str, token: str) -> int:
    """All of theirs but this one; how many that were."""
    return end_sessions(uow, staff_id, hash_of(token))


# -- what is being set up here ---------------------------------------------------------------------
def keep_secret(uow: UnitOfWork, token: str, secret: str) -> None:
    """The secret of a second factor, until its first code is entered in this very session."""
    hashed = hash_of(token)
    place = Place("staff_session", "new_secret", hashed.hex())
    _change(uow, token, new_secret=uow.keyring.house.seal(secret.encode(), place))


def kept_secret(uow: UnitOfWork, token: str) -> str | None:
    table, hashed = tables.staff_session, hash_of(token)
    blob = uow.connection.execute(
        select(table.c.new_secret).where(table.c.token_hash == hashed)
    ).scalar()
    if blob is None:
        return None
    return uow.open(blob, Place("staff_session", "new_secret", hashed.hex())).decode()


# -- from where ------------------------------------------------------------------------------------
def seal_origin(uow: UnitOfWork, table: str, row: str, origin: From) -> bytes:
    values = [origin.net, origin.browser]
    return uow.keyring.house.seal_json(values, Place(table, "place", row))


def open_origin(uow: UnitOfWork, table: str, row: str, blob: bytes | None) -> From:
    return From(*uow.open_json(blob, Place(table, "place", row))) if blob else From()


def hash_of(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()  # of 256 random bits: nothing to guess
