"""Clocks come to a database that has cases already."""

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import text

from storage import schema
from storage.database import open_engine

OURS = "2026_11_25_clocks"
_CASE = text(
    "INSERT INTO desk_case (id, reference, kind, channel, level, state, urgent, body, opened_at,"
    " reply_by, due_at, replied_at, alarmed_at, first_notice_by, full_notice_by, reopened,"
    " reopened_at) VALUES (:id, :id, :kind, 'test', 0, :state, :urgent, :body, 100, 200, 900,"
    " :replied, :alarmed, :alarmed, :alarmed, :reopened, :reopened_at)"
)
_EVENT = text(
    "INSERT INTO case_event (id, case_id, at, actor_kind, kind, body)"
    " VALUES (:id, :case, :at, 'staff', 'moved', :body)"
)
_FOUND = text(
    "SELECT c.case_id, c.name, c.number, c.first_due_at, s.run, s.why, s.begins_at, s.ends_at"
    " FROM case_clock c JOIN clock_span s ON s.clock_id = c.id ORDER BY c.case_id, c.id, s.id"
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


def case(name: str, state: str = "open", **given):
    row = {"kind": "talk_to_person", "replied": None, "alarmed": None}
    row |= {"reopened": 0, "reopened_at": None}
    return {"id": name, "state": state, "urgent": False, "body": b"x", **row, **given}


def test_what_is_open_has_its_clocks(engine):
    with engine.begin() as connection:
        config = schema._config(connection)
        before = ScriptDirectory.from_config(config).get_revision(OURS).down_revision
        command.upgrade(config, before)
        for row in (
            case("a", replied=150),
            case("b", "waiting", replied=150),
            case("c", "done"),
            case("d", kind="report_misuse", alarmed=90),
            case("e", reopened=2, reopened_at=500),
        ):
            connection.execute(_CASE, row)
        for number, at in enumerate((120, 160)):
            row = {"id": f"e{number}", "case": "b", "at": at, "body": b"x"}
            connection.execute(_EVENT, row)
    schema.upgrade(engine)
    with engine.connect() as connection:
        found = [tuple(one) for one in connection.execute(_FOUND).all()]
        rings = connection.execute(text("SELECT subject FROM wakeup WHERE kind = 'clock'")).all()
    run = ("running", "opened")
    assert found == [
        ("a", "reply", 0, 200, *run, 100, 150),
        ("a", "carry_out", 0, 900, *run, 100, None),
        ("b", "reply", 0, 200, *run, 100, 150),
        ("b", "carry_out", 0, 900, *run, 100, 160),
        ("b", "carry_out", 0, 900, "paused", "customer", 160, None),
        ("d", "reply", 0, 200, *run, 100, None),
        ("d", "carry_out", 0, 900, *run, 100, None),
        ("d", "first_notice", 0, 90, *run, 90, None),
        ("d", "full_notice", 0, 90, *run, 90, None),
        ("e", "reply", 2, 200, "running", "reopened", 500, None),
        ("e", "carry_out", 2, 900, "running", "reopened", 500, None),
    ]
    assert sorted(one.subject for one in rings) == ["a", "b", "d", "e"]
    assert schema.drift(engine) == []
    with engine.begin() as connection:
        command.downgrade(schema._config(connection), before)
