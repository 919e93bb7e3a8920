"""Figures come to a database that has cases already: what its rows still tell is counted."""

from collections import Counter
from datetime import date

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import text

from states.figures import Figure, midnight
from states.office_hours import OFFICE
from storage import day_figures, schema, tables
from storage.unit_of_work import UnitOfWork
from tests.storage.test_reports_migration import engine  # noqa: F401 - a fixture

OURS = "2026_11_30_numbers"
MONDAY = date(2026, 11, 23)
_CASE = text(
    "INSERT INTO desk_case (id, reference, kind, channel, level, state, urgent, body, opened_at,"
    " reply_by, due_at, replied_at, closed_at, reopened, reopened_at) VALUES"
    " (:id, :id, :kind, 'test', 0, :state, :urgent, :body, :at, :at, :at, :replied, :closed,"
    " :times, :reopened)"
)
_HOUR = 3_600_000_000  # microseconds


def test_what_rows_still_tell_is_counted(engine):  # noqa: F811
    at = tables.microseconds(midnight(MONDAY)) + 9 * _HOUR
    later = at + 25 * _HOUR
    cases = (
        ("a", "talk_to_person", "done", at, later, None),
        ("b", "update_address", "done", None, at, None),
        ("c", "update_phone", "held", None, None, None),
        ("d", "talk_to_person", "open", None, None, later),
        ("e", "update_phone", "undone", None, later, None),
    )
    with engine.begin() as connection:
        config = schema._config(connection)
        before = ScriptDirectory.from_config(config).get_revision(OURS).down_revision
        command.upgrade(config, before)
        for name, kind, state, replied, closed, reopened in cases:
            row = {"id": name, "kind": kind, "state": state, "replied": replied, "closed": closed}
            row |= {"reopened": reopened, "times": int(bool(reopened)), "urgent": False}
            connection.execute(_CASE, {**row, "body": b"x", "at": at})
    schema.upgrade(engine)
    assert schema.drift(engine) == []
    with engine.connect() as connection:
        uow = UnitOfWork(connection, None, midnight(MONDAY))
        first = day_figures.count(uow, MONDAY, OFFICE)
        second = day_figures.count(uow, date(2026, 11, 24), OFFICE)
    talk = "talk_to_person"
    alone = [Figure("alone", one) for one in ("update_address", "update_phone", "update_phone")]
    opened = [Figure("opened", talk, "", 9), Figure("why", talk)] * 2
    assert first == Counter([*alone, *opened])
    assert second == Counter([Figure("closed", talk, "done"), Figure("reopened", talk)])
