"""Every table. Foreign keys by name, no relationships: rows are read by Core, never handed out.

Sealed columns (`Sealed`) hold blobs of `envelope.py`; `…_hash` columns hold keyed hashes of
`blind_index.py`. Clear are only references, kinds, states, times, counts and codes of copy. Times
are microseconds since 1970 in UTC, so both databases hold and order the same numbers.

Longer than 300 lines: every table in one place is the point of it.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def microseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def moment_of(count: int) -> datetime:
    return _EPOCH + timedelta(0, 0, count)


class Moment(TypeDecorator[datetime]):
    """A UTC moment as whole microseconds."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> int | None:  # noqa: ARG002
        return None if value is None else microseconds(value)

    def process_result_value(self, value: int | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        return None if value is None else moment_of(value)


Id = String(32)  # UUIDv7 in hex: sortable by time
Sealed = LargeBinary
Hash = LargeBinary(32)
_Counter = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts only INTEGER keys itself

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# What the indexes of open work cover. Queries use these very texts: a bound parameter would keep
# SQLite from using the index, and it would read the whole history instead.
INBOX_PENDING = text("inbox.state = 'pending'")
INBOX_PARKED = text("inbox.state = 'parked'")
OUTBOX_OPEN = text("outbox.state IN ('queued', 'sending')")
WAKEUP_PENDING = text("wakeup.state = 'pending'")
REVEALED = text("case_event.kind = 'revealed'")
DECIDED = text("case_event.decision <> ''")
ATTACHMENT_WAITING = text("attachment.state = 'waiting'")
ATTACHMENT_STORED = text("attachment.state = 'stored'")
WEBHOOK_WAITING = text("webhook_delivery.state = 'waiting'")
TOPIC_DIRTY = text("group_topic.dirty > group_topic.shown")

# -- keys ---------------------------------------------------------------------------------------
house = Table(
    "house",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
data_key = Table(
    "data_key",
    metadata,
    Column("id", LargeBinary(16), primary_key=True),
    Column("owner_kind", String(12), nullable=False),  # house | customer | chat
    Column("customer_id", Id, index=True),  # whose erasure takes this key along
    Column("wrapped", LargeBinary),  # NULL once erased
    Column("made_at", Moment, nullable=False),
    Column("erased_at", Moment),
)

# -- receiving and sending ----------------------------------------------------------------------
lane = Table(
    "lane",
    metadata,
    Column("id", Id, primary_key=True),
    Column("channel", String(16), nullable=False),
    Column("account", String(40), nullable=False),
    Column("address_hash", Hash, nullable=False),
    Column("address", Sealed, nullable=False),
    Column("key_id", LargeBinary(16), ForeignKey("data_key.id"), nullable=False),
    Column("private", Boolean, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("reach", String(12), nullable=False, server_default="ok"),  # ok | blocked | gone
    # outgoing order: numbers given out, the last one that is out, and who is sending now
    Column("next_seq", Integer, nullable=False, server_default="1"),
    Column("sent_seq", Integer, nullable=False, server_default="0"),
    # the last one whose sending was begun and did not surely fail, and when: nothing that was
    # received before can be an answer to it
    Column("heard_seq", Integer, nullable=False, server_default="0"),
    Column("heard_at", Moment),
    Column("lease_until", Moment),
    Column("fence", Integer, nullable=False, server_default="0"),
    Column("paused_until", Moment),
    Column("failures", Integer, nullable=False, server_default="0"),
    UniqueConstraint("channel", "account", "address_hash"),
)
inbox = Table(
    "inbox",
    metadata,
    Column("seq", _Counter, primary_key=True, autoincrement=True),
    Column("channel", String(16), nullable=False),
    Column("account", String(40), nullable=False),
    Column("event_id", String(80), nullable=False),
    Column("lane_id", Id, ForeignKey("lane.id"), nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("body", Sealed, nullable=False),
    # pending | done | parked | settled: parked, and a person saw to it
    Column("state", String(8), nullable=False, server_default="pending"),
    Column("reason", String(120)),
    UniqueConstraint("channel", "account", "event_id"),
)
Index(
    "ix_inbox_pending",
    inbox.c.lane_id,
    inbox.c.seq,
    sqlite_where=text("state = 'pending'"),
    postgresql_where=text("state = 'pending'"),
)
Index(
    "ix_inbox_parked",
    inbox.c.seq,
    sqlite_where=text("state = 'parked'"),
    postgresql_where=text("state = 'parked'"),
)
outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("lane_id", Id, ForeignKey("lane.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", String(12), nullable=False),  # turn | code | notice | staff
    Column("made_at", Moment, nullable=False),
    Column("state", String(10), nullable=False),  # queued | sending | done | dead | expired
    Column("body", Sealed, nullable=False),
    Column("not_after", Moment),
    Column("not_before", Moment),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("reason", String(120)),
    Column("case_id", Id),
    UniqueConstraint("lane_id", "seq"),
)
Index(
    "ix_outbox_open",
    outbox.c.lane_id,
    outbox.c.seq,
    sqlite_where=text("state IN ('queued', 'sending')"),
    postgresql_where=text("state IN ('queued', 'sending')"),
)
message = Table(
    "message",
    metadata,
    Column("id", Id, primary_key=True),
    Column("lane_id", Id, ForeignKey("lane.id"), nullable=False),
    Column("direction", String(5), nullable=False),  # in | out
    Column("at", Moment, nullable=False),
    Column("body", Sealed, nullable=False),
    Column("state", String(10), nullable=False),  # received | sending | sent | unknown | failed
    Column("outbox_id", Id),
    Column("part", Integer, nullable=False, server_default="0"),
    Column("remote_id", String(80)),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("commitment", Hash, nullable=False),
)
Index("ix_message_lane", message.c.lane_id, message.c.id)
_of_outbox = text("outbox_id IS NOT NULL")  # what came in names none
Index(
    "ix_message_outbox",
    message.c.outbox_id,
    message.c.part,
    sqlite_where=_of_outbox,
    postgresql_where=_of_outbox,
)
wakeup = Table(
    "wakeup",
    metadata,
    Column("id", Id, primary_key=True),
    Column("due_at", Moment, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("state", String(8), nullable=False, server_default="pending"),
    UniqueConstraint("kind", "subject"),
)
Index(
    "ix_wakeup_due",
    wakeup.c.due_at,
    sqlite_where=text("state = 'pending'"),
    postgresql_where=text("state = 'pending'"),
)

# -- who ----------------------------------------------------------------------------------------
customer = Table(
    "customer",
    metadata,
    Column("id", Id, primary_key=True),
    Column("code", String(40), nullable=False, unique=True),
    Column("kind", String(12), nullable=False),
    Column("name", Sealed, nullable=False),
    Column("language", String(2), nullable=False),
    Column("frozen_at", Moment),
    Column("contracts_open", Integer, nullable=False, server_default="0"),
    Column("contracts_ended_on", String(10)),
    Column("key_id", LargeBinary(16), ForeignKey("data_key.id"), nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("made_at", Moment, nullable=False),
)
detail = Table(
    "detail",
    metadata,
    Column("customer_id", Id, ForeignKey("customer.id"), primary_key=True),
    Column("field", String(40), primary_key=True),
    Column("value", Sealed, nullable=False),
    Column("value_hash", Hash),
    Column("trusted_from", Moment),
    Column("changed_at", Moment, nullable=False),
    Column("returned_at", Moment),  # what was sent to this contact came back
)
Index("ix_detail_hash", detail.c.field, detail.c.value_hash)
# Which words a customer's name has, and their beginnings: `blind_index.name_keys`.
name_key = Table(
    "name_key",
    metadata,
    Column("hash", LargeBinary(16), primary_key=True),
    Column("customer_id", Id, ForeignKey("customer.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
record_look = Table(
    "record_look",
    metadata,
    Column("id", Id, primary_key=True),
    Column("customer_id", Id, ForeignKey("customer.id"), nullable=False),
    Column("staff_id", Id, nullable=False),
    Column("at", Moment, nullable=False),
    Column("what", String(10), nullable=False),  # viewed | revealed
    Column("field", String(40), nullable=False),  # what was shown
)
Index(
    "ix_record_look_customer", record_look.c.customer_id, record_look.c.staff_id, record_look.c.at
)
Index("ix_record_look_staff", record_look.c.staff_id, record_look.c.what, record_look.c.at)
conversation = Table(
    "conversation",
    metadata,
    Column("id", Id, ForeignKey("lane.id"), primary_key=True),
    Column("state", String(20), nullable=False),
    Column("language", String(2), nullable=False),
    Column("customer_id", Id, index=True),
    Column("version", Integer, nullable=False),
    Column("body", Sealed, nullable=False),
    Column("prompt_seq", Integer, nullable=False, server_default="0"),
    Column("link_until", Moment),  # web chat: the link ends with the session
    Column("touched_at", Moment, nullable=False),
)
chat_account = Table(
    "chat_account",
    metadata,
    Column("id", Id, primary_key=True),
    Column("lane_id", Id, ForeignKey("lane.id"), nullable=False, index=True),
    Column("customer_id", Id, ForeignKey("customer.id"), nullable=False, index=True),
    Column("how", String(10), nullable=False),  # code | contact | portal
    Column("contact", String(10), nullable=False),  # empty: it stands on none
    Column("linked_at", Moment, nullable=False),
    Column("unlinked_at", Moment),
    Column("unlinked_why", String(20)),
)
proof = Table(
    "proof",
    metadata,
    Column("id", Id, primary_key=True),
    Column("lane_id", Id, ForeignKey("lane.id"), nullable=False, index=True),
    Column("customer_id", Id, ForeignKey("customer.id"), nullable=False, index=True),
    Column("contact", String(10), nullable=False),
    Column("at", Moment, nullable=False),
    Column("voided_at", Moment),
)
code = Table(
    "code",
    metadata,
    Column("id", Id, primary_key=True),
    Column("lane_id", Id, ForeignKey("lane.id"), nullable=False),
    Column("purpose", String(10), nullable=False),
    Column("contact", String(10), nullable=False),
    Column("field", String(40), nullable=False),
    Column("customer_ids", Text, nullable=False),  # ids only, comma between
    Column("bound_hash", Hash, nullable=False),  # of the exact new value, or of nothing
    Column("code_hash", Hash, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("state", String(10), nullable=False),  # open | used | replaced
    Column("used_at", Moment),
)
Index("ix_code_lane", code.c.lane_id, code.c.state)
Index("ix_code_made", code.c.made_at)
portal_link = Table(
    "portal_link",
    metadata,
    Column("link_hash", Hash, primary_key=True),  # a link is used once, by whoever is first
    Column("lane_id", Id, ForeignKey("lane.id"), nullable=False),
    Column("customer_id", Id, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("taken_at", Moment),  # the chat was linked by it
)
Index("ix_portal_link_lane", portal_link.c.lane_id, portal_link.c.opened_at)
budget = Table(
    "budget",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("spent", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
)
consent = Table(
    "consent",
    metadata,
    Column("id", Id, primary_key=True),
    Column("lane_id", Id, ForeignKey("lane.id"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("version", String(20), nullable=False),
    Column("language", String(2), nullable=False),
    Column("at", Moment, nullable=False),
)

marketing_stop = Table(
    "marketing_stop",
    metadata,
    Column("id", Id, primary_key=True),
    Column("customer_id", Id, index=True),  # of the linked customer who said so
    Column("contact", String(10), nullable=False, server_default=""),  # phone | email, typed
    Column("value", Sealed),
    Column("value_hash", Hash),
    Column("lane_id", Id, ForeignKey("lane.id"), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("ended_at", Moment),  # wanted again
    Column("ended_channel", String(16)),
)
Index("ix_marketing_stop_hash", marketing_stop.c.contact, marketing_stop.c.value_hash)

# -- cases --------------------------------------------------------------------------------------
case = Table(
    "desk_case",
    metadata,
    Column("id", Id, primary_key=True),
    Column("reference", String(16), nullable=False, unique=True),
    Column("kind", String(40), nullable=False),
    Column("customer_id", Id, index=True),
    Column("lane_id", Id, index=True),
    Column("channel", String(16), nullable=False),
    Column("level", Integer, nullable=False),
    Column("state", String(12), nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("why", String(60), nullable=False, server_default=""),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("assignee_id", Id),
    Column("approver_id", Id),
    Column("body", Sealed, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("reply_by", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("replied_at", Moment),
    Column("closed_at", Moment),
    Column("reasons", String(80), nullable=False, server_default=""),  # codes, between commas
    # a possible breach: the first alarm, and by when the authority hears of it (24 h, 72 h)
    Column("alarmed_at", Moment),
    Column("first_notice_by", Moment),
    Column("full_notice_by", Moment),
    Column("chat_taken_at", Moment),  # since when a staff member has its chat
    Column("reopened", Integer, nullable=False, server_default="0"),  # how often
    Column("reopened_at", Moment),
    Column("rating", Integer),  # 1 to 5, by the customer
    Column("escalated_at", Moment),  # since when supervisors are to look: a clock ran out
    Column("merged_into", Id),  # the case that it goes on in
    Column("papers_held_at", Moment),  # since when its papers may not be removed by any rule
)
Index(
    "ix_desk_case_merged",
    case.c.merged_into,
    sqlite_where=text("merged_into IS NOT NULL"),
    postgresql_where=text("merged_into IS NOT NULL"),
)
Index("ix_desk_case_queue", case.c.state, case.c.due_at)
Index("ix_desk_case_kind", case.c.kind, case.c.opened_at)
Index("ix_desk_case_kind_state", case.c.kind, case.c.state)
Index("ix_desk_case_opened", case.c.opened_at)
Index(
    "ix_desk_case_closed",
    case.c.closed_at,
    case.c.id,
    sqlite_where=text("closed_at IS NOT NULL"),
    postgresql_where=text("closed_at IS NOT NULL"),
)
Index(
    "ix_desk_case_rated",
    case.c.closed_at,
    case.c.kind,
    case.c.rating,
    sqlite_where=text("rating IS NOT NULL"),
    postgresql_where=text("rating IS NOT NULL"),
)
# The states that a case went through, in clear: what its timeline says of them is sealed.
case_move = Table(
    "case_move",
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", Id, ForeignKey("desk_case.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("was", String(12), nullable=False, server_default=""),  # empty: it was opened
    Column("state", String(12), nullable=False),
)
Index("ix_case_move_at", case_move.c.at)
Index("ix_case_move_case", case_move.c.case_id, case_move.c.id)
case_clock = Table(
    "case_clock",
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", Id, ForeignKey("desk_case.id"), nullable=False),
    Column("name", String(16), nullable=False),  # of states/clock_kinds.py
    Column("number", Integer, nullable=False, server_default="0"),  # how often it was reopened
    Column("first_due_at", Moment, nullable=False),  # by the calendar; all else by the spans
    Column("extended", Integer, nullable=False, server_default="0"),  # days
    Column("extended_at", Moment),
    Column("warned_at", Moment),
    Column("escalated_at", Moment),
    UniqueConstraint("case_id", "name", "number"),
)
clock_span = Table(
    "clock_span",
    metadata,
    Column("id", Id, primary_key=True),
    Column("clock_id", Id, ForeignKey("case_clock.id"), nullable=False),
    Column("run", String(8), nullable=False),  # running | paused
    Column("why", String(12), nullable=False, server_default=""),
    Column("begins_at", Moment, nullable=False),
    Column("ends_at", Moment),
)
Index("ix_clock_span_clock", clock_span.c.clock_id, clock_span.c.id)
Index(
    "ix_clock_span_ends",
    clock_span.c.ends_at,
    sqlite_where=text("ends_at IS NOT NULL"),
    postgresql_where=text("ends_at IS NOT NULL"),
)
# Who has a case's page open, as far as is known: no history, and of no use a minute later.
case_look = Table(
    "case_look",
    metadata,
    Column("case_id", Id, ForeignKey("desk_case.id"), primary_key=True),
    Column("staff_id", Id, primary_key=True),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
saved_view = Table(
    "saved_view",
    metadata,
    Column("id", Id, primary_key=True),
    Column("staff_id", Id, nullable=False, index=True),
    Column("name", Sealed, nullable=False),
    Column("query", String(200), nullable=False),  # which part of the queue: tab, kind, channel
    Column("made_at", Moment, nullable=False),
)
desk_setting = Table(
    "desk_setting",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Sealed, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", Id, nullable=False),
)
# Cases of one customer that belong together: a row from either one to the other.
case_link = Table(
    "case_link",
    metadata,
    Column("case_id", Id, ForeignKey("desk_case.id"), primary_key=True),
    Column("other_id", Id, ForeignKey("desk_case.id"), primary_key=True),
    Column("by_id", Id, nullable=False),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
# Texts for replies: the house's own words, title and both languages sealed together.
macro = Table(
    "macro",
    metadata,
    Column("id", Id, primary_key=True),
    Column("body", Sealed, nullable=False),
    Column("kinds", Text, nullable=False),  # of cases, between commas; none: any
    Column("editable_by", String(12), nullable=False),  # the permission it takes to reword it
    Column("version", Integer, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", Id, nullable=False),
    Column("retired_at", Moment),
)
# Reasons of decisions: the desk's own, and those of ours that it switched off (they have no body).
decision_reason = Table(
    "decision_reason",
    metadata,
    Column("decision", String(12), primary_key=True),
    Column("code", String(40), primary_key=True),
    Column("kinds", Text, nullable=False),  # of cases, between commas; none: any
    Column("body", Sealed),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", Id, nullable=False),
    Column("off_at", Moment),  # since when it is not offered
)
case_tag = Table(
    "case_tag",
    metadata,
    Column("tag", String(24), primary_key=True),
    Column("case_id", Id, ForeignKey("desk_case.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
case_event = Table(
    "case_event",
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", Id, ForeignKey("desk_case.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor_kind", String(10), nullable=False),  # customer | staff | desk
    Column("actor_id", Id),
    Column("kind", String(20), nullable=False),
    Column("body", Sealed, nullable=False),
    # of a decision, in clear: which one, and the code of its reason (states/reasons.py)
    Column("decision", String(12), nullable=False, server_default=""),
    Column("reason", String(40), nullable=False, server_default=""),
)
Index("ix_case_event_case", case_event.c.case_id, case_event.c.id)
Index("ix_case_event_actor", case_event.c.actor_id, case_event.c.kind, case_event.c.at)
Index(
    "ix_case_event_revealed",
    case_event.c.at,
    case_event.c.actor_id,
    case_event.c.case_id,
    sqlite_where=text("kind = 'revealed'"),
    postgresql_where=text("kind = 'revealed'"),
)
Index(
    "ix_case_event_decided",
    case_event.c.at,
    sqlite_where=text("decision <> ''"),
    postgresql_where=text("decision <> ''"),
)
change = Table(
    "change",
    metadata,
    Column("id", Id, primary_key=True),
    Column("customer_id", Id, ForeignKey("customer.id"), nullable=False, index=True),
    Column("case_id", Id, ForeignKey("desk_case.id"), nullable=False, index=True),
    Column("field", String(40), nullable=False),
    Column("state", String(10), nullable=False),  # held | applied | settled | undone | withdrawn
    Column("old", Sealed),
    Column("new", Sealed, nullable=False),
    Column("route", String(10), nullable=False),
    Column("lane_id", Id),
    Column("made_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("closed_at", Moment),
)
attachment = Table(
    "attachment",
    metadata,
    Column("id", Id, primary_key=True),
    Column("lane_id", Id, ForeignKey("lane.id"), nullable=False, index=True),
    Column("case_id", Id, index=True),
    Column("state", String(10), nullable=False),  # declined | waiting | stored | failed | removed
    Column("source", Sealed, nullable=False),  # where the channel keeps it, its name and kind
    Column("media_type", String(40)),
    Column("size", Integer),
    Column("pages", Integer),
    Column("digest", Hash),
    Column("file_name", String(80)),  # where we keep it: a random name
    Column("made_at", Moment, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("next_try_at", Moment),
    Column("reason", Text),  # copy id and its variables
    Column("sent_by", Id),  # the staff member who sent it to the customer
    # of one that is removed: since when its content may not be read, and by which rule; as long as
    # `file_name` stands there the content itself may still lie on the disk
    Column("removed_at", Moment),
    Column("removed_by", String(24), nullable=False, server_default=""),
)
Index(
    "ix_attachment_stored",
    attachment.c.case_id,
    sqlite_where=text("state = 'stored'"),
    postgresql_where=text("state = 'stored'"),
)
Index(
    "ix_attachment_removed",
    attachment.c.removed_at,
    sqlite_where=text("removed_at IS NOT NULL"),
    postgresql_where=text("removed_at IS NOT NULL"),
)
Index(
    "ix_attachment_waiting",
    attachment.c.next_try_at,
    sqlite_where=text("state = 'waiting'"),
    postgresql_where=text("state = 'waiting'"),
)

# -- what did not arrive, and how conversations go ---------------------------------------------
failed_delivery = Table(
    "failed_delivery",
    metadata,
    Column("outbox_id", Id, primary_key=True),
    Column("notice_id", Id, index=True),  # one for all ways of the same notice
    Column("at", Moment, nullable=False),
    Column("outlet", String(16), nullable=False),
    Column("kind", String(12), nullable=False),  # as of the outbox
    Column("reason", String(20), nullable=False),
    Column("way", String(48), nullable=False),  # email | phone | chat:<lane>
    Column("next_way", String(48), nullable=False),  # another way | told | nobody | none
    Column("customer_id", Id, index=True),
    Column("case_id", Id),
    Column("settled_at", Moment),  # nothing is left to do about it
    Column("settled_by", Id),
)
Index(
    "ix_failed_delivery_open",
    failed_delivery.c.at,
    sqlite_where=text("settled_at IS NULL"),
    postgresql_where=text("settled_at IS NULL"),
)
Index("ix_failed_delivery_at", failed_delivery.c.at)
# -- platforms ----------------------------------------------------------------------------------
# What a customer did last in a chat whose platform counts from it how long we may write there.
interaction = Table(
    "interaction",
    metadata,
    Column("lane_id", Id, ForeignKey("lane.id"), primary_key=True),
    Column("at", Moment, nullable=False),  # by the platform's clock
    Column("refused_at", Moment),  # when the platform said it was too long ago
)
# Tokens that are used up by getting the next ones: one process at a time.
platform_token = Table(
    "platform_token",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("account", String(40), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("pair", Sealed, nullable=False),
    Column("previous", Sealed),  # the pair before it
    Column("given_hash", Hash, nullable=False),  # of the token that the operator gave
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("lease_until", Moment),  # somebody gets the next pair
    Column("begun_at", Moment),  # … and has not told what came of it
)
# How a platform's account fares, for people to look at: one row a fact, added up.
platform_note = Table(
    "platform_note",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("account", String(40), primary_key=True),
    Column("name", String(40), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("count", Integer, nullable=False),
    Column("value", String(60), nullable=False, server_default=""),
)
journey = Table(
    "journey",
    metadata,
    Column("day", String(10), primary_key=True),  # of Vietnam, ISO
    Column("kind", String(40), primary_key=True),
    Column("place", String(40), primary_key=True),  # a field, else a state
    Column("outcome", String(12), primary_key=True),
    Column("reason", String(60), primary_key=True),  # a copy id or a request kind, or empty
    Column("channel", String(16), primary_key=True),
    Column("language", String(2), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("seconds", BigInteger, nullable=False),
)
Index(
    "ix_journey_outcome",
    journey.c.outcome,
    journey.c.day,
    journey.c.kind,
    journey.c.place,
    journey.c.reason,
    journey.c["count"],
    journey.c.seconds,
)

# What is counted of a day (a number: 1 is 1 January of year 1), so that pages of figures read few
# rows; kept by the clock, and counted anew from the history at will (`day_figures.py`).
figure = Table(
    "figure",
    metadata,
    Column("measure", String(20), primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(40), primary_key=True),
    Column("key", String(60), primary_key=True),
    Column("value", Integer, primary_key=True, autoincrement=False),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)
# The same of measures whose values are all different: those of a key together, as JSON pairs.
figure_spread = Table(
    "figure_spread",
    metadata,
    Column("measure", String(20), primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(40), primary_key=True),
    Column("key", String(60), primary_key=True),
    Column("spread", Text, nullable=False),  # [[value, count], …]
    sqlite_with_rowid=False,
)
figure_day = Table(
    "figure_day",
    metadata,
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("counted_at", Moment, nullable=False),
    Column("settled", Boolean, nullable=False),  # nothing can happen on this day any more
)
# Lists of cases that leave the house: what was asked for, how far it is, and what became of it.
export_job = Table(
    "export_job",
    metadata,
    Column("id", Id, primary_key=True),
    Column("staff_id", Id, ForeignKey("staff.id"), nullable=False, index=True),
    Column("format", String(4), nullable=False),  # csv | xlsx
    Column("language", String(2), nullable=False),
    Column("filters", String(200), nullable=False),  # JSON of codes and days
    Column("reveals", Boolean, nullable=False),
    Column("reason", Sealed, nullable=False),
    Column("state", String(10), nullable=False),  # of `states/exports.py`
    Column("why", String(40), nullable=False, server_default=""),
    Column("made_at", Moment, nullable=False),
    Column("total", Integer, nullable=False, server_default="0"),
    Column("done", Integer, nullable=False, server_default="0"),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("lease_until", Moment),
    Column("ended_at", Moment),
    Column("file_name", String(80)),  # where we keep it: a random name
    Column("size", Integer),
)
Index(
    "ix_export_job_open",
    export_job.c.id,
    sqlite_where=text("state IN ('waiting', 'working')"),
    postgresql_where=text("state IN ('waiting', 'working')"),
)
Index(
    "ix_export_job_file",
    export_job.c.ended_at,
    sqlite_where=text("file_name IS NOT NULL"),
    postgresql_where=text("file_name IS NOT NULL"),
)

# -- staff --------------------------------------------------------------------------------------
staff = Table(
    "staff",
    metadata,
    Column("id", Id, primary_key=True),
    Column("login", String(60), nullable=False, unique=True),
    Column("name", String(120), nullable=False),
    Column("role", String(12), nullable=False),
    Column("password_hash", String(200), nullable=False),
    Column("language", String(2), nullable=False, server_default="vi"),
    Column("telegram_id", String(24)),
    Column("made_at", Moment, nullable=False),
    Column("disabled_at", Moment),
    Column("mail", Sealed),
    Column("added", String(200), nullable=False, server_default=""),  # permissions beside the role
    Column("removed", String(200), nullable=False, server_default=""),
    Column("factor_secret", Sealed),
    Column("factor_at", Moment),  # since when there is a second factor
    Column("factor_step", BigInteger),  # the newest time step whose code was used
    Column("company_hash", Hash),  # of issuer and subject of the company's sign-in
)
Index("ix_staff_company", staff.c.company_hash, unique=True)
staff_session = Table(
    "staff_session",
    metadata,
    Column("token_hash", Hash, primary_key=True),
    Column("staff_id", Id, ForeignKey("staff.id"), nullable=False, index=True),
    Column("made_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("stage", String(8), nullable=False, server_default="full"),  # full | code | enrol
    Column("method", String(12), nullable=False, server_default="password"),
    Column("place", Sealed),  # roughly from where
    Column("proven_at", Moment),  # when its owner last proved who they are
    Column("new_secret", Sealed),  # of a second factor that is being set up here
)
staff_recovery = Table(
    "staff_recovery",
    metadata,
    Column("staff_id", Id, ForeignKey("staff.id"), primary_key=True),
    Column("code_hash", Hash, primary_key=True),
    Column("made_at", Moment, nullable=False),
    Column("used_at", Moment),
)
staff_sign_in = Table(
    "staff_sign_in",
    metadata,
    Column("id", Id, primary_key=True),
    Column("staff_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("method", String(12), nullable=False),  # password | code | recovery | company | …
    Column("outcome", String(12), nullable=False),  # in | half | wrong | locked
    Column("place", Sealed),
)
Index("ix_staff_sign_in_staff", staff_sign_in.c.staff_id, staff_sign_in.c.at)
staff_invitation = Table(
    "staff_invitation",
    metadata,
    Column("id", Id, primary_key=True),
    Column("staff_id", Id, ForeignKey("staff.id"), nullable=False, index=True),
    Column("token_hash", Hash, nullable=False, unique=True),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Id, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("withdrawn_at", Moment),
)
memo = Table(
    "memo",
    metadata,
    Column("id", Id, primary_key=True),
    Column("staff_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("case_id", Id, ForeignKey("desk_case.id"), nullable=False),
    Column("what", String(12), nullable=False),  # near | returned | assigned | passed_on
    Column("clock", String(16), nullable=False, server_default=""),
    Column("at", Moment, nullable=False),
    Column("seen_at", Moment),
)
Index(
    "ix_memo_unseen",
    memo.c.staff_id,
    memo.c.id,
    sqlite_where=text("seen_at IS NULL"),
    postgresql_where=text("seen_at IS NULL"),
)
# Who was named in a note, until they open the case.
mention = Table(
    "mention",
    metadata,
    Column("id", Id, primary_key=True),
    Column("staff_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("by_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("case_id", Id, ForeignKey("desk_case.id"), nullable=False),
    Column("event_id", Id, nullable=False),  # the note
    Column("at", Moment, nullable=False),
    Column("seen_at", Moment),
)
Index("ix_mention_staff", mention.c.staff_id, mention.c.id)
Index(
    "ix_mention_unseen",
    mention.c.staff_id,
    mention.c.case_id,
    sqlite_where=text("seen_at IS NULL"),
    postgresql_where=text("seen_at IS NULL"),
)
throttle = Table(
    "throttle",
    metadata,
    Column("name", String(80), primary_key=True),  # keyed hash of a login or an address
    Column("failures", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
    Column("locked_until", Moment),
)
answered = Table(
    "answered",
    metadata,
    Column("scope", String(80), primary_key=True),
    Column("key", String(80), primary_key=True),
    Column("body_hash", Hash, nullable=False),
    Column("at", Moment, nullable=False),
    Column("answer", Sealed, nullable=False),
)

# -- phone calls --------------------------------------------------------------------------------
call = Table(
    "call",
    metadata,
    Column("id", Id, primary_key=True),
    Column("staff_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("lane_id", Id, ForeignKey("lane.id"), nullable=False),
    Column("customer_id", Id),  # picked by the agent; that alone proves nothing
    Column("caller_hash", Hash),  # of a number that was read
    Column("started_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("way", String(10), nullable=False, server_default=""),  # code | callback | failed
    Column("verified_at", Moment),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("led_to", String(10), nullable=False, server_default=""),  # changed | opened | joined
    Column("disposition", String(16), nullable=False, server_default=""),
    Column("follow_up_at", Moment),
    Column("followed_at", Moment),
    Column("case_id", Id),  # the last that came of it
    Column("body", Sealed, nullable=False),  # caller, draft of the form, references
)
Index(
    "ix_call_open",
    call.c.staff_id,
    unique=True,
    sqlite_where=text("ended_at IS NULL"),
    postgresql_where=text("ended_at IS NULL"),
)
Index(
    "ix_call_follow_up",
    call.c.staff_id,
    call.c.follow_up_at,
    sqlite_where=text("follow_up_at IS NOT NULL AND followed_at IS NULL"),
    postgresql_where=text("follow_up_at IS NOT NULL AND followed_at IS NULL"),
)
Index("ix_call_caller", call.c.caller_hash)
Index("ix_call_customer", call.c.customer_id)
Index("ix_call_staff", call.c.staff_id, call.c.id)

# -- the API ------------------------------------------------------------------------------------
api_token = Table(
    "api_token",
    metadata,
    Column("id", Id, primary_key=True),
    Column("staff_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("name", Sealed, nullable=False),
    Column("token_hash", Hash, nullable=False, unique=True),
    Column("scopes", String(300), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("revoked_at", Moment),
    Column("made_by", Id),  # the staff member who made it; NULL: an operator, at the command line
)

# -- the staff's group in Telegram ----------------------------------------------------------------
# The one group, as the settings name it and as Telegram calls it now: a group that became a
# supergroup has a new id. A group's id is nobody's personal data.
staff_group = Table(
    "staff_group",
    metadata,
    Column("account", String(40), primary_key=True),
    Column("configured", BigInteger, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("trouble", String(12), nullable=False, server_default=""),  # gone | topics
    Column("since", Moment, nullable=False),
)
# One topic a case. `dirty` counts what happened, `shown` how much of it the topic has shown.
group_topic = Table(
    "group_topic",
    metadata,
    Column("case_id", Id, ForeignKey("desk_case.id"), primary_key=True),
    Column("dirty", Integer, nullable=False, server_default="1"),
    Column("shown", Integer, nullable=False, server_default="0"),
    Column("dirty_at", Moment, nullable=False),
    Column("rest_until", Moment),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("trying", String(8), nullable=False, server_default=""),  # topic | card | words
    Column("thread_id", BigInteger),
    Column("closed", Boolean, nullable=False, server_default=text("false")),
    Column("lost", Integer, nullable=False, server_default="0"),  # how often it was deleted
    Column("card_id", BigInteger),
    Column("card_hash", Hash),
    Column("events", Integer, nullable=False, server_default="0"),  # loud ones, as last shown
    Column("menu", String(24), nullable=False, server_default=""),  # what the card's buttons offer
)
Index(
    "ix_group_topic_dirty",
    group_topic.c.dirty_at,
    sqlite_where=text("dirty > shown"),
    postgresql_where=text("dirty > shown"),
)
Index("ix_group_topic_thread", group_topic.c.thread_id)
# Messages of the group that something is known of: what was said there stands in the timeline.
group_message = Table(
    "group_message",
    metadata,
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("case_id", Id, ForeignKey("desk_case.id"), nullable=False, index=True),
    Column("kind", String(8), nullable=False),  # card | words | reply | note | told
    Column("event_id", Id),  # what a staff member's words became in the timeline
    Column("at", Moment, nullable=False),
)
# Which of the customer's words stand there: by each line of the timeline, never up to which one,
# for a line may be written behind one that is newer. `message_id` is empty where it was left out.
group_word = Table(
    "group_word",
    metadata,
    Column("event_id", Id, primary_key=True),
    Column("case_id", Id, ForeignKey("desk_case.id"), nullable=False, index=True),
    Column("message_id", BigInteger),
)
# What staff are still to be told in the group: below a button, or under their message.
group_answer = Table(
    "group_answer",
    metadata,
    Column("id", Id, primary_key=True),
    Column("way", String(8), nullable=False),  # toast | sign | text
    Column("thread_id", BigInteger),
    Column("message_id", BigInteger),
    Column("press", String(64)),
    Column("body", Sealed, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
)
# Who is who there: by a keyed hash of the Telegram account's number, never by a name.
group_binding = Table(
    "group_binding",
    metadata,
    Column("account_hash", Hash, primary_key=True),
    Column("staff_id", Id, ForeignKey("staff.id"), nullable=False, unique=True),
    Column("name", Sealed, nullable=False),  # as Telegram shows it
    Column("bound_at", Moment, nullable=False),
)
group_stranger = Table(
    "group_stranger",
    metadata,
    Column("account_hash", Hash, primary_key=True),
    Column("told_at", Moment, nullable=False),
)
group_link = Table(
    "group_link",
    metadata,
    Column("link_hash", Hash, primary_key=True),
    Column("staff_id", Id, ForeignKey("staff.id"), nullable=False, index=True),
    Column("ends_at", Moment, nullable=False),
    Column("used_at", Moment),
)

# -- webhooks out ---------------------------------------------------------------------------------
# Where events of cases are told to. Address and secret are sealed: both may open something.
webhook_endpoint = Table(
    "webhook_endpoint",
    metadata,
    Column("id", Id, primary_key=True),
    Column("address", Sealed, nullable=False),
    Column("secret", Sealed, nullable=False),
    Column("events", String(200), nullable=False),  # between commas
    Column("made_at", Moment, nullable=False),
    Column("made_by", Id, ForeignKey("staff.id"), nullable=False),
    Column("seq", BigInteger, nullable=False, server_default="0"),  # of the newest event
    Column("failing_since", Moment),  # nothing arrived since
    Column("disabled_at", Moment),
    Column("why", String(10), nullable=False, server_default=""),  # staff | failing | gone
)
# What is told, one row an endpoint: its exact body, ids and codes only.
webhook_delivery = Table(
    "webhook_delivery",
    metadata,
    Column("id", Id, primary_key=True),
    Column("endpoint_id", Id, ForeignKey("webhook_endpoint.id"), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("event", String(12), nullable=False),
    Column("reference", String(16), nullable=False, server_default=""),
    Column("body", Text, nullable=False),
    Column("state", String(10), nullable=False),  # waiting | delivered | parked
    Column("made_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("earlier", Integer, nullable=False, server_default="0"),  # before it was sent again
    Column("lease_until", Moment),
    Column("status", Integer),  # of the last answer
    Column("why", String(12), nullable=False, server_default=""),  # a code: why the last try failed
    Column("ended_at", Moment),
)
Index("ix_webhook_delivery_log", webhook_delivery.c.endpoint_id, webhook_delivery.c.seq)
Index(
    "ix_webhook_delivery_due",
    webhook_delivery.c.due_at,
    sqlite_where=WEBHOOK_WAITING,
    postgresql_where=WEBHOOK_WAITING,
)
Index(
    "ix_webhook_delivery_ended",
    webhook_delivery.c.ended_at,
    sqlite_where=text("ended_at IS NOT NULL"),
    postgresql_where=text("ended_at IS NOT NULL"),
)

# -- history ------------------------------------------------------------------------------------
audit = Table(
    "audit",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("actor_kind", String(10), nullable=False),
    Column("actor_id", Id),
    Column("action", String(40), nullable=False),
    Column("customer_id", Id),
    Column("case_id", Id),
    Column("lane_id", Id),
    Column("commitment", Hash, nullable=False),
    Column("body", Sealed),  # salt and what happened; NULL for a digest of messages
    Column("covers", Text),  # a digest: the messages whose commitments it chains
    Column("hash", Hash, nullable=False),
)
for _about in (audit.c.customer_id, audit.c.case_id):  # digests of messages are about neither
    _named = text(f"{_about.name} IS NOT NULL")
    Index(f"ix_audit_{_about.name}", _about, sqlite_where=_named, postgresql_where=_named)
audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
    Column("hash", Hash, nullable=False),
)
