"""Topics of the staff's group: one a case, marked where something happened, shown by a worker.

A mark is a count in the transaction of what happened (`mark`), so a crash leaves it, and any number
of marks is one look of the worker's. Where the house has no group nothing is written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import String, bindparam, delete, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.statements import Statement
from storage.unit_of_work import UnitOfWork

_LONGEST_REST = timedelta(hours=1)
_THERE = (tables.group_message, tables.group_word, tables.group_answer)


# -- the group ------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Group:
    """`chat_id`: as Telegram calls it now. `trouble`: empty | gone (the bot is no member) | topics
    (it may not manage topics, or there are none)."""

    account: str
    chat_id: int
    trouble: str = ""


def settle_group(uow: UnitOfWork, account: str, configured: int | None) -> Group | None:
    """At the start, what the settings name: kept where it is the known one, or what that became;
    another one begins with no topics; none at all ends it."""
    table = tables.staff_group
    row = uow.connection.execute(select(table).where(table.c.account == account)).one_or_none()
    if row is not None and configured in (row.configured, row.chat_id):
        return Group(account, row.chat_id, row.trouble)
    for one in (*_THERE, tables.group_topic):
        uow.connection.execute(delete(one))
    uow.connection.execute(delete(table).where(table.c.account == account))
    if configured is None:
        return None
    values = {"account": account, "configured": configured, "chat_id": configured}
    uow.add(table, {**values, "since": uow.now})
    return Group(account, configured)


def group(uow: UnitOfWork, account: str) -> Group | None:
    table = tables.staff_group
    row = uow.connection.execute(select(table).where(table.c.account == account)).one_or_none()
    return Group(row.account, row.chat_id, row.trouble) if row else None


def is_group(uow: UnitOfWork, account: str, chat_id: int) -> bool:
    """Whether this is the staff's group, by its present id or the one it had before."""
    table = tables.staff_group
    found = uow.connection.execute(
        select(table.c.account).where(
            table.c.account == account,
            (table.c.chat_id == chat_id) | (table.c.configured == chat_id),
        )
    ).first()
    return found is not None


def move_group(uow: UnitOfWork, account: str, old: int, new: int) -> bool:
    """It became a supergroup; a group that has moved before does not move back."""
    table = tables.staff_group
    moved = uow.connection.execute(
        update(table)
        .where(table.c.account == account, table.c.chat_id == old)
        .values(chat_id=new, trouble="", since=uow.now)
    )
    if moved.rowcount:
        _forget_places(uow)
    return moved.rowcount == 1


def note_trouble(uow: UnitOfWork, account: str, trouble: str) -> None:
    table = tables.staff_group
    uow.connection.execute(
        update(table)
        .where(table.c.account == account, table.c.trouble != trouble)
        .values(trouble=trouble, since=uow.now)
    )


def _forget_places(uow: UnitOfWork) -> None:
    """Nothing that stood in the old group is in the new one."""
    topic = tables.group_topic
    for one in _THERE:
        uow.connection.execute(delete(one))
    uow.connection.execute(
        update(topic).values(
            thread_id=None, card_id=None, card_hash=None, menu="", trying="",
            closed=False, rest_until=None, failures=0, dirty=topic.c.dirty + 1,
        )
    )  # fmt: skip


# -- marking --------------------------------------------------------------------------------------
def _marking(dialect: Any) -> Statement:
    table = tables.group_topic
    now = bindparam("now", type_=tables.Moment())
    row = (
        select(bindparam("case", type_=String(32)), literal(1), literal(0), now)
        .select_from(tables.staff_group)
        .where(tables.staff_group.c.chat_id < 0)
        .limit(1)
    )
    return Statement(
        dialect.insert(table)
        .from_select(["case_id", "dirty", "shown", "dirty_at"], row, include_defaults=False)
        .on_conflict_do_update(
            index_elements=["case_id"],
            set_={"dirty": table.c.dirty + 1, "dirty_at": now},
        )
    )


_MARK = {True: _marking(sqlite), False: _marking(postgresql)}


def mark(uow: UnitOfWork, case_id: str) -> None:
    """Something of this case is to be shown: written when the use case is through, one statement
    for all of them, after the cases themselves."""
    uow.later(_mark, case_id)


def _mark(uow: UnitOfWork, case_ids: list[str]) -> None:
    uow.flush()
    wanted = sorted(set(case_ids))  # in one order, so that no two transactions wait for each other
    rows = [{"case": one, "now": uow.now} for one in wanted]
    _MARK[uow.sqlite].many(uow.connection, rows)


# -- showing --------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Topic:
    """As the table has it. `dirty`: what to show now, once all is shown (`shown`)."""

    case_id: str
    dirty: int
    thread_id: int | None
    closed: bool
    lost: int
    card_id: int | None
    card_hash: bytes | None
    events: int
    menu: str
    trying: str
    failures: int


_TOPIC = [tables.group_topic.c[name] for name in Topic.__dataclass_fields__]


def due(uow: UnitOfWork, limit: int) -> list[str]:
    """The cases whose topics have something to show, urgent ones first."""
    topic, case = tables.group_topic, tables.case
    rows = uow.connection.execute(
        select(topic.c.case_id)
        .join(case, case.c.id == topic.c.case_id)
        .where(
            tables.TOPIC_DIRTY,
            topic.c.rest_until.is_(None) | (topic.c.rest_until <= uow.now),
        )
        .order_by(case.c.urgent.desc(), topic.c.dirty_at, topic.c.case_id)
        .limit(limit)
    )
    return [row.case_id for row in rows]


def topic_of(uow: UnitOfWork, case_id: str) -> Topic | None:
    return _one(uow, tables.group_topic.c.case_id == case_id)


def by_thread(uow: UnitOfWork, thread_id: int) -> Topic | None:
    return _one(uow, tables.group_topic.c.thread_id == thread_id)


def _one(uow: UnitOfWork, which: Any) -> Topic | None:
    row = uow.connection.execute(select(*_TOPIC).where(which)).one_or_none()
    return Topic(*row) if row else None


def change(uow: UnitOfWork, case_id: str, **values: Any) -> None:
    """Written at once: nobody else writes these columns but whoever shows the topic."""
    table = tables.group_topic
    uow.connection.execute(update(table).where(table.c.case_id == case_id).values(**values))


def shown(uow: UnitOfWork, topic: Topic) -> None:
    """All that had happened when `topic` was read is there to see now."""
    change(uow, topic.case_id, shown=topic.dirty, failures=0, rest_until=None, trying="")


def rest(uow: UnitOfWork, topic: Topic, until: datetime) -> None:
    """It could not be shown: others go first for a while."""
    until = min(until, uow.now + _LONGEST_REST)
    change(uow, topic.case_id, failures=topic.failures + 1, rest_until=until)


def set_aside(uow: UnitOfWork, case_id: str) -> None:
    """It cannot be shown as it is: it is looked at again in a while."""
    change(uow, case_id, rest_until=uow.now + _LONGEST_REST)


def lose(uow: UnitOfWork, topic: Topic) -> None:
    """Somebody deleted the topic, and all that stood there: it is made anew, and begins with what
    the customer said, for that is what staff answer to."""
    for one in (tables.group_message, tables.group_word):
        uow.connection.execute(delete(one).where(one.c.case_id == topic.case_id))
    change(
        uow, topic.case_id, thread_id=None, card_id=None, card_hash=None, menu="",
        trying="", closed=False, lost=topic.lost + 1,
    )  # fmt: skip


# -- what stands there ----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Known:
    """A message of the group. `kind`: card | words | reply | note | told; `event_id`: what it
    became in the case's timeline."""

    message_id: int
    case_id: str
    kind: str
    event_id: str | None


def keep_message(
    uow: UnitOfWork, message_id: int, case_id: str, kind: str, event_id: str | None = None
) -> None:
    dialect = sqlite if uow.sqlite else postgresql
    uow.connection.execute(
        dialect.insert(tables.group_message)
        .values(
            message_id=message_id, case_id=case_id, kind=kind, event_id=event_id, at=uow.now
        )
        .on_conflict_do_nothing()
    )  # fmt: skip


def message(uow: UnitOfWork, message_id: int) -> Known | None:
    table = tables.group_message
    row = uow.connection.execute(
        select(table.c.message_id, table.c.case_id, table.c.kind, table.c.event_id).where(
            table.c.message_id == message_id
        )
    ).one_or_none()
    return Known(*row) if row else None


def own_events(uow: UnitOfWork, case_id: str) -> Sequence[str]:
    """What was said in the topic itself, by its ids in the timeline: everybody has seen it."""
    table = tables.group_message
    return list(
        uow.connection.execute(
            select(table.c.event_id).where(
                table.c.case_id == case_id, table.c.event_id.is_not(None)
            )
        ).scalars()
    )


def words_shown(uow: UnitOfWork, case_id: str) -> frozenset[str]:
    """Which lines of the timeline stand in the topic, or were left out of it for good."""
    table = tables.group_word
    found = uow.connection.execute(select(table.c.event_id).where(table.c.case_id == case_id))
    return frozenset(found.scalars())


def keep_words(
    uow: UnitOfWork, case_id: str, event_ids: Iterable[str], message_id: int | None
) -> None:
    for event_id in event_ids:
        row = {"event_id": event_id, "case_id": case_id, "message_id": message_id}
        uow.add(tables.group_word, row)
