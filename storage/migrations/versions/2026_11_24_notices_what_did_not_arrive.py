"""what did not arrive, and how conversations go"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_notices"
down_revision = "2026_11_24_marketing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "failed_delivery",
        sa.Column("outbox_id", sa.String(length=32), nullable=False),
        sa.Column("notice_id", sa.String(length=32), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("outlet", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("way", sa.String(length=48), nullable=False),
        sa.Column("next_way", sa.String(length=48), nullable=False),
        sa.Column("customer_id", sa.String(length=32), nullable=True),
        sa.Column("case_id", sa.String(length=32), nullable=True),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("settled_by", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("outbox_id", name=op.f("pk_failed_delivery")),
    )
    with op.batch_alter_table("failed_delivery", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_failed_delivery_customer_id"), ["customer_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_failed_delivery_notice_id"), ["notice_id"], unique=False
        )
        batch_op.create_index("ix_failed_delivery_at", ["at"], unique=False)
        batch_op.create_index(
            "ix_failed_delivery_open",
            ["at"],
            unique=False,
            sqlite_where=sa.text("settled_at IS NULL"),
            postgresql_where=sa.text("settled_at IS NULL"),
        )
    op.create_table(
        "journey",
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=60), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "day",
            "kind",
            "place",
            "outcome",
            "reason",
            "channel",
            "language",
            name=op.f("pk_journey"),
        ),
    )
    with op.batch_alter_table("detail", schema=None) as batch_op:
        batch_op.add_column(sa.Column("returned_at", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("detail", schema=None) as batch_op:
        batch_op.drop_column("returned_at")
    op.drop_table("journey")
    op.drop_table("failed_delivery")
