"""One house with one driver for each test of the contract; how its talks begin."""

from collections.abc import AsyncIterator

import pytest

from tests.bot.contract import Driver, Play, begun
from tests.bot.drivers import DRIVERS
from tests.bot.house import House
from tests.desk import Clock

LANGUAGES = ("vi", "en")


@pytest.fixture(params=DRIVERS)
async def driver(request: pytest.FixtureRequest) -> Driver:
    made = DRIVERS[request.param]()
    await made.begin()
    return made


@pytest.fixture
async def house(driver: Driver, tmp_path, clock: Clock) -> AsyncIterator[House]:
    made = House(tmp_path, clock, **driver.settings)
    await made.open()
    await driver.open(made)
    yield made
    await driver.close()
    await made.close()


@pytest.fixture(params=LANGUAGES)
async def play(request: pytest.FixtureRequest, house: House, driver: Driver) -> Play:
    house.customer()
    return await begun(Play(house, driver, language=request.param))
