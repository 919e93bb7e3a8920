"""What is said, shared and goes wrong on a Zalo Official Account, and its templates."""

from contextlib import suppress
from unittest.mock import patch

import httpx

from bot.channels.channel import ChannelError
from bot.channels.zalo_oa_signature import mac_of
from bot.channels.zalo_oa_webhook import PATH
from handlers.elsewhere import HELD_FOR
from tests.bot.contract import Play
from tests.bot.zalo_oa_driver import ZaloOaDriver
from tests.canary import values as v
from tests.canary.house import CanaryHouse
from tests.canary.mishaps import _raise
from tests.canary.talks import jpeg
from tests.zalo_oa_api import APP, OA_SECRET

SETTINGS = {
    "zalo_otp_template": "T1",
    "zalo_news_template": "T2",
    "zalo_oa_info_image": "https://cdn.example/a.png",
}


async def all_of_it(house: CanaryHouse, driver: ZaloOaDriver) -> None:
    play = Play(house, driver)
    await play.say("/start")
    await play.say(v.FREE)
    await play.send_file(jpeg(), v.FILE_NAME)
    await _shared(house, play, driver)
    await _fails(house, play, driver)
    driver.api.staff_says(driver.address(1), v.STAFFS_WORDS)
    await play.say(v.FREE)
    house.clock.pass_(seconds=HELD_FOR.total_seconds() + 60)
    await play.look()
    await _unreadable(house, play, driver)
    await _hook_is_told(house)
    await driver.channel.notes.flush()


async def _shared(house: CanaryHouse, play: Play, driver: ZaloOaDriver) -> None:
    """What Zalo tells of a customer, and a code that goes by its template, or by SMS."""
    told = {"name": v.NAME, "phone": v.PHONE.removeprefix("+"), "address": v.ADDRESS}
    for code in (0, -118):
        await play.say("đổi địa chỉ")
        driver.api.share_info(driver.address(1), **told)
        if code:
            driver.api.fault("error", "message/template", code=code)
        await play.look()
        await play.say("dừng")
        house.clock.pass_(minutes=6)


async def _fails(house: CanaryHouse, play: Play, driver: ZaloOaDriver) -> None:
    for kind, code in (("error", -201), ("error", -32), ("page", 502), ("drop_after", 0)):
        driver.api.fault(kind, "message/cs", code=code)
        driver.api.fault(kind, "getoa", code=code)
        await play.say(v.FREE)
        await driver.channel.health()
        house.clock.pass_(minutes=6)
        driver.api.clear_faults()
        await play.look()
    for url in (f"https://f.zdn.vn.evil.example/{v.ZALO_PICTURE}.jpg",
                f"{driver.api.origin}/media/{v.ZALO_PICTURE}"):  # fmt: skip
        with suppress(ChannelError):
            await driver.channel.fetch_file(url, 1000)
    driver.api.world.refresh = v.SMS_KEY
    with suppress(ChannelError):
        await driver.channel.tokens.renew("access-1")
    await driver.refuse()
    await driver.channel.health()
    await driver.accept()


async def _unreadable(house: CanaryHouse, play: Play, driver: ZaloOaDriver) -> None:
    driver.api.message(driver.address(1), "text", text={v.UPDATE_TEXT: 1})
    driver.api.message(driver.address(1), v.UPDATE_TEXT, text=v.UPDATE_TEXT)
    driver.api.inject({"event_name": v.UPDATE_TEXT, "info": v.UPDATE_TEXT})
    before = house.inbox_count("parked")
    await play.look()
    assert house.inbox_count("parked") > before


async def _hook_is_told(house: CanaryHouse) -> None:
    """With a good signature: what it cannot read, and what cannot be stored."""
    good = f'{{"event_name": "{v.UPDATE_TEXT}", "timestamp": "{v.UPDATE_TEXT}"}}'.encode()
    bodies = (f'{{"{v.UPDATE_TEXT}'.encode(), f'["{v.UPDATE_TEXT}"]'.encode(), good)
    async with httpx.AsyncClient(base_url=house.base, trust_env=False) as browser:
        await browser.post(PATH, content=good, headers={"X-ZEvent-Signature": v.SMS_KEY.encode()})
        for body in bodies:
            await browser.post(PATH, content=body, headers=_signed(body))
        with patch.object(type(house.database), "write", _raise(v.FREE)):
            answer = await browser.post(PATH, content=good, headers=_signed(good))
            assert answer.status_code == 503
    await house.work()


def _signed(body: bytes) -> dict[str, str]:
    stamp = "1760000000000"
    mac = mac_of(APP, body, stamp, OA_SECRET)
    return {"X-ZEvent-Signature": f"mac={mac}", "X-ZEvent-Timestamp": stamp}
