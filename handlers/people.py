"""What admins do with staff: invite, change, permit, disable, help back in.

Each asks, in its own transaction and with everybody's row locked, whether this admin may do it now;
nobody grants what they may not do themselves, changes what they themselves may do, or leaves the
house without anybody who can (OWASP ASVS 5.0 8.2.1, 8.3.1, 8.3.2).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from handlers import staff_news
from handlers.people_rules import (
    Done,
    Missing,
    Outcome,
    Refused,
    Wish,
    judge,
    judge_help,
    last,
    unfit,
)
from handlers.work import House
from states.permissions import Permission, Person, Role, differing
from storage import staff, staff_accounts, staff_factor, staff_invitations
from storage.audit import Entry
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork


# -- adding ----------------------------------------------------------------------------------------
def add(uow: UnitOfWork, house: House, admin: StaffMember, wish: Wish) -> Outcome:
    """A person without a password, and the link by which they set it."""
    everybody = staff_accounts.lock_all(uow)
    wrong = unfit(wish)
    if wrong is not None:
        return wrong
    login = staff.fit_login(wish.login)
    if any(one.login == login for one in everybody.values()):
        return Refused("people-login-taken")
    member = StaffMember(
        uow.new_id(), login, staff.fit_name(wish.name), Role(wish.role), wish.language
    )
    nobody = Person(member.id, Role.HOTLINE, frozenset(), frozenset(Permission))
    refused = judge(everybody, admin, nobody, member.person)
    if refused is not None:
        return _refuse(uow, admin, refused)
    staff.keep_new(uow, member, staff.NO_PASSWORD)
    uow.flush()
    staff_accounts.set_mail(uow, member.id, wish.mail.strip())
    _record(uow, "staff invited", admin, member, {"role": member.role.value})
    return _invited(uow, house, admin, member)


def invite_again(uow: UnitOfWork, house: House, admin: StaffMember, staff_id: str) -> Outcome:
    """A new link; the old one is void. For who has no password, and for who lost it."""

    def do(member: StaffMember) -> Outcome:
        if member.disabled:
            return Refused("people-is-disabled")
        _record(uow, "staff invited", admin, member, {})
        return _invited(uow, house, admin, member)

    return _with(uow, admin, staff_id, do)


def _invited(uow: UnitOfWork, house: House, admin: StaffMember, member: StaffMember) -> Done:
    token, ends_at = staff_invitations.invite(uow, member.id, admin.id)
    if staff_news.invite(uow, house, member, token, ends_at):
        return Done(member.id, mailed=True)
    return Done(member.id, token)


def withdraw(uow: UnitOfWork, admin: StaffMember, staff_id: str) -> Outcome:
    def do(member: StaffMember) -> Outcome:
        if not staff_invitations.withdraw(uow, member.id):
            return Refused("people-no-invitation")
        _record(uow, "invitation withdrawn", admin, member, {})
        return Done(member.id)

    return _with(uow, admin, staff_id, do)


# -- changing --------------------------------------------------------------------------------------
def change(
    uow: UnitOfWork,
    house: House,
    admin: StaffMember,
    staff_id: str,
    wish: Wish,
) -> Outcome:
    """Name, role, mail. A new role brings that role's permissions, and nothing beside."""
    everybody = staff_accounts.lock_all(uow)
    member = everybody.get(staff_id)
    if member is None:
        return Missing()
    wrong = unfit(replace(wish, login=member.login))
    if wrong is not None:
        return wrong
    role, added, removed = Role(wish.role), member.added, member.removed
    if role is not member.role:
        added, removed = frozenset(), frozenset()
    after = replace(member, name=staff.fit_name(wish.name), role=role, added=added, removed=removed)
    return _changed(uow, house, admin, everybody, after, wish.mail.strip())


def permit(
    uow: UnitOfWork,
    house: House,
    admin: StaffMember,
    staff_id: str,
    wanted: Iterable[Permission],
) -> Outcome:
    """Exactly this is what they may do from now on."""
    everybody = staff_accounts.lock_all(uow)
    member = everybody.get(staff_id)
    if member is None:
        return Missing()
    added, removed = differing(member.role, wanted)
    after = replace(member, added=added, removed=removed)
    mail = staff_accounts.mail_of(uow, staff_id)
    return _changed(uow, house, admin, everybody, after, mail)


def _changed(
    uow: UnitOfWork,
    house: House,
    admin: StaffMember,
    everybody: Mapping[str, StaffMember],
    after: StaffMember,
    mail: str,
) -> Outcome:
    member = everybody[after.id]
    refused = judge(everybody, admin, member.person, after.person)
    refused = refused or last({**everybody, after.id: after})
    if refused is not None:
        return _refuse(uow, admin, refused)
    _keep(uow, house, admin, member, after, mail)
    return Done(after.id)


def _keep(
    uow: UnitOfWork,
    house: House,
    admin: StaffMember,
    member: StaffMember,
    after: StaffMember,
    mail: str,
) -> None:
    staff_accounts.keep(uow, member.id, after.name, after.role, after.added, after.removed)
    before = staff_accounts.mail_of(uow, member.id)
    if mail != before:
        # the old address hears of it: who takes an account over begins with its mail
        staff_news.tell(uow, house, member, "staff-mail-address", {})
        staff_accounts.set_mail(uow, member.id, mail)
    told = {
        "role": after.role.value,
        "added": ",".join(sorted(after.added)),
        "removed": ",".join(sorted(after.removed)),
        "mail": "changed" if mail != before else "same",
    }
    _record(uow, "staff changed", admin, member, told)
    if house.second_factor and after.person.guarded and not member.factor:
        staff.end_sessions(uow, member.id)  # the factor is set up at the next sign-in


def disable(uow: UnitOfWork, admin: StaffMember, staff_id: str) -> Outcome:
    """At once: their sessions end, an invitation is void."""

    def do(member: StaffMember) -> Outcome:
        if member.disabled:
            return Done(member.id)
        staff.disable(uow, member)
        staff_invitations.withdraw(uow, member.id)
        _record(uow, "staff disabled by", admin, member, {})
        return Done(member.id)

    return _with(uow, admin, staff_id, do, leaving=True)


def enable(uow: UnitOfWork, admin: StaffMember, staff_id: str) -> Outcome:
    def do(member: StaffMember) -> Outcome:
        staff_accounts.enable(uow, member.id)
        _record(uow, "staff enabled", admin, member, {})
        return Done(member.id)

    return _with(uow, admin, staff_id, do)


# -- helping back in -------------------------------------------------------------------------------
def reset_factor(uow: UnitOfWork, house: House, admin: StaffMember, staff_id: str) -> Outcome:
    """The device and the recovery codes are lost: a new one is set up at the next sign-in."""

    def do(member: StaffMember) -> Outcome:
        staff_factor.remove(uow, member.id)
        staff.end_sessions(uow, member.id)
        _record(uow, "second factor reset", admin, member, {})
        staff_news.tell(uow, house, member, "staff-mail-factor-reset", {})
        return Done(member.id)

    return _with(uow, admin, staff_id, do)


def sign_out(uow: UnitOfWork, admin: StaffMember, staff_id: str) -> Outcome:
    def do(member: StaffMember) -> Outcome:
        ended = staff.end_sessions(uow, member.id)
        _record(uow, "signed out by admin", admin, member, {"sessions": str(ended)})
        return Done(member.id)

    return _with(uow, admin, staff_id, do)


def unbind_company(uow: UnitOfWork, admin: StaffMember, staff_id: str) -> Outcome:
    def do(member: StaffMember) -> Outcome:
        staff_accounts.unbind_company(uow, member.id)
        _record(uow, "company account unbound", admin, member, {})
        return Done(member.id)

    return _with(uow, admin, staff_id, do)


# -- judging ---------------------------------------------------------------------------------------
def _with(
    uow: UnitOfWork,
    admin: StaffMember,
    staff_id: str,
    do: Callable[[StaffMember], Outcome],
    *,
    leaving: bool = False,
) -> Outcome:
    """What this admin wants to do with this person; `leaving`: who then no longer works here."""
    everybody = staff_accounts.lock_all(uow)
    member = everybody.get(staff_id)
    if member is None:
        return Missing()
    refused = judge_help(everybody, admin, member)
    if refused is None and leaving:
        refused = last({**everybody, staff_id: replace(member, disabled=True)})
    return do(member) if refused is None else _refuse(uow, admin, refused)


def _refuse(uow: UnitOfWork, admin: StaffMember, reason: str) -> Refused:
    data = {"reason": reason}
    uow.record(Entry("refused: people", "staff", uow.keyring.house, actor_id=admin.id, data=data))
    return Refused(reason)


def _record(
    uow: UnitOfWork, action: str, admin: StaffMember, member: StaffMember, data: dict[str, str]
) -> None:
    uow.record(
        Entry(
            action,
            "staff",
            uow.keyring.house,
            actor_id=admin.id,
            data={"staff": member.id, **data},
        )
    )
