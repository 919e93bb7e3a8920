"""Phone calls that staff log"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_calls"
down_revision = "2026_11_25_clocks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "call",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("lane_id", sa.String(length=32), nullable=False),
        sa.Column("customer_id", sa.String(length=32), nullable=True),
        sa.Column("caller_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("way", sa.String(length=10), server_default="", nullable=False),
        sa.Column("verified_at", sa.BigInteger(), nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("led_to", sa.String(length=10), server_default="", nullable=False),
        sa.Column("disposition", sa.String(length=16), server_default="", nullable=False),
        sa.Column("follow_up_at", sa.BigInteger(), nullable=True),
        sa.Column("followed_at", sa.BigInteger(), nullable=True),
        sa.Column("case_id", sa.String(length=32), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_call_staff_id_staff")),
        sa.ForeignKeyConstraint(["lane_id"], ["lane.id"], name=op.f("fk_call_lane_id_lane")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
    )
    op.create_index(
        "ix_call_open",
        "call",
        ["staff_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        "ix_call_follow_up",
        "call",
        ["staff_id", "follow_up_at"],
        sqlite_where=sa.text("follow_up_at IS NOT NULL AND followed_at IS NULL"),
        postgresql_where=sa.text("follow_up_at IS NOT NULL AND followed_at IS NULL"),
    )
    op.create_index("ix_call_caller", "call", ["caller_hash"])
    op.create_index("ix_call_customer", "call", ["customer_id"])
    op.create_index("ix_call_staff", "call", ["staff_id", "id"])


def downgrade() -> None:
    op.drop_table("call")
