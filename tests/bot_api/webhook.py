"""The webhook sender: a queue for each chat, another for each presser; retried until expiry."""

from __future__ import annotations

import asyncio
import random
import re
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlsplit

import httpx

from tests.bot_api.errors import bad
from tests.bot_api.shapes import Json
from tests.bot_api.updates import DEFAULT, Update
from tests.bot_api.wire import Call, whole
from tests.bot_api.world import World

SLOWEST = 60  # WEBHOOK_MAX_RESEND_TIMEOUT: the cap is random between this and twice this
RETRY_AFTER_MAX = 3600
GONE_SECONDS = 23 * 3600
SECRET = re.compile(r"[A-Za-z0-9_-]*")


@dataclass(frozen=True)
class Attempt:
    """One POST. `status` is None where no answer came; `delay` is the documented pause before
    the next try in seconds (None: done or dropped), before scaling. `at` is monotonic."""

    update_id: int
    lane: int
    status: int | None
    error: str
    delay: float | None
    at: float


@dataclass
class Hook:
    url: str = ""
    secret: str = ""
    max_connections: int = 40
    error: str = ""
    error_at: int = 0
    gone_since: float | None = None
    attempts: list[Attempt] = field(default_factory=list)


class WebhookSender:
    """`scale` shortens the pauses (0.01: 2 s become 20 ms); `timeout` is the client's patience."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.hook = Hook()
        self.scale = 0.01
        self.timeout = 10.0
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._extra: set[asyncio.Task[None]] = set()
        self._free = asyncio.Semaphore(40)
        self._client: httpx.AsyncClient | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._random = random.Random(1)

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def wake(self) -> None:
        """From any thread: there may be something to send."""
        if self.hook.url and self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._start_lanes)

    # -- methods -----------------------------------------------------------------------------

    async def set_webhook(self, call: Call) -> str:
        """setWebhook; http and any port are taken, as with `--local`. Returns the description."""
        url, secret = call.text("url"), call.text("secret_token")
        if not url:
            return await self.delete_webhook(call)
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise bad("invalid webhook URL specified")
        if len(secret) > 256:
            raise bad("secret token is too long")
        if not SECRET.fullmatch(secret):
            raise bad("secret token contains unallowed characters")
        same = (url, secret) == (self.hook.url, self.hook.secret)
        await self.stop()
        with self.world.lock:
            if call.flag("drop_pending_updates"):
                self.world.queue.clear()
            self.world.queue.allow(call.parsed("allowed_updates", "allowed updates"))
        most = call.number("max_connections", 40, 1, 100)
        self.hook = Hook(url, secret, most, attempts=self.hook.attempts)
        self._free = asyncio.Semaphore(most)
        self._client = httpx.AsyncClient(timeout=self.timeout, trust_env=False)
        self._start_lanes()
        return "Webhook is already set" if same else "Webhook was set"

    async def delete_webhook(self, call: Call) -> str:
        was = bool(self.hook.url)
        await self.stop()
        with self.world.lock:
            if call.flag("drop_pending_updates"):
                self.world.queue.clear()
        return "Webhook was deleted" if was else "Webhook is already deleted"

    def info(self) -> Json:
        """getWebhookInfo (Client JsonWebhookInfo)."""
        queue = self.world.queue
        shown: Json = {
            "url": self.hook.url,
            "has_custom_certificate": False,
            "pending_update_count": len(queue.events),
        }
        if self.hook.error_at:
            shown |= {
                "last_error_date": self.hook.error_at,
                "last_error_message": self.hook.error,
            }
        if self.hook.url:
            shown |= {"max_connections": self.hook.max_connections, "ip_address": "127.0.0.1"}
        if queue.allowed != DEFAULT:
            shown["allowed_updates"] = sorted(queue.allowed)
        return shown

    async def stop(self) -> None:
        tasks = [*self._lanes.values(), *self._extra]
        current = asyncio.current_task()
        for task in tasks:
            if task is not current:
                task.cancel()
        await asyncio.gather(*(t for t in tasks if t is not current), return_exceptions=True)
        self._lanes.clear()
        self._extra.clear()
        self.hook = Hook(attempts=self.hook.attempts)
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    # -- sending -----------------------------------------------------------------------------

    def _start_lanes(self) -> None:
        if not self.hook.url:
            return
        with self.world.lock:
            lanes = {update.lane for update in self.world.queue.events.values()}
        for lane in lanes - set(self._lanes):
            task = asyncio.ensure_future(self._run(lane))
            self._lanes[lane] = task

    def _first(self, lane: int) -> Update | None:
        with self.world.lock:
            self.world.queue.expire(self.world.clock.now())
            waiting = self.world.queue.events.values()
            return next((item for item in waiting if item.lane == lane), None)

    async def _run(self, lane: int) -> None:
        while self.hook.url and (update := self._first(lane)) is not None:
            await self._insist(update)
        self._lanes.pop(lane, None)
        self._start_lanes()

    async def _insist(self, update: Update) -> None:
        """WebhookActor::on_update_error: at once, then 2, 4, 8 s up to the cap; or Retry-After."""
        delay, fails = 1.0, 0
        while True:
            status, error, retry_after = await self._post(update)
            if not error:
                break
            pause = float(min(retry_after, RETRY_AFTER_MAX))
            if not retry_after and fails:
                delay = min(self._random.uniform(SLOWEST, 2 * SLOWEST), delay * 2)
                pause = delay
            fails += 1
            if self.world.clock.now() + pause * self.scale > update.expires:
                with self.world.lock:
                    self.world.queue.give_up(update)
                self._note(update, status, error, None)
                return
            self._note(update, status, error, pause)
            if self._gone(status):
                await self.stop()
                self.world.bell.ring()
                return
            await asyncio.sleep(pause * self.scale)
        with self.world.lock:
            self.world.queue.forget(update.id)
        self._note(update, status, error, None)

    async def _post(self, update: Update) -> tuple[int | None, str, int]:
        """(status, error or "", Retry-After)."""
        headers = {}
        if self.hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.hook.secret
        async with self._free:
            client = self._client
            if client is None:
                return None, "Webhook connection closed", 0
            try:
                answer = await client.post(self.hook.url, json=update.shown(), headers=headers)
            except httpx.TimeoutException:
                return None, "Read timeout expired", 0
            except httpx.TransportError:
                return None, "Webhook connection closed", 0
        if answer.is_success:
            return answer.status_code, "", 0
        reason = HTTPStatus(answer.status_code).phrase
        wait = whole(answer.headers.get("retry-after")) or 0
        error = f"Wrong response from the webhook: {answer.status_code} {reason}"
        return answer.status_code, error, wait

    def _note(self, update: Update, status: int | None, error: str, delay: float | None) -> None:
        at = time.monotonic()
        self.hook.attempts.append(Attempt(update.id, update.lane, status, error, delay, at))
        if error:
            self.hook.error = error
            self.hook.error_at = self.world.clock.unix()
        self.world.bell.ring()

    def _gone(self, status: int | None) -> bool:
        """HTTP 410 for 23 hours removes the webhook (WEBHOOK_DROP_TIMEOUT)."""
        if status != HTTPStatus.GONE:
            self.hook.gone_since = None
            return False
        now = self.world.clock.now()
        if self.hook.gone_since is None:
            self.hook.gone_since = now
        return now > self.hook.gone_since + GONE_SECONDS

    def send_again(self, update: Update, times: int) -> None:
        """Duplicates on command, outside the lanes; from any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._start_extra, update, times)

    def _start_extra(self, update: Update, times: int) -> None:
        task = asyncio.ensure_future(self._repeat(update, times))
        self._extra.add(task)
        task.add_done_callback(self._extra.discard)

    async def _repeat(self, update: Update, times: int) -> None:
        for _ in range(times):
            status, error, _ = await self._post(update)
            self._note(update, status, error, None)
