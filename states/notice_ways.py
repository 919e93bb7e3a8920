"""Which way news and notices go: a contact of record, or a chat that may be written to unasked.

The phone of record is reached two ways: by SMS (`phone`), and by a template message of Zalo
(`zalo`), which says no more than that there is news of a case.

**News** of a case are told once, where the customer is most likely to answer: its own chat, another
linked one, else a contact. **Notices** of what changed in a record go to every contact at once.
Where one of these did not arrive, the next way that was not tried follows, each once; then staff.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from states.facts import Customer, reaches
from states.proactive import ANSWERED_FOR, Interaction, Proactive, Standing, standing

OUTLET = {"email": "mail", "phone": "sms", "zalo": "zbs"}  # which outlet a way goes by
CONTACT = {"email": "email", "phone": "phone", "zalo": "phone"}  # which contact it reaches
_CONTACTS = ("email", "phone", "zalo")  # mail first: it holds more, and costs nothing
_AFTER_ZALO = ("zalo", "phone", "email")  # to whoever is used to hear in a chat at Zalo
_CHAT = "chat:"


class Kind(StrEnum):
    NEWS = "news"
    NOTICE = "notice"


class Then(StrEnum):
    """What follows where no way does."""

    TOLD = "told"  # nothing: it is on another way already
    NOBODY = "nobody"  # staff have to look


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat as far as writing to it unasked goes. `reach`: ok | blocked | gone; `until`: when a
    web session's link ends; `last`: what its customer did last, where that counts, and for how
    long they are answered after it."""

    lane_id: str
    proactive: Proactive
    reach: str = "ok"
    until: datetime | None = None
    last: Interaction | None = None
    answered_for: timedelta = ANSWERED_FOR


class Shut(StrEnum):
    """Why a chat may not be written to now."""

    BLOCKED = "blocked"  # by its customer, or it is gone
    WINDOW = "window"  # its customer did something there too long ago, or never
    SESSION = "session"  # nobody reads it any more


def shut(chat: Chat, now: datetime) -> Shut | None:
    """Why it may not be written to now; None where its platform and the customer allow it."""
    if chat.reach != "ok":
        return Shut.BLOCKED
    if chat.proactive is Proactive.ANSWERING:
        closed = standing(chat.last, now, chat.answered_for) is Standing.CLOSED
        return Shut.WINDOW if closed else None
    over = chat.proactive is Proactive.SESSION and chat.until is not None and chat.until <= now
    return Shut.SESSION if over else None


def may_write(chat: Chat, now: datetime) -> bool:
    return shut(chat, now) is None


def in_chat(lane_id: str) -> str:
    return f"{_CHAT}{lane_id}"


def lane_of(way: str) -> str | None:
    """The chat's lane; None where the way is a contact."""
    return way.removeprefix(_CHAT) if way.startswith(_CHAT) else None


def contacts(
    record: Customer | None,
    outlets: Collection[str],
    now: datetime,
    chats: Iterable[Chat] = (),
) -> tuple[str, ...]:
    """Ways to a contact that a message reaches over these outlets. Those inside the window of their
    change, which may be somebody else's, stand behind; those it came back from last. Where one of
    the customer's `chats` is closed for now, what comes closest to it is first."""
    if record is None:
        return ()
    closed = any(_is_closed(one, now) for one in chats)
    able = [
        name
        for name in (_AFTER_ZALO if closed else _CONTACTS)
        if (detail := record.details.get(CONTACT[name]))
        and OUTLET[name] in outlets
        and reaches(CONTACT[name], detail.value)
    ]
    trusted = record.contacts(now)

    def place(way: str) -> tuple[bool, bool]:
        return record.details[CONTACT[way]].returned, CONTACT[way] not in trusted

    return tuple(sorted(able, key=place))


def _is_closed(chat: Chat, now: datetime) -> bool:
    return shut(chat, now) is Shut.WINDOW


def ways(
    kind: Kind,
    record: Customer | None,
    chats: Iterable[Chat],
    outlets: Collection[str],
    now: datetime,
) -> tuple[str, ...]:
    """Every way there is, best first: `email`, `phone`, `zalo` or `chat:<lane>`. `chats` in the
    order they are preferred; the case's own is the first."""
    known = tuple(chats)
    talking = tuple(in_chat(one.lane_id) for one in known if may_write(one, now))
    written = contacts(record, outlets, now, known)
    return (*talking, *written) if kind is Kind.NEWS else (*written, *talking)


def following(able: Sequence[str], tried: Collection[str], failed: Collection[str]) -> str | Then:
    """What follows a way that failed. `tried`: every way it went so far; `failed`: those of them
    on which it is known not to have arrived, this one included."""
    if set(tried) - set(failed):
        return Then.TOLD
    return next((way for way in able if way not in tried), Then.NOBODY)
