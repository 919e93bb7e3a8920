"""Who made a token"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_01_tokens"
down_revision = "2026_12_01_reasons"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("api_token") as table:
        table.add_column(sa.Column("made_by", sa.String(length=32), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("api_token") as table:
        table.drop_column("made_by")
