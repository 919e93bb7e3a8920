"""A report of misuse on the console, in a browser: the alarm in the queue, clocks and reasons on a
case, forwarded words marked as such, a freeze with its reason."""

import pytest
from playwright.sync_api import expect

from tests.bot.axe import violations
from tests.bot.browsing import DESKTOP, PHONE, browser_test
from tests.handlers.desk_people import PASSWORD, newest, send_out

pytest_plugins = ["tests.bot.console_look_fixtures"]
pytestmark = browser_test
expect.set_options(timeout=15_000)


@pytest.fixture
def desk(staffed):
    return staffed(("thu", "Phạm Minh Thu", "security"))


@pytest.fixture
def visit(visits, console_site):
    return visits(console_site)


@pytest.fixture
def reference(desk) -> str:
    desk.customer()
    desk.link("1")
    desk.say("1", "ai đó đã đổi email trong hồ sơ của tôi")
    desk.receive(
        "1", "Said", text="Gọi 0903 111 222 ngay", forwarded=True, forwarded_by="Kẻ Lạ",
        forwarded_at="2026-11-22T03:00:00+00:00",
    )  # fmt: skip
    desk.process()
    desk.deliver("1")
    desk.say("1", "gửi ngay")
    send_out(desk)
    return newest(desk)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_report_is_seen_understood_and_the_record_frozen(visit, desk, reference, theme):
    page = visit("/console/sign-in", color_scheme=theme, reduced_motion="reduce")
    page.set_default_timeout(20_000)
    page.fill("#login", "thu")
    page.fill("#password", PASSWORD)
    page.get_by_role("button").first.click()
    alarm = page.locator(".notice.alarm")
    expect(alarm).to_contain_text(reference)
    for viewport in (PHONE, DESKTOP):
        page.set_viewport_size(viewport)
        assert not violations(page), viewport
    alarm.get_by_role("link").click()
    expect(page.locator("#case-title")).to_be_visible()
    expect(page.locator(".reasons")).to_contain_text("Người khác vào tài khoản")
    for clock in ("hạn báo 24 giờ", "hạn báo 72 giờ"):
        expect(page.locator(".case-head")).to_contain_text(clock)
    page.locator("#history summary").click()
    history = page.locator("#history")
    expect(history).to_contain_text("chuyển tiếp từ Kẻ Lạ, 22/11/2026 10:00")
    expect(history).not_to_contain_text("0903 111 222")
    for viewport in (PHONE, DESKTOP):
        page.set_viewport_size(viewport)
        assert not violations(page), viewport
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.locator("details.deed", has=page.locator("#text-freeze")).locator("summary").click()
    page.fill("#text-freeze", "Khách báo người khác đổi email")
    page.locator("details.deed[open] button").click()
    expect(page.locator(".notice.good")).to_contain_text("Đã tạm khóa tự cập nhật")
    expect(alarm).to_have_count(0)
