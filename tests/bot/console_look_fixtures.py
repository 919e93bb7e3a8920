"""Fixtures of looks at the console: a desk with its staff (`people`, each module's own), served to
a Chromium. A plugin of those modules."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette

from bot.console import ConsoleDesk
from storage import staff
from tests.bot.browser_fixtures import chromium, visit  # noqa: F401
from tests.bot.console_site import console_app, console_desk, serving
from tests.databases import make_database
from tests.desk import Clock, Desk
from tests.handlers.desk_people import PASSWORD


@pytest.fixture
def people() -> tuple[tuple[str, str, str], ...]:
    """(sign-in, name, role) of whoever works there from the beginning."""
    return (("lan", "Trần Ngọc Lan", "agent"),)


@pytest.fixture
def desk(tmp_path, people) -> Iterator[Desk]:
    database = make_database(f"sqlite:///{tmp_path}/desk.db", clock := Clock())
    for login, name, role in people:
        database.write_now(lambda uow, of=(login, name, role): staff.add(uow, *of, PASSWORD))
    yield Desk(database, clock)
    database.close()


@pytest.fixture
def console(desk, tmp_path) -> ConsoleDesk:
    return console_desk(desk, tmp_path)


@pytest.fixture
def app(console) -> Starlette:
    return console_app(console)


@pytest.fixture
def site(app) -> Iterator[str]:
    with serving(app) as address:
        yield address
