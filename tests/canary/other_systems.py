"""Other systems that are told what happens: one that takes it, one that answers with what it was
told and more. The secret that was shown is a canary from then on; addresses are typed with some."""

import re
from urllib.parse import quote

from bot.webhooks import Webhooks
from states.webhooks import EVENTS
from tests.canary import values as v
from tests.canary.accounts import post
from tests.canary.house import CanaryHouse
from tests.canary.visits import client, sign_in

PATH = "/console/webhooks"


async def begin(house: CanaryHouse, url: str) -> None:
    """From now on everything is told there."""
    async with client(house) as admin:
        await sign_in(house, admin, "quan")
        await post(house, admin, PATH, address=f"https://{v.EMAIL}@x.vn/{v.FREE}", event="opened")
        address = f"{url}?{quote(v.FREE)}={quote(v.SMS_KEY)}"
        page = await post(house, admin, PATH, address=address, event=list(EVENTS))
        found = re.search(r'value="whsec_([^"]+)"', page)
        assert found, page
        house.driven.cookies.add(found[1])


async def all_of_it(house: CanaryHouse) -> None:
    """What waits is delivered; every button of the page."""
    line = Webhooks(house.database, house.built.house, private=True, patience=5)
    async with client(house) as admin:
        await sign_in(house, admin, "quan")
        (one,) = set(re.findall(rf"{PATH}/[0-9a-f]{{32}}", (await admin.get(PATH)).text))
        while await line.work_once():
            pass
        await line.close()
        (sent, *_) = re.findall(rf"{one}/again/[0-9a-f]+", (await admin.get(one)).text)
        await post(house, admin, sent)
        for deed in ("test", "choose", v.FREE, "disable", "enable"):
            await post(house, admin, f"{one}/{deed}", event=[v.FREE, "opened"])
        await admin.get(one, params={"done": v.FREE})
        await post(house, admin, f"{one}/remove")
