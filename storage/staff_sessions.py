"""Sessions of staff: a random token in the browser, its hash here. Ended by time, by signing out,
by a new password, by being disabled.

NIST SP 800-63B rev. 4 2.2.3 (AAL2: 12 hours, 30 minutes idle); ASVS 5.0 7.2.3, 7.2.4, 7.3.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update

from storage import tables
from storage.staff import StaffMember, from_row
from storage.unit_of_work import UnitOfWork

IDLE = timedelta(minutes=30)
AT_MOST = timedelta(hours=12)
TOUCHED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Session:
    member: StaffMember
    made_at: datetime
    seen_at: datetime


def begin(uow: UnitOfWork, staff_id: str) -> str:
    """A new token of 256 random bits."""
    token = secrets.token_urlsafe(32)
    uow.add(
        tables.staff_session,
        {
            "token_hash": _hash(token),
            "staff_id": staff_id,
            "made_at": uow.now,
            "seen_at": uow.now,
        },
    )
    return token


def find(uow: UnitOfWork, token: str) -> Session | None:
    """The session of this token, if it lives and so does its owner's account."""
    session, staff = tables.staff_session, tables.staff
    row = uow.connection.execute(
        select(staff, session.c.made_at.label("begun_at"), session.c.seen_at)
        .join(staff, staff.c.id == session.c.staff_id)
        .where(
            session.c.token_hash == _hash(token),
            session.c.ended_at.is_(None),
            session.c.seen_at > uow.now - IDLE,
            session.c.made_at > uow.now - AT_MOST,
            staff.c.disabled_at.is_(None),
        )
    ).one_or_none()
    return Session(from_row(row), row.begun_at, row.seen_at) if row else None


def touch(uow: UnitOfWork, token: str) -> None:
    table = tables.staff_session
    uow.connection.execute(
        update(table).where(table.c.token_hash == _hash(token)).values(seen_at=uow.now)
    )


def end(uow: UnitOfWork, token: str) -> None:
    table = tables.staff_session
    uow.connection.execute(
        update(table)
        .where(table.c.token_hash == _hash(token), table.c.ended_at.is_(None))
        .values(ended_at=uow.now)
    )


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()  # of 256 random bits: nothing to guess
