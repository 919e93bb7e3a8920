"""What goes out, and the transcript. A lane's messages are numbered and sent in that order.

`outbox` holds what to say (copy and variables, sealed); `message` holds the exact texts, both ways.
A sender holds a lane by a lease with a fencing token, writes `sending` before the call and the
receipt after it, so a crash in between shows as an unknown outcome, never as "not sent".
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import or_, select, update

from storage import tables
from storage.audit import commit_to
from storage.envelope import Place
from storage.lanes import Lane
from storage.unit_of_work import UnitOfWork

LEASE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to say. `body`: {"language", "parts": [{"copy", "shown"}], "prompt"}."""

    kind: str  # turn | code | notice | staff
    body: Mapping[str, Any]
    not_after: datetime | None = None
    case_id: str | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """One exact text of a message. `state`: sending | sent | unknown | failed."""

    id: str
    part: int
    state: str
    body: Mapping[str, Any]
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """The oldest open message of a lane, with the lease that allows sending it."""

    id: str
    lane: Lane
    address: str
    fence: int
    seq: int
    kind: str
    body: Mapping[str, Any]
    made_at: datetime
    not_after: datetime | None
    tries: int
    chunks: tuple[Chunk, ...] = field(default=())


def add(uow: UnitOfWork, lane: Lane, seq: int, message: Outgoing) -> str:
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
            "state": "queued",
            "body": uow.key(lane.key_id).seal_json(
                dict(message.body), Place("outbox", "body", outbox_id)
            ),
            "not_after": message.not_after,
            "case_id": message.case_id,
        },
    )
    return outbox_id


def add_next(uow: UnitOfWork, lane: Lane, message: Outgoing) -> str:
    """Queue behind whatever the lane has; takes the lane's row."""
    table = tables.lane
    seq = uow.connection.execute(
        update(table)
        .where(table.c.id == lane.id)
        .values(next_seq=table.c.next_seq + 1)
        .returning(table.c.next_seq)
    ).scalar_one()
    return add(uow, lane, seq - 1, message)


def set_next_seq(uow: UnitOfWork, lane_id: str, seq: int) -> None:
    uow.change(tables.lane, {"id": lane_id}, {"next_seq": seq})


def claim(uow: UnitOfWork, channels: Sequence[str], limit: int, busy: Sequence[str]) -> list[Due]:
    """Lease up to `limit` lanes of these channels that have something to send; `busy` are the
    lanes this process is sending on already."""
    lane, outbox = tables.lane, tables.outbox
    open_lanes = (
        select(outbox.c.lane_id)
        .where(
            outbox.c.state.in_(("queued", "sending")),
            or_(outbox.c.not_before.is_(None), outbox.c.not_before <= uow.now),
        )
        .distinct()
    )
    statement = select(lane).where(
        lane.c.id.in_(open_lanes),
        lane.c.channel.in_(list(channels)),
        or_(lane.c.lease_until.is_(None), lane.c.lease_until <= uow.now),
        or_(lane.c.paused_until.is_(None), lane.c.paused_until <= uow.now),
    )
    if busy:
        statement = statement.where(lane.c.id.not_in(list(busy)))
    rows = uow.connection.execute(
        statement.limit(limit).with_for_update(skip_locked=not uow.sqlite)
    ).all()
    for row in rows:
        uow.change(
            tables.lane,
            {"id": row.id, "fence": row.fence},
            {"fence": row.fence + 1, "lease_until": uow.now + LEASE},
        )
    return _heads(uow, {row.id: row for row in rows})


def _heads(uow: UnitOfWork, by_lane: Mapping[str, Any]) -> list[Due]:
    """The first open message of each of these lanes."""
    if not by_lane:
        return []
    outbox, message = tables.outbox, tables.message
    rows = uow.connection.execute(
        select(outbox)
        .where(outbox.c.lane_id.in_(list(by_lane)), outbox.c.state.in_(("queued", "sending")))
        .order_by(outbox.c.seq)
    ).all()
    heads: dict[str, Any] = {}
    for row in rows:
        heads.setdefault(row.lane_id, row)
    uow.load_keys(row.key_id for row in by_lane.values())
    chunks: dict[str, list[Chunk]] = {}
    begun = [row.id for row in heads.values() if row.state == "sending"]
    if begun:
        for row in uow.connection.execute(
            select(message).where(message.c.outbox_id.in_(begun)).order_by(message.c.part)
        ):
            body = uow.open_json(row.body, Place("message", "body", row.id))
            chunks.setdefault(row.outbox_id, []).append(
                Chunk(row.id, row.part, row.state, _unsalted(body), row.tries)
            )
    found = []
    for lane_id, row in heads.items():
        at = by_lane[lane_id]
        found.append(
            Due(
                row.id,
                Lane(at.id, at.channel, at.account, at.key_id, at.private),
                uow.open(at.address, Place("lane", "address", at.id)).decode(),
                at.fence + 1,
                row.seq,
                row.kind,
                uow.open_json(row.body, Place("outbox", "body", row.id)),
                row.made_at,
                row.not_after,
                row.tries,
                tuple(chunks.get(row.id, ())),
            )
        )
    return found


def write_chunks(uow: UnitOfWork, due: Due, bodies: Sequence[Mapping[str, Any]]) -> list[Chunk]:
    """The exact texts become the transcript, and `sending`, before the first call."""
    _hold(uow, due)
    chunks = []
    for part, body in enumerate(bodies):
        chunk_id = add_message(uow, due.lane, "out", body, "sending", due.id, part)
        chunks.append(Chunk(chunk_id, part, "sending", body))
    uow.change(tables.outbox, {"id": due.id}, {"state": "sending", "tries": due.tries + 1})
    return chunks


def add_message(
    uow: UnitOfWork,
    lane: Lane,
    direction: str,
    body: Mapping[str, Any],
    state: str,
    outbox_id: str | None = None,
    part: int = 0,
) -> str:
    """Append to the transcript and chain its commitment."""
    message_id = uow.new_id()
    salt = os.urandom(16).hex()
    plain = orjson.dumps({**body, "salt": salt})
    commitment = commit_to(b"", plain)
    uow.add(
        tables.message,
        {
            "id": message_id,
            "lane_id": lane.id,
            "direction": direction,
            "at": uow.now,
            "body": uow.key(lane.key_id).seal(plain, Place("message", "body", message_id)),
            "state": state,
            "outbox_id": outbox_id,
            "part": part,
            "commitment": commitment,
        },
    )
    uow.cover(message_id, commitment)
    return message_id


def again(uow: UnitOfWork, due: Due, chunk: Chunk) -> None:
    """Try this chunk once more: `sending` is written anew before the call."""
    _hold(uow, due)
    uow.change(tables.message, {"id": chunk.id}, {"state": "sending", "tries": chunk.tries + 1})


def receipt(uow: UnitOfWork, due: Due, chunk: Chunk, state: str, remote_id: str | None) -> None:
    _hold(uow, due)
    uow.change(tables.message, {"id": chunk.id}, {"state": state, "remote_id": remote_id})


def finish(uow: UnitOfWork, due: Due, state: str, reason: str = "") -> Due | None:
    """The message is out (or given up); the lane's next one, if there is any, goes on under the
    same lease. A code's text is wiped in the transaction that ends it."""
    _hold(uow, due)
    values: dict[str, Any] = {"state": state, "reason": reason[:120] or None}
    if due.kind == "code":
        values["body"] = uow.key(due.lane.key_id).seal_json({}, Place("outbox", "body", due.id))
    uow.change(tables.outbox, {"id": due.id}, values)
    heard = {"heard_at": uow.now} if state == "done" else {}
    uow.change(tables.lane, {"id": due.lane.id}, {"sent_seq": due.seq, "failures": 0, **heard})
    uow.flush()
    rows = uow.connection.execute(select(tables.lane).where(tables.lane.c.id == due.lane.id)).all()
    nxt = _heads(uow, {row.id: row for row in rows})
    if nxt:
        uow.change(tables.lane, {"id": due.lane.id}, {"lease_until": uow.now + LEASE})
        return _under(nxt[0], due.fence)
    uow.change(tables.lane, {"id": due.lane.id}, {"lease_until": None})
    return None


def _under(due: Due, fence: int) -> Due:
    return Due(
        due.id,
        due.lane,
        due.address,
        fence,
        due.seq,
        due.kind,
        due.body,
        due.made_at,
        due.not_after,
        due.tries,
        due.chunks,
    )


def put_back(uow: UnitOfWork, due: Due, chunk: Chunk, until: datetime) -> None:
    """This chunk surely was not sent: it waits, and the lane rests until then."""
    _hold(uow, due)
    uow.change(tables.message, {"id": chunk.id}, {"state": "queued"})
    uow.change(tables.outbox, {"id": due.id}, {"tries": due.tries + 1})
    _rest(uow, due, until)


def doubt(uow: UnitOfWork, due: Due, until: datetime) -> None:
    """Nobody knows whether a chunk was delivered: it stays `sending` and is tried once more."""
    _hold(uow, due)
    _rest(uow, due, until)


def _rest(uow: UnitOfWork, due: Due, until: datetime) -> None:
    uow.change(tables.lane, {"id": due.lane.id}, {"paused_until": until, "lease_until": None})


class LeaseLostError(Exception):
    """Another sender took the lane over; what this one knows no longer counts."""


def _hold(uow: UnitOfWork, due: Due) -> None:
    """The fencing token: whoever lost the lease cannot write."""
    fence = uow.connection.execute(
        select(tables.lane.c.fence).where(tables.lane.c.id == due.lane.id).with_for_update()
    ).scalar_one()
    if fence != due.fence:
        raise LeaseLostError


def _unsalted(body: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name != "salt"}


# -- the transcript -----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Message:
    id: str
    direction: str
    at: datetime
    state: str
    body: Mapping[str, Any]
    outbox_id: str | None = None


def transcript(uow: UnitOfWork, lane_id: str, *, after: str = "", most: int = 500) -> list[Message]:
    table = tables.message
    rows = uow.connection.execute(
        select(table)
        .where(table.c.lane_id == lane_id, table.c.id > after)
        .order_by(table.c.id.desc())
        .limit(most)
    ).all()
    uow.load_keys_of(row.body for row in rows)
    return [
        Message(
            row.id,
            row.direction,
            row.at,
            row.state,
            _unsalted(uow.open_json(row.body, Place("message", "body", row.id))),
            row.outbox_id,
        )
        for row in reversed(rows)
    ]
