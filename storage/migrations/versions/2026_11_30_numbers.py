"""the states cases went through, figures by day, and lists that leave the house"""

import itertools
import uuid
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_numbers"
down_revision = "2026_11_30_record_looks"
branch_labels = None
depends_on = None

_COUNT = itertools.count(1)
_AT_A_TIME = 1000
_CASE = sa.table(
    "desk_case",
    sa.column("id", sa.String),
    sa.column("state", sa.String),
    sa.column("opened_at", sa.BigInteger),
    sa.column("closed_at", sa.BigInteger),
    sa.column("reopened_at", sa.BigInteger),
    sa.column("replied_at", sa.BigInteger),
    sa.column("approver_id", sa.String),
)
_CLOCK = sa.table("case_clock", sa.column("case_id", sa.String))
_MOVE = sa.table(
    "case_move",
    sa.column("id", sa.String),
    sa.column("case_id", sa.String),
    sa.column("at", sa.BigInteger),
    sa.column("was", sa.String),
    sa.column("state", sa.String),
)


def _partial(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.create_table(
        "case_move",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("was", sa.String(length=12), server_default="", nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["desk_case.id"], name=op.f("fk_case_move_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_move")),
    )
    op.create_index("ix_case_move_at", "case_move", ["at"])
    op.create_index("ix_case_move_case", "case_move", ["case_id", "id"])
    op.create_table(
        "figure",
        sa.Column("measure", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("measure", "day", "kind", "key", "value", name=op.f("pk_figure")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "figure_spread",
        sa.Column("measure", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("spread", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("measure", "day", "kind", "key", name=op.f("pk_figure_spread")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "figure_day",
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("counted_at", sa.BigInteger(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_figure_day")),
    )
    op.create_table(
        "export_job",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("format", sa.String(length=4), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("filters", sa.String(length=200), nullable=False),
        sa.Column("reveals", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("why", sa.String(length=40), server_default="", nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.Integer(), server_default="0", nullable=False),
        sa.Column("done", sa.Integer(), server_default="0", nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("file_name", sa.String(length=80), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_export_job_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_job")),
    )
    op.create_index(op.f("ix_export_job_staff_id"), "export_job", ["staff_id"])
    open_ones = _partial("state IN ('waiting', 'working')")
    op.create_index("ix_export_job_open", "export_job", ["id"], **open_ones)
    with_file = _partial("file_name IS NOT NULL")
    op.create_index("ix_export_job_file", "export_job", ["ended_at"], **with_file)
    rated = _partial("rating IS NOT NULL")
    op.create_index("ix_desk_case_rated", "desk_case", ["closed_at", "kind", "rating"], **rated)
    op.create_index(
        "ix_clock_span_ends", "clock_span", ["ends_at"], **_partial("ends_at IS NOT NULL")
    )
    op.create_index("ix_code_made", "code", ["made_at"])
    revealed = _partial("kind = 'revealed'")
    shown = ["at", "actor_id", "case_id"]
    op.create_index("ix_case_event_revealed", "case_event", shown, **revealed)
    told = ["outcome", "day", "kind", "place", "reason", "count", "seconds"]
    op.create_index("ix_journey_outcome", "journey", told)
    _moves_so_far()


def _moves_so_far() -> None:
    """What the rows still say: opened, reopened the last time, closed the last time. Where no
    clock ever ran and nobody of staff touched it, the customer did it alone."""
    connection = op.get_bind()
    clocked = sa.select(sa.literal(1)).where(_CLOCK.c.case_id == _CASE.c.id).exists()
    rows = connection.execute(sa.select(_CASE, clocked.label("clocked"))).all()
    moves: list[dict[str, Any]] = []
    for row in rows:
        touched = row.clocked or row.replied_at or row.approver_id or row.reopened_at
        alone = not touched and row.state in ("done", "held", "undone", "withdrawn")
        opened = ("done" if row.closed_at == row.opened_at else "held") if alone else "open"
        moves.append(_move(row.id, row.opened_at, "", opened))
        if row.reopened_at:
            moves.append(_move(row.id, row.reopened_at, "done", "open"))
        if row.closed_at and row.state != opened:
            moves.append(_move(row.id, row.closed_at, opened, row.state))
    for start in range(0, len(moves), _AT_A_TIME):
        connection.execute(sa.insert(_MOVE), moves[start : start + _AT_A_TIME])


def _move(case_id: str, at: int, was: str, state: str) -> dict[str, Any]:
    return {"id": _id(), "case_id": case_id, "at": at, "was": was, "state": state}


def _id() -> str:
    """In the order they are made, before all ids of today: they sort by time."""
    return f"{next(_COUNT):012x}{uuid.uuid4().hex[:20]}"


def downgrade() -> None:
    op.drop_index("ix_journey_outcome", "journey")
    op.drop_index("ix_case_event_revealed", "case_event")
    op.drop_index("ix_code_made", "code")
    op.drop_index("ix_clock_span_ends", "clock_span")
    op.drop_index("ix_desk_case_rated", "desk_case")
    op.drop_table("export_job")
    op.drop_table("figure_day")
    op.drop_table("figure_spread")
    op.drop_table("figure")
    op.drop_table("case_move")
