"""Fixtures of the whole house: real migrated databases of both kinds, an injected clock."""

from collections.abc import Iterator

import pytest

from tests.databases import PostgresServer, make_database
from tests.desk import Clock, Desk

pytest_plugins = ("tests.plugins.skips",)


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
    url = (
        f"sqlite:///{tmp_path}/desk.db"
        if request.param == "sqlite"
        else request.getfixturevalue("postgres_server").fresh()
    )
    made = make_database(url, clock)
    yield made
    made.close()


@pytest.fixture
def desk(database, clock) -> Desk:
    return Desk(database, clock)
