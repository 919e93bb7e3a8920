"""How conversations go: from a talk to `/metrics` and to rows by day."""

from collections.abc import AsyncIterator
from datetime import date

import httpx
import pytest

from storage import journeys, tables
from tests.bot.contract import Play, begun
from tests.bot.drivers import TerminalDriver
from tests.bot.house import House
from tests.desk import Clock

DAY = date(2026, 11, 23)


@pytest.fixture
async def play(tmp_path, clock: Clock) -> AsyncIterator[Play]:
    house = House(tmp_path, clock)
    await house.open()
    house.customer()
    driver = TerminalDriver()
    await driver.open(house)
    yield await begun(Play(house, driver))
    await house.close()


async def metric(house: House, line: str) -> float:
    async with httpx.AsyncClient(base_url=house.base) as client:
        text = (await client.get("/metrics")).text
    found = [one for one in text.splitlines() if one.startswith(line + " ")]
    return float(found[0].rpartition(" ")[2]) if found else 0.0


async def test_a_talk_is_counted(play: Play):
    house = play.house
    left = (
        'helpdesk_form_steps_total{channel="terminal",kind="update_address",'
        'outcome="left",place="claiming"}'
    )
    before = await metric(house, left)
    await play.say("đổi địa chỉ")
    await play.say("dừng")
    assert await metric(house, left) == before + 1
    for _ in range(2):  # the second time nothing is left to write
        await house.built.journeys.flush()
    found = house.database.read_now(lambda uow: journeys.stops(uow, DAY, DAY))
    assert [(one.kind, one.place, one.outcome, one.count) for one in found] == [
        ("update_address", "claiming", "left", 1),
        ("update_address", "menu", "begun", 1),
    ]
    (one,) = [one for one in found if one.outcome == "left"]
    assert one.seconds == 2


async def test_what_cannot_be_written_is_kept_for_later(play: Play, monkeypatch):
    house = play.house
    await play.say("đổi địa chỉ")
    with monkeypatch.context() as patched:
        patched.setattr(journeys, "add", lambda uow, rows: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            await house.built.journeys.flush()
    await house.built.journeys.flush()
    found = house.database.read_now(lambda uow: journeys.stops(uow, DAY, DAY))
    assert [(one.outcome, one.count) for one in found] == [("begun", 1)]


async def test_what_did_not_arrive_is_measured(play: Play):
    house = play.house

    def lose(uow) -> None:
        row = {"outbox_id": uow.new_id(), "at": uow.now, "outlet": "mail", "kind": "notice"}
        row |= {"reason": "gone", "way": "email", "next_way": "nobody"}
        uow.add(tables.failed_delivery, row)

    house.database.write_now(lose)
    await house.built.journeys.measure()
    assert await metric(house, 'helpdesk_undelivered{outlet="mail",reason="gone"}') == 1
    assert await metric(house, "helpdesk_undelivered_open") == 1
