"""Who may do what at the desk: permissions, which of them a role has, and who may grant them.

A person has their role's permissions, with some added and some removed. `CASES` and `MISUSE` say
which cases somebody works on; the others say what they do there. Sources: OWASP ASVS 5.0 8.2.1,
8.3.1 (decided here and asked in each use case), 8.3.2 (read anew each time), 6.3.3.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    AGENT = "agent"
    SUPERVISOR = "supervisor"
    HOTLINE = "hotline"
    SECURITY = "security"
    ADMIN = "admin"


class Permission(StrEnum):
    CASES = "cases"  # works on ordinary cases
    MISUSE = "misuse"  # works on reports of misuse
    READ = "read"  # papers, full names, what was said
    REVEAL = "reveal"  # a masked value, with a reason
    CLAIM = "claim"  # takes cases and gives them back
    REPLY = "reply"  # writes to customers
    DECIDE = "decide"  # approves, refuses, closes
    APPLY = "apply"  # as the second person
    FREEZE = "freeze"  # and lifts a freeze
    LEAD = "lead"  # acts on cases that colleagues have
    CALL = "call"  # logs what callers say
    REPORTS = "reports"  # the desk's figures
    EXPORT = "export"  # lists that leave the house
    CONFIGURE = "configure"  # how the desk is set up
    AUDIT = "audit"  # sees who signed in when, from where
    STAFF = "staff"  # adds people, changes what they may do


_EVERYTHING = frozenset(Permission)
_DESK = frozenset(
    (
        Permission.CASES,
        Permission.READ,
        Permission.REVEAL,
        Permission.CLAIM,
        Permission.REPLY,
        Permission.DECIDE,
        Permission.APPLY,
    )
)
OF_ROLE: Mapping[Role, frozenset[Permission]] = {
    Role.AGENT: _DESK | {Permission.CALL},
    Role.SUPERVISOR: _DESK
    | {
        Permission.MISUSE,
        Permission.FREEZE,
        Permission.LEAD,
        Permission.CALL,
        Permission.REPORTS,
        Permission.EXPORT,
    },
    Role.HOTLINE: frozenset((Permission.CALL,)),
    Role.SECURITY: frozenset(
        (
            Permission.MISUSE,
            Permission.READ,
            Permission.REVEAL,
            Permission.CLAIM,
            Permission.REPLY,
            Permission.DECIDE,
            Permission.FREEZE,
            Permission.AUDIT,
        )
    ),
    Role.ADMIN: _EVERYTHING,
}
# Whoever may do one of these needs a second factor where the house asks for it.
GUARDED = frozenset(
    (
        Permission.REVEAL,
        Permission.DECIDE,
        Permission.APPLY,
        Permission.FREEZE,
        Permission.EXPORT,
        Permission.CONFIGURE,
        Permission.STAFF,
    )
)


@dataclass(frozen=True, slots=True)
class Person:
    """`added` and `removed` are what differs from the role."""

    id: str
    role: Role
    added: frozenset[Permission] = frozenset()
    removed: frozenset[Permission] = frozenset()

    @property
    def permissions(self) -> frozenset[Permission]:
        return (OF_ROLE[self.role] | self.added) - self.removed

    def may(self, *one_of: Permission) -> bool:
        return any(one in self.permissions for one in one_of)

    @property
    def guarded(self) -> bool:
        """Whether a second factor is asked of them."""
        return bool(self.permissions & GUARDED)


def differing(
    role: Role, wanted: Iterable[Permission]
) -> tuple[frozenset[Permission], frozenset[Permission]]:
    """What to add to the role and what to remove from it, to come to `wanted`."""
    whole = frozenset(wanted)
    return whole - OF_ROLE[role], OF_ROLE[role] - whole


def may_change(giver: Person, before: Person, after: Person) -> bool:
    """Whether `giver` may turn `before` into `after`: nobody changes what they themselves may do,
    or makes or unmakes anybody who may do more than they may."""
    if not giver.may(Permission.STAFF) or giver.id == before.id:
        return False
    return (before.permissions | after.permissions) <= giver.permissions
