"""leaner: rows that name no message, customer or case stay out of the indexes of those

Each turn writes a row of history that names nobody and a message that came in: a page of the index
of each was written, and waited for, with nothing to find in it.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_leaner"
down_revision = "2026_11_25_api"
branch_labels = None
depends_on = None

_INDEXES = {
    "ix_message_outbox": ("message", ["outbox_id", "part"]),
    "ix_audit_customer_id": ("audit", ["customer_id"]),
    "ix_audit_case_id": ("audit", ["case_id"]),
}


def upgrade() -> None:
    for name, (table, columns) in _INDEXES.items():
        op.drop_index(name, table_name=table)
        named = sa.text(f"{columns[0]} IS NOT NULL")
        op.create_index(name, table, columns, sqlite_where=named, postgresql_where=named)


def downgrade() -> None:
    for name, (table, columns) in _INDEXES.items():
        op.drop_index(name, table_name=table)
        op.create_index(name, table, columns)
