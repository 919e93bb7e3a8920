"""What admins may do with staff: asked, answered, and why not (OWASP ASVS 5.0 8.2.1, 8.3.1)."""

from collections.abc import Mapping
from dataclasses import dataclass

from states.permissions import Permission, Person, Role, may_change
from storage import staff
from storage.staff import StaffError, StaffMember


@dataclass(frozen=True, slots=True)
class Done:
    """`token`: of an invitation that no mail carries, to be shown once. `mailed`: one does."""

    staff_id: str
    token: str = ""
    mailed: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    reason: str  # copy id of `people.ftl`


@dataclass(frozen=True, slots=True)
class Missing:
    """There is nobody of this id."""


Outcome = Done | Refused | Missing


@dataclass(frozen=True, slots=True)
class Wish:
    """What a form says about a person."""

    login: str
    name: str
    role: str
    mail: str
    language: str = "vi"


def judge(
    everybody: Mapping[str, StaffMember], admin: StaffMember, before: Person, after: Person
) -> str | None:
    """Why not, as a copy id."""
    giver = everybody.get(admin.id)
    if giver is None or giver.disabled or not giver.person.may(Permission.STAFF):
        return "people-not-allowed"
    if giver.id == before.id:
        return "people-not-oneself"
    return None if may_change(giver.person, before, after) else "people-more-than-own"


def judge_help(
    everybody: Mapping[str, StaffMember], admin: StaffMember, member: StaffMember
) -> str | None:
    return judge(everybody, admin, member.person, member.person)


def last(after: Mapping[str, StaffMember]) -> str | None:
    """Somebody must remain who can add and help people."""
    left = any(
        one.person.may(Permission.STAFF) and one.joined and not one.disabled
        for one in after.values()
    )
    return None if left else "people-last-one"


def unfit(wish: Wish) -> Refused | None:
    try:
        staff.fit_login(wish.login)
    except StaffError:
        return Refused("people-bad-login")
    try:
        staff.fit_name(wish.name)
    except StaffError:
        return Refused("people-bad-name")
    if wish.role not in tuple(Role):
        return Refused("people-bad-role")
    mail = wish.mail.strip()
    sound = mail.count("@") == 1 and mail.isprintable() and " " not in mail and len(mail) <= 254
    return None if not mail or sound else Refused("people-bad-mail")
