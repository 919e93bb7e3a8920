"""Every conversation, on the web chat and on Telegram, in both languages, by three kinds of people.

A house is shared by a file's walks: each has a customer and a chat of its own.
"""

import json
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from states.permissions import Role
from storage.staff import StaffMember
from tests.bot.contract import Driver
from tests.bot.drivers import DRIVERS
from tests.bot.house import House
from tests.bot.journey import Journey, Walk
from tests.bot.journeys import DESK_JOURNEYS
from tests.bot.journeys_between import BETWEEN_JOURNEYS
from tests.bot.journeys_changes import CHANGE_JOURNEYS
from tests.bot.journeys_record import RECORD_JOURNEYS
from tests.desk import Clock
from tests.handlers.desk_people import hire
from tests.handlers.test_portal import SECRET

pytestmark = pytest.mark.asyncio(loop_scope="module")
JOURNEYS = (*DESK_JOURNEYS, *RECORD_JOURNEYS, *CHANGE_JOURNEYS, *BETWEEN_JOURNEYS)
# What is heard in each, line by line, as people read it through before it was written down. ` | `
# parts what differs by channel or language: the policy is translated, a platform has stickers.
HEARD = json.loads((Path(__file__).parents[1] / "data" / "journeys.json").read_text("utf-8"))
LANGUAGES = ("vi", "en")
WAYS = (
    "webchat",
    "telegram-polling",
    "telegram-webhook",
    "telegram-httpx-polling",
    "telegram-httpx-webhook",
    "zalo-bot-polling",
    "zalo-bot-webhook",
    "zalo-oa",
)
# What differs from another way only in how an update arrives or a call is carried: one person a
# conversation shows that. A Zalo Official Account answers as Zalo Bot does, by numbered lists over
# a webhook; what is its own has tests of its own (`test_zalo_oa_*.py`).
BRIEF = ("telegram-webhook", "telegram-httpx-webhook", "zalo-bot-polling", "zalo-oa")


class Shared:
    """One house with one driver, whose walks are numbered."""

    def __init__(
        self, way: str, house: House, driver: Driver, people: dict[str, StaffMember]
    ) -> None:
        self.way, self.house, self.driver, self.people = way, house, driver, people
        self._count = 0

    async def walk(self, journey: Journey, language: str) -> None:
        self._count += 1
        self.house.clock.pass_(hours=1)
        walk = Walk(self.house, self.driver, self._count, language, self.people, journey.kind)
        try:
            await walk.go(journey)
            journey.effect(walk)
            _as_written(journey, walk.heard)
        finally:
            if folder := os.environ.get("LOOK"):
                name = f"{journey}-{language}-{self.way}.txt"
                (Path(folder) / name).write_text("\n".join(walk.told), encoding="utf-8")


def _as_written(journey: Journey, heard: list[str | None]) -> None:
    written = [one.split(" | ") for one in HEARD[str(journey)]]
    assert len(written) == len(heard)
    for place, (seen, wanted) in enumerate(zip(heard, written, strict=True)):
        assert seen is None or seen in wanted, (
            f"{journey} line {place} {journey.lines[place].given}: {seen}"
        )


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=WAYS)
async def shared(request, tmp_path_factory) -> AsyncIterator[Shared]:
    driver = DRIVERS[request.param]()
    await driver.begin()
    folder = tmp_path_factory.mktemp(request.param)
    house = House(folder, Clock(), portal_secret=SECRET, **driver.settings)
    await house.open()
    await driver.open(house)
    people = {
        "": hire(house, "lan", name="Trần Ngọc Lan"),
        "report_misuse": hire(house, "thu", Role.SECURITY, "Phạm Minh Thu"),
    }
    yield Shared(request.param, house, driver, people)
    await driver.close()
    await house.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("journey", JOURNEYS, ids=str)
async def test_walked(shared: Shared, journey: Journey, language: str) -> None:
    if journey.only not in ("", shared.driver.name):
        return  # that channel knows no such thing
    if shared.way in BRIEF and journey.temper != "confused":
        return
    await shared.walk(journey, language)
