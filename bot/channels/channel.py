"""What a channel is: raw updates in, one call per chunk out, honest errors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any, Protocol

from handlers.inbound import Inbound
from states.proactive import ANSWERED_FOR, Proactive


@dataclass(frozen=True, slots=True)
class Rate:
    """How fast a platform lets us send: messages a second in all, and to one chat, with bursts of
    so many; messages a minute to one group. 0: no limit."""

    account: float = 30.0
    chat: float = 1.0
    burst: int = 3
    room: float = 20.0


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What the core degrades by. `text_unit`: chars | utf16 (Bot API counts UTF-16 units).
    `numbers`: choices are a numbered list even beside buttons. `asks_info`: the platform can ask
    its customer for leave to tell what it knows of them. `proactive`: when it may be written to
    unasked, `answered_for` how long where that counts. `letter`: the copy that frames what is said;
    `marks` is False where Vietnamese goes without its marks. `pages`: where links to our pages
    begin; `answered`: the frame where an answer finds its way to the case. `files`: how a file of
    ours reaches the customer: "" not at all | link (fetched by the page) | bytes."""

    buttons: bool = False
    numbers: bool = False  # … beside a numbered list, for whoever sees none
    asks_info: bool = False
    share_contact: bool = False
    text_max: int = 2000
    text_unit: str = "chars"
    action_bytes: int = 64
    can_delete: bool = False
    files: str = ""
    reminds: bool = True  # somebody who is away can be written to there
    rate: Rate | None = None
    proactive: Proactive = Proactive.BEGUN
    answered_for: timedelta = ANSWERED_FOR
    letter: str = ""
    marks: bool = True
    pages: str = ""
    answered: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """`link`: an address that it opens instead of telling us anything."""

    label: str
    action: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class OutFile:
    """A file that goes out in a chunk of its own. `kind`: image | pdf; `data` is empty where the
    channel links to it."""

    attachment: str
    name: str
    kind: str
    media_type: str = ""
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class OutText:
    """One exact message. `share_contact`: the label of a button that shares the own number.
    For mail: `subject`; `reply`, which names the case in a reply address. `id` names the chunk:
    gateways that can, dedupe by it. `values`: code and reference, for templates."""

    address: str
    text: str
    id: str
    buttons: tuple[Button, ...] = ()
    share_contact: str = ""
    subject: str = ""
    kind: str = "turn"
    extra: Mapping[str, Any] = field(default_factory=dict)
    reply: str = ""
    file: OutFile | None = None
    values: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Receipt:
    remote_id: str | None = None


class Failure(StrEnum):
    """How a send failed, and with it what is known of the message."""

    RATE_LIMITED = "rate_limited"  # surely not sent
    NOT_SENT = "not_sent"  # surely not sent: no connection was made
    UNKNOWN = "unknown"  # it may have been delivered
    BAD_REPLY = "bad_reply"  # accepted, but the answer cannot be read
    WINDOW = "window"  # surely not sent: the platform lets nobody write there for now
    QUOTA = "quota"  # surely not sent: bought or granted messages are used up
    UNREACHABLE = "unreachable"  # blocked, deactivated, gone
    REJECTED = "rejected"  # will never be accepted as it is
    AUTH = "auth"  # the token is wrong: the whole channel is down
    CONFLICT = "conflict"  # another poller
    MOVED = "moved"  # surely not sent: the group has a new id (`moved_to`)
    TOPIC_GONE = "topic_gone"  # surely not sent: the topic was deleted


class ChannelError(Exception):
    """A platform said no, or did not answer. `detail` never holds a token or personal data.
    `moved_to`: what the chat is called now."""

    def __init__(
        self,
        kind: Failure,
        detail: str = "",
        retry_after: float | None = None,
        moved_to: int | None = None,
    ) -> None:
        super().__init__(f"{kind.value}: {detail}" if detail else kind.value)
        self.kind = kind
        self.detail = detail
        self.retry_after = retry_after
        self.moved_to = moved_to


@dataclass(frozen=True, slots=True)
class Health:
    ok: bool
    detail: str = ""


class Outlet(Protocol):
    """Where messages go out: a chat platform, mail, SMS. `account`: whose it is there, as lanes
    have it; empty for mail and SMS."""

    name: str
    account: str
    caps: Capabilities

    async def send(self, out: OutText) -> Receipt:
        """One platform request. Raises ChannelError."""
        ...

    async def close(self) -> None: ...


class Channel(Outlet, Protocol):
    """A place where customers write. `state`: how the last calls fared, without asking anew."""

    @property
    def state(self) -> Health: ...

    def parse(self, body: bytes) -> Inbound:
        """Pure; raises UnparseableError."""
        ...

    async def fetch_file(self, ref: str, most: int) -> bytes:
        """The bytes of a file, at most `most`. Raises ChannelError."""
        ...

    async def settled(self, source: Mapping[str, Any]) -> None:
        """A file of this channel was stored or refused for good: remove it from the chat or the
        upload's resting place. Best effort."""
        ...

    async def health(self) -> Health: ...
