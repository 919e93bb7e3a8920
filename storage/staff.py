"""Staff members and their passwords: argon2id over a peppered password, never the password.

Sources: NIST SP 800-63B rev. 4 3.1.1 (15 characters, no composition rules, a list of common ones);
OWASP ASVS 5.0 6.2, 11.4.2; RFC 9106 (argon2id, second recommended option).
"""

import hmac
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, select, update

from states.permissions import Permission, Person, Role
from storage import tables
from storage.audit import Entry
from storage.keyring import Keyring
from storage.unit_of_work import UnitOfWork

SHORTEST_PASSWORD = 15
LONGEST_PASSWORD = 128
_PURPOSE = b"staff-passwords"
_LOGIN_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-_@")
_COMMON = ("password", "matkhau", "1234", "5678", "qwerty", "helpdesk", "abcdefgh", "dcnet")
_HASHER = PasswordHasher()  # RFC 9106, second option: 64 MiB, 3 passes, 4 lanes
NO_PASSWORD = ""
# Of a password nobody has: an unknown login costs what a known one costs.
_NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=4$FMnmXd/V/f6G4XiGoQiTRw"
    "$1pBdvy1bFnfpqVXQ9s8O0F1dB0gmUhJ0jdXAVkH5Rl4"
)


class StaffError(Exception):
    """What was asked for cannot be done; the message is one clear line for an operator."""


@dataclass(frozen=True, slots=True)
class StaffMember:
    """`added`, `removed`: permissions that differ from the role's. `factor`: has a second one.
    `joined`: has a password of their own; an invited person has none yet. `company`: signs in with
    the company's account as well."""

    id: str
    login: str
    name: str
    role: Role
    language: str = "vi"
    disabled: bool = False
    telegram_id: str | None = None
    added: frozenset[Permission] = frozenset()
    removed: frozenset[Permission] = frozenset()
    factor: bool = False
    joined: bool = True
    company: bool = False

    @property
    def person(self) -> Person:
        return Person(self.id, self.role, self.added, self.removed)


def add(
    uow: UnitOfWork,
    login: str,
    name: str,
    role: str,
    password: str,
    *,
    language: str = "vi",
    telegram_id: str | None = None,
) -> StaffMember:
    """Raises StaffError: a login that exists, a role that does not, a weak password."""
    login, name = fit_login(login), fit_name(name)
    if role not in tuple(Role):
        raise StaffError(f"A role is one of: {', '.join(Role)}.")
    if by_login(uow, login) is not None:
        raise StaffError("There is a staff member with this login already.")
    refuse_weak(password, login)
    member = StaffMember(uow.new_id(), login, name, Role(role), language, telegram_id=telegram_id)
    keep_new(uow, member, hash_password(uow.keyring, password))
    record(uow, "staff added", member, {"role": member.role.value})
    return member


def keep_new(uow: UnitOfWork, member: StaffMember, hashed: str) -> None:
    uow.add(
        tables.staff,
        {
            "id": member.id,
            "login": member.login,
            "name": member.name,
            "role": member.role.value,
            "password_hash": hashed,
            "language": member.language,
            "telegram_id": member.telegram_id,
            "made_at": uow.now,
        },
    )


def fit_login(login: str) -> str:
    """As it is compared. Raises StaffError."""
    login = clean_login(login)
    if not login or not set(login) <= _LOGIN_SIGNS or len(login) > 60:
        raise StaffError("A login is 1 to 60 of a-z, 0-9, dot, dash, underscore and @.")
    return login


def fit_name(name: str) -> str:
    """Raises StaffError."""
    name = unicodedata.normalize("NFC", name).strip()
    if not name or len(name) > 120:
        raise StaffError("A name has 1 to 120 characters.")
    return name


def disable(uow: UnitOfWork, member: StaffMember) -> None:
    """They cannot sign in any more, and their sessions end now."""
    uow.change(tables.staff, {"id": member.id}, {"disabled_at": uow.now})
    end_sessions(uow, member.id)
    record(uow, "staff disabled", member)


def set_language(uow: UnitOfWork, staff_id: str, language: str) -> None:
    uow.change(tables.staff, {"id": staff_id}, {"language": language})


def by_login(uow: UnitOfWork, login: str) -> StaffMember | None:
    found = _with_hash(uow, login)
    return found[0] if found else None


def by_id(uow: UnitOfWork, staff_id: str, *, lock: bool = False) -> StaffMember | None:
    statement = select(tables.staff).where(tables.staff.c.id == staff_id)
    row = uow.connection.execute(statement.with_for_update() if lock else statement).one_or_none()
    return from_row(row) if row else None


def set_password(uow: UnitOfWork, staff_id: str, hashed: str) -> None:
    uow.change(tables.staff, {"id": staff_id}, {"password_hash": hashed})


def names(uow: UnitOfWork, staff_ids: Iterable[str | None]) -> dict[str, str]:
    wanted = {one for one in staff_ids if one}
    if not wanted:
        return {}
    table = tables.staff
    rows = uow.connection.execute(select(table.c.id, table.c.name).where(table.c.id.in_(wanted)))
    return {row.id: row.name for row in rows}


def logins(uow: UnitOfWork, staff_ids: Iterable[str | None]) -> dict[str, str]:
    wanted = {one for one in staff_ids if one}
    if not wanted:
        return {}
    table = tables.staff
    rows = uow.connection.execute(select(table.c.id, table.c.login).where(table.c.id.in_(wanted)))
    return {row.id: row.login for row in rows}


def every(uow: UnitOfWork) -> list[StaffMember]:
    rows = uow.connection.execute(select(tables.staff).order_by(tables.staff.c.login)).all()
    return [from_row(row) for row in rows]


def hash_of(uow: UnitOfWork, login: str) -> tuple[StaffMember | None, str]:
    """Who it is, and what the password is compared with; of nobody where there is no such login,
    or no password yet."""
    member, hashed = _with_hash(uow, login) or (None, NO_PASSWORD)
    return member, hashed if hashed != NO_PASSWORD else _NOBODY


# -- passwords ------------------------------------------------------------------------------------
def refuse_weak(password: str, login: str, name: str = "") -> None:
    """Raises StaffError with what to do."""
    found = weakness(password, login, name)
    if found == "length":
        raise StaffError(f"A password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters.")
    if found:
        raise StaffError("This password is easy to guess: take several unrelated words.")


def weakness(password: str, login: str, name: str = "") -> str:
    """`length`, `guessed`, or empty. Nothing but one's own name and login, or what everybody takes,
    and a few signs is a guess away (NIST SP 800-63B 3.1.1.2)."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        return "length"
    plain = password.casefold()
    bare = plain
    for common in (*_COMMON, login.casefold()):
        bare = bare.replace(common, "")
    if len(set(plain)) < 6 or len(bare) < SHORTEST_PASSWORD // 2:
        return "guessed"
    bare = "".join(filter(str.isalnum, plain))
    for word in (name.casefold().replace(" ", ""), *name.casefold().split()):
        bare = bare.replace(word, "")
    return "guessed" if name and len(bare) < SHORTEST_PASSWORD // 2 else ""


def hash_password(keyring: Keyring, password: str) -> str:
    """About a tenth of a second of one core."""
    return _HASHER.hash(_peppered(keyring, password))


def matches(keyring: Keyring, hashed: str, password: str) -> bool:
    """About a tenth of a second of one core, whatever the answer."""
    try:
        return _HASHER.verify(hashed, _peppered(keyring, password))
    except (VerificationError, InvalidHashError):
        return False


def _peppered(keyring: Keyring, password: str) -> bytes:
    """What is hashed: worthless to who has the database without the master key."""
    plain = unicodedata.normalize("NFKC", password).encode()
    return hmac.digest(keyring.subkey(_PURPOSE), plain, "sha256")


def clean_login(login: str) -> str:
    return unicodedata.normalize("NFKC", login).strip().casefold()


def from_row(row: Any) -> StaffMember:
    return StaffMember(
        row.id,
        row.login,
        row.name,
        Role(row.role),
        row.language,
        row.disabled_at is not None,
        row.telegram_id,
        _permissions(row.added),
        _permissions(row.removed),
        row.factor_at is not None,
        row.password_hash != NO_PASSWORD,
        row.company_hash is not None,
    )


def _permissions(stored: str) -> frozenset[Permission]:
    """What is no permission any more is left out."""
    return frozenset(Permission(one) for one in stored.split(",") if one in tuple(Permission))


def _with_hash(uow: UnitOfWork, login: str) -> tuple[StaffMember, str] | None:
    row = uow.connection.execute(
        select(tables.staff).where(tables.staff.c.login == clean_login(login))
    ).one_or_none()
    return (from_row(row), row.password_hash) if row else None


def end_sessions(uow: UnitOfWork, staff_id: str, but: bytes = b"") -> int:
    """All of them, but the one with this token's hash; how many that were. With all of them ends
    what was bound by one: the account that acts for them in the staff's group."""
    if not but:
        for bound in (tables.group_binding, tables.group_link):
            uow.connection.execute(delete(bound).where(bound.c.staff_id == staff_id))
    table = tables.staff_session
    ended = uow.connection.execute(
        update(table)
        .where(table.c.staff_id == staff_id, table.c.ended_at.is_(None), table.c.token_hash != but)
        .values(ended_at=uow.now)
    )
    return ended.rowcount


def record(
    uow: UnitOfWork, action: str, member: StaffMember, data: dict[str, str] | None = None
) -> None:
    """What an operator did."""
    uow.record(
        Entry(action, "operator", uow.keyring.house, data={"staff": member.id, **(data or {})})
    )
