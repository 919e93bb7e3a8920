"""Second factors and permissions come to a house whose staff are at work."""

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import text

from states.permissions import Role
from storage import schema, staff, staff_sessions, tables
from storage.database import Database
from storage.keyring import Keyring
from storage.master_key import MasterKeys
from tests.databases import MASTER_KEY
from tests.desk import Clock
from tests.storage.test_reports_migration import engine  # noqa: F401 - a fixture

OURS = "2026_11_25_people"
_STAFF = text(
    "INSERT INTO staff (id, login, name, role, password_hash, made_at)"
    " VALUES ('a', 'lan', 'Lan', 'agent', '$argon2id$x', 1)"
)
_SESSION = text(
    "INSERT INTO staff_session (token_hash, staff_id, made_at, seen_at)"
    " VALUES (:hash, 'a', :at, :at)"
)


@pytest.fixture
def clock():
    return Clock()


def test_whoever_worked_before_works_on(engine, clock):  # noqa: F811
    with engine.begin() as connection:
        config = schema._config(connection)
        before = ScriptDirectory.from_config(config).get_revision(OURS).down_revision
        command.upgrade(config, before)
        connection.execute(_STAFF)
        at = tables.microseconds(clock.now)
        connection.execute(_SESSION, {"hash": staff_sessions.hash_of("token"), "at": at})
    schema.upgrade(engine)
    assert schema.drift(engine) == []
    url = engine.url.render_as_string(hide_password=False)
    database = Database(url, Keyring(MasterKeys.parse(MASTER_KEY)), clock)
    with database.engine.begin() as connection:
        database.keyring.open_house(connection, clock())
    member = database.read_now(lambda uow: staff.by_login(uow, "lan"))
    assert (member.role, member.added, member.factor, member.joined) == (
        Role.AGENT, frozenset(), False, True,
    )  # fmt: skip
    session = database.read_now(lambda uow: staff_sessions.find(uow, "token"))
    assert session.member == member
    assert session.proven_at is None
    database.close()
