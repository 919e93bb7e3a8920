"""reasons of decisions in clear, the desk's own codes; papers that are removed or held"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_01_reasons"
down_revision = "2026_11_30_webhooks"
branch_labels = None
depends_on = None

_DECIDED = sa.text("decision <> ''")
_STORED = sa.text("state = 'stored'")
_REMOVED = sa.text("removed_at IS NOT NULL")


def upgrade() -> None:
    for name, length in (("decision", 12), ("reason", 40)):
        op.add_column("case_event", _text(name, length))
    op.create_index(
        "ix_case_event_decided",
        "case_event",
        ["at"],
        sqlite_where=_DECIDED,
        postgresql_where=_DECIDED,
    )
    op.create_table(
        "decision_reason",
        sa.Column("decision", sa.String(length=12), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_by", sa.String(length=32), nullable=False),
        sa.Column("off_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("decision", "code", name=op.f("pk_decision_reason")),
    )
    op.add_column("desk_case", sa.Column("papers_held_at", sa.BigInteger(), nullable=True))
    op.add_column("attachment", sa.Column("removed_at", sa.BigInteger(), nullable=True))
    op.add_column("attachment", _text("removed_by", 24))
    for name, column, only in (
        ("ix_attachment_stored", "case_id", _STORED),
        ("ix_attachment_removed", "removed_at", _REMOVED),
    ):
        op.create_index(name, "attachment", [column], sqlite_where=only, postgresql_where=only)


def _text(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=length), server_default="", nullable=False)


def downgrade() -> None:
    op.drop_index("ix_attachment_removed", "attachment")
    op.drop_index("ix_attachment_stored", "attachment")
    for name in ("removed_by", "removed_at"):
        op.drop_column("attachment", name)
    op.drop_column("desk_case", "papers_held_at")
    op.drop_table("decision_reason")
    op.drop_index("ix_case_event_decided", "case_event")
    for name in ("reason", "decision"):
        op.drop_column("case_event", name)
