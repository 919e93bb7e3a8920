"""Sending what is due: in order within a lane, many lanes at once, honest about each outcome.

The exact chunks are committed as `sending` before the first call, the receipt after it. Only what
surely was not sent is retried blindly; an unknown outcome is retried once, then marked and left.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from enum import Enum
from functools import partial
from typing import Any

import structlog

from bot.batch import Batch
from bot.channels.channel import ChannelError, Failure, Outlet
from bot.copy import CopyError
from bot.lease import Held, LeaseLostError
from bot.metrics import SENT
from bot.out_texts import out_text, without_code
from bot.outgoing_files import GONE, loaded
from bot.pacing import MOST_WAIT, Pace
from bot.rendering import chunks
from storage import interactions, lanes, outbox
from storage.crash import crash_point
from storage.database import Database, is_passing
from storage.files import FileStore
from storage.outbox import Again, Begin, Due, Lost, Note, Rest, Told
from storage.transcript import Message

log = structlog.get_logger()
AT_ONCE = 64
_POLL = 0.5  # seconds between looks when nobody wakes us: retries, other processes
_TELL_AGAIN = (1.0, 2.0, 4.0, 8.0)  # seconds between tries to write a receipt: within a lease
_SURELY_NOT = (Failure.RATE_LIMITED, Failure.NOT_SENT, Failure.AUTH)
_LONGEST_PAUSE, _GIVE_UP = timedelta(minutes=5), timedelta(hours=24)
_NEXT_WAY = timedelta(hours=4)  # what can be told another way does not wait so long


class _Then(Enum):
    """After one chunk: the message goes on (anything else is what the lane does next)."""

    GO_ON = "go on"


class Sender:
    """Sends for the outlets it is given. `take` hands over what was claimed with the thinking;
    `wake` tells that something else is due. `sleep` is injected: it waits for an outlet's pace.
    `files`: where those are that go out."""

    def __init__(
        self,
        database: Database,
        outlets: Mapping[str, Outlet],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        files: FileStore | None = None,
    ) -> None:
        self._files = files
        self._database = database
        self._outlets = dict(outlets)
        self._accounts = {name: outlet.account for name, outlet in outlets.items()}
        self._sleep = sleep
        self._paces = {
            name: Pace(outlet.caps.rate) for name, outlet in outlets.items() if outlet.caps.rate
        }
        self._sent = {name: SENT.labels(name, "sent") for name in outlets}
        self._notes: Batch[Note] = Batch(database, outbox.note)
        self._wake = asyncio.Event()
        self._busy: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        self._wake.set()

    def render(
        self, channel: str, account: str, body: Mapping[str, Any]
    ) -> list[dict[str, Any]] | None:
        """The exact texts for a chat, where it can be written to by us (`handlers.work.Render`)."""
        outlet = self._outlets.get(channel)
        if outlet is None or outlet.account != account:
            return None
        try:
            return chunks(body, outlet.caps)
        except (CopyError, KeyError):
            return None  # sending it says so

    def take(self, dues: Iterable[Due]) -> None:
        """Send these; their lanes are leased to us already."""
        for due in dues:
            task = asyncio.create_task(self._send_lane(due))
            self._busy.add(task)
            task.add_done_callback(self._end)

    async def run(self) -> None:
        """Until cancelled."""
        try:
            while True:
                self._wake.clear()
                try:
                    if await self.send_due():
                        continue
                except Exception as error:  # noqa: BLE001 - the database is away: it waits
                    log.warning("nothing claimed", error=type(error).__name__)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), _POLL)
        finally:
            await self.settle()

    async def send_due(self) -> int:
        """Begin sending on the lanes that have something due; how many that were."""
        free = AT_ONCE - len(self._busy)
        if free <= 0:
            await asyncio.wait(set(self._busy), return_when=asyncio.FIRST_COMPLETED)
            return 1
        claimed = await self._database.write(
            partial(outbox.claim, outlets=self._accounts, limit=free)
        )
        crash_point("sender-claimed")
        self.take(claimed)
        return len(claimed)

    async def settle(self) -> None:
        """Wait for what is being sent now."""
        while self._busy:
            await asyncio.wait(set(self._busy))

    def _end(self, task: asyncio.Task[None]) -> None:
        self._busy.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("sending failed", error=type(error).__name__)

    async def _send_lane(self, due: Due | None) -> None:
        """This lane's open messages, one after the other, while the lease is ours."""
        while due is not None:
            try:
                due = await self._send(due)
            except LeaseLostError:
                log.warning("lease lost")
                return

    async def _send(self, due: Due) -> Due | None:
        """One message; answers the lane's next one, or None when the lane rests."""
        outlet = self._outlets.get(due.lane.channel)
        now = self._database.clock()
        if due.not_after is not None and due.not_after <= now and not due.chunks:
            return await self._end_as(due, "expired")
        if outlet is None:
            return await self._end_as(due, "dead", "channel is off")
        if outlet.account != due.lane.account:  # received by another account: its own answers
            await self._note(Rest(due, now))
            return None
        parts, fresh = due.chunks, due.begun_here or not due.chunks
        if wait := self._turn(due):
            if wait > MOST_WAIT:
                unsent = parts[0] if due.begun_here else None
                await self._note(Rest(due, now + timedelta(seconds=wait), unsent))
                return None
            await self._sleep(wait)
        if not parts:
            try:
                bodies = chunks(due.body, outlet.caps)
            except (CopyError, KeyError) as error:
                log.error("unrenderable", outbox=due.id, error=type(error).__name__)
                return await self._end_as(due, "dead", "unrenderable")
            parts = tuple(await self._note(Begin(due, [without_code(due, b) for b in bodies])))
        crash_point("sender-written")
        return await self._send_parts(due, outlet, parts, fresh=fresh)

    async def _send_parts(
        self, due: Due, outlet: Outlet, parts: tuple[Message, ...], *, fresh: bool
    ) -> Due | None:
        """The chunks of one message that are not out yet, in order."""
        for place, chunk in enumerate(parts):
            if chunk.state in ("sent", "unknown", "failed"):
                continue
            last = place == len(parts) - 1
            if place and (wait := self._turn(due)):
                await self._sleep(min(wait, MOST_WAIT))
            done = await self._send_chunk(due, outlet, chunk, last=last, fresh=fresh)
            if not isinstance(done, _Then):
                return done
        return await self._end_as(due, "done")

    def _turn(self, due: Due) -> float:
        """Seconds to wait until this chat may be written to."""
        pace = self._paces.get(due.lane.channel)
        return pace.take(due.address, self._database.clock().timestamp()) if pace else 0.0

    async def _send_chunk(
        self, due: Due, outlet: Outlet, chunk: Message, *, last: bool, fresh: bool
    ) -> Due | _Then | None:
        """One call. `GO_ON` where the message goes on, else what the lane does next."""
        if not fresh:
            if chunk.state == "sending" and chunk.tries >= 1:  # a second unknown: leave it
                await self._note(Told(due, chunk, "unknown"))
                return _Then.GO_ON
            await self._note(Again(due, chunk))
            crash_point("sender-again")
            chunk = replace(chunk, tries=chunk.tries + 1)
        try:
            out = out_text(due, chunk)
            if out.file is not None:
                out = await loaded(self._database, self._files, out, outlet)
        except GONE:
            return await self._end_as(due, "dead", "file is gone", chunk)
        crash_point("sender-before-call")
        try:
            async with Held(due, self._note):
                receipt = await outlet.send(out)
        except ChannelError as error:
            return await self._failed(due, chunk, error)
        crash_point("sender-after-call")
        self._sent[due.lane.channel].inc()
        if not last:
            await self._note_sent(Told(due, chunk, "sent", receipt.remote_id))
            return _Then.GO_ON
        told = Told(due, chunk, "sent", receipt.remote_id, end="done")
        following: Due | None = await self._note_sent(told)
        crash_point("sender-receipt")
        return following

    async def _note_sent(self, told: Told) -> Any:
        """What is known to have arrived is told again while the database is in trouble: whoever
        has the lane next would send it once more."""
        for pause in _TELL_AGAIN:
            try:
                return await self._note(told)
            except Exception as error:
                if not is_passing(error):
                    raise
                log.warning("receipt not written", error=type(error).__name__)
                await self._sleep(pause)
        return await self._note(told)

    async def _failed(self, due: Due, chunk: Message, error: ChannelError) -> Due | _Then | None:
        SENT.labels(due.lane.channel, error.kind.value).inc()
        now = self._database.clock()
        if error.kind is Failure.RATE_LIMITED and due.lane.channel in self._paces:
            seconds = _pause(error, due.tries).total_seconds()
            self._paces[due.lane.channel].refused(due.address, seconds, now.timestamp())
        if error.kind is Failure.WINDOW:
            await self._database.write(partial(interactions.refused, lane_id=due.lane.id))
        waits = error.kind is Failure.QUOTA and "notice" not in due.body  # what is told another way
        if error.kind in _SURELY_NOT or waits:
            if now - due.made_at > (_NEXT_WAY if "notice" in due.body else _GIVE_UP):
                return await self._end_as(due, "dead", error.kind.value, chunk)
            await self._note(Rest(due, now + _pause(error, due.tries), unsent=chunk))
            crash_point("sender-rested")
            return None
        if error.kind is Failure.UNKNOWN and chunk.tries == 0:
            await self._note(Rest(due, now + timedelta(seconds=1)))
            return None
        if error.kind in (Failure.UNKNOWN, Failure.BAD_REPLY):
            state = "unknown" if error.kind is Failure.UNKNOWN else "sent"
            await self._note(Told(due, chunk, state))
            return _Then.GO_ON
        log.warning("not delivered", channel=due.lane.channel, kind=error.kind.value, outbox=due.id)
        if error.kind is Failure.UNREACHABLE:
            await self._database.write(
                partial(lanes.set_reach, lane_id=due.lane.id, reach="blocked")
            )
        return await self._end_as(due, "dead", error.kind.value, chunk)

    async def _end_as(
        self, due: Due, end: str, reason: str = "", failed: Message | None = None
    ) -> Due | None:
        state = "failed" if failed is not None else ""
        following: Due | None = await self._note(Told(due, failed, state, end=end, reason=reason))
        return following

    async def _note(self, note: Note) -> Any:
        answer = await self._notes.ask(note)
        if answer is Lost.LEASE:
            raise LeaseLostError
        return answer


def _pause(error: ChannelError, tries: int) -> timedelta:
    if error.retry_after is not None:
        return timedelta(seconds=error.retry_after)
    if error.kind is Failure.RATE_LIMITED:
        return timedelta(seconds=30)  # a 429 that does not say how long
    return min(timedelta(seconds=2 ** min(tries, 9)), _LONGEST_PAUSE)
