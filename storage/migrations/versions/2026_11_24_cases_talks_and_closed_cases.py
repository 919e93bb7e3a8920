"""talks and closed cases: who has the chat, reopening, rating, files that staff send"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_cases"
down_revision = "2026_11_24_misuse"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("desk_case", schema=None) as batch_op:
        batch_op.add_column(sa.Column("chat_taken_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("reopened", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("reopened_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("rating", sa.Integer(), nullable=True))
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sent_by", sa.String(length=32), nullable=True))
    # who had a case before had its chat too
    op.execute(
        "UPDATE desk_case SET chat_taken_at = replied_at"
        " WHERE assignee_id IS NOT NULL AND closed_at IS NULL"
    )


def downgrade() -> None:
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.drop_column("sent_by")
    with op.batch_alter_table("desk_case", schema=None) as batch_op:
        for name in ("rating", "reopened_at", "reopened", "chat_taken_at"):
            batch_op.drop_column(name)
