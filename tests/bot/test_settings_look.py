"""The desk is set up in a browser, with and without scripts; it counts at once, everywhere."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from bot.standing import Standing
from tests.bot.axe import look
from tests.bot.browsing import browser_test
from tests.bot.console_admin import as_admin
from tests.bot.console_site import console_app, console_desk

pytest_plugins = ["tests.bot.console_look_fixtures"]
pytestmark = browser_test
SERVER = SimpleNamespace(office_hours="Mon-Fri 08:00-17:30", special_days="")


@pytest.fixture
def desk(staffed):
    return staffed()


@pytest.fixture
def console(desk, tmp_path):
    standing = Standing(desk.database, desk.house, SERVER)
    return replace(console_desk(desk, tmp_path), standing=standing)


@pytest.fixture
def app(console):
    return console_app(console)


@pytest.fixture
def visit(visits, console_site):
    return visits(console_site)


@pytest.mark.parametrize("scripts", [True, False])
def test_hours_greeting_tags_and_the_pause_count_at_once(visit, desk, scripts: bool):
    page = as_admin(visit, desk, java_script_enabled=scripts)
    page.goto(f"{visit.site}/console/settings")
    page.fill("#office_hours", "from nine to five")
    page.locator("section:has(#hours-title) button").click()
    expect(page.locator("#wrong-office_hours")).to_contain_text("Chưa đọc được giờ")
    expect(page.locator("#office_hours")).to_have_value("from nine to five")
    page.fill("#office_hours", "Mon-Fri 09:00-12:00,13:00-16:00\nSat 09:00-11:00")
    page.fill("#special_days", "2026-12-31 closed")
    page.locator("section:has(#hours-title) button").click()
    expect(page.get_by_text("Đã lưu, đang có hiệu lực.")).to_be_visible()
    expect(page.get_by_text("Vũ Minh Quân sửa lần cuối")).to_be_visible()
    assert len(desk.house.rules.hours.week[0]) == 2
    page.locator("section:has(#pause-title) button").click()
    expect(page.locator("#wrong-paused")).to_be_visible()
    page.fill("#paused", "nhiều mã bị dò")
    page.locator("section:has(#pause-title) button").click()
    assert desk.house.rules.paused is True
    page.goto(f"{visit.site}/console")
    expect(page.get_by_text("Tự cập nhật qua chat đang tạm dừng")).to_be_visible()
    page.goto(f"{visit.site}/console/settings")
    expect(page.get_by_text("Đang tạm dừng: nhiều mã bị dò")).to_be_visible()
    if scripts:
        look(page, "settings, paused")
    page.get_by_role("button", name="Mở lại").click()
    expect(page.locator("#paused")).to_be_visible()
    assert desk.house.rules.paused is False
    if scripts:
        look(page, "settings")
