"""Signing in: each guess is counted before it is compared, and costs the same for any login.

The comparison itself takes a tenth of a second of a core, so it stands between two transactions:
`begin`, then `storage.staff.matches` outside, then `complete`.
"""

from dataclasses import dataclass
from datetime import datetime

from storage import staff, staff_sessions, throttle
from storage.audit import Entry
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

# Free guesses before a lock that grows; an address may be a whole office.
FREE_BY_LOGIN, FREE_BY_ADDRESS = 5, 20


@dataclass(frozen=True, slots=True)
class Attempt:
    """`hashed`: what to compare the password with; nobody's where the login is unknown."""

    login: str
    address: str
    member: StaffMember | None
    hashed: str


@dataclass(frozen=True, slots=True)
class Locked:
    until: datetime


@dataclass(frozen=True, slots=True)
class SignedIn:
    token: str
    member: StaffMember


@dataclass(frozen=True, slots=True)
class WrongSignIn:
    """The login or the password: which of them is nobody's business."""


def begin(uow: UnitOfWork, login: str, address: str) -> Attempt | Locked:
    login = staff.clean_login(login)[:200]
    for what, who, free in (
        ("address", address, FREE_BY_ADDRESS),
        ("login", login, FREE_BY_LOGIN),
    ):
        until = throttle.count(uow, what, who, free)
        if until is not None:
            _record(uow, "sign-in locked", None, {"what": what})
            return Locked(until)
    member, hashed = staff.hash_of(uow, login)
    return Attempt(login, address, member, hashed)


def complete(
    uow: UnitOfWork, attempt: Attempt, old_token: str, *, matched: bool
) -> SignedIn | WrongSignIn:
    """A session with a token of its own; whatever session the browser had ends (ASVS 7.2.4)."""
    member = staff.by_id(uow, attempt.member.id) if attempt.member else None
    if not matched or member is None or member.disabled:
        _record(uow, "sign-in failed", member, {})
        return WrongSignIn()
    throttle.forget(uow, "login", attempt.login)
    throttle.give_back(uow, "address", attempt.address)
    if old_token:
        staff_sessions.end(uow, old_token)
    token = staff_sessions.begin(uow, member.id)
    _record(uow, "signed in", member, {})
    return SignedIn(token, member)


def sign_out(uow: UnitOfWork, token: str, member: StaffMember) -> None:
    staff_sessions.end(uow, token)
    _record(uow, "signed out", member, {})


def _record(uow: UnitOfWork, action: str, member: StaffMember | None, data: dict[str, str]) -> None:
    actor = member.id if member else None
    uow.record(Entry(action, "staff", uow.keyring.house, actor_id=actor, data=data))
