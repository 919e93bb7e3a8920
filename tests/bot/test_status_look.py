"""The case pages in a browser: at 360 and 1440 px, without scripts, light and dark, axe clean."""

import pytest
from playwright.sync_api import expect

from tests.bot.axe import look
from tests.bot.browsing import browser_test
from tests.bot.status_site import status_app
from tests.bot.test_status_pages import picture
from tests.handlers.desk_people import Staff, ask_name_change, case_of, hire, talk
from tests.handlers.status_visitors import link

pytest_plugins = ["tests.bot.console_look_fixtures"]
pytestmark = browser_test
expect.set_options(timeout=20_000)


@pytest.fixture
def desk(staffed):
    return staffed()


@pytest.fixture
def visit(visits, console_site):
    return visits(console_site)


@pytest.fixture
def app(desk, tmp_path):
    return status_app(desk, tmp_path)


@pytest.fixture
def waiting(desk) -> str:
    desk.customer()
    desk.link("1")
    desk.say("1", "menu")
    lan = Staff(desk, hire(desk, "lan", name="Trần Ngọc Lan"))
    settled = talk(desk)
    lan.does("reply", settled, "Em đã báo kỹ thuật, anh chị chờ giúp em nhé.")
    lan.does("settle", settled, "Đã sửa xong đường truyền ạ.")
    desk.deliver("1")
    desk.say("1", "bỏ qua")
    reference = ask_name_change(desk)
    lan.does("claim", reference)
    lan.does("ask_more", reference, "Ảnh giấy tờ bị lóa, xin gửi lại.\nCần cả hai mặt ạ.")
    desk.deliver("1")
    return reference


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_from_a_reference_to_sent_papers(visit, desk, waiting, tmp_path, theme):
    page = visit("/status?lang=vi", color_scheme=theme, reduced_motion="reduce")
    page.set_default_timeout(20_000)
    look(page, f"{theme}-start")
    page.fill("#reference", "DC-22222-3")
    page.press("#reference", "Enter")
    expect(page.get_by_role("alert")).to_contain_text("chưa đúng")
    look(page, f"{theme}-wrong")
    page.fill("#reference", waiting.lower())
    page.press("#reference", "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nhập mã 6 số")
    look(page, f"{theme}-code")
    desk.deliver("1")
    page.fill("#code", desk.code("mail"))
    page.press("#code", "Enter")
    expect(page.locator(".missing")).to_contain_text("Cần cả hai mặt")
    look(page, f"{theme}-case")
    page.fill("#add-text", "Tôi gửi lại cả hai mặt ạ.")
    mine = {"name": "mặt trước.png", "mimeType": "image/png", "buffer": picture()}
    page.set_input_files("#file", mine)
    page.get_by_role("button", name="Gửi cho DCNET").click()
    expect(page.get_by_role("status")).to_contain_text("đã nhận phần bổ sung")
    assert case_of(desk, waiting).state == "open"
    look(page, f"{theme}-sent")
    page.get_by_role("link", name="Mọi yêu cầu").click()
    expect(page.locator(".cases li")).to_have_count(2)
    look(page, f"{theme}-list")
    page.locator(".cases a").last.click()
    page.get_by_label("5 sao").check()
    look(page, f"{theme}-settled")
    page.get_by_role("button", name="Gửi đánh giá").click()
    expect(page.get_by_role("status")).to_contain_text("Cảm ơn")


def test_a_link_without_scripts(visit, desk, waiting, tmp_path):
    page = visit(f"/status/c/{link(desk, waiting)}?lang=en")
    look(page, "link")
    page.context.close()
    plain = visit(f"/status/c/{link(desk, waiting)}?lang=en", java_script_enabled=False)
    plain.set_default_timeout(20_000)
    plain.get_by_text("Take the request back").click()
    plain.get_by_role("button", name="Take it back").click()
    expect(plain.get_by_role("status")).to_contain_text("has been taken back")
    assert case_of(desk, waiting).state == "withdrawn"
    plain.goto(plain.url.replace("/status/c/", "/status/c/A"))
    expect(plain.get_by_role("alert")).to_contain_text("opens no case")
