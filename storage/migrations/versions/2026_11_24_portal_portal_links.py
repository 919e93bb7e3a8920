"""portal links"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_portal"
down_revision = "2026_11_24_notices"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "portal_link",
        sa.Column("link_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("lane_id", sa.String(length=32), nullable=False),
        sa.Column("customer_id", sa.String(length=32), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("taken_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["lane_id"], ["lane.id"], name=op.f("fk_portal_link_lane_id")),
        sa.PrimaryKeyConstraint("link_hash", name=op.f("pk_portal_link")),
    )
    op.create_index("ix_portal_link_lane", "portal_link", ["lane_id", "opened_at"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_portal_link_lane", table_name="portal_link")
    op.drop_table("portal_link")
