"""Signing in: each guess is counted before it is compared, and costs the same for any login.

The comparison itself takes a tenth of a second of a core, so it stands between two transactions:
`begin`, then `storage.staff.matches` outside, then `complete`. Who has a second factor gets a
session that is good for nothing but `pass_code`; who still needs one, for nothing but setting it
up.
"""

from dataclasses import dataclass
from datetime import datetime

from handlers import staff_news
from handlers.work import House
from storage import staff, staff_accounts, staff_factor, staff_sessions, staff_sign_ins, throttle
from storage.audit import Entry
from storage.staff import StaffMember
from storage.staff_sessions import From, Stage
from storage.unit_of_work import UnitOfWork

# Free guesses before a lock that grows; an address may be a whole office.
FREE_BY_LOGIN, FREE_BY_ADDRESS, FREE_CODES = 5, 20, 5
NOWHERE = From()


@dataclass(frozen=True, slots=True)
class Attempt:
    """`hashed`: what to compare the password with; nobody's where the login is unknown."""

    login: str
    address: str
    member: StaffMember | None
    hashed: str
    origin: From = NOWHERE


@dataclass(frozen=True, slots=True)
class Locked:
    until: datetime


@dataclass(frozen=True, slots=True)
class SignedIn:
    """`stage`: what still stands between them and the desk."""

    token: str
    member: StaffMember
    stage: Stage = Stage.FULL


@dataclass(frozen=True, slots=True)
class WrongSignIn:
    """The login or the password: which of them is nobody's business."""


@dataclass(frozen=True, slots=True)
class WrongCode:
    """It is none of theirs, was used before, or is of another moment."""


@dataclass(frozen=True, slots=True)
class NoSession:
    """There is no half-open session any more: sign in anew."""


def begin(uow: UnitOfWork, login: str, address: str, origin: From = NOWHERE) -> Attempt | Locked:
    login = staff.clean_login(login)[:200]
    for what, who, free in (
        ("address", address, FREE_BY_ADDRESS),
        ("login", login, FREE_BY_LOGIN),
    ):
        until = throttle.count(uow, what, who, free)
        if until is not None:
            member = staff.by_login(uow, login)
            _record(uow, "sign-in locked", member, {"what": what})
            _note(uow, member, "password", "locked", origin)
            return Locked(until)
    member, hashed = staff.hash_of(uow, login)
    return Attempt(login, address, member, hashed, origin)


def complete(
    uow: UnitOfWork, attempt: Attempt, old_token: str, *, matched: bool, second_factor: bool
) -> SignedIn | WrongSignIn:
    """A session with a token of its own; whatever session the browser had ends (ASVS 7.2.4).
    `second_factor`: the house asks for one."""
    member = staff.by_id(uow, attempt.member.id) if attempt.member else None
    if not matched or member is None or member.disabled or not member.joined:
        _record(uow, "sign-in failed", member, {})
        _note(uow, member, "password", "wrong", attempt.origin)
        return WrongSignIn()
    throttle.forget(uow, "login", attempt.login)
    throttle.give_back(uow, "address", attempt.address)
    return enter(uow, member, "password", attempt.origin, old_token, second_factor=second_factor)


def enter(
    uow: UnitOfWork,
    member: StaffMember,
    method: str,
    origin: From,
    old_token: str = "",
    *,
    second_factor: bool,
) -> SignedIn:
    """The first factor was right: a session at the stage that this person is at now."""
    stage = stage_of(member, second_factor=second_factor)
    if old_token:
        staff_sessions.end(uow, old_token)
    token = staff_sessions.begin(uow, member.id, stage=stage, method=method, origin=origin)
    if stage is Stage.FULL:
        _record(uow, "signed in", member, {"method": method})
        _note(uow, member, method, "in", origin)
    else:
        _record(uow, "sign-in begun", member, {"method": method, "stage": stage.value})
        _note(uow, member, method, "half", origin)
    return SignedIn(token, member, stage)


def stage_of(member: StaffMember, *, second_factor: bool) -> Stage:
    if member.factor:
        return Stage.CODE
    return Stage.ENROL if second_factor and member.person.guarded else Stage.FULL


# -- the second factor -----------------------------------------------------------------------------
def pass_code(
    uow: UnitOfWork, house: House, token: str, code: str, origin: From
) -> SignedIn | WrongCode | Locked | NoSession:
    """Into the desk, with a new token: by a code of the device, or by a recovery code."""
    session = staff_sessions.find(uow, token, (Stage.CODE,))
    if session is None:
        return NoSession()
    member = session.member
    method = take_factor(uow, house, member, code)
    if isinstance(method, Locked):
        _note(uow, member, "code", "locked", origin)
        return method
    if not method:
        _note(uow, member, "code", "wrong", origin)
        return WrongCode()
    staff_sessions.end(uow, token)
    new = staff_sessions.begin(uow, member.id, method=method, origin=origin)
    _record(uow, "signed in", member, {"method": method})
    _note(uow, member, method, "in", origin)
    return SignedIn(new, member)


def take_factor(uow: UnitOfWork, house: House, member: StaffMember, code: str) -> str | Locked:
    """`code` or `recovery`, by what was given; empty where it is wrong. Each try counts."""
    until = throttle.count(uow, "factor", member.id, FREE_CODES)
    if until is not None:
        _record(uow, "second factor locked", member, {})
        return Locked(until)
    if staff_factor.take_code(uow, member.id, code):
        method = "code"
    elif staff_factor.looks_like_recovery(code) and staff_factor.take_recovery_code(
        uow, member.id, code
    ):
        method = "recovery"
        left = staff_factor.recovery_codes_left(uow, member.id)
        _record(uow, "recovery code used", member, {"left": str(left)})
        staff_news.tell(uow, house, member, "staff-mail-recovery", {"left": str(left)})
    else:
        _record(uow, "second factor failed", member, {})
        return ""
    throttle.forget(uow, "factor", member.id)
    return method


# -- the company's sign-in -------------------------------------------------------------------------
def by_company(
    uow: UnitOfWork,
    house: House,
    issuer: str,
    subject: str,
    old_token: str,
    origin: From,
) -> SignedIn | WrongSignIn:
    """The provider said who it is. Nobody is added by that, and no e-mail finds anybody."""
    member = staff_accounts.by_company(uow, issuer, subject)
    if member is None or member.disabled or not member.joined:
        _record(uow, "sign-in failed", member, {"method": "company"})
        _note(uow, member, "company", "wrong", origin)
        return WrongSignIn()
    return enter(uow, member, "company", origin, old_token, second_factor=house.second_factor)


def sign_out(uow: UnitOfWork, token: str, member: StaffMember) -> None:
    staff_sessions.end(uow, token)
    _record(uow, "signed out", member, {})


def _note(
    uow: UnitOfWork, member: StaffMember | None, method: str, outcome: str, origin: From
) -> None:
    if member is not None:
        staff_sign_ins.note(uow, member.id, method, outcome, origin)


def _record(uow: UnitOfWork, action: str, member: StaffMember | None, data: dict[str, str]) -> None:
    actor = member.id if member else None
    uow.record(Entry(action, "staff", uow.keyring.house, actor_id=actor, data=data))
