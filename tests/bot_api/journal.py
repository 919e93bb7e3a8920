"""What happened, in order: calls, accepted sends, and a bell for those who wait for more."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Event, Lock
from typing import TypeVar

from tests.bot_api.wire import Call

T = TypeVar("T")

OUTCOMES = (
    "pending",  # not answered yet
    "answered",  # the whole body was written to a connection that still stood
    "unread",  # written, but the client had hung up when we looked again: it may not have read
    "client_gone",  # accepted; the client hung up before the answer was written
    "dropped_before_accept",
    "dropped_after_accept",
    "truncated",  # accepted; half of the answer was written, then the connection was closed
    "error_after_accept",  # accepted, and yet answered with an error or a page
)


@dataclass
class Accepted:
    """A call that changed a chat. `ended_at` and `connection_lost_at` are `time.monotonic()`.

    `connection_lost_at` is set where this was the last call of its connection: after a kill it
    tells which answers may have died with the client.
    """

    index: int
    chat: int
    method: str
    message_id: int
    text: str
    thread: int | None
    call: int
    came_at: float
    outcome: str = "pending"
    ended_at: float | None = None
    connection_lost_at: float | None = None


class Bell:
    """Wakes those who wait for a chat (or for anything) to change; nobody polls."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._names = itertools.count()
        self._waiting: dict[int, tuple[int | None, Callable[[], object]]] = {}

    def ring(self, chat: int | None = None) -> None:
        with self._lock:
            woken = [
                wake for place, wake in self._waiting.values() if place is None or place == chat
            ]
        for wake in woken:
            with contextlib.suppress(RuntimeError):  # the waiter's loop has closed meanwhile
                wake()

    @contextlib.contextmanager
    def listening(self, chat: int | None, wake: Callable[[], object]) -> Iterator[None]:
        name = next(self._names)
        with self._lock:
            self._waiting[name] = (chat, wake)
        try:
            yield
        finally:
            with self._lock:
                del self._waiting[name]

    def wait(self, check: Callable[[], T | None], chat: int | None, timeout: float) -> T:
        """Block until `check` gives something. Raises TimeoutError."""
        event = Event()
        end = time.monotonic() + timeout
        with self.listening(chat, event.set):
            while True:
                event.clear()
                if (found := check()) is not None:
                    return found
                if not event.wait(max(0.0, end - time.monotonic())):
                    raise TimeoutError(f"nothing within {timeout} s in chat {chat}")

    async def wait_async(
        self, check: Callable[[], T | None], chat: int | None, timeout: float
    ) -> T:
        event = asyncio.Event()
        loop = asyncio.get_running_loop()
        with self.listening(chat, lambda: loop.call_soon_threadsafe(event.set)):
            try:
                async with asyncio.timeout(timeout):
                    while True:
                        event.clear()
                        if (found := check()) is not None:
                            return found
                        await event.wait()
            except TimeoutError:
                raise TimeoutError(f"nothing within {timeout} s in chat {chat}") from None


class Journal:
    """Calls and accepted sends share nothing but order; both grow until `reset`."""

    def __init__(self, bell: Bell) -> None:
        self.bell = bell
        self.calls: list[Call] = []
        self.accepted: list[Accepted] = []
        self._index = itertools.count(1)

    def next_index(self) -> int:
        return next(self._index)

    def came(self, call: Call, now: float) -> None:
        call.index = len(self.calls)
        call.at = now
        call.came_at = time.monotonic()
        self.calls.append(call)
        self.bell.ring(call.chat_id)

    def accept(self, call: Call, chat: int, message_id: int, text: str, thread: int | None) -> None:
        record = Accepted(
            index=self.next_index(),
            chat=chat,
            method=call.method,
            message_id=message_id,
            text=text,
            thread=thread,
            call=call.index,
            came_at=call.came_at,
        )
        self.accepted.append(record)
        call.accepted.append(record)

    def ended(self, call: Call, outcome: str, status: int | None) -> None:
        call.outcome = outcome
        call.status = status
        call.ended_at = time.monotonic()
        for record in call.accepted:
            record.outcome = outcome
            record.ended_at = call.ended_at
        self.bell.ring(call.chat_id)

    def lost(self, call: Call) -> None:
        """The connection went down and this was its last call."""
        call.connection_lost_at = time.monotonic()
        for record in call.accepted:
            record.connection_lost_at = call.connection_lost_at
        self.bell.ring(call.chat_id)
