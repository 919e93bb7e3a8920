"""One's own account, on connecting Telegram: only in a session that is proven, only where there is
a group, and the link's secret stands on no page but its own."""

import re
from dataclasses import replace

import pytest

from bot.copy import render
from states.permissions import Role
from storage import group_people
from tests.bot.console_site import console_app
from tests.bot.console_visits import Visitor, signed_in

pytest_plugins = ["tests.bot.console_fixtures"]
ME, BIND = "/console/me", "/console/me/telegram"
CONNECT = render("me-telegram-bind", "vi")


@pytest.fixture
def lan(console, desk) -> Visitor:
    app = console_app(replace(console, staff_bot=lambda: ""))
    return signed_in(app, desk, "lan", Role.AGENT, "Trần Ngọc Lan")


def test_a_link_is_given_to_whoever_has_just_shown_who_they_are(desk, lan):
    assert CONNECT in lan.get(ME).text
    form = lan.form(ME)
    page = lan.post(BIND, form)
    secret = re.search(r"/start staff-(\S+)</", page.text)[1]
    assert "t.me" not in page.text  # the bot's name is not known
    assert page.headers["cache-control"] == "no-store"
    assert secret not in lan.get(ME).text
    desk.clock.pass_(minutes=11)
    assert CONNECT not in lan.get(ME).text
    for path in (BIND, f"{BIND}/unbind"):
        assert lan.post(path, form).headers["location"] == f"/console/me/again?next={ME}"
    assert desk.database.write_now(lambda uow: group_people.use_link(uow, secret)) is None


def test_without_a_group_there_is_nothing_to_connect(app, desk):
    visitor = signed_in(app, desk, "minh", Role.AGENT)
    assert CONNECT not in visitor.get(ME).text
    assert visitor.post(BIND, visitor.form(ME)).headers["location"] == ME
    assert desk.rows("group_link") == []


def test_signing_out_everywhere_disconnects(desk, lan):
    member = desk.rows("staff")[0]
    desk.database.write_now(lambda uow: group_people.bind(uow, member.id, 7, "Lan của Sen"))
    assert "Lan của Sen" in lan.get(ME).text
    lan.post("/console/me/sessions/end", lan.form(ME))
    assert desk.rows("group_binding") == []
