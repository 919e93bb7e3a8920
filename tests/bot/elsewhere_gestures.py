"""The few gestures of somebody who uses the chat on another site's page."""

from playwright.sync_api import Frame, Page, Request, expect

from bot.channels import webchat
from bot.pages.chat_session import Session
from storage import lanes, outbox
from storage.unit_of_work import UnitOfWork
from tests.bot.house import House

OPEN, CLOSE = "Trò chuyện với DCNET", "Đóng trò chuyện"


def opened(page: Page) -> Frame:
    page.get_by_role("button", name=OPEN).click()
    return inside(page)


def inside(page: Page) -> Frame:
    expect(page.locator("iframe")).to_have_count(1)
    frame = page.locator("iframe").element_handle().content_frame()
    assert frame is not None
    frame.wait_for_selector("#chat[data-state=open]", timeout=15_000)
    return frame


def write(frame: Frame, text: str) -> None:
    frame.fill("#say", text)
    frame.press("#say", "Enter")


def secrets_of(page: Page) -> set[str]:
    """The secrets by which this page's frames speak, as they are heard from now on."""
    heard: set[str] = set()

    def hear(request: Request) -> None:
        if bearer := request.headers.get("authorization"):
            heard.add(bearer.removeprefix("Bearer "))

    page.context.on("request", hear)
    return heard


def says_by_itself(desk: House, secrets: set[str], copy: str = "welcome-back") -> None:
    """The desk writes without having been asked, as staff or the clock make it."""
    (secret,) = secrets

    def queue(uow: UnitOfWork) -> None:
        lane = lanes.find(uow, "webchat", webchat.ACCOUNT, Session(secret).address)
        assert lane is not None
        body = {"language": "vi", "parts": [{"copy": copy, "shown": {}}], "choices": []}
        outbox.add_next(uow, lane, outbox.Outgoing("turn", body))

    desk.database.write_now(queue)
