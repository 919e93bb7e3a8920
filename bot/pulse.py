"""How each channel fares, noted now and then for the desk to look at (`/console/channels`).

Nothing here is on the way of a message: what the counters of `bot/metrics.py` gained, and what each
channel says of itself, is added up and written every few seconds (`storage/platform_notes.py`). A
crash may lose the last seconds' notes. Each process adds what it saw.

| name | what it is |
|---|---|
| `received`, `delivered` | updates that were new; messages that went out |
| `missed` | messages a platform did not take because their customer wrote too long ago |
| `received 2026-12-01`, … | the same, of one day of Vietnam; forgotten after a month |
| `down`, `up` | the channel went down, and came back; `down`: why |
| `down seen` | the last look at a channel that is down; why |
"""

import asyncio
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial

import structlog
from prometheus_client import Counter as Counted

from bot.channels.channel import Channel, Failure
from bot.metrics import RECEIVED, SENT
from states.facts import local_day
from storage import platform_notes
from storage.database import Database
from storage.platform_notes import Noted

log = structlog.get_logger()
EVERY = 10.0  # seconds
_KEPT = timedelta(days=31)
_MOST = 60  # signs of a value
Totals = Counter[tuple[str, str]]  # by channel and name


class Pulse:
    """Of these channels, as this process sees them."""

    def __init__(self, database: Database, channels: Mapping[str, Channel]) -> None:
        self._database = database
        self._channels = channels
        self._seen = _totals()
        self._down: set[str] = set()
        self._forgot: datetime | None = None

    async def run(self) -> None:
        """Until cancelled."""
        try:
            while True:
                await asyncio.sleep(EVERY)
                try:
                    await self.beat()
                except Exception as error:  # noqa: BLE001 - told with the next beat
                    log.warning("channels not noted", error=type(error).__name__)
        finally:
            await self.beat()

    async def beat(self) -> None:
        """Write what happened since the last one that was written."""
        now, totals = self._database.clock(), _totals()
        down = {name for name, one in self._channels.items() if not one.state.ok}
        rows = [*self._counted(totals, now), *self._states(down, now)]
        if rows:
            await self._database.write(partial(platform_notes.add, rows=rows))
        self._seen, self._down = totals, down
        if self._forgot is None or now - self._forgot > timedelta(days=1):
            await self._database.write(partial(platform_notes.forget_days, before=now - _KEPT))
            self._forgot = now

    def _counted(self, totals: Totals, now: datetime) -> list[Noted]:
        found = []
        for (name, what), count in (totals - self._seen).items():
            channel = self._channels.get(name)
            if channel is not None:
                note = partial(Noted, name, channel.account, at=now, count=count)
                found += [note(what), note(of_day(what, now))]
        return found

    def _states(self, down: set[str], now: datetime) -> list[Noted]:
        found = []
        for name in down | self._down:
            channel = self._channels[name]
            note = partial(Noted, name, channel.account, at=now)
            why = channel.state.detail[:_MOST]
            if name not in down:
                found.append(note("up"))
            else:
                found.append(note("down seen", value=why))
                if name not in self._down:
                    found.append(note("down", value=why))
        return found


def of_day(what: str, at: datetime) -> str:
    return f"{what} {local_day(at).isoformat()}"


def _totals() -> Totals:
    found: Totals = Counter()
    for channel, _, count in _samples(RECEIVED):
        found[channel, "received"] += count
    for channel, outcome, count in _samples(SENT):
        if outcome == "sent":
            found[channel, "delivered"] += count
        elif outcome == Failure.WINDOW.value:
            found[channel, "missed"] += count
    return found


def _samples(counter: Counted) -> list[tuple[str, str, int]]:
    """(channel, outcome, how many) of each."""
    return [
        (one.labels["channel"], one.labels.get("outcome", ""), int(one.value))
        for family in counter.collect()
        for one in family.samples
        if one.name.endswith("_total")
    ]
