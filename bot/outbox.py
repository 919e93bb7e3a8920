"""Sending what is due: in order within a lane, many lanes at once, honest about each outcome.

The exact chunks are committed as `sending` before the first call, the receipt after it. Only what
surely was not sent is retried blindly; an unknown outcome is retried once, then marked and left.
"""

import asyncio
from collections.abc import Callable, Mapping
from datetime import timedelta
from enum import Enum
from functools import partial
from typing import TypeVar

import structlog

from bot.channels.channel import Button, ChannelError, Failure, Outlet, OutText
from bot.copy import CopyError
from bot.metrics import SENT
from bot.rendering import chunks
from storage import lanes, outbox
from storage.crash import crash_point
from storage.database import Database
from storage.outbox import Chunk, Due, LeaseLostError
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()
T = TypeVar("T")
AT_ONCE = 64
_POLL = 0.5  # seconds between looks when nobody wakes us: retries, other processes
_SURELY_NOT = (Failure.RATE_LIMITED, Failure.NOT_SENT, Failure.AUTH)
_LONGEST_PAUSE = timedelta(minutes=5)
_GIVE_UP = timedelta(hours=24)


class _Then(Enum):
    """After one chunk: the message goes on (anything else is what the lane does next)."""

    GO_ON = "go on"


class Sender:
    """Sends for the outlets it is given. `wake()` tells it that something is due."""

    def __init__(self, database: Database, outlets: Mapping[str, Outlet]) -> None:
        self._database = database
        self._outlets = dict(outlets)
        self._wake = asyncio.Event()
        self._busy: dict[str, asyncio.Task[None]] = {}

    def wake(self) -> None:
        self._wake.set()

    async def run(self) -> None:
        """Until cancelled."""
        try:
            while True:
                self._wake.clear()
                if not await self.send_due():
                    try:
                        await asyncio.wait_for(self._wake.wait(), _POLL)
                    except TimeoutError:
                        continue
        finally:
            await self.settle()

    async def send_due(self) -> int:
        """Begin sending on the lanes that have something due; how many that were."""
        free = AT_ONCE - len(self._busy)
        if free <= 0:
            await asyncio.wait(self._busy.values(), return_when=asyncio.FIRST_COMPLETED)
            return 1
        channels, busy = list(self._outlets), list(self._busy)
        claimed = await self._database.write(lambda uow: outbox.claim(uow, channels, free, busy))
        crash_point("sender-claimed")
        for due in claimed:
            task = asyncio.create_task(self._send_lane(due))
            self._busy[due.lane.id] = task
            task.add_done_callback(partial(self._end, due.lane.id))
        return len(claimed)

    async def settle(self) -> None:
        """Wait for what is being sent now."""
        while self._busy:
            await asyncio.wait(list(self._busy.values()))

    def _end(self, lane_id: str, _: asyncio.Task[None]) -> None:
        task = self._busy.pop(lane_id, None)
        if task is not None and not task.cancelled() and (error := task.exception()):
            log.error("sending failed", error=type(error).__name__)
        self._wake.set()

    async def _send_lane(self, due: Due | None) -> None:
        """This lane's open messages, one after the other, while the lease is ours."""
        while due is not None:
            try:
                due = await self._send(due)
            except LeaseLostError:
                log.warning("lease lost", lane=due.lane.id if due else None)
                return

    async def _send(self, due: Due) -> Due | None:
        """One message; answers the lane's next one, or None when the lane rests."""
        outlet = self._outlets[due.lane.channel]
        now = self._database.clock()
        if due.not_after is not None and due.not_after <= now and not due.chunks:
            return await self._write(lambda uow: outbox.finish(uow, due, "expired"))
        parts, fresh = due.chunks, not due.chunks
        if fresh:
            try:
                bodies = chunks(due.body, outlet.caps)
            except (CopyError, KeyError) as error:
                log.error("unrenderable", outbox=due.id, error=type(error).__name__)
                return await self._write(
                    lambda uow: outbox.finish(uow, due, "dead", "unrenderable")
                )
            parts = tuple(await self._write(lambda uow: outbox.write_chunks(uow, due, bodies)))
            crash_point("sender-written")
        for place, chunk in enumerate(parts):
            if chunk.state in ("sent", "unknown", "failed"):
                continue
            last = place == len(parts) - 1
            done = await self._send_chunk(due, outlet, chunk, last=last, fresh=fresh)
            if not isinstance(done, _Then):
                return done
        return await self._write(lambda uow: outbox.finish(uow, due, "done"))

    async def _send_chunk(
        self, due: Due, outlet: Outlet, chunk: Chunk, *, last: bool, fresh: bool
    ) -> Due | _Then | None:
        """One call. `GO_ON` where the message goes on, else what the lane does next."""
        if not fresh:
            if chunk.state == "sending" and chunk.tries >= 1:  # a second unknown: leave it
                await self._receipt(due, chunk, "unknown")
                return _Then.GO_ON
            await self._write(lambda uow: outbox.again(uow, due, chunk))
        crash_point("sender-before-call")
        try:
            receipt = await outlet.send(_out(due, chunk))
        except ChannelError as error:
            return await self._failed(due, chunk, error)
        crash_point("sender-after-call")
        SENT.labels(due.lane.channel, "sent").inc()
        if not last:
            await self._receipt(due, chunk, "sent", receipt.remote_id)
            return _Then.GO_ON

        def end(uow: UnitOfWork) -> Due | None:
            outbox.receipt(uow, due, chunk, "sent", receipt.remote_id)
            return outbox.finish(uow, due, "done")

        following = await self._write(end)
        crash_point("sender-receipt")
        return following

    async def _failed(self, due: Due, chunk: Chunk, error: ChannelError) -> Due | _Then | None:
        SENT.labels(due.lane.channel, error.kind.value).inc()
        now = self._database.clock()
        if error.kind in _SURELY_NOT:
            if now - due.made_at > _GIVE_UP:
                return await self._write(lambda uow: outbox.finish(uow, due, "dead", error.kind))
            until = now + _pause(error, due.tries)
            await self._write(lambda uow: outbox.put_back(uow, due, chunk, until))
            return None
        if error.kind is Failure.UNKNOWN and chunk.tries == 0:
            until = now + timedelta(seconds=1)
            await self._write(lambda uow: outbox.doubt(uow, due, until))
            return None
        if error.kind in (Failure.UNKNOWN, Failure.BAD_REPLY):
            state = "unknown" if error.kind is Failure.UNKNOWN else "sent"
            await self._receipt(due, chunk, state)
            return _Then.GO_ON

        def give_up(uow: UnitOfWork) -> Due | None:
            outbox.receipt(uow, due, chunk, "failed", None)
            if error.kind is Failure.UNREACHABLE:
                lanes.set_reach(uow, due.lane.id, "blocked")
            return outbox.finish(uow, due, "dead", error.kind)

        log.warning("not delivered", channel=due.lane.channel, kind=error.kind.value, outbox=due.id)
        return await self._write(give_up)

    async def _receipt(
        self, due: Due, chunk: Chunk, state: str, remote_id: str | None = None
    ) -> None:
        await self._write(lambda uow: outbox.receipt(uow, due, chunk, state, remote_id))

    async def _write(self, use_case: Callable[[UnitOfWork], T]) -> T:
        return await self._database.write(use_case)


def _out(due: Due, chunk: Chunk) -> OutText:
    body = chunk.body
    return OutText(
        due.address,
        body["text"],
        chunk.id,
        tuple(Button(label, action) for label, action in body.get("buttons", [])),
        body.get("share_contact", ""),
        body.get("subject", ""),
        due.kind,
        {"ended": body["ended"]} if "ended" in body else {},
    )


def _pause(error: ChannelError, tries: int) -> timedelta:
    if error.retry_after is not None:
        return timedelta(seconds=error.retry_after)
    if error.kind is Failure.RATE_LIMITED:
        return timedelta(seconds=30)  # a 429 that does not say how long
    return min(timedelta(seconds=2 ** min(tries, 9)), _LONGEST_PAUSE)
