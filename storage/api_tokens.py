"""Tokens of the API: shown once, kept as a keyed hash; each acts as one staff member.

What a token is called stands sealed: people name things after people.
"""

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update

from states.api_scopes import Scope
from storage import tables
from storage.audit import Entry
from storage.envelope import Place
from storage.keyring import Keyring
from storage.staff import StaffMember, from_row
from storage.unit_of_work import UnitOfWork

PREFIX = "dcd_"  # so that a token which lies about somewhere is recognised as one
LONGEST_NAME = 60
TOUCHED_EVERY = timedelta(minutes=1)
_PURPOSE = b"api-tokens"
_token = tables.api_token


@dataclass(frozen=True, slots=True)
class ApiToken:
    """`member` is whom it acts as; `used_at` is at most a minute old. `made_by`: the staff member
    who made it, None for an operator of the machine."""

    id: str
    name: str
    member: StaffMember
    scopes: frozenset[Scope]
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    revoked_at: datetime | None = None
    made_by: str | None = None

    def lives(self, now: datetime) -> bool:
        """Whether it opens anything."""
        return self.revoked_at is None and self.expires_at > now and not self.member.disabled


def add(
    uow: UnitOfWork,
    member: StaffMember,
    name: str,
    scopes: Iterable[Scope],
    expires_at: datetime,
    *,
    by: str | None = None,
) -> tuple[str, str]:
    """(id, the token itself: 256 random bits, kept nowhere). `by`: the staff member who makes it;
    without one, an operator does."""
    token_id, secret = uow.new_id(), PREFIX + secrets.token_urlsafe(32)
    given = sorted(set(scopes))
    uow.add(
        _token,
        {
            "id": token_id,
            "staff_id": member.id,
            "name": uow.keyring.house.seal(name.encode(), _place(token_id)),
            "token_hash": _hash(uow.keyring, secret),
            "scopes": ",".join(given),
            "made_at": uow.now,
            "expires_at": expires_at,
            "made_by": by,
        },
    )
    data = {"staff": member.id, "scopes": given, "until": expires_at.isoformat()}
    _record(uow, "api token made", token_id, by, data)
    return token_id, secret


def find(uow: UnitOfWork, secret: str) -> ApiToken | None:
    """The token, if it lives, and so does the account of whom it acts as."""
    row = _rows(
        uow,
        _token.c.token_hash == _hash(uow.keyring, secret),
        _token.c.revoked_at.is_(None),
        _token.c.expires_at > uow.now,
        tables.staff.c.disabled_at.is_(None),
    )
    return row[0] if row else None


def by_id(uow: UnitOfWork, token_id: str) -> ApiToken | None:
    """Whether it lives or not."""
    row = _rows(uow, _token.c.id == token_id)
    return row[0] if row else None


def living(uow: UnitOfWork) -> int:
    """How many there are that open something."""
    return uow.connection.execute(
        select(func.count())
        .select_from(_token.join(tables.staff, tables.staff.c.id == _token.c.staff_id))
        .where(
            _token.c.revoked_at.is_(None),
            _token.c.expires_at > uow.now,
            tables.staff.c.disabled_at.is_(None),
        )
    ).scalar_one()


def every(uow: UnitOfWork, staff_id: str = "") -> list[ApiToken]:
    """All there are and were, or of them those that act as this staff member, oldest first."""
    return _rows(uow, _token.c.staff_id == staff_id) if staff_id else _rows(uow)


def is_due(token: ApiToken, now: datetime) -> bool:
    """Whether its use is to be noted."""
    return token.used_at is None or now - token.used_at >= TOUCHED_EVERY


def touch(uow: UnitOfWork, token: ApiToken) -> None:
    """It is being used now."""
    if is_due(token, uow.now):
        uow.change(_token, {"id": token.id}, {"used_at": uow.now})


def revoke(uow: UnitOfWork, token_id: str, by: str | None = None) -> bool:
    """At once and for good; False where there is none that lives. `by` as of `add`."""
    ended = uow.connection.execute(
        update(_token)
        .where(_token.c.id == token_id, _token.c.revoked_at.is_(None))
        .values(revoked_at=uow.now)
    )
    if ended.rowcount == 0:
        return False
    _record(uow, "api token revoked", token_id, by, {})
    return True


def _rows(uow: UnitOfWork, *conditions: Any) -> list[ApiToken]:
    mine = [
        column.label(f"token_{column.name}")
        for column in _token.c
        if column.name not in ("staff_id", "token_hash")
    ]
    staff = tables.staff
    rows = uow.connection.execute(
        select(staff, *mine)
        .join(staff, staff.c.id == _token.c.staff_id)
        .where(*conditions)
        .order_by(_token.c.id)
    ).all()
    return [
        ApiToken(
            row.token_id,
            uow.open_text(row.token_name, _place(row.token_id)),
            from_row(row),
            frozenset(Scope(one) for one in row.token_scopes.split(",") if one in tuple(Scope)),
            row.token_made_at,
            row.token_expires_at,
            row.token_used_at,
            row.token_revoked_at,
            row.token_made_by,
        )
        for row in rows
    ]


def _record(
    uow: UnitOfWork, action: str, token_id: str, by: str | None, data: dict[str, Any]
) -> None:
    house, told = uow.keyring.house, {"token": token_id, **data}
    kind = "operator" if by is None else "staff"
    uow.record(Entry(action, kind, house, actor_id=by, data=told))


def _hash(keyring: Keyring, secret: str) -> bytes:
    return hmac.digest(keyring.subkey(_PURPOSE), secret.encode(), "sha256")


def _place(token_id: str) -> Place:
    return Place("api_token", "name", token_id)
