"""Sends the canaries through the whole house, and puts aside whatever others could read of it.

Run alone, so that its standard error is the house's: `python -m tests.canary.campaign URL FOLDER`.
Writes `evidence/`, `planted/<leak>/`, `canaries.json`, `driven.json` into the folder.
"""

import asyncio
import gc
import json
import sys
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot import intake, logs
from tests.bot import house as houses
from tests.bot.drivers import WebChatDriver
from tests.bot.webhook_receiver import receiving
from tests.bot.zalo_bot_driver import ZaloWebhookDriver
from tests.bot.zalo_oa_driver import ZaloOaDriver
from tests.canary import (
    accounts,
    affairs,
    case_pages,
    casework,
    commands,
    mishaps,
    numbers,
    other_systems,
    phone_calls,
    plants,
    programs,
    staff_group,
    talks,
    visits,
    zalo,
    zalo_oa,
)
from tests.canary import values as v
from tests.canary.driven import Driven
from tests.canary.evidence import of_house
from tests.canary.house import CanaryHouse, Polling, Webhook
from tests.canary.platforms import Letters, MailServer, SmsGateway
from tests.canary.search import Canary
from tests.desk import Clock


async def campaign(url: str, folder: Path) -> tuple[Driven, Letters]:
    """First polled and with gateways, then the demo with a webhook."""
    driven, letters, clock = Driven(), Letters(), Clock()
    mail, sms = MailServer(letters), SmsGateway(letters)
    gateways: dict[str, Any] = {
        "smtp_url": f"smtp://127.0.0.1:{await mail.open()}",
        "sms_url": f"http://127.0.0.1:{await sms.open()}/send?key={v.SMS_KEY}",
        "hooks_secret": v.HOOKS_SECRET,
        "alert_mail": "truc@dcnet.vn",
        "webhooks_private": True,
        "mail_reply_domain": "reply.dcnet.vn",
    }
    with driven.watching(), patch.object(intake, "_BACK_OFF", 0), ExitStack() as told:
        driver = Polling()
        await driver.begin()
        staff_group.made(driver)
        gateways["telegram_staff_chat"] = staff_group.GROUP
        house = CanaryHouse(folder, clock, url, **driver.settings, **gateways)
        house.driven, house.letters = driven, letters
        await house.open()
        logs.set_up("debug", "json")
        await driver.open(house)
        talks.people(house)
        visits.hire(house)
        there = told.enter_context(receiving())
        await other_systems.begin(house, there.url)
        first = await talks.telegram(house, driver)
        await talks.second(house, driver)
        await talks.portal(house, driver)
        await talks.web(house)
        await affairs.all_of_them(house, driver)
        await visits.console(house)
        await casework.all_of_it(house)
        await case_pages.visited(house, letters)
        await phone_calls.all_of_it(house)
        await numbers.all_of_it(house)
        await programs.all_of_it(house)
        await other_systems.all_of_it(house)
        bodies = b"".join(one.body for one in there.taken)
        await accounts.all_of_it(house)
        await staff_group.all_of_it(house, driver)
        await visits.not_me(house, letters.links[0])
        await talks.oddities(first, driver)
        await mishaps.platform_fails(house, driver)
        await mishaps.gateways_fail(house, driver, mail, sms)
        await visits.undelivered(house)
        await mishaps.unreadable(house, driver)
        await mishaps.code_raises(house)
        await affairs.window(house, driver)
        await visits.everything_wrong(house, {})
        staff_group.quiet(driver)
        driven.note_sent(house.built.outlets)
        put_aside(folder / "evidence", "polling", await visits.plain(house), of_house(house))
        put_aside(folder / "evidence", "polling", {"told to another system": bodies})
        await driver.close()
        await house.close()
        await webhook(url, folder, clock, driven, letters)
    await mail.close()
    await sms.close()
    gc.collect()
    await asyncio.sleep(0)
    return driven, letters


async def webhook(url: str, folder: Path, clock: Clock, driven: Driven, letters: Letters) -> None:
    """The demo's page of letters, Telegram's webhook over the bare line, and both of Zalo's."""
    driver, other, account = Webhook("httpx"), ZaloWebhookDriver(), ZaloOaDriver()
    for one in (driver, other, account):
        await one.begin()
    settings = {**driver.settings, **other.settings, **account.settings, **zalo_oa.SETTINGS}
    house = CanaryHouse(folder, clock, url, **settings)
    house.driven, house.letters, house.demo = driven, letters, True
    with patch.object(houses, "make_database"):  # it has one
        await house.open()
    logs.set_up("debug", "json")
    await driver.open(house)
    await other.open(house)
    await account.open(house)
    web = WebChatDriver()
    await web.open(house)
    await web.say(1, "/start")
    await house.work()
    await visits.everything_wrong(house, {"chat": web._clients[1].cookies["chat"]})
    driver.api.say(driver.chat(6), v.FREE)
    await house.work()
    await mishaps.hook_is_told(house)
    await zalo.all_of_it(house, other)
    await zalo_oa.all_of_it(house, account)
    put_aside(folder / "evidence", "webhook", await visits.plain(house), of_house(house))
    await web.close()
    await driver.close()
    await other.close()
    await account.close()
    await house.close()


async def planted(url: str, folder: Path, driven: Driven) -> None:
    """What is left behind when the house does leak."""
    house = CanaryHouse(folder, Clock(), url)
    house.driven, house.demo = driven, True
    logs.set_up("debug", "json")  # the commands left another level
    with patch.object(houses, "make_database"):
        await house.open()
    async for leak, found in plants.each(house):
        put_aside(folder / "planted" / leak, "planted", found)
    await house.close()


def put_aside(folder: Path, when: str, *found: dict[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (pair for one in found for pair in one.items()):
        (folder / f"{when} {name.replace('/', '_')}").write_bytes(content)


def main(url: str, folder: Path) -> None:
    driven, letters = asyncio.run(campaign(url, folder))
    put_aside(folder / "evidence", "commands", commands.run_all(url, folder, driven))
    asyncio.run(planted(url, folder, driven))
    canaries = [
        *v.canaries(),
        *(Canary("token of a page", one, hashed=False) for one in driven.cookies if len(one) > 9),
        *(Canary("code", one, short=True, hashed=True) for one in letters.codes),
    ]
    (folder / "canaries.json").write_text(json.dumps([asdict(one) for one in canaries]))
    (folder / "driven.json").write_text(json.dumps(driven.told()))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
