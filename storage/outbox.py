"""What goes out. A lane's messages are numbered and sent in that order.

`outbox` holds what to say (copy and variables, sealed); the transcript holds the exact texts. A
sender holds a lane by a lease with a fencing token, writes `sending` before the call and the
receipt after it, so a crash in between shows as an unknown outcome, never as "not sent". Senders
write in batches: `note` takes what many lanes have to tell at once, a statement a table.

Longer than 300 lines: queueing, claiming and telling share one lease and are read together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, or_, select, update

from storage import lanes, tables, transcript, wakeups
from storage.envelope import DataKey, Place
from storage.lanes import Lane
from storage.statements import Statement
from storage.transcript import Message
from storage.unit_of_work import UnitOfWork

LEASE = timedelta(seconds=30)  # a call that takes longer holds on (`Hold`)
OPEN = ("queued", "sending")
UNDELIVERED = "undelivered"  # the wake-up of a message that did not arrive


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to say. `body`: {"language", "parts": [{"copy", "shown"}], "choices", …}.
    `kind`: turn | code | notice."""

    kind: str
    body: Mapping[str, Any]
    not_after: datetime | None = None
    case_id: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """The oldest open message of a lane, with the lease that allows sending it. `chunks` are there
    where sending was begun; `begun_here`: under this very lease, so none was tried yet. `fence` is
    the lease's token."""

    id: str
    lane: Lane
    address: str
    fence: int
    seq: int
    kind: str
    body: Mapping[str, Any]
    made_at: datetime
    not_after: datetime | None
    tries: int = 0
    chunks: tuple[Message, ...] = field(default=())
    begun_here: bool = False


@dataclass(frozen=True, slots=True)
class Lease:
    """What leasing a lane at rest needs: its address and fence. `texts`: the exact texts, where
    they are known: then sending is begun with the lease, and nothing is left but the call."""

    address: str
    fence: int
    texts: Sequence[Mapping[str, Any]] = ()


# -- queueing ----------------------------------------------------------------------------------
def add(uow: UnitOfWork, lane: Lane, seq: int, message: Outgoing, *, begun: bool = False) -> str:
    """Queue as number `seq` of the lane; the caller moves the lane's `next_seq`."""
    outbox_id = uow.new_id()
    uow.add(
        tables.outbox,
        {
            "id": outbox_id,
            "lane_id": lane.id,
            "seq": seq,
            "kind": message.kind,
            "made_at": uow.now,
            "state": "sending" if begun else "queued",
            "body": uow.key(lane.key_id).seal_json(dict(message.body), _place(outbox_id)),
            "not_after": message.not_after,
            "tries": 1 if begun else 0,
            "case_id": message.case_id,
        },
    )
    return outbox_id


def add_and_lease(
    uow: UnitOfWork, lane: Lane, seq: int, message: Outgoing, lease: Lease | None
) -> Due | None:
    """Queue as number `seq` and move the lane on. `lease` where the lane is at rest: then it is
    leased here, so that no other transaction is needed to find it."""
    begun = lease is not None and bool(lease.texts)
    outbox_id = add(uow, lane, seq, message, begun=begun)
    values: dict[str, Any] = {"next_seq": seq + 1}
    if lease is None:
        uow.woke_others = True
        uow.change(tables.lane, {"id": lane.id}, values)
        return None
    values |= leased(uow, lease.fence)
    due = Due(
        outbox_id,
        lane,
        lease.address,
        lease.fence + 1,
        seq,
        message.kind,
        dict(message.body),
        uow.now,
        message.not_after,
        tries=1 if begun else 0,
        chunks=tuple(_write_chunks(uow, lane, outbox_id, lease.texts)),
        begun_here=begun,
    )
    if begun:
        values |= _heard(uow, seq)
    uow.change(tables.lane, {"id": lane.id}, values)
    return due


_NEXT = Statement(
    update(tables.lane)
    .where(tables.lane.c.id == bindparam("lane"))
    .values(next_seq=tables.lane.c.next_seq + 1)
    .returning(tables.lane.c.next_seq)
)


def add_next(uow: UnitOfWork, lane: Lane, message: Outgoing) -> str:
    """Queue behind whatever the lane has; takes the lane's row."""
    seq = _NEXT.all(uow.connection, lane=lane.id)[0].next_seq
    uow.woke_others = True
    return add(uow, lane, seq - 1, message)


class ToContact(NamedTuple):
    """A message to a contact: its lane, the customer's key where that is new, what to say."""

    wanted: lanes.Wanted
    key: DataKey
    message: Outgoing


_SEQS = Statement(
    select(tables.lane.c.id, tables.lane.c.next_seq)
    .where(tables.lane.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(tables.lane.c.id)
    .with_for_update()
)


def add_to_contact(uow: UnitOfWork, message: ToContact) -> None:
    """Queue behind whatever this contact's lane has, when the use case is through."""
    uow.woke_others = True
    uow.later(_add_to_contacts, message)


def _add_to_contacts(uow: UnitOfWork, messages: list[ToContact]) -> None:
    found = lanes.ensure(uow, [one.wanted for one in messages], {m.wanted: m.key for m in messages})
    uow.load_keys(lane.key_id for lane in found.values())
    ids = [lane.id for lane in found.values()]
    seqs: dict[str, int] = {row.id: row.next_seq for row in _SEQS.all(uow.connection, ids=ids)}
    for one in messages:
        lane = found[one.wanted]
        add(uow, lane, seqs[lane.id], one.message)
        seqs[lane.id] += 1
    for lane_id, seq in seqs.items():
        uow.change(tables.lane, {"id": lane_id}, {"next_seq": seq})


_BODIES = Statement(
    select(tables.outbox.c.id, tables.outbox.c.kind, tables.outbox.c.body).where(
        tables.outbox.c.id.in_(bindparam("ids", expanding=True))
    )
)


def bodies(uow: UnitOfWork, outbox_ids: Iterable[str]) -> dict[str, tuple[str, Mapping[str, Any]]]:
    """What these messages were made of, by id: (kind, body)."""
    wanted = list(outbox_ids)
    rows = _BODIES.all(uow.connection, ids=wanted) if wanted else []
    uow.load_keys_of(row.body for row in rows)
    return {row.id: (row.kind, uow.open_json(row.body, _place(row.id))) for row in rows}


def has_open(uow: UnitOfWork, lane_id: str) -> bool:
    """Whether something waits to be sent here, or is being sent."""
    table = tables.outbox
    found = uow.connection.execute(
        select(table.c.id).where(table.c.lane_id == lane_id, tables.OUTBOX_OPEN).limit(1)
    ).first()
    return found is not None


_DEPTHS = Statement(
    select(tables.outbox.c.state, func.count().label("depth"))
    .where(tables.OUTBOX_OPEN)
    .group_by(tables.outbox.c.state)
)


def waiting(uow: UnitOfWork, most: int) -> dict[str, int]:
    """How many messages are not out yet, by channel; of all channels no more than `most` are
    counted."""
    table, lane = tables.outbox, tables.lane
    oldest = select(table.c.lane_id).where(tables.OUTBOX_OPEN).limit(most).subquery()
    rows = uow.connection.execute(
        select(lane.c.channel, func.count().label("n"))
        .join(oldest, oldest.c.lane_id == lane.c.id)
        .group_by(lane.c.channel)
    )
    return {row.channel: row.n for row in rows}


def depths(uow: UnitOfWork) -> dict[str, int]:
    """How many messages are not out yet, by state: queued, sending."""
    found = {row.state: int(row.depth) for row in _DEPTHS.all(uow.connection)}
    return {state: found.get(state, 0) for state in OPEN}


# -- claiming ----------------------------------------------------------------------------------
_OF_LANE = ("id", "channel", "account", "key_id", "private", "address", "fence")
_FREE = Statement(
    select(*(tables.lane.c[name] for name in _OF_LANE))
    .where(
        tables.lane.c.id.in_(select(tables.outbox.c.lane_id).where(tables.OUTBOX_OPEN)),
        tables.lane.c.channel.in_(bindparam("channels", expanding=True)),
        tables.lane.c.account.in_(bindparam("accounts", expanding=True)),
        or_(tables.lane.c.lease_until.is_(None), tables.lane.c.lease_until <= bindparam("now")),
        or_(tables.lane.c.paused_until.is_(None), tables.lane.c.paused_until <= bindparam("now")),
    )
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)


def claim(uow: UnitOfWork, outlets: Mapping[str, str], limit: int) -> list[Due]:
    """Lease up to `limit` free lanes of these outlets (channel -> account) that have something to
    send. A lane of another account waits for whoever serves that one."""
    rows = _FREE.all(
        uow.connection,
        channels=list(outlets),
        accounts=list(set(outlets.values())),
        now=uow.now,
        most=limit,
    )
    rows = [row for row in rows if outlets[row.channel] == row.account]
    uow.load_keys(row.key_id for row in rows)
    holds = {}
    for row in rows:
        uow.change(tables.lane, {"id": row.id}, leased(uow, row.fence))
        lane = Lane(row.id, row.channel, row.account, row.key_id, row.private)
        address = uow.open_text(row.address, Place("lane", "address", row.id))
        holds[row.id] = _Hold(lane, address, row.fence + 1)
    return list(_heads(uow, holds).values())


def leased(uow: UnitOfWork, fence: int) -> dict[str, Any]:
    """The lane's columns under a new lease after the one of `fence`."""
    return {"fence": fence + 1, "lease_until": uow.now + LEASE}


def release_all(uow: UnitOfWork) -> None:
    """At the start of the only process: whoever held a lease is gone."""
    uow.connection.execute(update(tables.lane).values(lease_until=None))


_QUEUED = Statement(
    select(tables.outbox)
    .where(
        tables.outbox.c.lane_id.in_(bindparam("ids", expanding=True)),
        tables.OUTBOX_OPEN,
    )
    .order_by(tables.outbox.c.seq)
)


class _Hold(NamedTuple):
    """A lane under a lease: its address, the lease's token."""

    lane: Lane
    address: str
    fence: int


def _heads(uow: UnitOfWork, holds: Mapping[str, _Hold]) -> dict[str, Due]:
    """The first open message of each of these lanes (by id)."""
    if not holds:
        return {}
    first: dict[str, Any] = {}
    for row in _QUEUED.all(uow.connection, ids=list(holds)):
        first.setdefault(row.lane_id, row)
    uow.load_keys(hold.lane.key_id for hold in holds.values())
    chunks = transcript.of_outbox(uow, [row.id for row in first.values() if row.state == "sending"])
    heads = {}
    for lane_id, row in first.items():
        lane, address, fence = holds[lane_id]
        heads[lane_id] = Due(
            row.id,
            lane,
            address,
            fence,
            row.seq,
            row.kind,
            uow.open_json(row.body, _place(row.id)),
            row.made_at,
            row.not_after,
            row.tries,
            tuple(chunks.get(row.id, ())),
        )
    return heads


# -- what senders have to tell -------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Begin:
    """These exact texts are about to be sent. Answered with the chunks."""

    due: Due
    bodies: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Again:
    """This chunk is about to be sent once more."""

    due: Due
    chunk: Message


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a chunk: sent | unknown | failed. `end`: the message is over as done | dead;
    answered with the lane's next message under the same lease, or None."""

    due: Due
    chunk: Message | None
    state: str = ""
    remote_id: str | None = None
    end: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rest:
    """The lane rests until then. `unsent`: this chunk surely was not sent and waits; without it
    nobody knows, and it stays `sending`."""

    due: Due
    until: datetime
    unsent: Message | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """A call is still under way."""

    due: Due


Note = Begin | Again | Told | Rest | Hold


class Lost(Enum):
    """Another sender took the lane over; what this one knows no longer counts."""

    LEASE = "lease"


_HELD = Statement(
    select(tables.lane.c.id, tables.lane.c.fence, tables.lane.c.next_seq)
    .where(tables.lane.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(tables.lane.c.id)
    .with_for_update()
)


def note(uow: UnitOfWork, notes: Sequence[Note]) -> list[Any]:
    """Write what senders tell, at most one note a lane; an answer each, `Lost.LEASE` where the
    fencing token is not the lane's any more."""
    ids = [one.due.lane.id for one in notes]
    held = {row.id: row for row in _HELD.all(uow.connection, ids=ids)}
    answers: list[Any] = []
    going_on: dict[str, _Hold] = {}
    for one in notes:
        row = held[one.due.lane.id]
        if row.fence != one.due.fence:
            answers.append(Lost.LEASE)
            continue
        answers.append(_write(uow, one))
        if isinstance(one, Told) and one.end and row.next_seq - 1 > one.due.seq:
            going_on[row.id] = _Hold(one.due.lane, one.due.address, row.fence)
    if going_on:
        uow.flush()
        heads = _heads(uow, going_on)
        for place, one in enumerate(notes):
            if answers[place] is None and isinstance(one, Told) and one.end:
                answers[place] = heads.get(one.due.lane.id)
    for one, answer in zip(notes, answers, strict=True):
        if isinstance(one, Told) and one.end and answer is not Lost.LEASE:
            _let_go(uow, one, goes_on=answer is not None)
    return answers


def _let_go(uow: UnitOfWork, one: Told, *, goes_on: bool) -> None:
    """The message is over: the lane moves on, and is free unless its next one follows."""
    values: dict[str, Any] = {
        "sent_seq": one.due.seq,
        "lease_until": uow.now + LEASE if goes_on else None,
    }
    if one.end != "done":
        values["heard_seq"] = one.due.seq - 1
    uow.change(tables.lane, {"id": one.due.lane.id}, values)


def _write(uow: UnitOfWork, one: Note) -> list[Message] | None:
    match one:
        case Begin(due, bodies):
            return _begin(uow, due, bodies)
        case Again(due, chunk):
            transcript.change_state(uow, chunk.id, state="sending", tries=chunk.tries + 1)
            uow.change(tables.lane, {"id": due.lane.id}, _heard(uow, due.seq))
            _hold_on(uow, one)
        case Hold():
            _hold_on(uow, one)
        case Told():
            _told(uow, one)
        case Rest(due, until, unsent):
            if unsent is not None:
                transcript.change_state(uow, unsent.id, state="queued")
                uow.change(tables.outbox, {"id": due.id}, {"tries": due.tries + 1})
            values: dict[str, Any] = {"paused_until": until, "lease_until": None}
            if unsent is not None:
                values["heard_seq"] = due.seq - 1
            uow.change(tables.lane, {"id": due.lane.id}, values)
    return None


def _begin(uow: UnitOfWork, due: Due, bodies: Sequence[Mapping[str, Any]]) -> list[Message]:
    """The exact texts become the transcript, and `sending`, before the first call."""
    uow.change(tables.outbox, {"id": due.id}, {"state": "sending", "tries": due.tries + 1})
    uow.change(tables.lane, {"id": due.lane.id}, _heard(uow, due.seq))
    return _write_chunks(uow, due.lane, due.id, bodies)


def _heard(uow: UnitOfWork, seq: int) -> dict[str, Any]:
    """The lane's columns from when the sending of this number was begun."""
    return {"heard_seq": seq, "heard_at": uow.now}


def _write_chunks(
    uow: UnitOfWork, lane: Lane, outbox_id: str, bodies: Sequence[Mapping[str, Any]]
) -> list[Message]:
    chunks = []
    for part, body in enumerate(bodies):
        chunk_id = transcript.add(uow, lane, "out", body, "sending", outbox_id=outbox_id, part=part)
        chunks.append(Message(chunk_id, "out", uow.now, "sending", body, outbox_id, part))
    return chunks


def _told(uow: UnitOfWork, one: Told) -> None:
    if one.chunk is not None:
        transcript.change_state(uow, one.chunk.id, state=one.state, remote_id=one.remote_id)
    if not one.end:
        _hold_on(uow, one)
        return
    values: dict[str, Any] = {"state": one.end, "reason": one.reason[:120] or None}
    if one.due.kind == "code":  # a code's text is wiped in the transaction that ends it
        values["body"] = uow.key(one.due.lane.key_id).seal_json({}, _place(one.due.id))
    uow.change(tables.outbox, {"id": one.due.id}, values)
    if one.end != "done":  # the clock finds the next way, or staff
        wakeups.set_alarm(uow, UNDELIVERED, one.due.id, uow.now)


def _hold_on(uow: UnitOfWork, one: Again | Told | Hold) -> None:
    """A call follows or goes on: the lease begins anew, for a long message may outlast one."""
    uow.change(tables.lane, {"id": one.due.lane.id}, {"lease_until": uow.now + LEASE})


def _place(outbox_id: str) -> Place:
    return Place("outbox", "body", outbox_id)
