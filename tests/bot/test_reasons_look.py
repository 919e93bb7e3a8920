"""Deciding with a reason in a browser: by keys, without scripts, on a phone and a desk. The whole
message is seen before it goes. And the reasons and the keeping of papers are set up."""

import pytest
from playwright.sync_api import expect

from states.permissions import Role
from storage import staff_sessions
from tests.bot.axe import look
from tests.bot.browsing import DESKTOP, PHONE, browser_test
from tests.bot.console_admin import as_admin
from tests.desk import Desk
from tests.handlers.desk_people import case_of, hire

pytest_plugins = ["tests.bot.console_look_fixtures"]
pytestmark = browser_test
EXPIRED = (
    "Giấy tờ Anh/Chị gửi đã hết hạn. Anh/Chị gửi lại yêu cầu kèm giấy tờ còn hiệu lực giúp DCNET."
)
MESSAGE = "#look-refuse blockquote"


@pytest.fixture
def desk(staffed) -> Desk:
    return staffed()


@pytest.fixture
def visit(visits, console_site):
    return visits(console_site)


@pytest.fixture
def enter(visit, desk, reference):
    """The case's page, opened by who has a session already."""

    def opened(role: Role = Role.SUPERVISOR, **options):
        thu = hire(desk, "thu", role, "Lê Hoài Thu")
        token = desk.database.write_now(lambda uow: staff_sessions.begin(uow, thu.id))
        page = visit("/static/mark.svg", reduced_motion="reduce", **options)
        page.context.add_cookies([{"name": "desk", "value": token, "url": visit.site}])
        page.set_default_timeout(15_000)
        page.goto(f"{visit.site}/console/cases/{reference}")
        return page

    return opened


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_a_refusal_by_keys(enter, desk, reference, viewport):
    page = enter(viewport=viewport)
    page.keyboard.press("d")
    deeds = page.locator(".decision .deeds summary")
    expect(deeds.first).to_be_focused()
    refuse = deeds.filter(has_text="Từ chối")
    refuse.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#reason-refuse")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.locator("#text-refuse")).to_have_value(EXPIRED)
    expect(page.locator(MESSAGE)).to_contain_text(f"{reference}. Lý do:")
    expect(page.locator(MESSAGE)).to_contain_text(EXPIRED)
    page.keyboard.press("Tab")
    expect(page.locator("#text-refuse")).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Em cảm ơn.")
    expect(page.locator(MESSAGE)).to_contain_text("giúp DCNET. Em cảm ơn.")
    look(page, "refusing")
    page.set_viewport_size(viewport)
    page.select_option("#reason-refuse", "duplicate")  # words of one's own stay
    expect(page.locator("#text-refuse")).to_have_value(f"{EXPIRED} Em cảm ơn.")
    expect(page.locator("details[open] [data-take]")).to_be_visible()
    page.select_option("#reason-refuse", "papers-expired")
    page.locator("#text-refuse").focus()
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    expect(page.locator(".notice.good")).to_contain_text("Đã từ chối.")
    page.locator("#history summary").click()
    expect(page.locator("#history")).to_contain_text("Lý do: Giấy tờ hết hạn")
    look(page, "refused")
    desk.deliver("1")
    shown = desk.last("1")["parts"][0]
    assert (shown["copy"], shown["shown"]["text"]) == ("desk-refused", f"{EXPIRED} Em cảm ơn.")
    (event,) = [one for one in desk.rows("case_event") if one.decision]
    assert (event.decision, event.reason) == ("refuse", "papers-expired")


def test_without_scripts_the_message_is_shown_first(enter, desk, reference):
    page = enter(java_script_enabled=False)
    page.locator(".deed summary", has_text="Từ chối").click()
    page.select_option("#reason-refuse", "papers-expired")
    send = page.locator(".deed.bad .button.danger").first
    send.click()
    expect(page.get_by_text("Chưa gửi. Đọc lại tin bên dưới")).to_be_visible()
    expect(page.locator("#text-refuse")).to_have_value(EXPIRED)
    expect(page.locator(MESSAGE)).to_contain_text(f"{reference}. Lý do:\n{EXPIRED}")
    assert case_of(desk, reference).state == "open"
    page.select_option("#reason-refuse", "duplicate")  # the text of another one is not sent
    send.click()
    expect(page.locator(MESSAGE)).to_contain_text("trùng với một yêu cầu khác")
    page.fill("#text-refuse", "Trùng với yêu cầu hôm qua ạ.")
    page.get_by_role("button", name="Xem tin sẽ gửi").last.click()
    expect(page.locator(MESSAGE)).to_contain_text("Trùng với yêu cầu hôm qua ạ.")
    assert case_of(desk, reference).state == "open"
    send.click()
    expect(page.locator(".notice.good")).to_contain_text("Đã từ chối.")
    assert case_of(desk, reference).state == "refused"


def test_what_happened_while_the_message_was_looked_at_is_told(enter, desk, reference):
    page = enter(java_script_enabled=False)
    desk.say("1", "Em gửi thêm giấy tờ mới nhé")
    page.locator(".deed summary", has_text="Từ chối").click()
    page.select_option("#reason-refuse", "papers-expired")
    send = page.locator(".deed.bad .button.danger").first
    send.click()
    minh = hire(desk, "minh")
    from tests.handlers.desk_people import Staff

    Staff(desk, minh).does("note", reference, "Khách gửi thêm rồi")
    send.click()
    expect(page.locator("#stale")).to_be_visible()
    assert case_of(desk, reference).state == "open"


def test_an_extension_shows_the_new_date_and_papers_are_held(enter, desk, reference):
    page = enter()
    page.locator(".deed summary", has_text="Gia hạn").click()
    page.select_option("#reason-extend", "third-party")
    page.select_option("#value-extend", "2")
    due = page.locator("#value-extend option[value='2']").get_attribute("data-due")
    expect(page.locator("#look-extend blockquote")).to_contain_text(f"hạn mới là ngày {due}")
    expect(page.locator("#look-extend blockquote")).to_contain_text("chờ bên liên quan xác nhận")
    page.locator(".deed summary", has_text="Giữ giấy tờ").click()
    page.fill("#text-hold_papers", "đang tranh chấp với bên bán")
    with page.expect_navigation():
        page.get_by_role("button", name="Giữ giấy tờ, không cho xóa").click()
    expect(page.locator(".case-head .chips")).to_contain_text("Giữ giấy tờ")
    page.locator(".deed summary", has_text="Bỏ giữ giấy tờ").click()
    look(page, "papers held")


@pytest.mark.parametrize("scripts", [True, False])
def test_reasons_and_days_are_set_up(visit, desk, reference, scripts):
    page = as_admin(visit, desk, java_script_enabled=scripts)
    page.goto(f"{visit.site}/console/settings")
    page.fill("#papers_days", "7")
    page.locator("section:has(#papers-title) button").click()
    expect(page.locator("#wrong-papers_days")).to_contain_text("từ 30 đến 3650")
    page.fill("#papers_days", "365")
    page.locator("section:has(#papers-title) button").click()
    expect(page.get_by_text("Đã lưu, đang có hiệu lực.")).to_be_visible()
    page.get_by_role("link", name="Lý do quyết định").click()
    page.fill("#code", "Chờ chi nhánh")
    for one, words in (("vi", "Chờ chi nhánh"), ("en", "Wait for the branch")):
        page.fill(f"#label-{one}", words)
        page.fill(f"#text-{one}", f"{words} ạ.")
    page.get_by_role("button", name="Lưu lý do").click()
    expect(page.locator("#wrong-code")).to_contain_text("chữ thường không dấu")
    expect(page.locator("#text-vi")).to_have_value("Chờ chi nhánh ạ.")
    if scripts:
        look(page, "a reason that cannot be taken")
    page.fill("#code", "cho-chi-nhanh")
    page.get_by_role("button", name="Lưu lý do").click()
    expect(page.locator("#refuse-cho-chi-nhanh")).to_contain_text("Của riêng bàn này")
    page.get_by_role("button", name="Tắt lý do Giấy tờ hết hạn", exact=True).click()
    expect(page.locator("#refuse-papers-expired")).to_contain_text("Đang tắt")
    page.get_by_role("link", name="Sửa lý do Chờ chi nhánh").click()
    page.fill("#label-vi", "Chi nhánh gọi lại")
    if scripts:
        look(page, "one reason")
    page.get_by_role("button", name="Lưu lý do").click()
    expect(page.locator("#refuse-cho-chi-nhanh")).to_contain_text("Chi nhánh gọi lại")
    if scripts:
        look(page, "reasons")
    page.goto(f"{visit.site}/console/cases/{reference}")
    options = page.locator("#reason-refuse option").all_text_contents()
    assert "Chi nhánh gọi lại" in options
    assert "Giấy tờ hết hạn" not in options
