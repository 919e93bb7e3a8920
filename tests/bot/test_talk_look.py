"""A talk walked in real browsers: the customer's chat on one side, the console on the other.

`LOOK=<folder>` keeps the screenshots, to be looked at by people.
"""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from axe_core_python.base import AXE_SCRIPT
from playwright.async_api import Browser, Page, async_playwright, expect

from storage import staff
from tests.bot import paper_corpus
from tests.bot.browsing import ARGS, CHROMIUM, DESKTOP, PHONE, browser_test
from tests.bot.house import House
from tests.desk import Clock
from tests.handlers.desk_people import PASSWORD

pytestmark = [*browser_test, pytest.mark.timeout(180)]
expect.set_options(timeout=20_000)


@pytest.fixture
async def house(tmp_path, clock: Clock) -> AsyncIterator[House]:
    made = await House(tmp_path, clock).open()
    made.database.write_now(lambda uow: staff.add(uow, "lan", "Trần Ngọc Lan", "agent", PASSWORD))
    yield made
    await made.close()


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield started
        await started.close()


class Walk:
    """One customer and one staff member, each with a page."""

    def __init__(self, house: House, chat: Page, desk: Page, name: str) -> None:
        self.house, self.chat, self.desk, self.name = house, chat, desk, name
        self._shots = 0

    async def say(self, text: str, heard: str = "") -> None:
        self.house.clock.pass_(seconds=2)
        await self.chat.fill("#say", text)
        await self.chat.press("#say", "Enter")
        await expect(self.chat.locator("#log .message.customer").last).to_contain_text(text)
        await self.settle(heard)

    async def choose(self, label: str, heard: str) -> None:
        self.house.clock.pass_(seconds=2)
        await self.chat.locator(".choice", has_text=label).first.click()
        await self.settle(heard)

    async def settle(self, heard: str = "") -> None:
        for _ in range(40):
            await self.house.work()
            log = await self.chat.locator("#log").inner_text()
            if heard in log:
                return
            await self.chat.wait_for_timeout(250)
        raise AssertionError(f"{heard!r} was not said")

    async def sign_in(self) -> None:
        await self.desk.goto(f"{self.house.base}/console/sign-in?lang=vi")
        await self.desk.fill("#login", "lan")
        await self.desk.fill("#password", PASSWORD)
        await self.desk.get_by_role("button").first.click()
        await self.desk.locator(".row a").first.click()
        await expect(self.desk.locator(".case")).to_be_visible()

    async def submit(self, form: str, told: str) -> None:
        self.house.clock.pass_(seconds=2)
        button = f"form[action*='/{form}'] button[type=submit]:not([data-show])"
        await self.desk.locator(button).first.click()
        await expect(self.desk.get_by_role("status").first).to_contain_text(told)
        await self.house.work()

    async def look(self) -> None:
        """No faults for axe, nothing wider than the window; a picture of both pages."""
        self._shots += 1
        for side, page in (("chat", self.chat), ("desk", self.desk)):
            if page.url == "about:blank":
                continue
            await page.evaluate(AXE_SCRIPT)
            found = await page.evaluate("axe.run().then(report => report.violations)")
            assert not [f"{v['id']}: {n['html'][:90]}" for v in found for n in v["nodes"]]
            wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0
            if folder := os.environ.get("LOOK"):
                path = Path(folder) / f"{self.name}-{self._shots}-{side}.png"
                await page.screenshot(path=path)
                place = page.locator("#file-send")
                if side == "desk" and await place.is_visible():
                    await place.scroll_into_view_if_needed()
                    await page.screenshot(path=path.with_suffix(".below.png"))


@pytest.mark.parametrize("size", ["desktop", "phone"])
async def test_a_talk_from_the_queue_to_the_rating(house: House, browser: Browser, size: str):
    viewport = {"desktop": DESKTOP, "phone": PHONE}[size]
    options = {"viewport": viewport, "reduced_motion": "reduce"}
    chat = await (await browser.new_context(**options)).new_page()
    desk = await (await browser.new_context(**options)).new_page()
    walk = Walk(house, chat, desk, size)
    await chat.goto(f"{house.base}/chat?lang=vi")
    await walk.say("gặp nhân viên", "Anh/Chị là người tiếp theo.")
    await walk.say("Mạng nhà tôi chập chờn từ hôm qua", "em đã chuyển tin vào yêu cầu")
    await walk.say("bao lâu nữa ạ", "đang chờ nhân viên")
    await walk.sign_in()
    await walk.look()

    await walk.submit("claim", "Đã nhận xử lý.")
    await walk.settle("Trần Ngọc Lan (DCNET) đã nhận yêu cầu")
    await walk.say("Đèn đỏ nhấp nháy")
    await expect(chat.locator("#typing")).to_be_hidden()
    await desk.fill("#text-reply", "Chào anh/chị, kỹ thuật gọi lại lúc 9 giờ.")
    await walk.submit("reply", "Đã gửi trả lời.")
    await walk.settle("lúc 9 giờ")
    pdf = {"name": "Hóa đơn.pdf", "mimeType": "application/pdf", "buffer": paper_corpus.pdf()}
    await desk.set_input_files("#file-send", pdf)
    await desk.fill("#text-send_file", "Hóa đơn tháng 11 ạ")
    await walk.submit("send_file", "Đã gửi tệp.")
    await walk.settle("Hóa đơn.pdf")
    async with chat.expect_download() as downloading:
        await chat.get_by_role("link", name="Tải về").click()
    download = await downloading.value
    assert download.suggested_filename == "Hóa đơn.pdf"
    assert Path(await download.path()).read_bytes() == pdf["buffer"]
    await desk.locator("summary", has_text="Sửa tin vừa gửi").click()
    await desk.fill("#text-correct", "Chào anh/chị, kỹ thuật gọi lại lúc 10 giờ.")
    await walk.submit("correct", "Đã gửi bản sửa")
    await walk.settle("lúc 10 giờ")
    await walk.look()

    await walk.submit("give_back", "Đã trả cuộc trò chuyện")
    await walk.settle("đã chuyển Anh/Chị lại cho em")
    await desk.fill("#text-settle", "Đã thay thiết bị ạ.")
    await walk.submit("settle", "Đã trả lời và đóng yêu cầu.")
    await walk.settle("Chọn từ 1 đến 5 sao")
    await walk.look()

    await walk.choose("★★★★★", "muốn nhắn thêm gì")
    await walk.say("Nhanh, cảm ơn em", "đã góp ý")
    await walk.say("yêu cầu của tôi", "Chưa ổn thì Anh/Chị mở lại được đến")
    await walk.look()
    await walk.choose("Mở lại", "chưa ổn ạ?")
    await walk.say("Vẫn chập chờn ạ", "em đã mở lại yêu cầu")
    await desk.reload()
    await expect(desk.locator(".case-head")).to_contain_text("Mở lại lần 1")
    await expect(desk.locator(".case-head")).to_contain_text("5/5 sao")
    await desk.locator("#history summary").click()
    await walk.look()
