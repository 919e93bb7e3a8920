"""who wants no advertising"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_marketing"
down_revision = "2026_11_23_first"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "marketing_stop",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("customer_id", sa.String(length=32), nullable=True),
        sa.Column("contact", sa.String(length=10), server_default="", nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=True),
        sa.Column("value_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("lane_id", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_channel", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(["lane_id"], ["lane.id"], name=op.f("fk_marketing_stop_lane_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_marketing_stop")),
    )
    with op.batch_alter_table("marketing_stop", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_marketing_stop_customer_id"), ["customer_id"], unique=False
        )
        batch_op.create_index("ix_marketing_stop_hash", ["contact", "value_hash"], unique=False)


def downgrade() -> None:
    op.drop_table("marketing_stop")
