"""The staff's group in Telegram: topics, what stands there, who is who"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_group"
down_revision = "2026_11_30_zalo"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "group_answer",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("press", sa.String(length=64), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_answer")),
    )
    op.create_table(
        "group_stranger",
        sa.Column("account_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("account_hash", name=op.f("pk_group_stranger")),
    )
    op.create_table(
        "staff_group",
        sa.Column("account", sa.String(length=40), nullable=False),
        sa.Column("configured", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("trouble", sa.String(length=12), server_default="", nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_staff_group")),
    )
    op.create_table(
        "group_binding",
        sa.Column("account_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("bound_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_group_binding_staff_id")),
        sa.PrimaryKeyConstraint("account_hash", name=op.f("pk_group_binding")),
        sa.UniqueConstraint("staff_id", name=op.f("uq_group_binding_staff_id")),
    )
    op.create_table(
        "group_link",
        sa.Column("link_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_group_link_staff_id")),
        sa.PrimaryKeyConstraint("link_hash", name=op.f("pk_group_link")),
    )
    op.create_index(op.f("ix_group_link_staff_id"), "group_link", ["staff_id"], unique=False)
    op.create_table(
        "group_message",
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("event_id", sa.String(length=32), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["desk_case.id"], name=op.f("fk_group_message_case_id")
        ),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_group_message")),
    )
    op.create_index(op.f("ix_group_message_case_id"), "group_message", ["case_id"], unique=False)
    op.create_table(
        "group_word",
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["desk_case.id"], name=op.f("fk_group_word_case_id")),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_group_word")),
    )
    op.create_index(op.f("ix_group_word_case_id"), "group_word", ["case_id"], unique=False)
    op.create_table(
        "group_topic",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("dirty", sa.Integer(), server_default="1", nullable=False),
        sa.Column("shown", sa.Integer(), server_default="0", nullable=False),
        sa.Column("dirty_at", sa.BigInteger(), nullable=False),
        sa.Column("rest_until", sa.BigInteger(), nullable=True),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("trying", sa.String(length=8), server_default="", nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("closed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("lost", sa.Integer(), server_default="0", nullable=False),
        sa.Column("card_id", sa.BigInteger(), nullable=True),
        sa.Column("card_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("events", sa.Integer(), server_default="0", nullable=False),
        sa.Column("menu", sa.String(length=24), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["desk_case.id"], name=op.f("fk_group_topic_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_group_topic")),
    )
    op.create_index(
        "ix_group_topic_dirty",
        "group_topic",
        ["dirty_at"],
        unique=False,
        sqlite_where=sa.text("dirty > shown"),
        postgresql_where=sa.text("dirty > shown"),
    )
    op.create_index("ix_group_topic_thread", "group_topic", ["thread_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_group_topic_thread", table_name="group_topic")
    op.drop_index(
        "ix_group_topic_dirty",
        table_name="group_topic",
        sqlite_where=sa.text("dirty > shown"),
        postgresql_where=sa.text("dirty > shown"),
    )
    op.drop_table("group_topic")
    op.drop_index(op.f("ix_group_word_case_id"), table_name="group_word")
    op.drop_table("group_word")
    op.drop_index(op.f("ix_group_message_case_id"), table_name="group_message")
    op.drop_table("group_message")
    op.drop_index(op.f("ix_group_link_staff_id"), table_name="group_link")
    op.drop_table("group_link")
    op.drop_table("group_binding")
    op.drop_table("staff_group")
    op.drop_table("group_stranger")
    op.drop_table("group_answer")
