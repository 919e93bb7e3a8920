"""The way of a new colleague in a browser: invited, password, second factor, in by a code and by a
recovery code, out everywhere; with and without scripts, by axe, at 1440 and 360 pixels."""

from dataclasses import replace

import pyotp
import pytest
from playwright.sync_api import expect

from states.permissions import Role
from tests.bot.axe import look
from tests.bot.browsing import browser_test
from tests.bot.console_admin import as_admin
from tests.handlers.desk_people import PASSWORD, hire

pytest_plugins = ["tests.bot.console_look_fixtures"]
pytestmark = browser_test
expect.set_options(timeout=15_000)


@pytest.fixture
def desk(staffed):
    desk = staffed()
    desk.house = replace(desk.house, second_factor=True, mail=False)
    return desk


@pytest.fixture
def visit(visits, console_site):
    return visits(console_site)


def invite(page, visit, login: str = "lan") -> str:
    """By the form; answers the path of the link that is shown once."""
    page.goto(f"{visit.site}/console/people")
    page.get_by_role("link", name="Mời người mới").click()
    page.fill("#name", "Trần Ngọc Lan")
    page.fill("#login", login)
    page.get_by_role("button", name="Gửi lời mời").click()
    link = page.locator("#link").input_value()
    return "/console/invitation/" + link.rpartition("/")[2]


def submit(page) -> None:
    page.locator("main form button.main").first.click()


def join(page) -> None:
    page.fill("#password", PASSWORD)
    page.fill("#same", PASSWORD)
    submit(page)


def enrol(page, desk) -> tuple[str, list[str]]:
    """Reads the secret as a person types it; answers it and the recovery codes."""
    page.get_by_role("button", name="Bắt đầu cài").click()
    expect(page.locator(".qr-box svg path")).to_be_visible()
    secret = page.locator("#secret").inner_text().replace(" ", "")
    page.fill("#code", pyotp.TOTP(secret).at(desk.clock.now))
    page.get_by_role("button", name="Xác nhận và bật").click()
    expect(page.locator("#codes li")).to_have_count(10)
    return secret, page.locator("#codes code").all_inner_texts()


def sign_in(page, visit, code: str) -> None:
    page.goto(f"{visit.site}/console/sign-in")
    page.fill("#login", "lan")
    page.fill("#password", PASSWORD)
    submit(page)
    page.fill("#code", code)
    submit(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_the_way_of_a_new_colleague(visit, desk, scripts):
    admin = as_admin(visit, desk, java_script_enabled=scripts)
    path = invite(admin, visit)
    lan = visit(path, java_script_enabled=scripts)
    lan.set_default_timeout(20_000)
    expect(lan.get_by_role("heading", level=1)).to_have_text("Chào Trần Ngọc Lan")
    join(lan)
    secret, codes = enrol(lan, desk)
    lan.get_by_role("link", name="Đã cất các mã").click()
    expect(lan.locator(".top")).to_be_visible()
    # in by a code
    desk.clock.pass_(seconds=60)
    again = visit("/console/sign-in", java_script_enabled=scripts)
    again.set_default_timeout(20_000)
    sign_in(again, visit, pyotp.TOTP(secret).at(desk.clock.now))
    expect(again.locator(".top")).to_be_visible()
    # in by a recovery code, which counts once
    third = visit("/console/sign-in", java_script_enabled=scripts)
    third.set_default_timeout(20_000)
    sign_in(third, visit, codes[0].lower())
    expect(third.locator(".top")).to_be_visible()
    fourth = visit("/console/sign-in", java_script_enabled=scripts)
    fourth.set_default_timeout(20_000)
    sign_in(fourth, visit, codes[0])
    expect(fourth.get_by_role("alert")).to_contain_text("Mã chưa đúng")
    # out everywhere
    third.goto(f"{visit.site}/console/me")
    expect(third.locator("[aria-labelledby=sessions] li")).to_have_count(3)
    third.get_by_role("button", name="Đăng xuất mọi nơi").click()
    for page in (lan, again, third):
        page.goto(f"{visit.site}/console/me")
        expect(page.locator("#login")).to_be_visible()
    assert visit(path).locator("h1").inner_text() == "Liên kết này không còn hiệu lực"


def test_a_person_is_permitted_and_disabled_by_keyboard(visit, desk):
    lan = hire(desk, "lan", Role.AGENT, "Trần Ngọc Lan")
    page = as_admin(visit, desk)
    page.goto(f"{visit.site}/console/people")
    page.get_by_role("link", name="Trần Ngọc Lan").focus()
    page.keyboard.press("Enter")
    box = page.get_by_label("Xem số liệu")
    box.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Lưu quyền").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Đã lưu quyền")
    expect(page.get_by_label("Xem số liệu")).to_be_checked()
    page.get_by_role("button", name="Khóa tài khoản").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Đã khóa")
    from storage import staff

    found = desk.database.read_now(lambda uow: staff.by_id(uow, lan.id))
    assert found.disabled
    assert {one.value for one in found.added} == {"reports"}


@pytest.mark.parametrize(("language", "theme"), [("vi", "light"), ("en", "dark")])
def test_axe_finds_nothing(visit, desk, theme, language):
    options = {"color_scheme": theme, "reduced_motion": "reduce"}
    lan = hire(desk, "lan", Role.AGENT, "Trần Ngọc Lan")
    admin = as_admin(visit, desk, **options)
    path = invite(admin, visit, "lan2") if language == "vi" else ""
    if language == "en":
        admin.goto(f"{visit.site}/console/me")
        admin.get_by_role("button", name="English").first.click()
    for place in ("people", "people/new", f"people/{lan.id}", "me", "me/again", "people/none"):
        admin.goto(f"{visit.site}/console/{place}")
        look(admin, place)
    if path:
        page = visit(path, **options)
        look(page, "invitation")
        join(page)
        look(page, "factor")
        page.get_by_role("button", name="Bắt đầu cài").click()
        look(page, "factor with its picture")
        page.fill("#code", "000000")
        with page.expect_navigation():
            submit(page)
        look(page, "factor, wrong code")
