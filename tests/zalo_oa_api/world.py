"""What the platform knows: tokens, chats and what was written in them, uploads, templates sent."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.bot_api.journal import Accepted, Bell

OA, APP = "579745863508352884", "1001"
APP_SECRET, OA_SECRET = "app-secret-demo-0123456789", "oa-secret-demo-0123456789"
FIRST_REFRESH = "refresh-token-demo-0"
WEEK = 7 * 24 * 3600  # seconds


@dataclass
class Doubts:
    """What nobody knows for sure, as a test wants it. `stamp`: the signature's timestamp is of the
    body | header; `first`: app | oa; `secret`: which one signs; `buttons`: whether the account may
    send them; `info`: new | old form of what was shared; `lasts`: `expires_in`; `lives_on`: an
    access token stays good beside its successor; `edge`: whether 7 days are enforced; `numbers`:
    sizes and phones come as numbers."""

    stamp: str = "body"
    first: str = "app"
    secret: str = OA_SECRET
    buttons: bool = True
    info: str = "new"
    lasts: Any = "90000"
    lives_on: bool = True
    edge: bool = True
    numbers: bool = False


@dataclass(frozen=True)
class Entry:
    """A message in a chat, as its people see it. `buttons`: (title, payload)."""

    message_id: str
    from_oa: bool
    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    file: str = ""
    asks_info: bool = False


@dataclass
class Event:
    """An event on its way. `tried`: the statuses that the webhook answered (0: none); `due`: when
    it is tried next, monotonic."""

    body: dict[str, Any]
    raw: bytes = b""
    tried: list[int] = field(default_factory=list)
    due: float = 0.0


@dataclass
class Call:
    """One request. `code`: the `error` that was answered, None where none was; `accepted`: the
    message that came of it."""

    path: str
    fields: dict[str, Any]
    code: int | None = None
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    came_at: float = field(default_factory=time.monotonic)
    accepted: Accepted | None = None


@dataclass
class Fault:
    """`kind`: error (`code` at status 200) | page (HTML of `code`) | drop | slow | page_after and
    drop_after, where it was taken all the same.
    `times`: how often, -1 for ever; `headers` go on the answer."""

    kind: str
    path: str = ""
    code: int = 0
    times: int = 1
    seconds: float = 0.0
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Templated:
    """A template message that was taken."""

    phone: str
    template: str
    data: dict[str, Any]
    tracking_id: str


class World:
    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.lock = threading.RLock()
        self.bell = Bell()
        self.doubts = Doubts()
        self.hook = ""
        self.access: dict[str, float] = {}  # token: when it ends
        self.refresh = FIRST_REFRESH
        self.renewals = 0
        self.chats: dict[str, list[Entry]] = {}
        self.last: dict[str, float] = {}  # when each customer last did something
        self.uploads: dict[str, tuple[str, bytes]] = {}
        self.media: dict[str, tuple[bytes, str]] = {}
        self.templates: list[Templated] = []
        self.no_zalo: set[str] = set()  # phones that no template reaches
        self.faults: list[Fault] = []
        self.calls: list[Call] = []
        self.accepted: list[Accepted] = []  # messages to customers, and what was answered to each
        self.waiting: list[Event] = []
        self.events: list[Event] = []
        self.listeners: list[Callable[[], None]] = []
        self._numbers = itertools.count(1)

    def now(self) -> int:
        """Milliseconds."""
        return int(self.clock() * 1000)

    def new_id(self, kind: str = "m") -> str:
        return f"{kind}-{next(self._numbers):06}"

    # -- what was said, and what was answered to it (as `tests.bot_api.journal` has it) ------------
    def accept(self, call: Call, chat: str, message_id: str, text: str) -> None:
        number, at = len(self.accepted) + 1, call.came_at
        told: Any = (chat, call.path, message_id, text, None, number, at)
        call.accepted = Accepted(number, *told)
        self.accepted.append(call.accepted)

    def ended(self, call: Call, outcome: str) -> None:
        if call.accepted is not None:
            call.accepted.outcome, call.accepted.ended_at = outcome, time.monotonic()
        self.bell.ring()

    def lost(self, call: Any) -> None:
        """The connection went down and this was its last call."""
        if call.accepted is not None:
            call.accepted.connection_lost_at = time.monotonic()

    def pick(self, path: str) -> Fault | None:
        for plan in self.faults:
            if plan.path in path and plan.times != 0:
                plan.times -= 1
                return plan
        return None

    def push(self, event: Event) -> Event:
        with self.lock:
            self.events.append(event)
            self.waiting.append(event)
        self.rouse()
        return event

    def rouse(self) -> None:
        self.bell.ring()
        for listener in self.listeners:
            listener()
