"""A shift at the desk in a real browser, by keyboard alone: an agent, a supervisor and a hotline
agent take, answer, decide, note and hand over sixty cases of every kind there is, and log five
calls. Then the database is asked what came of it, and every customer's chat what was heard."""

from collections import Counter

import pytest
from playwright.sync_api import expect

from handlers import macros as use_cases
from states.kinds import KINDS
from states.permissions import Role
from storage import staff_sessions
from storage.macros import Words
from tests.bot.browsing import browser_test
from tests.bot.shift_cases import arrives, opened
from tests.bot.shift_keys import NO_MOUSE, Worker
from tests.bot.shift_stories import MACRO, STORIES, Shift, Told
from tests.desk import Desk
from tests.handlers.call_people import Agent
from tests.handlers.desk_people import Staff, case_of, hire

pytest_plugins = ["tests.bot.console_look_fixtures"]
pytestmark = [*browser_test, pytest.mark.timeout(300)]
expect.set_options(timeout=15_000)
PAIRS = 4  # customers who ask for the same twice
ROLES = {
    "lan": (Role.AGENT, "Trần Ngọc Lan"),
    "hung": (Role.SUPERVISOR, "Lê Quốc Hùng"),
    "my": (Role.HOTLINE, "Đỗ Hà My"),
    "thu": (Role.SECURITY, "Phạm Minh Thu"),
    "quan": (Role.ADMIN, "Vũ Minh Quân"),
}


@pytest.fixture
def desk(staffed) -> Desk:
    return staffed()


@pytest.fixture
def people(desk) -> dict[str, Staff]:
    return {
        login: Staff(desk, hire(desk, login, role, name)) for login, (role, name) in ROLES.items()
    }


@pytest.fixture
def sit_down(visits, console_site, desk, people):
    """Somebody with a session of theirs; signing in has tests of its own."""
    visit = visits(console_site)

    def seated(login: str, path: str = "/console") -> Worker:
        token = desk.database.write_now(
            lambda uow: staff_sessions.begin(uow, people[login].member.id)
        )
        page = visit("/static/mark.svg", reduced_motion="reduce")
        page.set_default_timeout(15_000)
        page.context.add_init_script(NO_MOUSE)
        page.context.add_cookies([{"name": "desk", "value": token, "url": console_site}])
        page.goto(console_site + path)
        return Worker(page, login)

    seated.visit = visit
    return seated


@pytest.fixture
def cases(desk, people) -> list[Told]:
    """Of every kind one for each story, and of some customers the same twice."""
    words = Words("Nhận xử lý", {"vi": MACRO, "en": "We are on it."})
    desk.database.write_now(lambda uow: use_cases.write(uow, people["quan"].member, words))
    caller = Agent(desk, hire(desk, "hoa", Role.HOTLINE, "Ngô Thị Hoa"))
    wanted = [(kind, story) for story in STORIES for kind in KINDS]
    found = []
    for number, (kind, story) in enumerate(wanted, start=1):
        who = arrives(desk, number)
        found.append(Told(opened(desk, who, kind, caller), kind, who, story))
    return found


def test_a_shift_by_keyboard_alone(sit_down, desk, people, cases):
    ids = {login: one.member.id for login, one in people.items()}
    shift = Shift(desk, sit_down("lan"), sit_down("hung"), ids)
    for told in cases:
        import time; t0 = time.time()
        try:
            STORIES[told.story](shift, told)
        except BaseException:
            shift.lan.page.screenshot(path="/tmp/lan.png", full_page=True); shift.hung.page.screenshot(path="/tmp/hung.png", full_page=True); print("AT", told, shift.lan.at, shift.hung.at, shift.lan.page.url, shift.hung.page.url)
            raise
        print(told.kind, told.story, round(time.time() - t0, 2), told.heard, flush=True)
    for told in cases:
        print(told.kind, told.story, told.state, case_of(desk, told.reference).state, told.heard)
    assert {one.reference: case_of(desk, one.reference).state for one in cases} == {
        one.reference: one.state for one in cases
    }
    assert [shift.lan.answers, shift.hung.answers] == [[], []]
    assert Counter(one.kind for one in cases) == dict.fromkeys(KINDS, len(STORIES))
