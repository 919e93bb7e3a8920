"""A house on a Zalo Official Account for tests."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.bot.contract import Play
from tests.bot.house import House
from tests.bot.zalo_oa_driver import ZaloOaButtonsDriver, ZaloOaDriver
from tests.desk import Clock


@asynccontextmanager
async def talking(
    folder: Path, clock: Clock, url: str = "", *, buttons: bool = False, **settings: Any
) -> AsyncIterator[tuple[Play, ZaloOaDriver]]:
    """Customer 1 and the driver; nothing was said yet."""
    driver = ZaloOaButtonsDriver() if buttons else ZaloOaDriver()
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
