"""Which way news and notices go: a contact of record, or a chat that may be written to unasked.

**News** of a case are told once, where the customer is most likely to answer: its own chat, another
linked one, else a contact. **Notices** of what changed in a record go to every contact at once.
Where one of these did not arrive, the next way that was not tried follows, each once; then staff.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from states.facts import Customer, reaches
from states.proactive import Proactive

OUTLET = {"email": "mail", "phone": "sms"}  # which way a contact is reached
_CONTACTS = ("email", "phone")  # mail first: it holds more, and costs nothing
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
    web session's link ends."""

    lane_id: str
    proactive: Proactive
    reach: str = "ok"
    until: datetime | None = None


def may_write(chat: Chat, now: datetime) -> bool:
    """Whether its platform and the customer allow it now."""
    if chat.reach != "ok":
        return False
    return chat.proactive is not Proactive.SESSION or chat.until is None or chat.until > now


def in_chat(lane_id: str) -> str:
    return f"{_CHAT}{lane_id}"


def lane_of(way: str) -> str | None:
    """The chat's lane; None where the way is a contact."""
    return way.removeprefix(_CHAT) if way.startswith(_CHAT) else None


def contacts(record: Customer | None, outlets: Collection[str], now: datetime) -> tuple[str, ...]:
    """Contacts that a message reaches over these outlets. Those inside the window of their change,
    which may be somebody else's, stand behind; those it came back from last."""
    if record is None:
        return ()
    able = [
        name
        for name in _CONTACTS
        if (detail := record.details.get(name))
        and OUTLET[name] in outlets
        and reaches(name, detail.value)
    ]
    trusted = record.contacts(now)
    return tuple(
        sorted(able, key=lambda name: (record.details[name].returned, name not in trusted))
    )


def ways(
    kind: Kind,
    record: Customer | None,
    chats: Iterable[Chat],
    outlets: Collection[str],
    now: datetime,
) -> tuple[str, ...]:
    """Every way there is, best first: `email`, `phone` or `chat:<lane>`. `chats` in the order they
    are preferred; the case's own is the first."""
    talking = tuple(in_chat(one.lane_id) for one in chats if may_write(one, now))
    written = contacts(record, outlets, now)
    return (*talking, *written) if kind is Kind.NEWS else (*written, *talking)


def following(able: Sequence[str], tried: Collection[str], failed: Collection[str]) -> str | Then:
    """What follows a way that failed. `tried`: every way it went so far; `failed`: those of them
    on which it is known not to have arrived, this one included."""
    if set(tried) - set(failed):
        return Then.TOLD
    return next((way for way in able if way not in tried), Then.NOBODY)
