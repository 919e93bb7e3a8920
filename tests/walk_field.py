"""Walks the served chat and console, over HTTP, with a field that the house may not have yet.

Run in a patched copy of the repository: `python -m tests.walk_field FIELD OLD BAD FIRST SECOND`;
the record begins with OLD, becomes FIRST in a Vietnamese chat and SECOND in an English one.
Prints what was seen as JSON, for `tests/test_seventh_field.py` to judge.
"""

import asyncio
import json
import re
import sys
import tempfile
from html import unescape
from pathlib import Path

import httpx

from states import fields
from storage import customers, staff
from tests.bot.contract import WISHES, Play, begun, link
from tests.bot.drivers import WebChatDriver
from tests.bot.house import House
from tests.desk import Clock
from tests.handlers.desk_people import PASSWORD

_KEPT = ("csrf", "version", "events", "record", "key")
_REFERENCE = re.compile(r"DC-[0-9A-Z]{5}-[0-9A-Z]")


def heard(play: Play) -> str:
    """What the bot said last, its buttons too."""
    return "\n".join("\n".join((one.text, *one.buttons)) for one in play.news)


async def chat(play: Play, field: str, bad: str, new: str) -> dict[str, str]:
    """From the menu to the changed detail and the case that tells of it."""
    seen = {}
    await begun(play)
    await link(play)
    await play.say("/menu")
    await play.press("choice-update")
    seen["menu"] = heard(play)
    await play.say(f"{_number_of(play, field)}")
    seen["question"] = heard(play)
    await play.say(bad)
    seen["refused"] = heard(play)
    await play.say(new)
    play.hears("confirm-change")
    seen["asked"] = heard(play)
    await play.say(WISHES[play.language]["yes"])
    play.hears("changed")
    found = _REFERENCE.search(play.text)
    assert found, play.text
    seen["reference"] = found[0]
    await play.say(found[0])
    seen["status"] = heard(play)
    return seen


def _number_of(play: Play, field: str) -> int:
    """Which number of the list the field has."""
    label = play.label(f"field-{field}").casefold()
    buttons = [one.casefold() for one in play.news[-1].buttons]
    return buttons.index(label) + 1


class Browser:
    """One member of staff at the served console."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def see(self, path: str) -> str:
        return unescape((await self._client.get(path)).text)

    async def post(self, form_at: str, path: str, **given: str) -> int:
        html = (await self._client.get(form_at)).text
        kept = {
            name: unescape(found[1])
            for name in _KEPT
            if (found := re.search(rf'name="{name}" value="([^"]*)"', html))
        }
        return (await self._client.post(path, data={**kept, **given})).status_code


async def console(house: House, field: str, reference: str) -> dict[str, object]:
    house.database.write_now(lambda uow: staff.add(uow, "lan", "Lan", "agent", PASSWORD))
    async with httpx.AsyncClient(base_url=house.base, trust_env=False, timeout=30) as client:
        lan = Browser(client)
        door = "/console/sign-in"
        assert await lan.post(door, door, login="lan", password=PASSWORD) == 303
        path = f"/console/cases/{reference}"
        masked = await lan.see(path)
        for side in (f"record.{field}", f"asked.{field}"):
            told = {"field": side, "text": "đối chiếu với khách"}
            assert await lan.post(path, f"{path}/reveal", **told) == 303
        revealed = {"vi": await lan.see(path)}
        await lan.post("/console", "/console/language", language="en", back=path)
        revealed["en"] = await lan.see(path)
        return {"masked": masked, "revealed": revealed, "queue": await lan.see("/console")}


async def walk(
    field: str, old: str, bad: str, first: str, second: str, folder: Path
) -> dict[str, object]:
    house = await House(folder, Clock()).open()
    driver = WebChatDriver()
    await driver.open(house)
    customer_id = house.customer(phone="+84912345678", email="mai@example.vn", **{field: old})

    def stored() -> str | None:
        return house.database.read_now(
            lambda uow: customers.load(uow, [customer_id])[customer_id].value(field)
        )

    try:
        seen: dict[str, object] = {"where": fields.__file__, "values": [stored()]}
        for who, (language, new) in enumerate((("vi", first), ("en", second)), start=1):
            seen[language] = await chat(Play(house, driver, who, language), field, bad, new)
            seen["values"].append(stored())
            if language == "vi":
                seen |= await console(house, field, seen["vi"]["reference"])
        return seen
    finally:
        await driver.close()
        await house.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as kept:
        print(json.dumps(asyncio.run(walk(*sys.argv[1:], folder=Path(kept)))))
