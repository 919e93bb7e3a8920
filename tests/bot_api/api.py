"""`BotApi`: the whole server as one object, for tests in this process."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

from tests.bot_api.buttons import Buttons
from tests.bot_api.clock import Clock
from tests.bot_api.faults import Fault
from tests.bot_api.journal import Accepted
from tests.bot_api.methods import SENDS
from tests.bot_api.model import Entry, Press, Pressed, entry_of
from tests.bot_api.people import People
from tests.bot_api.person import Person
from tests.bot_api.server import Switchboard
from tests.bot_api.webhook import Attempt
from tests.bot_api.wire import Call
from tests.bot_api.world import World

T = TypeVar("T")
TOKEN = "700000001:AAloopback-0123456789abcdefghijklmno"
PATIENCE = 10.0
After = int | Entry | Pressed | None


class BotApi(People, Buttons):
    """Every method may be called from any thread; those named `..._async` from an event loop.

    `after` is an entry, a press or an index; None means the newest thing a user did there.
    """

    def __init__(
        self,
        token: str = TOKEN,
        *,
        clock: Callable[[], float] | None = None,
        seed: int = 1,
    ) -> None:
        self.world = World(token, Clock(clock), seed)
        self.board = Switchboard(self.world)
        self.origin = ""
        self.loop: asyncio.AbstractEventLoop | None = None

    @property
    def token(self) -> str:
        return self.world.token

    @property
    def base_url(self) -> str:
        """For PTB: the token is appended to it."""
        return f"{self.origin}/bot"

    @property
    def base_file_url(self) -> str:
        return f"{self.origin}/file/bot"

    @property
    def control_url(self) -> str:
        return f"{self.origin}/control"

    def user(self, id: int, name: str = "Khách", language_code: str = "vi", **more: Any) -> Person:  # noqa: A002
        """An account to play; see `add_user`."""
        return Person(self, self.add_user(id, name, language_code, **more))

    def in_group(self, chat: int, user: int, **more: Any) -> Person:
        return Person(self, user).in_group(chat, **more)

    # -- the clock and the queue -------------------------------------------------------------

    def now(self) -> float:
        return self.world.clock.now()

    def advance(self, seconds: float) -> float:
        """Let time pass at once; the new time."""
        with self.world.lock:
            self.world.clock.advance(seconds)
        self.board.poller.wake()
        self.board.webhook.wake()
        return self.now()

    def pending(self) -> list[int]:
        """Ids of the updates not confirmed yet."""
        with self.world.lock:
            self.world.queue.expire(self.now())
            return list(self.world.queue.events)

    def confirmed(self) -> list[int]:
        """Ids of the updates that the bot said it has: by a higher offset, or by 200."""
        with self.world.lock:
            return self.world.queue.confirmed()

    def expired(self) -> list[int]:
        """Ids of the updates that nobody confirmed in their time: a press after 150 seconds."""
        with self.world.lock:
            return sorted(self.world.queue.old)

    def redeliver(self, update_id: int, times: int = 1) -> None:
        """Deliver an update again, confirmed or not: by the webhook, or in the next polls."""
        with self.world.lock:
            update = self.world.queue.archive[update_id]
            if self.board.webhook.hook.url:
                self.board.webhook.send_again(update, times)
                return
            self.world.queue.again += [update_id] * times
        self.board.poller.wake()

    def inject(self, kind: str, payload: dict[str, Any], lane: int = 0) -> int | None:
        """Queue any update as it is, for instance one that nobody can read."""
        with self.world.lock:
            return self.world.queue.push(kind, payload, self.now() + 86_400, lane)

    def set_next_update_id(self, update_id: int) -> None:
        with self.world.lock:
            self.world.queue.next_id = update_id

    # -- faults and limits -------------------------------------------------------------------

    def fault(
        self,
        kind: str,
        method: str = "*",
        *,
        chat: int | None = None,
        nth: int = 1,
        times: int = 1,
        **details: Any,
    ) -> Fault:
        """Plan a fault, see `faults.KINDS`; details: code, text, retry_after, seconds, result."""
        with self.world.lock:
            return self.board.faults.add(Fault(kind, method, chat, nth, times, **details))

    def clear_faults(self) -> None:
        with self.world.lock:
            self.board.faults.clear()

    def release(self) -> None:
        """Let go every call that a `hold` keeps."""
        with self.world.lock:
            for plan in self.board.faults.plans:
                plan.gate.set()

    def flood_limits(self, on: bool = True) -> None:
        self.world.floods.on = on

    def expire_file_paths(self) -> None:
        with self.world.lock:
            self.world.files.expire_paths()

    def reset(self) -> None:
        """Forget everything but the token, the address and the clock's offset."""
        self.clear_faults()
        if self.loop is not None and self.loop.is_running():
            stop = asyncio.run_coroutine_threadsafe(self.board.webhook.stop(), self.loop)
            stop.result(PATIENCE)
        with self.world.lock:
            self.world.begin()
            self.board.webhook.hook.attempts.clear()
        self.board.poller.wake()

    # -- what happened -----------------------------------------------------------------------

    def transcript(
        self, chat: int, *, thread: int | None = None, deleted: bool = False
    ) -> list[Entry]:
        """The chat as its people see it now, both ways, oldest first."""
        with self.world.lock:
            stored = list(self.world.messages.get(chat, {}).values())
        return [
            entry_of(message)
            for message in stored
            if (deleted or not message.deleted) and thread in {None, message.thread}
        ]

    def entry(self, chat: int, message_id: int) -> Entry:
        with self.world.lock:
            return entry_of(self.world.messages[chat][message_id])

    def calls(self, method: str | None = None, chat: int | None = None) -> list[Call]:
        """Calls as they came, faulty ones too; arguments are text, as on the wire."""
        with self.world.lock:
            return [
                call
                for call in self.world.journal.calls
                if method in {None, call.method} and chat in {None, call.chat_id}
            ]

    def accepted_sends(self, chat: int | None = None, *, edits: bool = False) -> list[Accepted]:
        """What was accepted, in order, with what the client was told (`journal.OUTCOMES`)."""
        with self.world.lock:
            return [
                dataclasses.replace(record)
                for record in self.world.journal.accepted
                if chat in {None, record.chat} and (edits or record.method in SENDS)
            ]

    def accepted_count(self) -> int:
        """How many calls have changed a chat so far."""
        return len(self.world.journal.accepted)

    def presses(self, chat: int | None = None) -> list[Press]:
        """Presses with the answers the bot gave them."""
        with self.world.lock:
            found = self.world.presses.values()
            return [dataclasses.replace(item) for item in found if chat in {None, item.chat}]

    def actions(self, chat: int | None = None) -> list[tuple[int, int | None, str]]:
        """sendChatAction: (chat, thread, action)."""
        with self.world.lock:
            return [item for item in self.world.actions if chat in {None, item[0]}]

    def webhook_attempts(self, update_id: int | None = None) -> list[Attempt]:
        tried = list(self.board.webhook.hook.attempts)
        return [item for item in tried if update_id in {None, item.update_id}]

    def commands(self) -> dict[tuple[str, str], list[dict[str, str]]]:
        """(scope as JSON, language) -> commands."""
        with self.world.lock:
            return dict(self.world.commands)

    # -- waiting -----------------------------------------------------------------------------

    def await_reply(
        self,
        chat: int,
        *,
        after: After = None,
        timeout: float = PATIENCE,
        containing: str = "",
        edits: bool = False,
    ) -> Entry:
        """The bot's first message after that; with `edits` a changed one counts too. Blocks:
        not for use in an event loop that must run meanwhile. Raises TimeoutError."""
        check = self._reply_check(chat, after, containing, edits)
        return self.world.bell.wait(check, chat, timeout)

    async def await_reply_async(
        self,
        chat: int,
        *,
        after: After = None,
        timeout: float = PATIENCE,
        containing: str = "",
        edits: bool = False,
    ) -> Entry:
        check = self._reply_check(chat, after, containing, edits)
        return await self.world.bell.wait_async(check, chat, timeout)

    def wait_for(
        self, check: Callable[[], T | None], *, chat: int | None = None, timeout: float = PATIENCE
    ) -> T:
        """Block until `check` gives something; it is asked anew whenever something happens."""
        return self.world.bell.wait(check, chat, timeout)

    async def wait_for_async(
        self,
        check: Callable[[], T | None],
        *,
        chat: int | None = None,
        timeout: float = PATIENCE,
    ) -> T:
        return await self.world.bell.wait_async(check, chat, timeout)

    def await_call(self, method: str, *, count: int = 1, timeout: float = PATIENCE) -> Call:
        """The count-th call of a method, as soon as it has come (answered or not)."""
        return self.wait_for(
            lambda: next(iter(self.calls(method)[count - 1 :]), None), timeout=timeout
        )

    def _reply_check(
        self, chat: int, after: After, containing: str, edits: bool
    ) -> Callable[[], Entry | None]:
        since = self._since(chat, after)

        def check() -> Entry | None:
            with self.world.lock:
                stored = list(self.world.messages.get(chat, {}).values())
            for message in stored:
                index = (message.edit_index if edits else None) or message.index
                if not message.from_bot or message.deleted or message.service:
                    continue
                if index > since and containing in message.said:
                    return entry_of(message)
            return None

        return check

    def _since(self, chat: int, after: After) -> int:
        if isinstance(after, int):
            return after
        if after is not None:
            return after.index
        with self.world.lock:
            stored = self.world.messages.get(chat, {}).values()
            said = [m.edit_index or m.index for m in stored if not m.from_bot]
            pressed = [item.index for item in self.world.presses.values() if item.chat == chat]
        return max([0, *said, *pressed])
