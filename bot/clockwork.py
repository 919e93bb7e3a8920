"""The house's clock at work: waking what is due, and measuring what waits."""

import asyncio
from collections.abc import Callable

import structlog

from handlers import clock
from handlers.work import House
from storage.crash import crash_point
from storage.database import Database

log = structlog.get_logger()
_EVERY = 1.0  # seconds


async def run(database: Database, house: House, on_woken: Callable[[], None]) -> None:
    """Until cancelled."""
    while True:
        try:
            if await wake_due(database, house):
                on_woken()
        except Exception as error:  # noqa: BLE001 - tried again in a second
            log.warning("wake-ups failed", error=type(error).__name__)
        await asyncio.sleep(_EVERY)


async def wake_due(database: Database, house: House) -> int:
    woken = await database.write(lambda uow: clock.wake(uow, house, 50))
    crash_point("clock-woken")
    return woken
