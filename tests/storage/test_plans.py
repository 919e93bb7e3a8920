"""Open work is found through its own small indexes: the history may grow, the look stays small."""

from datetime import UTC, datetime

from storage import case_clocks, case_moves, day_figures, inbox, outbox


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
