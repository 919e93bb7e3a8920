"""the clocks of a report of misuse, and why it is urgent"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_misuse"
down_revision = "2026_11_24_portal"
branch_labels = None
depends_on = None

_HOUR = 3_600_000_000  # microseconds, as moments are stored


def upgrade() -> None:
    with op.batch_alter_table("desk_case", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("reasons", sa.String(length=80), server_default="", nullable=False)
        )
        for name in ("alarmed_at", "first_notice_by", "full_notice_by"):
            batch_op.add_column(sa.Column(name, sa.BigInteger(), nullable=True))
    case = sa.table(
        "desk_case",
        sa.column("kind", sa.String),
        sa.column("opened_at", sa.BigInteger),
        sa.column("alarmed_at", sa.BigInteger),
        sa.column("first_notice_by", sa.BigInteger),
        sa.column("full_notice_by", sa.BigInteger),
    )
    op.execute(  # what was reported before has had its alarm when the case was opened
        sa.update(case)
        .where(case.c.kind == "report_misuse")
        .values(
            alarmed_at=case.c.opened_at,
            first_notice_by=case.c.opened_at + 24 * _HOUR,
            full_notice_by=case.c.opened_at + 72 * _HOUR,
        )
    )


def downgrade() -> None:
    with op.batch_alter_table("desk_case", schema=None) as batch_op:
        for name in ("full_notice_by", "first_notice_by", "alarmed_at", "reasons"):
            batch_op.drop_column(name)
