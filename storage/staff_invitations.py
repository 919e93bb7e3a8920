"""Invitations: a one-use link by which a new person sets their password and second factor.

The link holds 256 random bits, its hash stands here. OWASP ASVS 5.0 6.4.1 (random, expiring, used
once).
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, update

from storage import tables
from storage.staff_sessions import hash_of
from storage.unit_of_work import UnitOfWork

VALID_FOR = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Invitation:
    id: str
    staff_id: str
    made_at: datetime
    ends_at: datetime


def invite(uow: UnitOfWork, staff_id: str, by: str) -> tuple[str, datetime]:
    """A new link's token and until when it counts; older ones of the same person are void."""
    withdraw(uow, staff_id)
    token, ends_at = secrets.token_urlsafe(32), uow.now + VALID_FOR
    uow.add(
        tables.staff_invitation,
        {
            "id": uow.new_id(),
            "staff_id": staff_id,
            "token_hash": hash_of(token),
            "made_at": uow.now,
            "made_by": by,
            "ends_at": ends_at,
        },
    )
    return token, ends_at


def withdraw(uow: UnitOfWork, staff_id: str) -> bool:
    """Whether there was one that counted."""
    table = tables.staff_invitation
    withdrawn = uow.connection.execute(
        update(table).where(table.c.staff_id == staff_id, *_open(uow)).values(withdrawn_at=uow.now)
    )
    return withdrawn.rowcount > 0


def by_token(uow: UnitOfWork, token: str) -> Invitation | None:
    """The invitation of this link, if it counts."""
    table = tables.staff_invitation
    row = uow.connection.execute(
        select(table).where(table.c.token_hash == hash_of(token), *_open(uow))
    ).one_or_none()
    return Invitation(row.id, row.staff_id, row.made_at, row.ends_at) if row else None


def use(uow: UnitOfWork, token: str) -> Invitation | None:
    """The invitation, which nobody else can use any more; None where it does not count."""
    found = by_token(uow, token)
    if found is None:
        return None
    table = tables.staff_invitation
    used = uow.connection.execute(
        update(table).where(table.c.id == found.id, *_open(uow)).values(used_at=uow.now)
    )
    return found if used.rowcount == 1 else None


def open_ones(uow: UnitOfWork) -> Mapping[str, Invitation]:
    """By whom they invite."""
    table = tables.staff_invitation
    rows = uow.connection.execute(select(table).where(*_open(uow))).all()
    return {
        row.staff_id: Invitation(row.id, row.staff_id, row.made_at, row.ends_at) for row in rows
    }


def _open(uow: UnitOfWork) -> tuple[ColumnElement[bool], ...]:
    table = tables.staff_invitation
    return (
        table.c.used_at.is_(None),
        table.c.withdrawn_at.is_(None),
        table.c.ends_at > uow.now,
    )
