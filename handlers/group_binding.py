"""Binding a Telegram account to a staff member: by a link of the console that is used once, within
ten minutes, in a private chat with the bot. Nobody is found by a name or by being in the group.

The other side is proven by the session that asked for the link (ASVS 5.0 7.5.1): signed in, and
just now with password or factor.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handlers import staff_news
from handlers.guarded import Unproven
from handlers.inbound import InGroup
from handlers.own_account import is_proven
from handlers.sign_in import NoSession
from handlers.work import House
from storage import group_people, outbox, staff, staff_sessions
from storage.audit import Entry
from storage.lanes import Lane
from storage.staff_sessions import Session
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Link:
    """`token` follows `/start staff-`."""

    token: str
    ends_at: datetime


def begin(uow: UnitOfWork, token: str) -> Link | NoSession | Unproven:
    """A fresh link for whoever's session this is."""
    session = _proven(uow, token)
    if not isinstance(session, Session):
        return session
    link = Link(*group_people.new_link(uow, session.member.id))
    _record(uow, "telegram link made", session.member.id)
    return link


def take(uow: UnitOfWork, house: House, lane: Lane, group: InGroup) -> None:
    """The account that sent the link is bound, and told to whom; whoever it is hears by mail."""
    staff_id = group_people.use_link(uow, group.text) if group.person is not None else None
    member = staff.by_id(uow, staff_id) if staff_id else None
    if member is None or member.disabled or group.person is None:
        _say(uow, lane, house.language, "group-bind-late")
        return
    if not group_people.bind(uow, member.id, group.person, group.name):
        _say(uow, lane, member.language, "group-bind-taken")
        return
    _record(uow, "telegram account bound", member.id)
    staff_news.tell(uow, house, member, "staff-mail-telegram", {})
    _say(uow, lane, member.language, "group-bound", {"name": member.name})


def end(uow: UnitOfWork, token: str) -> bool | NoSession | Unproven:
    session = _proven(uow, token)
    if not isinstance(session, Session):
        return session
    ended = group_people.unbind(uow, session.member.id)
    if ended:
        _record(uow, "telegram account unbound", session.member.id)
    return ended


def _proven(uow: UnitOfWork, token: str) -> Session | NoSession | Unproven:
    session = staff_sessions.find(uow, token)
    if session is None:
        return NoSession()
    return session if is_proven(session, uow.now) else Unproven()


def left(uow: UnitOfWork, group: InGroup) -> None:
    """Whoever left the group, or was put out of it, acts there no more, if they come back too."""
    staff_id = group_people.staff_of(uow, group.person) if group.person is not None else None
    if staff_id is not None:
        group_people.unbind(uow, staff_id)
        _record(uow, "telegram account left", staff_id)


def _say(
    uow: UnitOfWork, lane: Lane, language: str, copy: str, shown: dict[str, Any] | None = None
) -> None:
    """In the private chat, beside whatever is talked about there."""
    body = {"language": language, "parts": [{"copy": copy, "shown": shown or {}}]}
    outbox.add_next(uow, lane, outbox.Outgoing("turn", body))


def _record(uow: UnitOfWork, action: str, staff_id: str) -> None:
    uow.record(Entry(action, "staff", uow.keyring.house, actor_id=staff_id))
