"""Open work is found through its own small indexes: the history may grow, the look stays small."""

import importlib
import pkgutil
from datetime import UTC, datetime
from typing import Any

import storage
from storage import case_clocks, case_moves, day_figures, inbox, outbox
from storage.statements import Statement


def plan(database, statement, **params) -> str:
    """How SQLite would run it. Broken once: with a bound state it scanned the whole inbox."""
    sql, values = statement._plan("sqlite").bound(params)
    with database.engine.connect().execution_options(reading=True) as connection:
        cursor = connection.connection.cursor()
        return "\n".join(
            row[3] for row in cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
        )


def test_open_work_is_found_by_index(desk):
    if not desk.database.sqlite:
        return  # PostgreSQL plans with the values it is given
    now = datetime(2026, 11, 23, tzinfo=UTC)
    assert "ix_inbox_pending" in plan(desk.database, inbox._NEXT_OF_ALL, most=5)
    free = plan(desk.database, outbox._FREE, channels=["a"], accounts=["a"], now=now, most=5)
    assert "ix_outbox_open" in free
    assert "ix_outbox_open" in plan(desk.database, outbox._QUEUED, ids=["x"])
    assert "SCAN outbox\n" not in free


def _hot() -> dict[str, Statement]:
    """Every statement of the hot path, by where it stands."""
    return {
        f"{module.name}.{name}": found
        for module in pkgutil.iter_modules(storage.__path__)
        for name, found in vars(importlib.import_module(f"storage.{module.name}")).items()
        if isinstance(found, Statement)
    }


def test_no_statement_of_the_hot_path_reads_a_whole_table(desk):
    """Broken once: a chat was looked for by its hash alone, in all chats there are."""
    if not desk.database.sqlite:
        return
    assert len(_hot()) > 20
    now = datetime(2026, 11, 23, tzinfo=UTC)
    for name, statement in _hot().items():
        made = statement._plan("sqlite")
        params: dict[str, Any] = dict.fromkeys(made._names, 1)
        params |= {made._names[place]: ["x", "y"] for place in made._lists}
        params |= {made._names[place]: now for place in made._moments}
        steps = plan(desk.database, statement, **params).splitlines()
        assert [one for one in steps if "SCAN" in one and "USING" not in one] == [], name


def test_a_day_is_counted_by_index(desk):
    if not desk.database.sqlite:
        return
    day = {"since": datetime(2026, 11, 23, tzinfo=UTC), "until": datetime(2026, 11, 24, tzinfo=UTC)}
    moves = plan(desk.database, case_moves._BETWEEN, **day)
    assert "ix_case_move_at" in moves
    assert "ix_case_move_case" in moves
    ended = plan(desk.database, case_clocks._ENDED, **day)
    assert "ix_clock_span_ends" in ended
    assert "SCAN" not in (moves + ended).replace("SCAN case_move USING INDEX", "")
    assert "ix_code_made" in plan(desk.database, day_figures._CODES, **day)
