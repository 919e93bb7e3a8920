"""What is noted of a Zalo Official Account, for the desk to look at: added up here, written now and
then, read by `storage.platform_notes.read`.

| name | when it is noted; its value |
|---|---|
| `event` | an event was taken; the signature's variant |
| `signature body-time`, `signature header-time`, … | one of this variant was taken |
| `refused` | an event with a wrong signature came |
| `late`, `not stored` | an event could not be committed in time, or not at all: Zalo was told 503 |
| `elsewhere` | a signed event of another Official Account |
| `sent` | a message went out |
| `window` | a message was not taken because the customer wrote too long ago; the code |
| `quota` | no more quota; the code |
| `quota left` | what Zalo said is left; the number |
| `buttons refused`, `info refused` | this account may not send these; the code |
| `template sent`, `template refused` | a template message went out, or did not; the code |
| `template quota left` | what Zalo said is left of them today; the number |
| `token` | a new pair of tokens was stored |
| `token refused`, `token lost` | no new pair came; a process died before it stored one |
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

import structlog

from bot.metrics import ZALO_OA
from storage import platform_notes
from storage.database import Database
from storage.platform_notes import Noted

log = structlog.get_logger()
_EVERY = 5.0  # seconds
ALARMS = ("refused", "late", "not stored", "elsewhere", "quota", "token refused", "token lost")


class Notes:
    """Of one account. A crash may lose the last seconds' notes, never a customer's words."""

    def __init__(
        self, database: Database, channel: str, account: str, clock: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._channel, self._account = channel, account
        self.clock = clock
        self._kept: dict[str, Noted] = {}

    def note(self, name: str, value: object = "") -> None:
        """It happened now; what staff must see to is told in the log too, once in a few seconds, so
        that strangers cannot fill it."""
        ZALO_OA.labels(name).inc()
        if name in ALARMS and name not in self._kept:
            log.error("zalo oa", what=name, value=str(value))
        one = Noted(self._channel, self._account, name, self.clock(), 1, str(value)[:60])
        before = self._kept.get(name)
        self._kept[name] = replace(one, count=before.count + 1) if before else one

    async def flush(self) -> None:
        """Write what was noted since the last time; kept for the next where it cannot be."""
        kept, self._kept = self._kept, {}
        if not kept:
            return
        try:
            await self._database.write(partial(platform_notes.add, rows=list(kept.values())))
        except BaseException:
            for name, one in kept.items():
                newer = self._kept.get(name)
                self._kept[name] = replace(newer, count=newer.count + one.count) if newer else one
            raise

    async def run(self) -> None:
        """Until cancelled."""
        try:
            while True:
                await asyncio.sleep(_EVERY)
                try:
                    await self.flush()
                except Exception as error:  # noqa: BLE001 - tried again in a while
                    log.warning("notes not kept", error=type(error).__name__)
        finally:
            await self.flush()
