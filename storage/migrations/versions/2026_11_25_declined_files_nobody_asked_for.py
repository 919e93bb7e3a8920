"""files nobody asked for"""

from alembic import op

revision = "2026_11_25_declined"
down_revision = "2026_11_25_search"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("UPDATE attachment SET state = 'declined' WHERE state = 'offered'")


def downgrade() -> None:
    op.execute("UPDATE attachment SET state = 'offered' WHERE state = 'declined'")
