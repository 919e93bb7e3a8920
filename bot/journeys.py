"""How conversations go: counted as they go on, written to the database now and then.

Counting costs an event nothing: what was committed is added up here and written every few seconds,
a row a day and code. A crash may lose the last seconds' counts, never a customer's words.
"""

import asyncio
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

import structlog

from bot.metrics import REFUSED, SECONDS, STEPS, UNDELIVERED, UNDELIVERED_OPEN
from states.journey import Outcome
from storage import failed_deliveries, journeys
from storage.database import Database
from storage.journeys import Walked

log = structlog.get_logger()
_EVERY = 10.0  # seconds
_ANSWERS = (Outcome.REFUSED, Outcome.DOUBTED)
_ENDS = (Outcome.APPLIED, Outcome.HELD, Outcome.STAFF, Outcome.PERSON, Outcome.LEFT)


class Journeys:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._counts: Counter[Walked] = Counter()
        self._seconds: Counter[Walked] = Counter()

    def note(self, walked: Iterable[Walked]) -> None:
        """These went on so; their transaction is committed."""
        for one in walked:
            if one.outcome in _ANSWERS:
                REFUSED.labels(one.place, one.outcome, one.reason).inc()
            else:
                STEPS.labels(one.kind, one.place, one.outcome, one.channel).inc()
            if one.kind and one.outcome in _ENDS:
                SECONDS.labels(one.kind, one.outcome).observe(one.seconds)
            row = replace(one, seconds=0)
            self._counts[row] += 1
            self._seconds[row] += one.seconds

    async def flush(self) -> None:
        """Write what was counted since the last time; kept for the next where it cannot be."""
        counts, self._counts = self._counts, Counter()
        seconds, self._seconds = self._seconds, Counter()
        if not counts:
            return
        rows = [(row, count, seconds[row]) for row, count in counts.items()]
        try:
            await self._database.write(partial(journeys.add, rows=rows))
        except BaseException:
            self._counts.update(counts)
            self._seconds.update(seconds)
            raise

    async def measure(self) -> None:
        """What did not arrive, of every process: the database knows."""
        found, waiting = await self._database.read(
            lambda uow: (failed_deliveries.figures(uow), failed_deliveries.count_open(uow))
        )
        for outlet, reason, count in found:
            UNDELIVERED.labels(outlet, reason).set(count)
        UNDELIVERED_OPEN.set(waiting)

    async def run(self) -> None:
        """Until cancelled."""
        try:
            while True:
                try:
                    await self.flush()
                    await self.measure()
                except Exception as error:  # noqa: BLE001 - tried again in a while
                    log.warning("figures not kept", error=type(error).__name__)
                await asyncio.sleep(_EVERY)
        finally:
            await self.flush()
