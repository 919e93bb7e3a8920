"""Keeping the desk's figures: today is counted again and again, days that are over once more."""

import asyncio
from functools import partial

import structlog

from handlers.work import House
from storage import day_figures
from storage.database import Database

log = structlog.get_logger()
_EVERY = 30.0  # seconds
_AT_A_TIME = 20  # days: after an upgrade there may be years of them


async def run(database: Database, house: House) -> None:
    """Until cancelled."""
    while True:
        more = False
        try:
            more = await count_due(database, house)
        except Exception as error:  # noqa: BLE001 - tried again in a while
            log.warning("figures not counted", error=type(error).__name__)
        await asyncio.sleep(1.0 if more else _EVERY)


async def count_due(database: Database, house: House, most: int = _AT_A_TIME) -> bool:
    """Count today and days that are not settled, the newest first; whether more are left. The
    history is read apart from any writer: only what was counted is written in a transaction."""
    days = await database.read(partial(day_figures.unsettled, most=most))
    hours = house.rules.hours
    for day in days:
        counts = await database.read(partial(day_figures.count, day=day, hours=hours))
        await database.write(partial(day_figures.keep, day=day, counts=counts))
    return len(days) == most
