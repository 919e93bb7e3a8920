"""A house on Zalo Bot for tests of one way of receiving."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.bot.contract import Play
from tests.bot.drivers import DRIVERS
from tests.bot.house import House
from tests.bot.zalo_bot_driver import ZaloBotDriver
from tests.desk import Clock

WAYS = ("zalo-bot-polling", "zalo-bot-webhook")


@asynccontextmanager
async def talking(
    folder: Path, clock: Clock, way: str = "zalo-bot-polling", url: str = "", **settings: Any
) -> AsyncIterator[tuple[Play, ZaloBotDriver]]:
    """Customer 1 and the driver; nothing was said yet."""
    driver = DRIVERS[way]()
    assert isinstance(driver, ZaloBotDriver)
    await driver.begin()
    house = House(folder, clock, url, **{**driver.settings, **settings})
    await house.open()
    await driver.open(house)
    driver.address(1)
    try:
        yield Play(house, driver), driver
    finally:
        await driver.close()
        await house.close()
