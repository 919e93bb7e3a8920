"""A shift at the desk in a real browser, by keyboard alone: an agent, a supervisor and a hotline
agent take, answer, decide, note and hand over sixty cases of every kind there is, and log five
calls. Then the database is asked what came of it, and every customer's chat what was heard."""

from collections import Counter

import pytest
from playwright.sync_api import expect

from handlers import macros as use_cases
from states.kinds import KINDS, NAME_CHANGE
from states.permissions import Role
from storage import staff_sessions
from storage.macros import Words
from tests.bot.browsing import browser_test
from tests.bot.shift_cases import Customer, arrives, opened
from tests.bot.shift_keys import NO_MOUSE, Worker
from tests.bot.shift_stories import FIRST, MACRO, Shift, Told, applies, goes_on, heard
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
    """Of every kind one for each story; and of some customers the same twice, to be merged."""
    words = Words("Nhận xử lý", {"vi": MACRO, "en": "We are on it."})
    desk.database.write_now(lambda uow: use_cases.write(uow, people["quan"].member, words))
    caller = Agent(desk, hire(desk, "hoa", Role.HOTLINE, "Ngô Thị Hoa"))
    wanted = [(kind, story) for story in FIRST for kind in KINDS]
    found = []

    def comes(who: Customer, kind: str, story: str) -> None:
        found.append(Told(opened(desk, who, kind, caller), kind, who, story))

    for number, (kind, story) in enumerate(wanted, start=1):
        comes(arrives(desk, number), kind, story)
    for number in range(len(wanted) + 1, len(wanted) + 1 + PAIRS):
        who = arrives(desk, number)
        comes(who, NAME_CHANGE.id, "asked_more")
        comes(who, NAME_CHANGE.id, "merged")
    assert len(found) >= 60
    return found


def merges(shift: Shift, told: Told, into: str) -> None:
    """The second of two that are alike goes on in the first, with which it was linked before."""
    lan = shift.lan
    lan.links(into)
    lan.decides("merge", choose=into)
    told.state = "merged"


def test_a_shift_by_keyboard_alone(sit_down, desk, people, cases):
    begun = {one.who.chat: len(desk.sent("test", one.who.chat)) for one in cases}
    ids = {login: one.member.id for login, one in people.items()}
    shift = Shift(desk, sit_down("lan"), sit_down("hung"), ids)
    lan, hung = shift.lan, shift.hung
    by_reference = {one.reference: one for one in cases}
    twins = {one.who.chat: one.reference for one in cases if one.story == "asked_more"}

    reports = [one for one in cases if one.report]
    for told in reports:  # the supervisor takes what an agent may not
        hung.finds(told.reference)
        hung.goes("c")
        FIRST[told.story](shift, hung, told)
    while (reference := lan.takes_next()) != "":  # the agent whatever comes next
        told = by_reference.pop(reference)
        if told.story == "merged":
            merges(shift, told, twins[told.who.chat])
        else:
            FIRST[told.story](shift, lan, told)
    assert sorted(by_reference) == sorted(one.reference for one in reports)
    for told in cases:
        goes_on(shift, told)
    for told in [one for one in cases if one.state == "approved"]:
        applies(shift, told)

    for chat in begun:
        desk.deliver(chat)
    assert {one.reference: case_of(desk, one.reference).state for one in cases} == {
        one.reference: one.state for one in cases
    }
    for told in cases:
        if told.story == "merged":
            continue
        bodies = desk.sent("test", told.who.chat)[begun[told.who.chat] :]
        said = [part["copy"] for body in bodies for part in body["parts"]]
        if said != heard(told):
            print(told.kind, told.story, said, heard(told))
    assert [lan.answers, hung.answers] == [[], []]
    assert set(Counter(one.kind for one in cases)) == set(KINDS)
