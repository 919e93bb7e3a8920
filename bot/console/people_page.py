"""Staff as the pages of people show them: rows, and one person whole."""

from dataclasses import dataclass
from datetime import datetime

from bot.console import showing
from bot.console.gate import Visitor
from bot.console.own_account import SessionShown, SignInShown, session_shown, sign_in_shown
from bot.console.showing import Moment
from bot.copy import render
from states.facts import shown_moment
from states.permissions import OF_ROLE, Permission, Role, may_change
from storage.staff import StaffMember
from storage.staff_invitations import Invitation
from storage.staff_sessions import Session
from storage.staff_sign_ins import SignIn

DONE = (
    "changed", "permitted", "mailed", "withdraw", "disable", "enable", "reset-factor",
    "sign-out", "unbind",
)  # fmt: skip
FORBIDDEN = ("people-not-allowed", "people-not-oneself", "people-more-than-own")


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    login: str
    name: str
    role: str
    chips: tuple[tuple[str, str], ...]  # tone, words
    last: Moment | None
    disabled: bool


@dataclass(frozen=True, slots=True)
class Tick:
    id: str
    words: str
    held: bool
    of_role: bool
    mine: bool  # whoever looks may grant it


@dataclass(frozen=True, slots=True)
class Loaded:
    member: StaffMember
    mail: str
    invitation: Invitation | None
    sessions: list[Session]
    history: list[SignIn]


@dataclass(frozen=True, slots=True)
class Person:
    """`changeable`: whoever looks may change them."""

    id: str
    login: str
    name: str
    role: str
    mail: str
    chips: tuple[tuple[str, str], ...]
    disabled: bool
    joined: bool
    factor: bool
    company: bool
    invited_until: str
    oneself: bool
    changeable: bool
    ticks: tuple[Tick, ...]
    sessions: tuple[SessionShown, ...]
    history: tuple[SignInShown, ...]


def row(
    member: StaffMember,
    invitation: Invitation | None,
    last: datetime | None,
    visitor: Visitor,
    factor_asked: bool,  # noqa: FBT001 - of the house
) -> Row:
    language = visitor.language
    return Row(
        member.id,
        member.login,
        member.name,
        render(f"console-role-{member.role}", language),
        _chips(member, invitation, language, factor_asked=factor_asked),
        showing.moment(last, visitor.now, language) if last else None,
        member.disabled,
    )


def person(loaded: Loaded, visitor: Visitor, factor_asked: bool) -> Person:  # noqa: FBT001
    member, language = loaded.member, visitor.language
    mine = visitor.member.person
    held = member.person.permissions
    return Person(
        member.id,
        member.login,
        member.name,
        member.role.value,
        loaded.mail,
        _chips(member, loaded.invitation, language, factor_asked=factor_asked),
        member.disabled,
        member.joined,
        member.factor,
        member.company,
        shown_moment(loaded.invitation.ends_at) if loaded.invitation else "",
        member.id == visitor.member.id,
        may_change(mine, member.person, member.person),
        tuple(
            Tick(
                one.value,
                render(f"permission-{one}", language),
                one in held,
                one in OF_ROLE[member.role],
                mine.may(one),
            )
            for one in Permission
        ),
        tuple(session_shown(one, visitor, visitor.session.id) for one in loaded.sessions),
        tuple(sign_in_shown(one, visitor) for one in loaded.history),
    )


def roles(visitor: Visitor) -> list[tuple[str, str]]:
    """Those that whoever looks may give."""
    held = visitor.member.person.permissions
    return [
        (one.value, render(f"console-role-{one}", visitor.language))
        for one in Role
        if held >= OF_ROLE[one]
    ]


def _chips(
    member: StaffMember, invitation: Invitation | None, language: str, *, factor_asked: bool
) -> tuple[tuple[str, str], ...]:
    if member.disabled:
        return (("paused", render("people-chip-disabled", language)),)
    found = []
    if not member.joined:
        known = "people-chip-invited" if invitation else "people-chip-lapsed"
        found.append(("near", render(known, language)))
    if member.factor:
        found.append(("good", render("people-chip-factor", language)))
    elif member.joined and factor_asked and member.person.guarded:
        found.append(("late", render("people-chip-no-factor", language)))
    if member.company:
        found.append(("", render("people-chip-company", language)))
    if member.added or member.removed:
        found.append(("", render("people-chip-own-permissions", language)))
    return tuple(found)
