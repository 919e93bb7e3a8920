"""Tokens of the API as pages list them: everybody's, and those that act as oneself."""

from dataclasses import dataclass
from datetime import datetime

from bot.console import showing
from bot.console.gate import Visitor
from bot.console.showing import Moment
from bot.copy import render
from states.api_scopes import Scope
from storage import api_tokens, staff
from storage.api_tokens import ApiToken
from storage.unit_of_work import UnitOfWork

PATH = "/console/tokens"
Loaded = tuple[list[ApiToken], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """A token as the list shows it. `scopes`: (code, in words)."""

    id: str
    name: str
    whom: str
    scopes: tuple[tuple[str, str], ...]
    tone: str
    words: str
    made: str
    used: Moment | None
    ends: Moment
    lives: bool


def load(uow: UnitOfWork, staff_id: str = "") -> Loaded:
    """Those there are and were, or of them those that act as this staff member; who made them."""
    found = api_tokens.every(uow, staff_id)
    return found, staff.names(uow, [one.made_by for one in found])


def living(found: Loaded, visitor: Visitor) -> list[Row]:
    """Those that open something, newest first."""
    rows = [row(one, found[1], visitor) for one in reversed(found[0])]
    return [one for one in rows if one.lives]


def words(scope: Scope, language: str) -> str:
    """What it allows."""
    return render(f"scope-{scope.value.replace(':', '-')}", language)


def row(one: ApiToken, names: dict[str, str], visitor: Visitor) -> Row:
    """`names`: of who made it, by id."""
    language, now = visitor.language, visitor.now
    tone, state = _state(one, now)
    who = names.get(one.made_by or "") or render("tokens-operator", language)
    made = showing.moment(one.made_at, now, language).words
    return Row(
        one.id,
        one.name,
        f"{one.member.name} ({one.member.login})",
        tuple((scope.value, words(scope, language)) for scope in Scope if scope in one.scopes),
        tone,
        render(f"tokens-{state}", language),
        render("tokens-made", language, {"who": who, "when": made}),
        showing.moment(one.used_at, now, language) if one.used_at else None,
        showing.exactly(one.expires_at),
        one.lives(now),
    )


def _state(one: ApiToken, now: datetime) -> tuple[str, str]:
    if one.lives(now):
        return "good", "living"
    if one.revoked_at is not None:
        return "paused", "revoked"
    return "paused", "closed" if one.member.disabled else "expired"
