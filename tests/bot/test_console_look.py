"""How the console looks and reaches people: axe, phones, themes, keys, work without scripts."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from states.permissions import Role
from storage import attachments, lanes, tables
from tests.bot.axe import violations
from tests.bot.browsing import DESKTOP, PHONE, browser_test
from tests.handlers.desk_people import (
    PASSWORD,
    Staff,
    ask_name_change,
    case_of,
    hire,
    send_out,
    talk,
)

pytest_plugins = ["tests.bot.console_look_fixtures"]
pytestmark = browser_test
expect.set_options(timeout=15_000)


@pytest.fixture
def desk(staffed):
    return staffed(("lan", "Trần Ngọc Lan", "agent"))


@pytest.fixture
def visit(visits, console_site):
    return visits(console_site)


@pytest.fixture
def cases(desk, console) -> dict[str, str]:
    """A name change with a paper, a talk with a reply, a name change that waits for a second."""
    desk.customer(
        phone="+84912345678", email="mai@example.vn", birth_date="1990-03-05", name="Nguyễn Thị Mai"
    )
    desk.customer("DC10077", phone="+84987111222", email="hung@example.vn", name="Lê Văn Hùng")
    minh = Staff(desk, hire(desk, "minh", Role.AGENT, "Phạm Quang Minh"))
    desk.link("1")
    found = {"name": ask_name_change(desk)}
    store_picture(desk, console, found["name"])
    desk.link("2", "DC10077")
    found["talk"] = talk(desk, "2")
    desk.say("2", "Mạng nhà tôi chập chờn, gọi tôi 0987 111 222")
    minh.does("reply", found["talk"], "Kỹ thuật sẽ gọi ạ.")
    send_out(desk)
    desk.say("2", "menu")
    found["second"] = ask_name_change(desk, "2", "Lê Văn Hưng")
    store_picture(desk, console, found["second"])
    minh.does("approve", found["second"])
    return found


def store_picture(desk, console, reference: str) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (600, 400), "#f3efe2").save(picture, "JPEG")

    def store(uow) -> None:
        one = attachments.of_case(uow, case_of(desk, reference).id)[-1]
        key = uow.key(lanes.by_id(uow, one.lane_id).key_id)
        name = console.files.store(picture.getvalue(), key).name
        table = tables.attachment
        uow.connection.execute(table.update().where(table.c.id == one.id).values(file_name=name))

    desk.database.write_now(store)


def sign_in(page) -> None:
    page.set_default_timeout(20_000)  # a hash takes its time, and longer on a busy machine
    page.fill("#login", "lan")
    page.fill("#password", PASSWORD)
    page.get_by_role("button").first.click()
    expect(page.locator(".top")).to_be_visible()


@pytest.mark.parametrize(("language", "theme"), [("vi", "light"), ("en", "dark")])
def test_axe_finds_nothing(visit, desk, cases, language, theme):
    page = visit(f"/console/sign-in?lang={language}", color_scheme=theme, reduced_motion="reduce")
    assert not violations(page)
    sign_in(page)
    if language == "en":
        page.get_by_role("button", name="English").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
    paths = ["/console", "/console?tab=held", "/console/cases/DC-22222-2"]
    paths += [f"/console/cases/{reference}?paper=x" for reference in cases.values()]
    for path in paths:
        for viewport in (DESKTOP, PHONE):
            page.set_viewport_size(viewport)
            page.goto(visit.site + path)
            assert not violations(page), (path, viewport)
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, path


def test_three_panes_on_a_desk_one_on_a_phone(visit, cases):
    page = visit("/console/sign-in")
    sign_in(page)
    page.locator(f"[data-reference='{cases['name']}']").click()
    for pane in (".tabs", ".list", ".work"):
        expect(page.locator(pane)).to_be_visible()
    page.set_viewport_size(PHONE)
    expect(page.locator(".list")).to_be_hidden()
    expect(page.locator(".work")).to_be_visible()
    page.locator(".to-list").click()
    expect(page.locator(".list")).to_be_visible()
    expect(page.locator(".work")).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_case_is_worked_from_claim_to_approval(visit, desk, cases, scripts):
    page = visit("/console/sign-in", java_script_enabled=scripts)
    sign_in(page)
    page.locator(f"[data-reference='{cases['name']}']").click()
    page.get_by_role("button", name="Nhận xử lý").click()
    expect(page.get_by_text("Đang do tôi xử lý")).to_be_visible()
    page.get_by_role("link", name="Giấy tờ 1").click()
    picture = page.locator(".viewer img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth") == 600
    page.fill("#text-reply", "Chào chị Mai.")
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã gửi trả lời.")
    assert "staff-reply" in desk.deliver("1")
    for box in page.locator(".check input").all():
        box.check()
    page.get_by_role("button", name="Duyệt, chuyển người thứ hai").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã duyệt.")
    assert case_of(desk, cases["name"]).state == "approved"
    expect(page.locator(".decision")).to_contain_text("Người đã duyệt không được tự áp dụng")


def test_a_second_person_applies(visit, desk, cases):
    page = visit("/console/sign-in")
    sign_in(page)
    page.goto(f"{visit.site}/console/cases/{cases['second']}?tab=second")
    page.locator(".deed[open] button.main").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã ghi vào hồ sơ.")
    customer_id = case_of(desk, cases["second"]).customer_id
    assert desk.record(customer_id).name == "Lê Văn Hưng"


def test_a_stale_page_says_so_and_keeps_the_words(visit, desk, cases):
    page = visit("/console/sign-in")
    sign_in(page)
    page.goto(f"{visit.site}/console/cases/{cases['name']}")
    page.get_by_text("Từ chối", exact=True).first.click()
    page.select_option("#reason-refuse", index=1)
    page.fill("#text-refuse", "Ảnh mờ, không đọc được.")
    lead = Staff(desk, hire(desk, "chi", Role.SUPERVISOR, "Đỗ Mai Chi"))
    lead.does("note", cases["name"], "Khách đang ở xa.")
    page.locator(".deed.bad button[type=submit]:not([data-show])").click()
    expect(page.locator("#stale")).to_contain_text("Đỗ Mai Chi")
    expect(page.locator("#stale")).to_be_focused()
    expect(page.locator("#text-refuse")).to_have_value("Ảnh mờ, không đọc được.")


def test_a_refused_deed_leaves_a_page_that_lives_and_reloads(visit, desk, cases):
    page = visit("/console/sign-in")
    sign_in(page)
    path = f"/console/cases/{cases['name']}"
    page.goto(f"{visit.site}{path}")
    page.wait_for_load_state("load")
    page.locator("summary[aria-label='Hiện Số điện thoại']").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.form")  # the reason is asked for
    page.evaluate("document.activeElement.form.noValidate = true")
    page.keyboard.type("abc")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=text][value=abc]")).to_have_count(1)
    page.wait_for_function("wanted => location.pathname === wanted", arg=path)
    page.wait_for_load_state("networkidle")
    desk.say("1", "Em hỏi thêm chút ạ")
    page.evaluate("document.activeElement.blur()")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".bubbles")).to_contain_text("Em hỏi thêm chút ạ")
    assert page.reload().status == 200


def test_a_masked_value_is_shown_by_keyboard(visit, cases):
    page = visit("/console/sign-in")
    sign_in(page)
    page.goto(f"{visit.site}/console/cases/{cases['name']}")
    expect(page.locator(".person")).to_contain_text("091•••678")
    page.wait_for_load_state("load")
    page.locator("summary[aria-label='Hiện Số điện thoại']").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".reveal[open] input[name=text]")).to_be_focused()  # else keys
    page.keyboard.type("gọi lại cho khách")
    page.keyboard.press("Enter")
    expect(page.locator(".person")).to_contain_text("0912 345 678")


def test_keys_move_and_help(visit, cases):
    page = visit("/console/sign-in")
    sign_in(page)
    page.wait_for_load_state("load")  # keys come with the script
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
    rows = page.locator(".row a")
    expect(rows.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".case")).to_be_visible()
    page.wait_for_load_state("load")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("r" if page.locator("#text-reply").count() else "e")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.type("cjk")  # keys are letters while writing
    assert "/console/cases/" in page.url


def test_what_happens_meanwhile_slides_in(visit, desk, cases):
    page = visit("/console/sign-in")
    sign_in(page)
    page.goto(f"{visit.site}/console/cases/{cases['name']}")
    page.wait_for_load_state("networkidle")
    desk.say("1", "Em gửi thêm ảnh được không?")
    talk(desk, "1")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".bubbles")).to_contain_text("Em gửi thêm ảnh được không?")
    expect(page.locator("#news")).to_be_visible()
    expect(page.locator(".rows .row")).to_have_count(4)


def test_nothing_slides_in_while_nothing_happens(visit, cases):
    """A fresh part carries fresh keys in its forms, which is no news. Broken once."""
    page = visit("/console/sign-in")
    sign_in(page)
    page.goto(f"{visit.site}/console/cases/{cases['name']}")
    page.wait_for_load_state("networkidle")
    expect(page.locator("#live .reveal")).to_have_count(1)
    for _ in range(2):
        with page.expect_response(lambda one: one.request.headers.get("x-part") == "live"):
            page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_load_state("networkidle")
    expect(page.locator("#news")).to_be_hidden()


def test_arrows_go_through_a_filter_and_enter_takes_it(visit, cases):
    """Each step was taken once: nobody came to the third entry without a mouse."""
    page = visit("/console/sign-in")
    sign_in(page)
    page.locator("#kind").focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    chosen = page.locator("#kind").input_value()
    assert chosen not in ("", page.locator("#kind option").nth(1).get_attribute("value"))
    assert "kind=" not in page.url
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert f"kind={chosen}" in page.url


def test_our_files_are_asked_for_once(visit, cases):
    page = visit("/console/sign-in")
    sign_in(page)
    page.wait_for_load_state("networkidle")
    page.goto(f"{visit.site}/console/cases/{cases['name']}", wait_until="load")
    kept = page.evaluate(
        "performance.getEntriesByType('resource').filter(one => /static.v-/.test(one.name))"
        ".map(one => one.transferSize)"
    )
    assert len(kept) >= 10
    assert not any(kept), "asked for again"


def test_pages_are_light(visit, cases):
    page = visit("/console/sign-in")
    sign_in(page)
    page.goto(f"{visit.site}/console/cases/{cases['name']}")
    size = page.evaluate(
        "performance.getEntriesByType('navigation')[0].transferSize"
        " + performance.getEntriesByType('resource')"
        ".filter(r => !/fonts/.test(r.name)).reduce((sum, r) => sum + r.transferSize, 0)"
    )
    assert size < 100_000
    assert re.match(r"^DC-", page.title())
