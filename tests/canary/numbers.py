"""The desk's figures, and lists that leave the house: one is cancelled, one is written in full and
fetched."""

import re

import httpx

from bot import figures
from bot.exporter import Exporter
from tests.canary import values as v
from tests.canary.house import CanaryHouse
from tests.canary.visits import client, hidden, sign_in

REPORTS, EXPORTS = "/console/reports", "/console/exports"


async def all_of_it(house: CanaryHouse) -> None:
    await figures.count_due(house.database, house.built.house)
    async with client(house) as browser:
        await sign_in(house, browser, "lan")
        await browser.get(REPORTS)
        narrowed = {"kind": v.FREE, "since": v.PHONE, "until": v.ID_NUMBER}
        for part, card in (("flow", "flow"), ("talks", "stops"), (v.FREE, v.PHONE)):
            await browser.get(f"{REPORTS}/{part}", params=narrowed)
            await browser.get(f"{REPORTS}/{part}/{card}.csv", params=narrowed)
        for way in ("cancel", "fetch"):
            await _list(house, browser, way)


async def _list(house: CanaryHouse, browser: httpx.AsyncClient, way: str) -> None:
    form = hidden((await browser.get(EXPORTS)).text)
    wish = {"format": "xlsx", "kind": v.FREE, "since": v.PHONE, "reveals": "yes"}
    answer = await browser.post(EXPORTS, data={**form, **wish, "reason": v.REASON})
    assert answer.headers["location"] == EXPORTS, answer.text
    if way == "fetch":
        exporter = Exporter(house.database, house.built.files, house.built.house)
        assert await exporter.work_once()
    (path,) = re.findall(rf"{EXPORTS}/[0-9a-f]+/{way}", (await browser.get(EXPORTS)).text)
    answer = await browser.post(path, data=form)
    assert answer.status_code < 400, answer.text
