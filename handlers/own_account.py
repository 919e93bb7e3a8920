"""One's own account: password, second factor, sessions, the company's account.

Whatever one's sign-in stands on changes only in a session whose owner has shown within the last
minutes that it is them (ASVS 7.5.1); other sessions end with it (7.4.3), and a mail tells of it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers import staff_news
from handlers.guarded import Refused, Unproven
from handlers.sign_in import Locked, NoSession, WrongCode, WrongSignIn, stage_of, take_factor
from handlers.work import House
from storage import staff, staff_accounts, staff_factor, staff_sessions, staff_sign_ins, throttle
from storage.audit import Entry
from storage.staff import StaffMember
from storage.staff_sessions import Session, Stage
from storage.unit_of_work import UnitOfWork

PROVEN_FOR = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Changed:
    """`token`: the session's new one, where it got one. `codes`: recovery codes, shown once."""

    token: str = ""
    codes: tuple[str, ...] = ()


# -- showing again that it is oneself --------------------------------------------------------------
def prove(
    uow: UnitOfWork, house: House, token: str, code: str, *, matched: bool
) -> Changed | WrongSignIn | WrongCode | Locked | NoSession:
    """`matched`: the password was right (compared outside); with a second factor, its code too."""
    session = staff_sessions.find(uow, token)
    if session is None:
        return NoSession()
    member = session.member
    if not matched:
        _record(uow, "proving failed", member)
        return WrongSignIn()
    throttle.forget(uow, "login", member.login)
    if member.factor:
        method = take_factor(uow, house, member, code)
        if isinstance(method, Locked):
            return method
        if not method:
            return WrongCode()
    staff_sessions.prove(uow, token)
    _record(uow, "proven again", member)
    return Changed()


def is_proven(session: Session, now: datetime) -> bool:
    return session.proven_at is not None and session.proven_at > now - PROVEN_FOR


def _proven(
    uow: UnitOfWork, token: str, stages: tuple[Stage, ...] = (Stage.FULL,)
) -> Session | NoSession | Unproven:
    session = staff_sessions.find(uow, token, stages)
    if session is None:
        return NoSession()
    return session if is_proven(session, uow.now) else Unproven()


# -- the second factor -----------------------------------------------------------------------------
SETTING_UP = (Stage.FULL, Stage.ENROL)


def begin_factor(uow: UnitOfWork, token: str) -> Changed | NoSession | Unproven:
    """A new secret, kept in this session; the one in use stays until its first code is entered."""
    session = _proven(uow, token, SETTING_UP)
    if not isinstance(session, Session):
        return session
    staff_sessions.keep_secret(uow, token, staff_factor.new_secret())
    return Changed()


def secret_being_set_up(uow: UnitOfWork, token: str) -> tuple[StaffMember, str] | None:
    session = _proven(uow, token, SETTING_UP)
    secret = staff_sessions.kept_secret(uow, token)
    return (session.member, secret) if isinstance(session, Session) and secret else None


def confirm_factor(
    uow: UnitOfWork, house: House, token: str, code: str
) -> Changed | WrongCode | NoSession | Unproven:
    """Its first code was entered: it counts from now on, with ten new recovery codes."""
    session = _proven(uow, token, SETTING_UP)
    if not isinstance(session, Session):
        return session
    secret = staff_sessions.kept_secret(uow, token)
    step = staff_factor.step_of(secret, code, uow.now) if secret else None
    if secret is None or step is None:
        return WrongCode()
    member = session.member
    staff_factor.set_up(uow, member.id, secret, step)
    codes = staff_factor.new_recovery_codes(uow, member.id)
    staff.end_sessions(uow, member.id)
    new = staff_sessions.begin(uow, member.id, method=session.method, origin=session.origin)
    if session.stage is Stage.ENROL:
        staff_sign_ins.note(uow, member.id, session.method, "in", session.origin)
        _record(uow, "signed in", member)
    _record(uow, "second factor set up", member)
    staff_news.tell(uow, house, member, "staff-mail-factor", {})
    return Changed(new, codes)


def remove_factor(
    uow: UnitOfWork, house: House, token: str
) -> Changed | Refused | NoSession | Unproven:
    session = _proven(uow, token)
    if not isinstance(session, Session):
        return session
    member = session.member
    if house.second_factor and member.person.guarded:
        return Refused("me-factor-required")
    staff_factor.remove(uow, member.id)
    staff_sessions.end_others(uow, member.id, token)
    _record(uow, "second factor removed", member)
    staff_news.tell(uow, house, member, "staff-mail-factor-removed", {})
    return Changed()


def new_codes(
    uow: UnitOfWork, house: House, token: str
) -> Changed | Refused | NoSession | Unproven:
    session = _proven(uow, token)
    if not isinstance(session, Session):
        return session
    member = session.member
    if not member.factor:
        return Refused("me-no-factor")
    codes = staff_factor.new_recovery_codes(uow, member.id)
    _record(uow, "recovery codes made", member)
    staff_news.tell(uow, house, member, "staff-mail-codes", {})
    return Changed(codes=codes)


# -- the password ----------------------------------------------------------------------------------
def change_password(
    uow: UnitOfWork, house: House, token: str, hashed: str
) -> Changed | NoSession | Unproven:
    """`hashed` outside; whether it may be used was looked at before (`storage.staff.weak`)."""
    session = _proven(uow, token)
    if not isinstance(session, Session):
        return session
    member = session.member
    staff.set_password(uow, member.id, hashed)
    staff_sessions.end_others(uow, member.id, token)
    _record(uow, "password changed", member)
    staff_news.tell(uow, house, member, "staff-mail-password", {})
    return Changed()


# -- sessions --------------------------------------------------------------------------------------
def end_session(uow: UnitOfWork, token: str, session_id: str) -> bool:
    session = staff_sessions.find(uow, token)
    if session is None or not staff_sessions.end_one(uow, session.member.id, session_id):
        return False
    _record(uow, "session ended", session.member)
    return True


def sign_out_everywhere(uow: UnitOfWork, member: StaffMember) -> None:
    """This session too."""
    ended = staff.end_sessions(uow, member.id)
    _record(uow, "signed out everywhere", member, {"sessions": str(ended)})


# -- the company's account -------------------------------------------------------------------------
def bind_company(
    uow: UnitOfWork, house: House, token: str, issuer: str, subject: str
) -> Changed | Refused | NoSession | Unproven:
    """Both sides are proven: the person by this session, the account by its provider."""
    session = _proven(uow, token)
    if not isinstance(session, Session):
        return session
    member = session.member
    other = staff_accounts.by_company(uow, issuer, subject)
    if other is not None and other.id != member.id:
        return Refused("company-taken")
    staff_accounts.bind_company(uow, member.id, issuer, subject)
    _record(uow, "company account bound", member)
    staff_news.tell(uow, house, member, "staff-mail-company", {})
    return Changed()


def unbind_company(uow: UnitOfWork, token: str) -> Changed | NoSession | Unproven:
    session = _proven(uow, token)
    if not isinstance(session, Session):
        return session
    staff_accounts.unbind_company(uow, session.member.id)
    _record(uow, "company account unbound", session.member)
    return Changed()


def needs_factor(house: House, member: StaffMember) -> bool:
    return stage_of(member, second_factor=house.second_factor) is Stage.ENROL


def _record(
    uow: UnitOfWork, action: str, member: StaffMember, data: dict[str, str] | None = None
) -> None:
    uow.record(Entry(action, "staff", uow.keyring.house, actor_id=member.id, data=data or {}))
