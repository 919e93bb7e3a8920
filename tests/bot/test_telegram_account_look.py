"""Connecting one's Telegram account in a browser: the link by axe at both widths, the page of one's
own account before and after; only for whoever has just shown that it is them."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from bot.copy import render
from states.permissions import Role
from storage import group_people, staff_sessions
from tests.bot.axe import look
from tests.bot.browsing import browser_test
from tests.bot.console_site import console_app
from tests.handlers.desk_people import hire

pytest_plugins = ["tests.bot.console_look_fixtures"]
pytestmark = browser_test


@pytest.fixture
def desk(staffed):
    return staffed()


@pytest.fixture
def app(console):
    return console_app(replace(console, staff_bot=lambda: "desk_bot"))


def words(copy: str, **shown: str) -> str:
    return render(copy, "vi", shown)


def test_connecting_telegram(visits, console_site, desk):
    lan = hire(desk, "lan", Role.AGENT, "Trần Ngọc Lan")
    token = desk.database.write_now(lambda uow: staff_sessions.begin(uow, lan.id))
    page = visits(console_site)("/console/sign-in")
    page.context.add_cookies([{"name": "desk", "value": token, "url": console_site}])
    page.goto(f"{console_site}/console/me")
    page.get_by_role("button", name=words("me-telegram-bind")).click()
    line = page.locator("#line").inner_text()
    link = page.get_by_role("link", name=words("me-telegram-open")).get_attribute("href")
    assert link == f"https://t.me/desk_bot?start={line.removeprefix('/start ')}"
    look(page, "telegram-link")
    secret = line.removeprefix("/start staff-")
    whose = desk.database.write_now(lambda uow: group_people.use_link(uow, secret))
    assert whose == lan.id
    desk.database.write_now(lambda uow: group_people.bind(uow, lan.id, 7, "Lan của Sen"))
    page.get_by_role("link", name=words("me-telegram-done")).click()
    expect(page.locator("main")).to_contain_text("Lan của Sen")
    look(page, "telegram-me")
    desk.clock.pass_(minutes=11)  # not proven any more
    page.reload()
    expect(page.get_by_role("button", name=words("me-telegram-unbind"))).to_have_count(0)
    again = page.locator("section", has=page.locator("#telegram")).get_by_role("link")
    assert again.get_attribute("href") == "/console/me/again?next=/console/me"
    desk.database.write_now(lambda uow: staff_sessions.prove(uow, token))
    page.reload()
    page.get_by_role("button", name=words("me-telegram-unbind")).click()
    expect(page.locator("main")).to_contain_text(words("me-done-telegram-removed"))
    assert desk.database.read_now(lambda uow: group_people.staff_of(uow, 7)) is None
