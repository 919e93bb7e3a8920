"""What a Zalo Official Account needs: tokens, when a customer wrote last, how the account fares"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_zalo"
down_revision = "2026_11_30_settings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "interaction",
        sa.Column("lane_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("refused_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["lane_id"], ["lane.id"], name=op.f("fk_interaction_lane_id_lane")),
        sa.PrimaryKeyConstraint("lane_id", name=op.f("pk_interaction")),
    )
    op.create_table(
        "platform_token",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("account", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pair", sa.LargeBinary(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=True),
        sa.Column("given_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("begun_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("channel", "account", name=op.f("pk_platform_token")),
    )
    op.create_table(
        "platform_note",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("account", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("value", sa.String(length=60), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("channel", "account", "name", name=op.f("pk_platform_note")),
    )


def downgrade() -> None:
    op.drop_table("platform_note")
    op.drop_table("platform_token")
    op.drop_table("interaction")
