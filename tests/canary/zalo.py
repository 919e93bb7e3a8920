"""What is said and goes wrong on Zalo Bot, beside Telegram's webhook over the bare line."""

from contextlib import suppress
from unittest.mock import patch

import httpx

from bot.channels.channel import ChannelError
from bot.channels.zalo_bot_receiving import PATH
from tests.bot.contract import Play
from tests.bot.zalo_bot_driver import SECRET, ZaloWebhookDriver
from tests.canary import values as v
from tests.canary.house import CanaryHouse
from tests.canary.mishaps import FAULTS, _raise
from tests.canary.talks import jpeg

PICTURE = f"https://photo.zdn.vn.evil.example/{v.ZALO_PICTURE}.jpg"


async def all_of_it(house: CanaryHouse, driver: ZaloWebhookDriver) -> None:
    play = Play(house, driver)
    await play.say("/start")
    await play.say(v.FREE)
    await play.send_file(jpeg(), "anh.jpg")
    await _fails(house, play, driver)
    await _unreadable(house, play, driver)
    await _hook_is_told(house)


async def _fails(house: CanaryHouse, play: Play, driver: ZaloWebhookDriver) -> None:
    """Each fault, and a picture that is not where it should be."""
    for kind, details in FAULTS:
        for method in ("sendMessage", "getMe", "getWebhookInfo"):
            driver.api.fault(kind, method, **details)
        await play.say(v.FREE)
        await driver.channel.health()
        house.clock.pass_(minutes=6)
        driver.api.clear_faults()
        await play.look()
    with suppress(ChannelError):
        await driver.channel.fetch_file(PICTURE, 1000)
    with suppress(ChannelError):
        await driver.channel.fetch_file(f"{driver.api.origin}/media/{v.ZALO_PICTURE}", 1000)
    await driver.refuse()
    await driver.channel.health()
    await driver.accept()


async def _unreadable(house: CanaryHouse, play: Play, driver: ZaloWebhookDriver) -> None:
    chat = driver.address(1)
    driver.api.send(chat, "message.text.received", text={v.UPDATE_TEXT: 1})
    driver.api.send(chat, "message.text.received", date=v.UPDATE_TEXT)
    driver.api.send(chat, v.UPDATE_TEXT, text=v.UPDATE_TEXT)
    driver.api.inject({"event_name": v.UPDATE_TEXT})
    await play.look()
    assert house.inbox_count("parked") >= 2


async def _hook_is_told(house: CanaryHouse) -> None:
    """With the right secret: what it cannot read, and what cannot be stored."""
    good = f'{{"event_name": "{v.UPDATE_TEXT}", "message": "{v.UPDATE_TEXT}"}}'.encode()
    bodies = (f'{{"{v.UPDATE_TEXT}'.encode(), f'["{v.UPDATE_TEXT}"]'.encode(), good)
    headers = {"x-bot-api-secret-token": SECRET}
    async with httpx.AsyncClient(base_url=house.base, trust_env=False) as browser:
        await browser.post(
            PATH, content=good, headers={"x-bot-api-secret-token": v.SMS_KEY.encode()}
        )
        for body in bodies:
            await browser.post(PATH, content=body, headers=headers)
        with patch.object(type(house.database), "write", _raise(v.FREE)):
            answer = await browser.post(PATH, content=good, headers=headers)
            assert answer.status_code == 503
    await house.work()
