"""Giving a case to a colleague and tagging it, in a browser: by keys, without scripts, on a
phone."""

import pytest
from playwright.sync_api import expect

from states.permissions import Role
from tests.bot.axe import violations
from tests.bot.browsing import DESKTOP, PHONE, browser_test
from tests.bot.test_console_look import sign_in
from tests.handlers.desk_people import ask_name_change, case_of, hire

pytest_plugins = ["tests.bot.console_look_fixtures"]
pytestmark = browser_test
expect.set_options(timeout=15_000)


@pytest.fixture
def desk(staffed):
    return staffed(("lan", "Trần Ngọc Lan", "supervisor"))


@pytest.fixture
def visit(visits, console_site):
    return visits(console_site)


@pytest.fixture
def reference(desk) -> str:
    desk.customer(phone="+84912345678", email="mai@example.vn", name="Nguyễn Thị Mai")
    hire(desk, "minh", Role.AGENT, "Phạm Quang Minh")
    hire(desk, "tu", Role.HOTLINE, "Lê Anh Tú")
    desk.link("1")
    return ask_name_change(desk)


def holder(desk, reference: str) -> str:
    found = case_of(desk, reference).assignee_id
    return desk.rows("staff", id=found)[0].login if found else ""


def test_by_keys_alone(visit, desk, reference):
    page = visit("/console/sign-in")
    sign_in(page)
    page.goto(f"{visit.site}/console/cases/{reference}")
    page.keyboard.press("a")
    expect(page.locator("#to-assign")).to_be_focused()
    expect(page.locator("#to-assign option")).to_have_count(2)  # nobody yet, and Minh
    page.keyboard.type("Ph")
    page.keyboard.press("Tab")
    page.keyboard.type("Nhờ Minh xem giúp giấy tờ.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".notice.good")).to_contain_text("Đã giao cho đồng nghiệp.")
    expect(page.locator(".holding")).to_contain_text("Phạm Quang Minh")
    expect(page.locator("#live")).to_contain_text("Người nhận: Phạm Quang Minh")
    expect(page.locator("#live")).to_contain_text("Nhờ Minh xem giúp giấy tờ.")
    assert holder(desk, reference) == "minh"


def test_without_scripts_and_with_nobody_chosen(visit, desk, reference):
    page = visit("/console/sign-in", java_script_enabled=False)
    sign_in(page)
    page.goto(f"{visit.site}/console/cases/{reference}")
    page.get_by_text("Giao cho đồng nghiệp", exact=True).first.click()
    page.select_option("#to-assign", label="Phạm Quang Minh")
    page.get_by_role("button", name="Giao cho đồng nghiệp").click()
    expect(page.locator(".notice.good")).to_contain_text("Đã giao cho đồng nghiệp.")
    assert holder(desk, reference) == "minh"


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_axe_finds_nothing_and_nothing_is_too_wide(visit, desk, reference, viewport):
    page = visit("/console/sign-in", viewport=viewport, reduced_motion="reduce")
    sign_in(page)
    page.goto(f"{visit.site}/console/cases/{reference}")
    page.keyboard.press("a")
    expect(page.locator("#to-assign")).to_be_visible()
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    for typed in ("hoàn tiền, khách lâu năm, #VIP", "đợt 2-2026"):
        page.get_by_text("Thêm nhãn").click()
        page.fill("#value-tag", typed)
        page.get_by_role("button", name="Gắn nhãn").click()
        expect(page.locator(".notice.good")).to_contain_text("Đã cập nhật nhãn.")
    page.get_by_text("Thêm nhãn").click()
    page.fill("#value-tag", "0912 345 678")
    page.get_by_role("button", name="Gắn nhãn").click()
    expect(page.locator("#wrong-tag")).to_contain_text("không dùng số điện thoại")
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.goto(f"{visit.site}/console")
    expect(page.locator(".row")).to_contain_text("#hoan-tien")
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.keyboard.press("?")
    assert not violations(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_tags_are_set_and_removed(visit, desk, reference, scripts):
    page = visit("/console/sign-in", java_script_enabled=scripts)
    sign_in(page)
    page.goto(f"{visit.site}/console/cases/{reference}")
    if scripts:
        page.keyboard.press("t")
        page.keyboard.type("VIP, Hoàn tiền")
        page.keyboard.press("Enter")
    else:
        page.get_by_text("Thêm nhãn").click()
        page.fill("#value-tag", "VIP, Hoàn tiền")
        page.get_by_role("button", name="Gắn nhãn").click()
    expect(page.locator(".tags")).to_contain_text("#hoan-tien")
    page.get_by_role("button", name="Bỏ nhãn hoan-tien").click()
    expect(page.locator(".tags")).not_to_contain_text("#hoan-tien")
    expect(page.locator(".tags")).to_contain_text("#vip")
    expect(page.locator("#live")).to_contain_text("Bỏ: #hoan-tien")
