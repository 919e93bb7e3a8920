"""The clocks of a report come to a database that has cases already."""

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import text

from storage import schema
from storage.database import open_engine

OURS = "2026_11_24_misuse"
_HOUR = 3_600_000_000  # microseconds
_CASE = text(
    "INSERT INTO desk_case (id, reference, kind, channel, level, state, urgent, body, opened_at,"
    " reply_by, due_at) VALUES (:id, :id, :kind, 'test', 0, 'open', :urgent, :body, :at, :at, :at)"
)
_CLOCKS = text(
    "SELECT alarmed_at, first_notice_by, full_notice_by, reasons FROM desk_case ORDER BY id"
)


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request, tmp_path):
    """An empty database."""
    if request.param == "sqlite":
        made = open_engine(f"sqlite:///{tmp_path}/old.db")
        yield made
        made.dispose()
        return
    server = request.getfixturevalue("postgres_server")
    url = server.fresh()
    made = open_engine(url)
    with made.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    yield made
    made.dispose()
    server.drop(url)


def test_what_was_reported_before_has_had_its_alarm(engine):
    with engine.begin() as connection:
        config = schema._config(connection)
        before = ScriptDirectory.from_config(config).get_revision(OURS).down_revision
        command.upgrade(config, before)
        for name, kind in (("a", "report_misuse"), ("b", "talk_to_person")):
            row = {"id": name, "kind": kind, "urgent": True, "body": b"x", "at": 1_000}
            connection.execute(_CASE, row)
    schema.upgrade(engine)
    with engine.connect() as connection:
        report, talk = connection.execute(_CLOCKS).all()
    assert report == (1_000, 1_000 + 24 * _HOUR, 1_000 + 72 * _HOUR, "")
    assert talk == (None, None, None, "")
    assert schema.drift(engine) == []
