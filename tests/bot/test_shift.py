"""A shift at the desk in a real browser, by keyboard alone: an agent, a supervisor and a hotline
agent take, answer, decide, note and hand over sixty cases of every kind there is, and log five
calls. Then the database is asked what came of it, and every customer's chat what was heard."""

import pytest
from playwright.sync_api import expect

from handlers import macros as use_cases
from states.kinds import KINDS, NAME_CHANGE, UNPROVEN
from states.permissions import Role
from storage import staff_sessions
from storage.macros import Words
from tests.bot import shift_calls
from tests.bot.browsing import browser_test
from tests.bot.shift_cases import Customer, arrives, opened
from tests.bot.shift_keys import NO_MOUSE, Worker
from tests.bot.shift_stories import FIRST, MACRO, Shift, Told, apply, go_on, heard
from tests.desk import Desk
from tests.handlers.call_people import Agent
from tests.handlers.desk_people import Staff, case_of, hire

pytest_plugins = ["tests.bot.console_look_fixtures"]
pytestmark = [*browser_test, pytest.mark.timeout(600)]
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


def takes_reports(shift: Shift, reports: list[Told]) -> None:
    """The supervisor takes what an agent may not."""
    for told in reports:
        shift.hung.finds(told.reference)
        shift.hung.goes("c")
        FIRST[told.story](shift, shift.hung, told)


def takes_whatever_comes(shift: Shift, waiting: dict[str, Told]) -> None:
    """The agent takes what the desk gives, until it has nothing more."""
    twins = {one.who.chat: one.reference for one in waiting.values() if one.story == "asked_more"}
    while (reference := shift.lan.takes_next()) != "":
        told = waiting.pop(reference)
        if told.story == "merged":
            merges(shift, told, twins[told.who.chat])
        else:
            FIRST[told.story](shift, shift.lan, told)


def takes_unproven(shift: Shift, unproven: list[Told]) -> None:
    """What nobody proved is given to nobody: it stands in a tab of its own, and is taken there."""
    shift.lan.opens_tab("unproven")
    for told in unproven:
        shift.lan.walks_to(told.reference)
        shift.lan.goes("c")
        FIRST[told.story](shift, shift.lan, told)


def log_calls(my: Worker, desk: Desk, first: int) -> dict[str, tuple[str, str | None]]:
    """Five; of each case that came of one: its kind, and whose it is."""
    whose = [arrives(desk, number) for number in range(first, first + 4)]
    shift_calls.verified(my, desk, whose[0])
    assert desk.record(whose[0].id).value("address") == shift_calls.PLACE
    back = shift_calls.rung_back(my, whose[1])
    nobody = shift_calls.unverified(my, whose[2])
    shift_calls.dropped(my)
    kept = shift_calls.kept_over_a_reload(my, whose[3])
    assert desk.record(whose[2].id).value("email") == whose[2].email
    return {
        back: ("update_birth_date", whose[1].id),
        nobody: ("unproven_identity", None),
        kept: ("talk_to_person", None),
    }


def test_a_shift_by_keyboard_alone(sit_down, desk, people, cases):
    begun = {one.who.chat: len(desk.sent("test", one.who.chat)) for one in cases}
    ids = {login: one.member.id for login, one in people.items()}
    shift = Shift(desk, sit_down("lan"), sit_down("hung"), ids)
    waiting = {one.reference: one for one in cases}
    reports = [waiting.pop(one.reference) for one in cases if one.report]
    takes_reports(shift, reports)
    takes_whatever_comes(shift, waiting)
    assert {one.kind for one in waiting.values()} == {UNPROVEN.id}
    takes_unproven(shift, list(waiting.values()))
    go_on(shift, cases)
    apply(shift, cases)

    assert set(KINDS) == {one.kind for one in cases}
    assert {one.reference: case_of(desk, one.reference).state for one in cases} == {
        one.reference: one.state for one in cases
    }
    said = {chat: shift.said(chat, since) for chat, since in begun.items()}
    twins = {one.who.chat for one in cases if one.story == "merged"}
    assert said == {
        one.who.chat: heard(one, joined=one.who.chat in twins)
        for one in cases
        if one.story != "merged"
    }
    assert [shift.lan.answers, shift.hung.answers] == [[], []]


def test_five_calls_by_keyboard_alone(sit_down, desk, people):
    my = sit_down("my", "/console/call")
    logged = log_calls(my, desk, 1)
    found = {one: case_of(desk, one) for one in logged}
    assert {one: (case.kind, case.customer_id) for one, case in found.items()} == logged
    calls = [(one.way, one.disposition) for one in desk.rows("call")]
    assert sorted(calls) == sorted(
        [
            ("code", "done"),
            ("callback", "opened"),
            ("failed", "unverified"),
            ("", "dropped"),
            ("", "opened"),
        ]
    )
    assert my.answers == []


def test_a_mouse_would_be_told_on(sit_down):
    """What keeps the shift honest."""
    lan = sit_down("lan")
    lan.page.mouse.click(5, 5)
    expect(lan.page.locator("body")).to_be_visible()
    wrong = sit_down.visit.wrong
    assert "a mouse was used" in wrong
    wrong.clear()
