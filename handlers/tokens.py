"""Tokens of the API, made and ended on a page by whoever sets up the desk (docs/api.md).

Nobody is given more than its maker may do, and what decides, reveals or reads papers is made for
oneself only: else one admin could be both people of a decision that takes two (OWASP ASVS 5.0
2.3.5, 8.3.1). Whoever asks is read anew each time; whom a token acts as is told by mail.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

import orjson

from handlers import staff_news
from handlers.guarded import Done, Made, Refused, Unproven
from handlers.work import House
from states.api_scopes import OWN, Scope
from states.permissions import Permission
from states.text import clean
from storage import answered, api_tokens, staff
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

MOST = 100  # that live
MOST_DAYS = 730
USUAL_DAYS = 90


@dataclass(frozen=True, slots=True)
class Wish:
    """A token to be made. `staff_id`: whom it acts as; `days`: how long it lives; `key`: the
    form's own, so that one page makes one token."""

    name: str
    staff_id: str
    scopes: frozenset[str]
    days: int
    key: str


def make(
    uow: UnitOfWork, house: House, member: StaffMember, wish: Wish, *, proven: bool
) -> Made | Refused | Unproven:
    """`proven`: its maker showed within the last minutes that it is them."""
    maker = _maker(uow, member)
    if maker is None:
        return Refused("tokens-no-role")
    name, scopes = clean(wish.name).strip(), _known(wish.scopes)
    if not 0 < len(name) <= api_tokens.LONGEST_NAME:
        return Refused("tokens-no-name")
    if not 1 <= wish.days <= MOST_DAYS:
        return Refused("tokens-no-days")
    if not scopes:
        return Refused("tokens-no-scopes")
    whom = staff.by_id(uow, wish.staff_id)
    if whom is None or whom.disabled:
        return Refused("tokens-nobody")
    if whom.id != maker.id and scopes & OWN:
        return Refused("tokens-own-only")
    if not whom.person.permissions <= maker.person.permissions:
        return Refused("tokens-more-than-you")
    if api_tokens.living(uow) >= MOST:
        return Refused("tokens-too-many")
    if not proven:
        return Unproven()
    scope, asked = f"tokens:{maker.id}", _asked(wish)
    if answered.find(uow, scope, wish.key, asked) is not None:
        return Refused("tokens-made-already")
    until = uow.now + timedelta(days=wish.days)
    token_id, secret = api_tokens.add(uow, whom, name, scopes, until, by=maker.id)
    answered.keep(uow, scope, wish.key, asked, {"token": token_id})
    staff_news.tell(uow, house, whom, "staff-mail-token", {"by": maker.name})
    return Made(token_id, secret)


def revoke(uow: UnitOfWork, member: StaffMember, token_id: str) -> Done | Refused:
    """Whoever sets up the desk ends any, everybody those that act as them."""
    current = staff.by_id(uow, member.id)
    token = api_tokens.by_id(uow, token_id)
    if current is None or current.disabled:
        return Refused("tokens-no-role")
    own = token is not None and token.member.id == current.id
    if not own and not current.person.may(Permission.CONFIGURE):
        return Refused("tokens-no-role")
    if token is None or not api_tokens.revoke(uow, token_id, current.id):
        return Refused("tokens-none-such")
    return Done()


def _maker(uow: UnitOfWork, member: StaffMember) -> StaffMember | None:
    """As they are now; None where they set up nothing."""
    now = staff.by_id(uow, member.id)
    return now if now and not now.disabled and now.person.may(Permission.CONFIGURE) else None


def _known(scopes: Iterable[str]) -> frozenset[Scope]:
    given = set(scopes)
    return frozenset(one for one in Scope if one.value in given)


def _asked(wish: Wish) -> bytes:
    plain = [wish.name, wish.staff_id, sorted(wish.scopes), wish.days]
    return orjson.dumps(plain)
