"""A second process on the same database: it thinks, sends and fetches, but receives nothing.

The shape of `--role worker`. On SQLite `BEGIN IMMEDIATE` alone keeps two such processes apart, so
this is where the driver's own BEGIN shows. It looks for work without pause.
"""

import asyncio

from bot import app as wiring
from bot import fetcher, intake, outbox
from bot.settings import load


def run() -> None:
    intake._POLL = outbox._POLL = 0.005
    fetcher._POLL = 0.1
    asyncio.run(_run())


async def _run() -> None:
    built = wiring.build(load())
    parts = (built.intake.run(), built.sender.run(), built.fetcher.run())
    await asyncio.gather(*parts)
