"""Two people decide the same case at the same moment, each in a browser of their own."""

import pytest
from playwright.sync_api import Page, expect

from tests.bot.browsing import browser_test
from tests.handlers.desk_people import PASSWORD, ask_name_change, case_of

pytest_plugins = ["tests.bot.console_look_fixtures"]
pytestmark = browser_test
expect.set_options(timeout=15_000)

PEOPLE = {"lan": "Trần Ngọc Lan", "nam": "Nguyễn Hoài Nam"}
# Sent by both pages when the same clock strikes, whoever was asked first.
_AT = """at => setTimeout(
  () => document.querySelector(".deed.good button.main").click(), at - Date.now())"""


@pytest.fixture
def desk(staffed):
    return staffed(*((login, name, "agent") for login, name in PEOPLE.items()))


@pytest.fixture
def case(desk) -> str:
    desk.customer(phone="+84912345678", birth_date="1990-03-05", name="Nguyễn Thị Mai")
    desk.link("1")
    return ask_name_change(desk)


@pytest.fixture
def pages(visits, console_site, desk, case) -> dict[str, Page]:
    visit = visits(console_site)
    found = {}
    for login in PEOPLE:
        page = found[login] = visit("/console/sign-in")
        page.set_default_timeout(20_000)
        page.fill("#login", login)
        page.fill("#password", PASSWORD)
        page.get_by_role("button").first.click()
        expect(page.locator(".top")).to_be_visible()
        page.goto(f"{console_site}/console/cases/{case}")
        for box in page.locator(".check input").all():
            box.check()
    return found


def test_one_wins_and_the_other_is_told(pages, desk, case):
    strikes = max(page.evaluate("Date.now()") for page in pages.values()) + 1_500
    for page in pages.values():
        page.evaluate(_AT, strikes)
    won = []
    for login, page in pages.items():
        told = page.locator("#stale, p.notice.good[role=status]").first
        expect(told).to_be_visible()
        if "Đã duyệt." in told.inner_text():
            won.append(login)
    assert len(won) == 1, won
    [loser] = set(PEOPLE) - set(won)
    expect(pages[loser].locator("#stale")).to_contain_text(PEOPLE[won[0]])
    events = desk.rows("case_event")
    assert [one.kind for one in events].count("moved") == 1
    assert case_of(desk, case).state == "approved"
