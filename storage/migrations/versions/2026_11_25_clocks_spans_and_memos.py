"""clocks as spans that ran or stood still, and memos to staff"""

import itertools
import uuid
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_clocks"
down_revision = "2026_11_25_people"
branch_labels = None
depends_on = None

_COUNT = itertools.count(1)
_Row = dict[str, Any]
_STAFF = ("open", "waiting", "approved")
_ALARM = {"first_notice": "first_notice_by", "full_notice": "full_notice_by"}

_CASE = sa.table(
    "desk_case",
    sa.column("id", sa.String),
    sa.column("state", sa.String),
    sa.column("opened_at", sa.BigInteger),
    sa.column("reopened", sa.Integer),
    sa.column("reopened_at", sa.BigInteger),
    sa.column("reply_by", sa.BigInteger),
    sa.column("due_at", sa.BigInteger),
    sa.column("replied_at", sa.BigInteger),
    sa.column("alarmed_at", sa.BigInteger),
    sa.column("first_notice_by", sa.BigInteger),
    sa.column("full_notice_by", sa.BigInteger),
)
_EVENT = sa.table(
    "case_event",
    sa.column("case_id", sa.String),
    sa.column("kind", sa.String),
    sa.column("at", sa.BigInteger),
)


def upgrade() -> None:
    op.create_table(
        "case_clock",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), server_default="0", nullable=False),
        sa.Column("first_due_at", sa.BigInteger(), nullable=False),
        sa.Column("extended", sa.Integer(), server_default="0", nullable=False),
        sa.Column("extended_at", sa.BigInteger(), nullable=True),
        sa.Column("warned_at", sa.BigInteger(), nullable=True),
        sa.Column("escalated_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["desk_case.id"], name=op.f("fk_case_clock_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_clock")),
        sa.UniqueConstraint(
            "case_id", "name", "number", name=op.f("uq_case_clock_case_id_name_number")
        ),
    )
    op.create_table(
        "clock_span",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("clock_id", sa.String(length=32), nullable=False),
        sa.Column("run", sa.String(length=8), nullable=False),
        sa.Column("why", sa.String(length=12), server_default="", nullable=False),
        sa.Column("begins_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["clock_id"], ["case_clock.id"], name=op.f("fk_clock_span_clock_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_span")),
    )
    with op.batch_alter_table("clock_span", schema=None) as batch_op:
        batch_op.create_index("ix_clock_span_clock", ["clock_id", "id"], unique=False)
    op.create_table(
        "memo",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("what", sa.String(length=12), nullable=False),
        sa.Column("clock", sa.String(length=16), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["desk_case.id"], name=op.f("fk_memo_case_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_memo_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memo")),
    )
    with op.batch_alter_table("memo", schema=None) as batch_op:
        batch_op.create_index(
            "ix_memo_unseen",
            ["staff_id", "id"],
            unique=False,
            sqlite_where=sa.text("seen_at IS NULL"),
            postgresql_where=sa.text("seen_at IS NULL"),
        )
    with op.batch_alter_table("desk_case", schema=None) as batch_op:
        batch_op.add_column(sa.Column("escalated_at", sa.BigInteger(), nullable=True))
    _begin_clocks()


def _begin_clocks() -> None:
    """The clocks of what is open now. Deadlines never moved before, so each has run since the case
    was opened or reopened; one that waits for its customer has stood still since its last move."""
    connection = op.get_bind()
    moved = (
        sa.select(_EVENT.c.case_id, sa.func.max(_EVENT.c.at).label("at"))
        .where(_EVENT.c.kind == "moved")
        .group_by(_EVENT.c.case_id)
        .subquery()
    )
    rows = connection.execute(
        sa.select(_CASE, moved.c.at.label("moved_at"))
        .join(moved, moved.c.case_id == _CASE.c.id, isouter=True)
        .where(_CASE.c.state.in_(_STAFF))
    ).all()
    clocks: list[_Row] = []
    spans: list[_Row] = []
    alarms: list[_Row] = []
    for row in rows:
        since = row.reopened_at or row.opened_at
        paused = max(row.moved_at or since, since) if row.state == "waiting" else None
        _add(clocks, spans, row, "reply", since, row.reply_by, ends=row.replied_at)
        _add(clocks, spans, row, "carry_out", since, row.due_at, paused=paused)
        if row.alarmed_at is not None:
            for name, column in _ALARM.items():
                _add(clocks, spans, row, name, row.alarmed_at, getattr(row, column), number=0)
        alarm = {"id": _id(), "due_at": 0, "kind": "clock", "state": "pending"}
        alarms.append({**alarm, "subject": row.id})
    for name, found in (("case_clock", clocks), ("clock_span", spans), ("wakeup", alarms)):
        if found:
            columns: list[Any] = [sa.column(one) for one in found[0]]
            connection.execute(sa.insert(sa.table(name, *columns)), found)


def _add(
    clocks: list[_Row],
    spans: list[_Row],
    row: Any,
    name: str,
    since: int,
    due: int,
    *,
    ends: int | None = None,
    paused: int | None = None,
    number: int | None = None,
) -> None:
    number = row.reopened if number is None else number
    clock = {"id": _id(), "case_id": row.id, "name": name, "number": number}
    clocks.append({**clock, "first_due_at": due})
    why = "reopened" if number else "opened"
    stretches = [("running", why, since, ends if paused is None else paused)]
    if paused is not None:
        stretches.append(("paused", "customer", paused, None))
    for run, cause, begins_at, ends_at in stretches:
        span = {"id": _id(), "clock_id": clock["id"], "run": run, "why": cause}
        spans.append({**span, "begins_at": begins_at, "ends_at": ends_at})


def _id() -> str:
    """In the order they are made, before all ids of today: they sort by time."""
    return f"{next(_COUNT):012x}{uuid.uuid4().hex[:20]}"


def downgrade() -> None:
    op.execute("DELETE FROM wakeup WHERE kind IN ('clock', 'claim-idle')")
    # not by a batch: SQLite would copy the table away from under what refers to it
    op.drop_column("desk_case", "escalated_at")
    op.drop_table("memo")
    op.drop_table("clock_span")
    op.drop_table("case_clock")
