"""Fixtures of the console's tests without a screen. A plugin of those modules."""

import pytest

from states.permissions import Role
from storage import attachments, tables
from tests.bot.console_site import console_app, console_desk
from tests.bot.console_visits import Visitor, signed_in
from tests.handlers.desk_people import ask_name_change, case_of


@pytest.fixture
def console(desk, tmp_path):
    return console_desk(desk, tmp_path)


@pytest.fixture
def app(console):
    return console_app(console)


@pytest.fixture
def reference(desk) -> str:
    desk.customer()
    desk.link("1")
    return ask_name_change(desk)


@pytest.fixture
def paper(desk, console, reference) -> str:
    """The case's paper, really stored."""
    from storage import lanes

    def store(uow):
        one = attachments.of_case(uow, case_of(desk, reference).id)[0]
        key = uow.key(lanes.by_id(uow, one.lane_id).key_id)
        kept = console.files.store(b"\xff\xd8\xff paper", key)
        uow.connection.execute(tables.attachment.update().values(file_name=kept.name))
        return one.id

    return desk.database.write_now(store)


@pytest.fixture
def anonymous(app) -> Visitor:
    return Visitor(app)


@pytest.fixture
def lan(app, desk) -> Visitor:
    return signed_in(app, desk, "lan", Role.AGENT, "Trần Ngọc Lan")
