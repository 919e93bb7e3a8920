"""The strip of clocks, chips in the queue, extending and memos, in a browser: phone and desktop."""

import pytest
from playwright.sync_api import expect

from states.permissions import Role
from storage import memos
from tests.bot.axe import violations
from tests.bot.browsing import DESKTOP, PHONE, browser_test
from tests.bot.test_console_look import sign_in
from tests.handlers.desk_people import Staff, ask_name_change, case_of, hire, newest

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
def cases(desk) -> dict[str, str]:
    """A report that is late to be looked at, a name change that waited for its customer."""
    desk.customer(phone="+84912345678", email="mai@example.vn", name="Nguyễn Thị Mai")
    desk.customer("DC10077", phone="+84987111222", email="hung@example.vn", name="Lê Văn Hùng")
    minh = Staff(desk, hire(desk, "minh", Role.AGENT, "Phạm Quang Minh"))
    desk.link("1")
    found = {"name": ask_name_change(desk)}
    desk.clock.pass_(days=1)
    minh.does("ask_more", found["name"], "Xin gửi lại ảnh rõ hơn.")
    desk.clock.pass_(days=3)
    desk.say("1", "Em gửi lại rồi ạ")
    desk.link("2", "DC10077")
    desk.say("2", "có người dùng CCCD của tôi để vay tiền")
    desk.press("2", "hand_in")
    found["report"] = newest(desk)
    desk.clock.pass_(days=1, hours=4)
    desk.tick()
    lan = desk.rows("staff", login="lan")[0].id
    name_id = case_of(desk, found["name"]).id
    desk.database.write_now(lambda uow: memos.add(uow, lan, name_id, memos.RETURNED))
    return found


def test_clocks_stand_on_the_case_and_axe_finds_nothing(visit, desk, cases):
    page = visit("/console/sign-in", reduced_motion="reduce")
    sign_in(page)
    for path in ("/console", *(f"/console/cases/{one}" for one in cases.values())):
        for viewport in (DESKTOP, PHONE):
            page.set_viewport_size(viewport)
            page.goto(visit.site + path)
            assert not violations(page), (path, viewport)
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, path
    page.goto(f"{visit.site}/console/cases/{cases['name']}")
    strip = page.locator(".clocks .clock")
    expect(strip).to_have_count(2)
    expect(strip.first).to_contain_text("đúng hạn")
    expect(strip.last.locator("rect.paused")).to_have_count(1)
    page.goto(f"{visit.site}/console/cases/{cases['report']}")
    expect(page.locator(".clocks .clock")).to_have_count(5)
    expect(page.locator(".clocks .head")).to_contain_text("Đã báo trưởng nhóm")


@pytest.mark.parametrize("scripts", [True, False])
def test_extending_by_hand(visit, desk, cases, scripts):
    page = visit("/console/sign-in", java_script_enabled=scripts)
    sign_in(page)
    page.goto(f"{visit.site}/console/cases/{cases['name']}")
    page.get_by_text("Gia hạn", exact=True).first.click()
    expect(page.locator("#look-extend")).to_contain_text(cases["name"])
    page.select_option("#value-extend", "10")
    page.fill("#text-extend", "Cần đối chiếu thêm với cơ quan đăng ký.")
    page.get_by_role("button", name="Gia hạn").click()
    expect(page.locator(".notice.good")).to_contain_text("Đã gia hạn.")
    expect(page.locator(".clocks")).to_contain_text("đã gia hạn 10 ngày")
    assert "desk-extended" in desk.deliver("1")
    expect(page.locator("#value-extend")).to_have_count(0)  # once


def test_a_memo_stays_until_it_is_seen(visit, desk, cases):
    page = visit("/console/sign-in")
    sign_in(page)
    expect(page.locator(".memos")).to_contain_text(cases["name"])
    page.get_by_role("button", name="Đã xem").click()
    expect(page.locator(".memos")).to_have_count(0)
