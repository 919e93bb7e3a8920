"""Who looked at customers' records"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_record_looks"
down_revision = "2026_11_30_merges"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "record_look",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("customer_id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.String(length=10), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_record_look_customer_id_customer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_look")),
    )
    op.create_index("ix_record_look_customer", "record_look", ["customer_id", "staff_id", "at"])
    op.create_index("ix_record_look_staff", "record_look", ["staff_id", "what", "at"])


def downgrade() -> None:
    op.drop_table("record_look")
