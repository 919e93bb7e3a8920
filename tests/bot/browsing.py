"""What browser tests share: how Chromium is started, a visit, the few gestures."""

import shutil

import pytest
from playwright.sync_api import Browser, Locator, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
]
browser_test = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no system Chromium (apt install chromium)"),
]
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 360, "height": 740}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


class Visit:
    """Opens pages; fails the test on any content-security or script error they report."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser, self.site = browser, site
        self.wrong: list[str] = []
        self.contexts = []

    def __call__(self, path: str = "/chat?lang=vi", viewport=DESKTOP, **options) -> Page:
        context = self.browser.new_context(viewport=viewport, **options)
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        page.on("console", self._heard)
        page.goto(self.site + path)
        return page

    def _heard(self, message) -> None:
        expected = "Failed to load resource" in message.text or "ERR_" in message.text
        if message.type == "error" and not expected:
            self.wrong.append(message.text)


def bubbles(page: Page, who: str = "") -> Locator:
    return page.locator(f"#log .message{who}")


def write(page: Page, text: str) -> None:
    page.fill("#say", text)
    page.press("#say", "Enter")


def photo(name: str = "can-cuoc.png", size: int = 0, kind: str = "image/png") -> dict:
    return {"name": name, "mimeType": kind, "buffer": PNG + b"\0" * size}


def slowly(page: Page, rate: int) -> None:
    page.context.new_cdp_session(page).send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": rate},
    )
