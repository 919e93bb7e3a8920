"""finding: the words of names by keyed hashes, tags, cases by kind and by time

The hashes need the house's key: names that are there already are put into the index when the desk
starts (`storage.names.index_missing`).
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_search"
down_revision = "2026_11_24_cases"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "name_key",
        sa.Column("hash", sa.LargeBinary(length=16), nullable=False),
        sa.Column("customer_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_name_key_customer_id_customer")
        ),
        sa.PrimaryKeyConstraint("hash", "customer_id", name=op.f("pk_name_key")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_name_key_customer_id"), "name_key", ["customer_id"])
    op.create_table(
        "case_tag",
        sa.Column("tag", sa.String(length=24), nullable=False),
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["desk_case.id"], name=op.f("fk_case_tag_case_id_desk_case")
        ),
        sa.PrimaryKeyConstraint("tag", "case_id", name=op.f("pk_case_tag")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_case_tag_case_id"), "case_tag", ["case_id"])
    op.create_table(
        "case_look",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["desk_case.id"], name=op.f("fk_case_look_case_id_desk_case")
        ),
        sa.PrimaryKeyConstraint("case_id", "staff_id", name=op.f("pk_case_look")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_inbox_parked",
        "inbox",
        ["seq"],
        sqlite_where=sa.text("state = 'parked'"),
        postgresql_where=sa.text("state = 'parked'"),
    )
    op.create_table(
        "saved_view",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("query", sa.String(length=200), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
    )
    op.create_index(op.f("ix_saved_view_staff_id"), "saved_view", ["staff_id"])
    op.create_index("ix_desk_case_kind", "desk_case", ["kind", "opened_at"])
    op.create_index("ix_desk_case_kind_state", "desk_case", ["kind", "state"])
    op.create_index("ix_desk_case_opened", "desk_case", ["opened_at"])
    op.create_index(
        "ix_desk_case_closed",
        "desk_case",
        ["closed_at", "id"],
        sqlite_where=sa.text("closed_at IS NOT NULL"),
        postgresql_where=sa.text("closed_at IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_desk_case_closed", "desk_case")
    op.drop_index("ix_desk_case_opened", "desk_case")
    op.drop_index("ix_desk_case_kind_state", "desk_case")
    op.drop_index("ix_desk_case_kind", "desk_case")
    op.drop_table("saved_view")
    op.drop_index("ix_inbox_parked", "inbox")
    op.drop_table("case_look")
    op.drop_table("case_tag")
    op.drop_table("name_key")
