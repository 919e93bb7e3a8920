"""Taking updates in and thinking them through: commit first, acknowledge after, process at once."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial

import structlog

from bot.batch import Batch
from bot.channels.channel import Channel
from bot.journeys import Journeys
from bot.metrics import PROCESSED, RECEIVED
from bot.outbox import Sender
from handlers import customer
from handlers.customer import Processed
from handlers.inbound import Inbound, UnparseableError
from handlers.internal import parse_internal
from handlers.work import House
from storage import inbox
from storage.crash import crash_point
from storage.database import Database, is_passing
from storage.inbox import Arrivals, Arrived
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()
BATCH = 64
_POLL = 0.5  # seconds between looks when nobody wakes us
_TRIES = 3  # an event that the database refuses so often is parked
_BACK_OFF = 0.2  # seconds, growing, while the database is in trouble


class Intake:
    """The inbox's two ends: what arrives is committed, what was committed is thought through."""

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        house: House,
        sender: Sender,
        journeys: Journeys | None = None,
    ) -> None:
        self._database = database
        self._channels = channels
        self._house = house
        self._sender = sender
        self._journeys = journeys
        self._wake = asyncio.Event()
        self._running = False
        self._arrivals: Batch[Arrivals] = Batch(database, inbox.receive_all, self._think_along)

    def wake(self) -> None:
        self._wake.set()

    async def receive(self, channel: str, account: str, items: Sequence[Arrived]) -> int:
        """Commit these; only when this returns may the platform be told they were received."""
        crash_point("receive-before")
        new: int = await self._arrivals.ask(Arrivals(channel, account, items))
        crash_point("receive-committed")
        if new:
            RECEIVED.labels(channel).inc(new)
            if not self._running:
                self._wake.set()
        return new

    def _think_along(self, arrivals: Sequence[Arrivals]) -> None:
        """What arrives is thought about in the transaction that stores it, where nothing is wrong
        with it: if that fails, storing is done alone, and the inbox is worked off as always. Only
        while `run` runs: a process may take in what another one thinks about."""
        if not self._running:
            return
        items = [(one.channel, one.account, item.address) for one in arrivals for item in one.items]
        thought = self._database.write(self._process(BATCH))
        thought.add_done_callback(self._thought)
        if len(items) > len(set(items)):  # one chat sent several, of which only the first is taken
            thought.add_done_callback(lambda _: self._wake.set())

    def _thought(self, thought: "asyncio.Future[Processed]") -> None:
        if thought.cancelled() or thought.exception() is not None:
            self._wake.set()
            return
        done = thought.result()
        self._told(done)
        if done.waiting or done.count == BATCH:
            self._wake.set()

    def parse(self, channel: str, body: bytes) -> Inbound:
        if channel == "desk":
            return parse_internal(body)
        found = self._channels.get(channel)
        if found is None:
            raise UnparseableError
        return found.parse(body)

    async def run(self) -> None:
        """Until cancelled."""
        self._running = True
        try:
            while True:
                await self._work()
        finally:
            self._running = False

    async def _work(self) -> None:
        """One batch; where there was none, wait until woken or a while."""
        self._wake.clear()
        try:
            taken = await self.process()
        except Exception as error:  # noqa: BLE001 - the database is away: the inbox waits
            log.warning("nothing processed", error=type(error).__name__)
            taken = 0
        if not taken and not self._wake.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), _POLL)

    async def process(self) -> int:
        """One batch; how many updates were taken off the inbox."""
        try:
            done = await self._database.write(self._process(BATCH))
        except Exception as error:  # noqa: BLE001 - one bad event must not stop the others
            log.warning("batch refused", error=type(error).__name__)
            done = await self._one_by_one()
        self._told(done)
        return done.count

    def _told(self, done: Processed) -> None:
        """Count what was thought through, and send what was said."""
        PROCESSED.labels("done").inc(done.count - done.parked)
        PROCESSED.labels("parked").inc(done.parked)
        self._sender.take(done.dues)
        if self._journeys is not None:
            self._journeys.note(done.walked)
        if done.more:
            self._sender.wake()

    def _process(self, limit: int) -> Callable[[UnitOfWork], Processed]:
        return lambda uow: customer.process(uow, self.parse, self._house, limit)

    async def _one_by_one(self) -> Processed:
        """The oldest event alone; if it is what the database refuses, it is parked alone."""
        for attempt in range(1, _TRIES + 1):
            try:
                return await self._database.write(self._process(1))
            except Exception as error:  # noqa: BLE001
                log.warning("event refused", attempt=attempt, error=type(error).__name__)
                if not is_passing(error):
                    return await self._database.write(
                        partial(customer.park_oldest, reason=type(error).__name__)
                    )
                await asyncio.sleep(_BACK_OFF * attempt)
        return Processed(0)
