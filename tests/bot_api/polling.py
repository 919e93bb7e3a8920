"""getUpdates: real waiting, one poller at a time, nothing while a webhook is set."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from tests.bot_api.errors import BY_WEBHOOK, OTHER_POLLER, WEBHOOK_ACTIVE, ApiError, ClientGoneError
from tests.bot_api.shapes import Json
from tests.bot_api.updates import Update
from tests.bot_api.wire import Call
from tests.bot_api.world import World

LONGEST = 50


class Poller:
    """`strict` adds the brakes on hasty pollers (same offset within 3 s waits 3 s, within 0.5 s
    reads one update, a second 409 within 3 s comes 3 s late); they cost a test its time."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.strict = False
        self.polls = 0
        self._waiter: asyncio.Future[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._last: tuple[int, float] = (0, -10.0)
        self._conflict_free_at = 0.0

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def wake(self) -> None:
        """From any thread: look at the queue again."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._settle, None)

    def _settle(self, error: Exception | None) -> None:
        waiter = self._waiter
        if waiter is None or waiter.done():
            return
        if error is None:
            waiter.set_result(None)
        else:
            waiter.set_exception(error)

    def stop_by_webhook(self) -> None:
        self._settle(ApiError(409, BY_WEBHOOK))

    async def get_updates(
        self, call: Call, webhook_url: str, hung_up: Callable[[], Awaitable[None]]
    ) -> list[Json]:
        if webhook_url:
            await self._conflict_pause()
            raise ApiError(409, WEBHOOK_ACTIVE)
        offset = call.number("offset")
        limit = call.number("limit", 100, 1, 100)
        timeout = call.number("timeout", 0, 0, LONGEST)
        with self.world.lock:
            self.world.queue.allow(call.parsed("allowed_updates", "allowed updates"))
            self.polls += 1
        if self.strict:
            limit, timeout = self._braked(offset, limit, timeout)
        found = self._take(offset, limit)
        if not found and timeout:
            found = await self._wait(offset, limit, timeout, hung_up)
        return [update.shown() for update in found]

    def _take(self, offset: int, limit: int) -> list[Update]:
        with self.world.lock:
            return self.world.queue.take(offset, limit)

    @property
    def waited_at(self) -> bool:
        """Whether a poll waits for something to come."""
        return self._waiter is not None

    async def _wait(
        self, offset: int, limit: int, timeout: int, hung_up: Callable[[], Awaitable[None]]
    ) -> list[Update]:
        """Client::do_get_updates with an empty queue: the poller before is thrown out."""
        self._settle(ApiError(409, OTHER_POLLER))
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout
        mine = self._waiter = loop.create_future()
        self.world.bell.ring()  # somebody waits here now
        watch = asyncio.ensure_future(hung_up())
        watch.add_done_callback(lambda _: self._left(mine))
        try:
            while True:
                if found := self._take(max(offset, 0), limit):
                    return found
                if (left := end - loop.time()) <= 0:
                    return []
                await asyncio.wait([mine], timeout=left)
                if mine.done():
                    self._still(mine)
                    mine = self._waiter = loop.create_future()
        except ApiError:
            await self._conflict_pause()
            raise
        finally:
            watch.cancel()
            if self._waiter is mine:
                self._waiter = None

    def _left(self, mine: asyncio.Future[None]) -> None:
        if mine is self._waiter:
            self._settle(ClientGoneError())

    def _still(self, mine: asyncio.Future[None]) -> None:
        """Raise what the waiter was told, or that another poller has come meanwhile."""
        mine.result()
        if self._waiter is not mine:
            raise ApiError(409, OTHER_POLLER)

    def _braked(self, offset: int, limit: int, timeout: int) -> tuple[int, int]:
        """Client::process_get_updates_query."""
        now = time.monotonic()
        before, at = self._last
        self._last = (offset, now)
        if offset != before:
            return limit, timeout
        return (1 if now < at + 0.5 else limit), (3 if timeout < 3 and now < at + 3 else timeout)

    async def _conflict_pause(self) -> None:
        """Client::fail_query_conflict."""
        if not self.strict:
            return
        if time.monotonic() < self._conflict_free_at:
            await asyncio.sleep(3)
        else:
            self._conflict_free_at = time.monotonic() + 3
