"""Working on a case with what the desk keeps ready, in a browser: texts picked into a reply,
colleagues named in a note, cases linked and merged. By keys, without scripts, on a phone."""

import pytest
from playwright.sync_api import expect

from handlers import macros as use_cases
from states.permissions import Role
from storage import staff_sessions
from storage.macros import Words
from tests.bot.axe import violations
from tests.bot.browsing import DESKTOP, PHONE, browser_test
from tests.desk import Desk
from tests.handlers.desk_people import Staff, ask_name_change, case_of, hire

pytest_plugins = ["tests.bot.console_look_fixtures"]
pytestmark = browser_test
expect.set_options(timeout=15_000)
HELLO = Words(
    "Chào và nhận xử lý",
    {"vi": "Dạ chào {customer}, em xem {reference} ngay.", "en": "Hello {customer}, {reference}."},
)
PHOTO = Words(
    "Xin ảnh giấy tờ rõ hơn",
    {"vi": "Ảnh chưa rõ, {customer} chụp lại giúp em.", "en": "Please take the photo again."},
    ("request_name_change",),
)


@pytest.fixture
def desk(staffed) -> Desk:
    return staffed()


@pytest.fixture
def people(desk) -> dict[str, Staff]:
    roles = {
        "lan": (Role.AGENT, "Trần Ngọc Lan"),
        "quan": (Role.ADMIN, "Vũ Minh Quân"),
        "minh": (Role.AGENT, "Phạm Quang Minh"),
    }
    return {
        login: Staff(desk, hire(desk, login, role, name)) for login, (role, name) in roles.items()
    }


@pytest.fixture
def first(desk, people) -> str:
    desk.customer(phone="+84912345678", email="mai@example.vn", name="Nguyễn Thị Mai")
    for words in (HELLO, PHOTO):
        desk.database.write_now(lambda uow, w=words: use_cases.write(uow, people["quan"].member, w))
    desk.link("1")
    return ask_name_change(desk)


@pytest.fixture
def enter(visits, console_site, desk, people):
    """A page of the console, opened by who has a session already: signing in has its own tests."""

    def opened(login: str, path: str, **options):
        token = desk.database.write_now(
            lambda uow: staff_sessions.begin(uow, people[login].member.id)
        )
        page = visits(console_site)("/static/mark.svg", reduced_motion="reduce", **options)
        page.context.add_cookies([{"name": "desk", "value": token, "url": console_site}])
        page.set_default_timeout(15_000)
        page.goto(console_site + path)
        return page

    return opened


def is_sound(page, viewports=(DESKTOP, PHONE)) -> None:
    """Nothing for axe to find, and nothing wider than the screen, on a desk and on a phone."""
    for viewport in viewports:
        page.set_viewport_size(viewport)
        assert not violations(page), viewport
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, viewport
    page.set_viewport_size(DESKTOP)


def test_a_text_is_picked_by_keys_and_sent_as_edited(enter, desk, first):
    page = enter("lan", f"/console/cases/{first}")
    page.keyboard.press("r")
    page.keyboard.type("Gửi ngày 1/12.\n/")
    expect(page.locator("#find-macro")).to_be_focused()
    page.keyboard.type("anh ro")
    expect(page.locator("[data-sign='/'] li:visible")).to_have_count(1)
    is_sound(page)
    page.keyboard.press("Enter")
    box = page.locator("#text-reply")
    expect(box).to_have_value("Gửi ngày 1/12.\nẢnh chưa rõ, Anh/Chị Mai chụp lại giúp em.")
    expect(box).to_be_focused()
    page.keyboard.type(" Em cảm ơn.\n/")
    page.keyboard.press("Escape")
    page.keyboard.press("Backspace")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".notice.good")).to_contain_text("Đã gửi trả lời.")
    desk.deliver("1")
    said = desk.last("1")["parts"][0]["shown"]["text"]
    assert said == "Gửi ngày 1/12.\nẢnh chưa rõ, Anh/Chị Mai chụp lại giúp em. Em cảm ơn."
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_contain_text("chèn mẫu")


def test_texts_are_written_and_picked_without_scripts(enter, desk, first):
    page = enter("quan", "/console/macros", java_script_enabled=False)
    expect(page.locator(".lines li")).to_have_count(2)
    page.get_by_role("link", name="Soạn mẫu mới").click()
    page.fill("#title", "Cảm ơn")
    page.fill("#text-vi", "Cảm ơn {khach}")
    page.fill("#text-en", "Thank you, {agent} here")
    page.get_by_role("button", name="Lưu mẫu").click()
    expect(page.locator("#wrong-vi")).to_contain_text("Không có biến {khach}")
    page.fill("#text-vi", "Cảm ơn {customer}")
    page.get_by_label("Đổi tên khách hàng").check()
    page.get_by_role("button", name="Lưu mẫu").click()
    expect(page.locator(".notice.good")).to_contain_text("Đã lưu mẫu mới.")
    page.goto(page.url.partition("/console")[0] + f"/console/cases/{first}")
    page.fill("#text-reply", "Dạ.")
    page.locator("summary", has_text="Chèn mẫu").click()
    page.get_by_role("button", name="Cảm ơn").click()
    expect(page.locator("#text-reply")).to_have_value("Dạ.\n\nCảm ơn Anh/Chị Mai")
    page.fill("#text-note", "Nhờ @lan và @hoa xem giúp.")
    page.get_by_role("button", name="Lưu ghi chú").click()
    expect(page.locator(".notice.good")).to_contain_text("Không có ai tên @hoa")


def test_pages_of_texts_and_mentions_are_sound(enter, people, first):
    people["minh"].does("note", first, "@lan @quan xem giúp, gọi 0912 345 678")
    page = enter("quan", "/console/macros")
    is_sound(page, [PHONE])
    page.get_by_role("link", name="Chào và nhận").click()
    is_sound(page)
    page = enter("lan", "/console")
    expect(page.locator("#list .notice")).to_contain_text("Có 1 ghi chú nhắc đến Anh/Chị.")
    page.get_by_role("link", name="Nhắc đến tôi").click()
    expect(page.locator(".lines")).to_contain_text("Phạm Quang Minh nhắc đến Anh/Chị")
    is_sound(page, [PHONE])
    page.locator(".lines a").click()
    expect(page.locator(".notice.note")).to_contain_text("xem giúp, gọi •••")
    is_sound(page)
    page.keyboard.press("n")
    page.keyboard.type("Xong rồi @mi")
    expect(page.locator("#find-person")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#text-note")).to_have_value("Xong rồi @minh ")
    page.goto(page.url.partition("/console")[0] + "/console/mentions")
    expect(page.locator(".chip.note")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False])
def test_cases_are_linked_and_merged(enter, desk, first, scripts):
    second = ask_name_change(desk)
    page = enter("lan", f"/console/cases/{second}", java_script_enabled=scripts)
    near = page.locator(".card.near")
    expect(near).to_contain_text("cùng giá trị mới")
    near.get_by_text("Liên kết với yêu cầu khác").click()
    page.fill("#value-link", first)
    near.get_by_role("button", name="Liên kết", exact=True).click()
    expect(near).to_contain_text("Đã liên kết")
    page.locator("summary", has_text="Gộp vào yêu cầu khác").click()
    page.locator(".deed input[type=radio]").check()
    if scripts:
        is_sound(page)
    page.get_by_role("button", name="Gộp vào yêu cầu khác").click()
    expect(page.locator(".case")).to_contain_text("Đã gộp và đóng yêu cầu này.")
    expect(page.locator(".case")).to_contain_text("Đã gộp, tiếp tục trong yêu cầu")
    assert case_of(desk, second).state == "merged"
    page.locator(".notice", has_text="tiếp tục trong").get_by_role("link", name=first).click()
    expect(page.locator(".papers")).to_contain_text(f"từ {second}")
    if scripts:
        is_sound(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_customer_is_looked_up_and_shown(enter, desk, first, scripts):
    desk.customer("DC10077", phone="+84987111222", name="Lê Văn Hùng")
    page = enter("lan", f"/console/cases/{first}", java_script_enabled=scripts)
    page.get_by_role("link", name="Xem hồ sơ khách hàng").click()
    expect(page.locator("h1")).to_have_text("Khách hàng DC10023")
    record = page.locator("section", has_text="Hồ sơ").first
    expect(record).to_contain_text("091•••678")
    expect(record).not_to_contain_text("0912 345 678")
    expect(page.locator("#main")).to_contain_text(first)
    if scripts:
        is_sound(page)
    page.locator("summary[aria-label='Hiện Số điện thoại']").click()
    form = page.locator(".reveal[open] form")
    form.locator("input[name=text]").fill("Gọi lại khách")
    form.get_by_role("button").click()
    expect(page.locator(".notice.good")).to_contain_text("Đang hiện trong 10 phút")
    expect(record).to_contain_text("0912 345 678")
    page.goto(page.url.partition("/console")[0] + "/console/find")
    page.fill("#text", "DC10077")
    page.keyboard.press("Enter")
    expect(page.locator(".found-who")).to_contain_text("DC10077 L••• V••• H•••")
    if scripts:
        is_sound(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_several_cases_are_tagged_and_given_at_once(enter, desk, people, first, scripts):
    second = ask_name_change(desk)
    page = enter("quan", "/console", java_script_enabled=scripts)
    if scripts:
        page.keyboard.press("j")
        page.keyboard.press("x")
        page.keyboard.press("j")
        page.keyboard.press("x")
        expect(page.locator("[data-chosen]")).to_have_text("2")
        is_sound(page)
        expect(page.locator("[data-choose-all]")).to_be_checked()
    else:
        for reference in (first, second):
            page.get_by_label(f"Chọn {reference}").check()
        page.locator(".bulk summary").click()
    page.fill("#bulk-value", "Đợt 1")
    page.keyboard.press("Enter")
    expect(page.locator(".bulk-told")).to_have_text("Đã làm xong với 2 yêu cầu.")
    expect(page.locator(".row", has_text="#dot-1")).to_have_count(2)
    for reference in (first, second):
        page.get_by_label(f"Chọn {reference}").check()
    people["minh"].does("claim", second)
    if not scripts:
        page.locator(".bulk summary").click()
    page.select_option("#bulk-to", label="Trần Ngọc Lan")
    page.get_by_role("button", name="Giao", exact=True).click()
    left = page.locator(".bulk-told", has_text="chưa làm được")
    expect(left).to_contain_text(f"{second} vừa thay đổi: Phạm Quang Minh nhận xử lý")
    assert case_of(desk, first).assignee_id == people["lan"].member.id
    assert case_of(desk, second).assignee_id == people["minh"].member.id
    expect(page.get_by_label(f"Chọn {second}")).to_be_checked()
    if scripts:
        is_sound(page)
