"""What arrived: committed before the platform is told, taken one event a lane, in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite

from storage import lanes, tables
from storage.envelope import Place
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
    """The next update of one lane, its lane locked. `heard_at`/`sent_seq`: what is out already."""

    seq: int
    lane: lanes.Lane
    event_id: str
    received_at: datetime
    body: bytes
    heard_at: datetime | None
    sent_seq: int
    next_seq: int
    channel: str = ""  # whose parser reads it: the lane's channel, or `desk` for our own events


def receive(uow: UnitOfWork, channel: str, account: str, items: Sequence[Arrived]) -> int:
    """Store what is new of these; answers how many that were. Set membership, no high-water mark:
    an update delivered again is nothing new, whatever its number."""
    if not items:
        return 0
    wanted = {item: lanes.Wanted(channel, account, item.address, item.private) for item in items}
    found = lanes.ensure(uow, wanted.values())
    uow.load_keys(lane.key_id for lane in found.values())
    rows = []
    for item in items:
        lane = found[wanted[item]]
        place = _place(channel, account, item.event_id)
        rows.append(
            {
                "channel": channel,
                "account": account,
                "event_id": item.event_id,
                "lane_id": lane.id,
                "received_at": uow.now,
                "body": uow.key(lane.key_id).seal(item.body, place),
                "state": "pending",
            }
        )
    dialect = sqlite if uow.sqlite else postgresql
    done = uow.connection.execute(dialect.insert(tables.inbox).on_conflict_do_nothing(), rows)
    return max(done.rowcount, 0)


def receive_in_lane(uow: UnitOfWork, lane: lanes.Lane, event_id: str, body: bytes) -> None:
    """An event of the house itself (a file arrived, a wake-up) joins the lane's order."""
    dialect = sqlite if uow.sqlite else postgresql
    row = {
        "channel": "desk",
        "account": "",
        "event_id": event_id,
        "lane_id": lane.id,
        "received_at": uow.now,
        "body": uow.key(lane.key_id).seal(body, _place("desk", "", event_id)),
        "state": "pending",
    }
    uow.connection.execute(dialect.insert(tables.inbox).on_conflict_do_nothing(), [row])


def take_next(uow: UnitOfWork, limit: int) -> list[Taken]:
    """The oldest pending update of each of up to `limit` lanes. On PostgreSQL the lane rows are
    locked, and lanes that another process holds are skipped; SQLite has one writer anyway."""
    inbox, lane = tables.inbox, tables.lane
    pending = inbox.c.state == "pending"
    heads = select(func.min(inbox.c.seq)).where(pending).group_by(inbox.c.lane_id)
    if not uow.sqlite:
        waiting = select(inbox.c.lane_id).where(pending).group_by(inbox.c.lane_id)
        locked = uow.connection.execute(
            select(lane.c.id)
            .where(lane.c.id.in_(waiting.order_by(func.min(inbox.c.seq)).limit(limit)))
            .with_for_update(skip_locked=True)
        ).scalars()
        ids = list(locked)
        if not ids:
            return []
        heads = heads.where(inbox.c.lane_id.in_(ids))
    heads = heads.order_by(func.min(inbox.c.seq)).limit(limit)
    rows = uow.connection.execute(
        select(
            inbox.c.seq,
            inbox.c.channel,
            inbox.c.account,
            inbox.c.event_id,
            inbox.c.received_at,
            inbox.c.body,
            lane.c.id,
            lane.c.channel.label("lane_channel"),
            lane.c.account.label("lane_account"),
            lane.c.key_id,
            lane.c.private,
            lane.c.heard_at,
            lane.c.sent_seq,
            lane.c.next_seq,
        )
        .join(lane, lane.c.id == inbox.c.lane_id)
        .where(inbox.c.seq.in_(heads))
        .order_by(inbox.c.seq)
    ).all()
    uow.load_keys(row.key_id for row in rows)
    return [
        Taken(
            row.seq,
            lanes.Lane(row.id, row.lane_channel, row.lane_account, row.key_id, row.private),
            row.event_id,
            row.received_at,
            uow.open(row.body, _place(row.channel, row.account, row.event_id)),
            row.heard_at,
            row.sent_seq,
            row.next_seq,
            row.channel,
        )
        for row in rows
    ]


def done(uow: UnitOfWork, seqs: Iterable[int]) -> None:
    for seq in seqs:
        uow.change(tables.inbox, {"seq": seq}, {"state": "done"})


def park(uow: UnitOfWork, seq: int, reason: str) -> None:
    """Set aside what cannot be parsed or thought: it blocks nobody, staff see it."""
    uow.change(tables.inbox, {"seq": seq}, {"state": "parked", "reason": reason[:120]})


def count(uow: UnitOfWork, state: str) -> int:
    return uow.connection.execute(
        select(func.count()).select_from(tables.inbox).where(tables.inbox.c.state == state)
    ).scalar_one()


def _place(channel: str, account: str, event_id: str) -> Place:
    return Place("inbox", "body", f"{channel}/{account}/{event_id}")
