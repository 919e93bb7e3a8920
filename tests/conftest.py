"""Fixtures of the whole house: real migrated databases of both kinds, an injected clock."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.databases import PostgresServer, make_database
from tests.desk import Clock, Desk

settings.register_profile("house", deadline=None)  # a shared machine is no clock
settings.load_profile("house")

pytest_plugins = ("tests.plugins.skips",)

# What takes a minute and more begins first: left for the end, the other workers would wait for it.
_LONG = ("tests/test_canary.py", "tests/test_crash.py", "tests/handlers/test_generated_restarts.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(_LONG))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request, tmp_path, clock):
    if request.param == "sqlite":
        made = make_database(f"sqlite:///{tmp_path}/desk.db", clock)
        yield made
        made.close()
        return
    server = request.getfixturevalue("postgres_server")
    url = server.fresh()
    made = make_database(url, clock)
    yield made
    made.close()
    server.drop(url)


@pytest.fixture
def desk(database, clock) -> Desk:
    return Desk(database, clock)
