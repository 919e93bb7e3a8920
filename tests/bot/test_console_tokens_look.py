"""The pages of tokens in a browser: readable at both widths, no violation that axe-core knows, and
copied by a button where there are scripts."""

import re

import pytest
from playwright.sync_api import expect

from states.permissions import Role
from tests.bot.axe import look
from tests.bot.browsing import browser_test
from tests.bot.console_admin import as_admin
from tests.bot.console_site import console_app, console_desk
from tests.handlers.desk_people import hire

pytest_plugins = ["tests.bot.console_look_fixtures"]
pytestmark = browser_test


@pytest.fixture
def desk(staffed):
    return staffed()


@pytest.fixture
def app(desk, tmp_path):
    return console_app(console_desk(desk, tmp_path))


@pytest.fixture
def visit(visits, console_site):
    return visits(console_site)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_token_is_made_copied_and_revoked(visit, desk, scripts):
    hire(desk, "crm", Role.HOTLINE, "CRM bán hàng")
    page = as_admin(visit, desk, java_script_enabled=scripts)
    page.goto(f"{visit.site}/console/tokens")
    page.fill("#name", "CRM bán hàng: ghi nhận và tra cứu yêu cầu của khách gọi đến")
    page.select_option("#whom", label="CRM bán hàng (crm)")
    page.get_by_label("cases:create").check()
    page.get_by_role("button", name="Tạo mã").click()
    secret = page.locator("#secret")
    expect(secret).to_have_value(re.compile("dcd_.{43}"))
    button = page.get_by_role("button", name="Sao chép")
    if scripts:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        look(page, "a new token")
        button.click()
        expect(page.get_by_text("Đã sao chép")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == secret.input_value()
    else:
        expect(button).to_be_hidden()
    page.get_by_role("link", name="Tôi đã lưu").click()
    if scripts:
        look(page, "tokens")
    page.locator("summary", has_text="Thu hồi").click()
    page.get_by_role("button", name="Thu hồi hẳn").click()
    expect(page.get_by_text("Mã đó bị từ chối từ bây giờ.")).to_be_visible()
    page.locator("summary", has_text="Không còn hiệu lực").click()
    expect(page.get_by_text("Đã thu hồi", exact=True)).to_be_visible()
    if scripts:
        look(page, "tokens that ended")
