"""Colleagues who are named in notes"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_mentions"
down_revision = "2026_11_30_macros"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mention",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("by_id", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_mention_staff_id_staff")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_mention_by_id_staff")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["desk_case.id"], name=op.f("fk_mention_case_id_desk_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
    )
    op.create_index("ix_mention_staff", "mention", ["staff_id", "id"])
    op.create_index(
        "ix_mention_unseen",
        "mention",
        ["staff_id", "case_id"],
        sqlite_where=sa.text("seen_at IS NULL"),
        postgresql_where=sa.text("seen_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("mention")
