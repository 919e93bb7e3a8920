"""people: permissions of one's own, second factor, invitations, sign-in history"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_people"
down_revision = "2026_11_25_declined"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.add_column(sa.Column("mail", sa.LargeBinary(), nullable=True))
        for name in ("added", "removed"):
            batch_op.add_column(
                sa.Column(name, sa.String(length=200), server_default="", nullable=False)
            )
        batch_op.add_column(sa.Column("factor_secret", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("factor_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("factor_step", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("company_hash", sa.LargeBinary(length=32), nullable=True))
        batch_op.create_index("ix_staff_company", ["company_hash"], unique=True)
    with op.batch_alter_table("staff_session", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("stage", sa.String(length=8), server_default="full", nullable=False)
        )
        batch_op.add_column(
            sa.Column("method", sa.String(length=12), server_default="password", nullable=False)
        )
        batch_op.add_column(sa.Column("place", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("proven_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("new_secret", sa.LargeBinary(), nullable=True))
    op.create_table(
        "staff_recovery",
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_staff_recovery_staff_id")
        ),
        sa.PrimaryKeyConstraint("staff_id", "code_hash", name=op.f("pk_staff_recovery")),
    )
    op.create_table(
        "staff_sign_in",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("method", sa.String(length=12), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("place", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_sign_in_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_sign_in")),
    )
    op.create_index("ix_staff_sign_in_staff", "staff_sign_in", ["staff_id", "at"])
    op.create_table(
        "staff_invitation",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_staff_invitation_staff_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_invitation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_staff_invitation_token_hash")),
    )
    op.create_index("ix_staff_invitation_staff_id", "staff_invitation", ["staff_id"])


def downgrade() -> None:
    for table in ("staff_invitation", "staff_sign_in", "staff_recovery"):
        op.drop_table(table)
    with op.batch_alter_table("staff_session", schema=None) as batch_op:
        for name in ("new_secret", "proven_at", "place", "method", "stage"):
            batch_op.drop_column(name)
    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.drop_index("ix_staff_company")
        for name in (
            "company_hash",
            "factor_step",
            "factor_at",
            "factor_secret",
            "removed",
            "added",
            "mail",
        ):
            batch_op.drop_column(name)
