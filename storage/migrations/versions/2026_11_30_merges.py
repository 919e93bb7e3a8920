"""Cases that are linked, and cases that are merged into another"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_merges"
down_revision = "2026_11_30_mentions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_link",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("other_id", sa.String(length=32), nullable=False),
        sa.Column("by_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["desk_case.id"], name=op.f("fk_case_link_case_id_desk_case")
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["desk_case.id"], name=op.f("fk_case_link_other_id_desk_case")
        ),
        sa.PrimaryKeyConstraint("case_id", "other_id", name=op.f("pk_case_link")),
        sqlite_with_rowid=False,
    )
    op.add_column("desk_case", sa.Column("merged_into", sa.String(length=32), nullable=True))
    op.create_index(
        "ix_desk_case_merged",
        "desk_case",
        ["merged_into"],
        sqlite_where=sa.text("merged_into IS NOT NULL"),
        postgresql_where=sa.text("merged_into IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_desk_case_merged", "desk_case")
    op.drop_column("desk_case", "merged_into")
    op.drop_table("case_link")
