"""Coming from the portal in a real Chromium: the link leaves the address bar, works once, asks."""

from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from bot.clock import now
from tests.bot.axe import violations
from tests.bot.browsing import DESKTOP, PHONE, browser_test
from tests.bot.embed_site import living
from tests.handlers.test_portal import SECRET, token

pytest_plugins = ["tests.bot.chromium_fixtures"]
pytestmark = browser_test
expect.set_options(timeout=15_000)


@pytest.fixture
def desk(tmp_path):
    with living(tmp_path, portal_secret=SECRET) as house:
        house.customer()
        yield house


@pytest.fixture
def visit(visits, desk):
    return visits(desk.base)


def fresh() -> str:
    return token(SimpleNamespace(clock=SimpleNamespace(now=now())), form=1)


@pytest.mark.parametrize(
    ("path", "left", "viewport"),
    [("/chat?lang=vi#t=", "/chat?lang=vi", DESKTOP), ("/chat?lang=vi&t=", "/chat?lang=vi", PHONE)],
)
def test_the_link_is_asked_about_once_and_stands_nowhere(visit, desk, path, left, viewport):
    link = fresh()
    page = visit(path + link, viewport)
    log = page.locator("#log")
    expect(log).to_contain_text("N••• T••• M•••")
    assert page.url == desk.base + left
    assert page.evaluate("location.hash + history.length") == "2"
    kept = "JSON.stringify([localStorage, sessionStorage, document.documentElement.outerHTML])"
    assert link not in page.evaluate(kept)
    expect(log).not_to_contain_text("Mai")
    assert not violations(page)
    page.get_by_role("button", name="Đúng, liên kết").click()
    expect(log).to_contain_text("Nguyễn Thị Mai")
    expect(log).to_contain_text("số điện thoại mới")
    other = visit(path + link, viewport)  # somebody who saw the link
    expect(other.locator("#log")).to_contain_text("không còn dùng được")
    expect(other.locator("#log")).not_to_contain_text("Mai")
    expect(other.locator("#log")).not_to_contain_text("M•••")


def test_an_english_page_is_answered_in_english(visit):
    page = visit(f"/chat?lang=en#t={fresh()}")
    expect(page.locator("#log")).to_contain_text("You came from the customer portal")
    page.get_by_role("button", name="No, leave it").click()
    expect(page.locator("#log")).to_contain_text("Nothing has changed")
