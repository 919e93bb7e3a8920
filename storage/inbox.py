"""What arrived: committed before the platform is told, taken one event a lane, in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage import lanes, tables
from storage.envelope import Place
from storage.statements import Statement
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Arrived:
    """A raw update. `event_id` is the platform's own name for it, unique for channel and account;
    `address` is the chat it belongs to."""

    event_id: str
    address: str
    body: bytes
    private: bool = True


@dataclass(frozen=True, slots=True)
class Taken:
    """The next update of one lane, its lane locked. `heard_seq`/`heard_at`: the last outgoing
    message whose sending was begun, and when."""

    seq: int
    lane: lanes.Lane
    event_id: str
    received_at: datetime
    body: bytes
    heard_at: datetime | None
    heard_seq: int
    next_seq: int
    channel: str  # whose parser reads it: the lane's channel, or `desk` for our own events
    address: str
    fence: int
    reach: str  # of the lane: ok | blocked | gone
    at_rest: bool  # nothing is waiting to be sent here and nobody is sending


class Arrivals(NamedTuple):
    """New updates of one account, to be received together."""

    channel: str
    account: str
    items: Sequence[Arrived]


def receive(uow: UnitOfWork, channel: str, account: str, items: Sequence[Arrived]) -> int:
    """Store what is new of these; answers how many that were. Set membership, no high-water mark:
    an update delivered again is nothing new, whatever its number."""
    return receive_all(uow, [Arrivals(channel, account, items)])[0]


def receive_all(uow: UnitOfWork, arrivals: Sequence[Arrivals]) -> list[int]:
    """Several accounts' updates in one statement a table; the count is that of all together where
    they came together, for nobody needs it exactly."""
    wanted = {
        (place, number): lanes.Wanted(one.channel, one.account, item.address, item.private)
        for place, one in enumerate(arrivals)
        for number, item in enumerate(one.items)
    }
    if not wanted:
        return [0] * len(arrivals)
    found = lanes.ensure(uow, wanted.values())
    uow.load_keys(lane.key_id for lane in found.values())
    rows = []
    for (place, number), lane_wanted in wanted.items():
        one, lane = arrivals[place], found[lane_wanted]
        item = one.items[number]
        sealed = uow.key(lane.key_id).seal(
            item.body, _place(one.channel, one.account, item.event_id)
        )
        rows.append(_row(uow, lane, one.channel, one.account, item.event_id, sealed))
    return [_NEW[uow.sqlite].many(uow.connection, rows)] * len(arrivals)


def receive_in_lane(uow: UnitOfWork, lane: lanes.Lane, event_id: str, body: bytes) -> None:
    """An event of the house itself (a file arrived, a wake-up) joins the lane's order."""
    sealed = uow.key(lane.key_id).seal(body, _place("desk", "", event_id))
    _NEW[uow.sqlite].many(uow.connection, [_row(uow, lane, "desk", "", event_id, sealed)])


def keep(
    uow: UnitOfWork,
    lane: lanes.Lane,
    channel: str,
    event_id: str,
    body: bytes,
    *,
    parked: str = "",
) -> bool:
    """What was dealt with as it came in stays as it came, sealed; False where it came before.
    `parked`: why staff have to look."""
    sealed = uow.key(lane.key_id).seal(body, _place(channel, "", event_id))
    row = {**_row(uow, lane, channel, "", event_id, sealed), "state": "done"}
    if not _NEW[uow.sqlite].many(uow.connection, [row]):
        return False
    if parked:
        named = {"channel": channel, "account": "", "event_id": event_id}
        uow.change(tables.inbox, named, {"state": "parked", "reason": parked})
    return True


_COLUMNS = ("channel", "account", "event_id", "lane_id", "received_at", "body", "state")
_VALUES: dict[str, Any] = {name: bindparam(name) for name in _COLUMNS}
_NEW = {
    True: Statement(sqlite.insert(tables.inbox).values(_VALUES).on_conflict_do_nothing()),
    False: Statement(postgresql.insert(tables.inbox).values(_VALUES).on_conflict_do_nothing()),
}


def _row(
    uow: UnitOfWork, lane: lanes.Lane, channel: str, account: str, event_id: str, sealed: bytes
) -> dict[str, Any]:
    return {
        "channel": channel,
        "account": account,
        "event_id": event_id,
        "lane_id": lane.id,
        "received_at": uow.now,
        "body": sealed,
        "state": "pending",
    }


_PENDING = tables.INBOX_PENDING
_DEPTH = Statement(select(func.count().label("depth")).select_from(tables.inbox).where(_PENDING))


def depth(uow: UnitOfWork) -> int:
    """How many updates are not thought through yet, by the index of those alone."""
    return int(_DEPTH.all(uow.connection)[0].depth)


_HEADS = (
    select(func.min(tables.inbox.c.seq))
    .where(_PENDING)
    .group_by(tables.inbox.c.lane_id)
    .order_by(func.min(tables.inbox.c.seq))
    .limit(bindparam("most"))
)
_LOCK = Statement(
    select(tables.lane.c.id)
    .where(
        tables.lane.c.id.in_(
            select(tables.inbox.c.lane_id)
            .where(_PENDING)
            .group_by(tables.inbox.c.lane_id)
            .order_by(func.min(tables.inbox.c.seq))
            .limit(bindparam("most"))
        )
    )
    .with_for_update(skip_locked=True)
)
_OF_LANE = (
    *("id", "channel", "account", "key_id", "private", "address", "reach", "fence"),
    *("heard_at", "heard_seq", "sent_seq", "next_seq", "lease_until", "paused_until"),
)
_NEXT = (
    select(
        tables.inbox.c.seq,
        tables.inbox.c.channel.label("event_channel"),
        tables.inbox.c.account.label("event_account"),
        tables.inbox.c.event_id,
        tables.inbox.c.received_at,
        tables.inbox.c.body,
        *(tables.lane.c[name] for name in _OF_LANE),
    )
    .join(tables.lane, tables.lane.c.id == tables.inbox.c.lane_id)
    .order_by(tables.inbox.c.seq)
)
_NEXT_OF_ALL = Statement(_NEXT.where(tables.inbox.c.seq.in_(_HEADS)))
_NEXT_OF_LOCKED = Statement(
    _NEXT.where(
        tables.inbox.c.seq.in_(
            select(func.min(tables.inbox.c.seq))
            .where(_PENDING, tables.inbox.c.lane_id.in_(bindparam("ids", expanding=True)))
            .group_by(tables.inbox.c.lane_id)
        )
    )
)


def take_next(uow: UnitOfWork, limit: int) -> list[Taken]:
    """The oldest pending update of each of up to `limit` lanes. On PostgreSQL the lane rows are
    locked, and lanes that another process holds are skipped; SQLite has one writer anyway."""
    if uow.sqlite:
        rows = _NEXT_OF_ALL.all(uow.connection, most=limit)
    else:
        ids = [row.id for row in _LOCK.all(uow.connection, most=limit)]
        rows = _NEXT_OF_LOCKED.all(uow.connection, ids=ids) if ids else []
    uow.load_keys(row.key_id for row in rows)
    return [_taken(uow, row) for row in rows]


def _taken(uow: UnitOfWork, row: Any) -> Taken:
    free = row.lease_until is None or row.lease_until <= uow.now
    rested = row.paused_until is None or row.paused_until <= uow.now
    return Taken(
        row.seq,
        lanes.Lane(row.id, row.channel, row.account, row.key_id, row.private),
        row.event_id,
        row.received_at,
        uow.open(row.body, _place(row.event_channel, row.event_account, row.event_id)),
        row.heard_at,
        row.heard_seq,
        row.next_seq,
        row.event_channel,
        uow.open_text(row.address, Place("lane", "address", row.id)),
        row.fence,
        row.reach,
        free and rested and row.sent_seq == row.next_seq - 1,
    )


def done(uow: UnitOfWork, seqs: Iterable[int]) -> None:
    for seq in seqs:
        uow.change(tables.inbox, {"seq": seq}, {"state": "done"})


def park(uow: UnitOfWork, seq: int, reason: str) -> None:
    """Set aside what cannot be parsed or thought: it blocks nobody, staff see it."""
    uow.change(tables.inbox, {"seq": seq}, {"state": "parked", "reason": reason[:120]})


@dataclass(frozen=True, slots=True)
class Parked:
    """`reason`: the name of the error."""

    seq: int
    channel: str
    received_at: datetime
    reason: str


def parked(uow: UnitOfWork, most: int = 200) -> list[Parked]:
    """What was set aside and nobody has seen to, newest first."""
    table = tables.inbox
    rows = uow.connection.execute(
        select(table.c.seq, tables.lane.c.channel, table.c.received_at, table.c.reason)
        .join(tables.lane, tables.lane.c.id == table.c.lane_id)
        .where(tables.INBOX_PARKED)
        .order_by(table.c.seq.desc())
        .limit(most)
    ).all()
    return [Parked(row.seq, row.channel, row.received_at, row.reason or "") for row in rows]


def count_parked(uow: UnitOfWork) -> int:
    statement = select(func.count()).select_from(tables.inbox).where(tables.INBOX_PARKED)
    return uow.connection.execute(statement).scalar_one()


def unpark(uow: UnitOfWork, seq: int, state: str) -> bool:
    """To `pending`, to be tried again, or to `settled`; False where it is not parked."""
    done = uow.connection.execute(
        update(tables.inbox)
        .where(tables.inbox.c.seq == seq, tables.inbox.c.state == "parked")
        .values(state=state)
    )
    return done.rowcount == 1


def count(uow: UnitOfWork, state: str) -> int:
    return uow.connection.execute(
        select(func.count()).select_from(tables.inbox).where(tables.inbox.c.state == state)
    ).scalar_one()


def _place(channel: str, account: str, event_id: str) -> Place:
    return Place("inbox", "body", f"{channel}/{account}/{event_id}")
