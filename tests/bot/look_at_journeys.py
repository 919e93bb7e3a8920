"""Pictures of every conversation in the web chat, to be looked at by people.

`python -m tests.bot.look_at_journeys FOLDER [NAME…]`: Vietnamese at 360 pixels, English at 1440.
Each journey is walked, then its page is opened in Chromium as its customer would see it: its last
view, and the whole talk in sheets. NAME: only journeys whose name begins so. The folder lies
outside of the repository.
"""

import asyncio
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, async_playwright

from bot.pages.chat import COOKIE
from states.permissions import Role
from tests.bot.browsing import ARGS, CHROMIUM, DESKTOP, PHONE
from tests.bot.drivers import WebChatDriver
from tests.bot.house import House
from tests.bot.journey import Walk
from tests.bot.test_every_journey import JOURNEYS
from tests.desk import Clock
from tests.handlers.desk_people import hire
from tests.handlers.test_portal import SECRET

_SIZES = {"vi": PHONE, "en": DESKTOP}
_SHOTS = 2  # a sheet; more cannot be read on a screen
_HEIGHTS = "(s => [s.scrollHeight, s.clientHeight])(document.querySelector('#scroller'))"


async def look(folder: Path, language: str, names: tuple[str, ...], browser: Browser) -> None:
    """Walk what is wanted in one house, and take its pictures."""
    driver = WebChatDriver()
    with tempfile.TemporaryDirectory() as place:
        house = await House(Path(place), Clock(), portal_secret=SECRET).open()
        await driver.open(house)
        thu = hire(house, "thu", Role.SECURITY, "Phạm Minh Thu")
        people = {"": hire(house, "lan", name="Trần Ngọc Lan"), "report_misuse": thu}
        for number, journey in enumerate(JOURNEYS, start=1):
            if journey.only in ("", driver.name) and str(journey).startswith(names or ("",)):
                house.clock.pass_(hours=1)
                walk = Walk(house, driver, number, language, people, journey.kind)
                await walk.go(journey)
                await picture(folder / f"{journey}-{language}", walk, browser)
                print(journey, language, flush=True)
        await driver.close()
        await house.close()


async def picture(path: Path, walk: Walk, browser: Browser) -> None:
    """The customer's own page, from its first word to its last."""
    house, language = walk.house, walk.language
    client = walk.driver._clients[walk.number]
    context = await browser.new_context(viewport=_SIZES[language], reduced_motion="reduce")
    cookie = {"name": COOKIE, "value": client.cookies[COOKIE], "url": house.base}
    await context.add_cookies([cookie])
    page = await context.new_page()
    await page.goto(f"{house.base}/chat?lang={language}")
    await page.wait_for_timeout(700)
    await page.screenshot(path=f"{path}-end.png")
    log = page.locator("#scroller")
    if await log.is_visible():  # else the session is over, and that is what is seen
        tall, high = await page.evaluate(_HEIGHTS)
        shots = []
        for top in range(0, tall, high):
            await page.evaluate("top => document.querySelector('#scroller').scrollTo(0, top)", top)
            shots.append(Image.open(BytesIO(await log.screenshot())))
        for sheet in range(0, len(shots), _SHOTS):
            _below_each_other(shots[sheet : sheet + _SHOTS]).save(f"{path}-{sheet // _SHOTS}.png")
    await context.close()


def _below_each_other(shots: list[Image.Image]) -> Image.Image:
    whole = Image.new("RGB", (shots[0].width, sum(one.height for one in shots)))
    top = 0
    for one in shots:
        whole.paste(one, (0, top))
        top += one.height
    return whole


async def main(folder: str, *names: str) -> None:
    Path(folder).mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        for language in _SIZES:
            await look(Path(folder), language, names, browser)
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
