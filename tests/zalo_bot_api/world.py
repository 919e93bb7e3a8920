"""What the platform knows: chats, what was written in them, and what the bot was not told yet."""

from __future__ import annotations

import hashlib
import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.bot_api.journal import Bell, Journal


@dataclass
class Doubts:
    """What nobody knows for sure, as a test wants it. `replay`: a poll gives the newest update over
    and over; `wrapped`: the webhook's body is `{"ok": true, "result": …}`; `idle`: the status of
    an idle poll, 408 or 200; `listed`: a poll gives a list; `picture`: the field of a picture;
    `coded`: success carries `"error_code": 0`."""

    replay: bool = False
    wrapped: bool = False
    idle: int = 408
    listed: bool = False
    picture: str = "photo_url"
    coded: bool = False


@dataclass(frozen=True)
class Entry:
    """A message in a chat, as its people see it."""

    message_id: str
    from_bot: bool
    text: str


@dataclass
class Event:
    """An update on its way. `tried`: the statuses that a webhook answered (0: none)."""

    number: int
    chat: str
    body: dict[str, Any]
    given: int = 0
    tried: list[int] = field(default_factory=list)


@dataclass
class Hook:
    url: str = ""
    secret: str = ""
    updated_at: int = 0


class World:
    def __init__(self, token: str, clock: Callable[[], float]) -> None:
        self.token = token
        self.clock = clock
        self.lock = threading.RLock()
        self.bell = Bell()
        self.journal = Journal(self.bell)
        self.doubts = Doubts()
        self.hook = Hook()
        self.chats: dict[str, list[Entry]] = {}
        self.media: dict[str, tuple[bytes, str]] = {}
        self.waiting: list[Event] = []
        self.events: list[Event] = []
        self.listeners: list[Callable[[], None]] = []
        self._numbers = itertools.count(1)

    def now(self) -> int:
        """Milliseconds."""
        return int(self.clock() * 1000)

    def new_id(self) -> str:
        number = next(self._numbers)
        return hashlib.sha256(f"{self.token}{number}".encode()).hexdigest()[:20]

    def push(self, chat: str, body: dict[str, Any]) -> Event:
        with self.lock:
            event = Event(len(self.events), chat, body)
            self.events.append(event)
            self.waiting.append(event)
        self.rouse()
        return event

    def again(self, event: Event) -> None:
        with self.lock:
            self.waiting.append(event)
        self.rouse()

    def take(self) -> Event | None:
        """For a poll: the next one, or where they are replayed the newest once more."""
        with self.lock:
            if self.waiting:
                event = self.waiting.pop(0)
            elif self.doubts.replay and self.events:
                event = self.events[-1]
            else:
                return None
            event.given += 1
            return event

    def rouse(self) -> None:
        self.bell.ring()
        for listener in self.listeners:
            listener()
