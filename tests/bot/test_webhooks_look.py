"""The pages of webhooks in a browser: readable at both widths, no violation that axe-core knows."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.bot.axe import look
from tests.bot.browsing import browser_test
from tests.bot.console_admin import as_admin
from tests.bot.console_site import console_app, console_desk

pytest_plugins = ["tests.bot.console_look_fixtures"]
pytestmark = browser_test


@pytest.fixture
def desk(staffed):
    return staffed()


@pytest.fixture
def app(desk, tmp_path):
    return console_app(replace(console_desk(desk, tmp_path), webhooks_private=True))


@pytest.fixture
def visit(visits, console_site):
    return visits(console_site)


def test_an_address_is_added_tested_and_looked_at(visit, desk):
    page = as_admin(visit, desk)
    page.goto(f"{visit.site}/console/webhooks")
    page.fill("#address", "http://127.0.0.1:9/hooks/cases?of=the-desk")
    page.get_by_role("button", name="Thêm").click()
    expect(page.locator("#secret")).to_have_value(re.compile("whsec_.{44}"))
    page.get_by_role("link", name="Tôi đã lưu").click()
    page.get_by_role("button", name="Gửi thử").click()
    expect(page.get_by_text("Tin thử đang được gửi.")).to_be_visible()
    look(page, "a webhook")
    page.goto(f"{visit.site}/console/webhooks")
    look(page, "webhooks")
