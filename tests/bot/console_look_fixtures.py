"""Fixtures of looks at the console: a desk with its staff, served to a Chromium. A plugin of those
modules, each of which says who works there (`desk`)."""

from collections.abc import Callable, Iterator

import pytest

from storage import staff
from tests.bot.console_site import serving
from tests.databases import make_database
from tests.desk import Clock, Desk
from tests.handlers.desk_people import PASSWORD

pytest_plugins = ["tests.bot.chromium_fixtures", "tests.bot.console_fixtures"]


@pytest.fixture
def staffed(tmp_path) -> Iterator[Callable[..., Desk]]:
    """A desk with these people: (sign-in, name, role) each."""
    database = make_database(f"sqlite:///{tmp_path}/desk.db", clock := Clock())

    def made(*people: tuple[str, str, str]) -> Desk:
        for one in people:
            database.write_now(lambda uow, one=one: staff.add(uow, *one, PASSWORD))
        return Desk(database, clock)

    yield made
    database.close()


@pytest.fixture
def console_site(app) -> Iterator[str]:
    with serving(app) as address:
        yield address
