"""A house on Telegram for tests of one way of receiving."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.bot.contract import Play
from tests.bot.drivers import DRIVERS
from tests.bot.house import House
from tests.bot.telegram_driver import TelegramDriver
from tests.desk import Clock

WAYS = ("telegram-polling", "telegram-webhook", "telegram-httpx-polling", "telegram-httpx-webhook")
AN = 101  # the account of `who` 1


@asynccontextmanager
async def talking(
    folder: Path, clock: Clock, way: str = "telegram-polling", url: str = "", **settings: Any
) -> AsyncIterator[tuple[Play, TelegramDriver]]:
    """Customer 1 and the driver; nothing was said yet."""
    driver = DRIVERS[way]()
    assert isinstance(driver, TelegramDriver)
    await driver.begin()
    house = House(folder, clock, url, **{**driver.settings, **settings})
    await house.open()
    await driver.open(house)
    driver.chat(1)
    try:
        yield Play(house, driver), driver
    finally:
        await driver.close()
        await house.close()
