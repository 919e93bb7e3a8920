"""The transcript: the exact texts, both ways, sealed and chained. Appended, never rewritten."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import bindparam, select

from storage import tables
from storage.audit import commit_to
from storage.envelope import Place
from storage.lanes import Lane
from storage.randomness import random_bytes
from storage.statements import Statement
from storage.unit_of_work import UnitOfWork

_SALT = "salt"


@dataclass(frozen=True, slots=True)
class Message:
    """`direction`: in | out. `state`: received | sending | queued | sent | unknown | failed."""

    id: str
    direction: str
    at: datetime
    state: str
    body: Mapping[str, Any]
    outbox_id: str | None = None
    part: int = 0
    tries: int = 0


def add(
    uow: UnitOfWork,
    lane: Lane,
    direction: str,
    body: Mapping[str, Any],
    state: str,
    *,
    outbox_id: str | None = None,
    part: int = 0,
) -> str:
    """Append, and chain the commitment of what was said."""
    message_id = uow.new_id()
    plain = orjson.dumps({**body, _SALT: random_bytes(16).hex()})
    commitment = commit_to(b"", plain)
    uow.add(
        tables.message,
        {
            "id": message_id,
            "lane_id": lane.id,
            "direction": direction,
            "at": uow.now,
            "body": uow.key(lane.key_id).seal(plain, _place(message_id)),
            "state": state,
            "outbox_id": outbox_id,
            "part": part,
            "commitment": commitment,
        },
    )
    uow.cover(message_id, commitment)
    return message_id


def read(uow: UnitOfWork, lane_id: str, *, after: str = "", most: int = 500) -> list[Message]:
    """The newest `most` messages after the one named, oldest first."""
    table = tables.message
    rows = uow.connection.execute(
        select(table)
        .where(table.c.lane_id == lane_id, table.c.id > after)
        .order_by(table.c.id.desc())
        .limit(most)
    ).all()
    uow.load_keys_of(row.body for row in rows)
    return [_from_row(uow, row) for row in reversed(rows)]


_OF_OUTBOX = Statement(
    select(tables.message)
    .where(tables.message.c.outbox_id.in_(bindparam("ids", expanding=True)))
    .order_by(tables.message.c.part)
)


def of_outbox(uow: UnitOfWork, outbox_ids: list[str]) -> dict[str, list[Message]]:
    """The chunks of these outgoing messages, in order."""
    found: dict[str, list[Message]] = {}
    if outbox_ids:
        for row in _OF_OUTBOX.all(uow.connection, ids=outbox_ids):
            found.setdefault(row.outbox_id, []).append(_from_row(uow, row))
    return found


def change_state(uow: UnitOfWork, message_id: str, **values: Any) -> None:
    uow.change(tables.message, {"id": message_id}, values)


def _from_row(uow: UnitOfWork, row: Any) -> Message:
    body = uow.open_json(row.body, _place(row.id))
    body.pop(_SALT, None)
    return Message(
        row.id, row.direction, row.at, row.state, body, row.outbox_id, row.part, row.tries
    )


def _place(message_id: str) -> Place:
    return Place("message", "body", message_id)
