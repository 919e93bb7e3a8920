"""The append-only history: a hash chain over salted commitments.

h(n) = HMAC(audit key, h(n-1) | canonical row). What happened stands sealed under the customer's (or
chat's) key with a random salt; the chain sees only `commitment = SHA-256(salt | what happened)`.
Erasing that key leaves a valid chain with a tombstone. Messages carry their own commitments and are
chained by one digest row a transaction. Sources: security.md of ASVS 16.4.2; RFC 2104.
"""

import hashlib
import hmac
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, insert, select, update

from storage import tables
from storage.crash import crash_point
from storage.envelope import DataKey, Place
from storage.keyring import Keyring
from storage.randomness import random_bytes
from storage.statements import Statement

PURPOSE = b"audit"  # of the house's subkey that chains
START = bytes(32)
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `data` may hold personal values: it is sealed under `key`."""

    action: str
    actor_kind: str  # customer | staff | desk | operator
    key: DataKey
    actor_id: str | None = None
    customer_id: str | None = None
    case_id: str | None = None
    lane_id: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


def commit_to(salt: bytes, plain: bytes) -> bytes:
    return hashlib.sha256(salt + plain).digest()


_HEAD = Statement(
    select(tables.audit_head.c.seq, tables.audit_head.c.hash)
    .where(tables.audit_head.c.id == 1)
    .with_for_update()
)
_ADD = Statement(insert(tables.audit))
_MOVED: dict[str, Any] = {"seq": bindparam("seq"), "hash": bindparam("hash")}
_FIRST_HEAD = Statement(insert(tables.audit_head).values({"id": 1, **_MOVED}))
_MOVE_HEAD = Statement(update(tables.audit_head).where(tables.audit_head.c.id == 1).values(_MOVED))


def append(
    connection: Connection,
    keyring: Keyring,
    entries: Sequence[Entry],
    messages: Sequence[tuple[str, bytes]],
    now: datetime,
) -> None:
    """Lock the head, chain these, move the head."""
    key = keyring.subkey(PURPOSE)
    head = _HEAD.all(connection)
    seq, last = (head[0].seq, head[0].hash) if head else (0, START)
    rows = []
    for draft in _drafts(entries, messages, now):
        seq += 1
        row = {**draft, "seq": seq}
        if row["body"] is not None:
            salt = random_bytes(SALT_BYTES)
            sealer, plain = row.pop("body")
            row["commitment"] = commit_to(salt, plain)
            row["body"] = sealer.seal(salt + plain, Place("audit", "body", str(seq)))
        last = link(key, last, row)
        rows.append({**row, "hash": last})
    _ADD.many(connection, rows)
    crash_point("history-chained")
    (_MOVE_HEAD if head else _FIRST_HEAD).many(connection, [{"seq": seq, "hash": last}])


def _drafts(
    entries: Sequence[Entry], messages: Sequence[tuple[str, bytes]], now: datetime
) -> Iterator[dict[str, Any]]:
    for entry in entries:
        yield {
            "at": now,
            "actor_kind": entry.actor_kind,
            "actor_id": entry.actor_id,
            "action": entry.action,
            "customer_id": entry.customer_id,
            "case_id": entry.case_id,
            "lane_id": entry.lane_id,
            "body": (entry.key, orjson.dumps(dict(entry.data), option=orjson.OPT_SORT_KEYS)),
            "covers": None,
            "commitment": b"",
        }
    if messages:
        covers = orjson.dumps([[one, digest.hex()] for one, digest in messages]).decode()
        yield {
            "at": now,
            "actor_kind": "desk",
            "actor_id": None,
            "action": "messages",
            "customer_id": None,
            "case_id": None,
            "lane_id": None,
            "body": None,
            "covers": covers,
            "commitment": hashlib.sha256(covers.encode()).digest(),
        }


def link(key: bytes, last: bytes, row: Mapping[str, Any]) -> bytes:
    """The hash of a row behind the row whose hash is `last`."""
    canonical = "|".join(
        (
            str(row["seq"]),
            str(tables.microseconds(row["at"])),
            row["actor_kind"],
            row["actor_id"] or "",
            row["action"],
            row["customer_id"] or "",
            row["case_id"] or "",
            row["lane_id"] or "",
            row["commitment"].hex(),
        )
    )
    return hmac.digest(key, last + canonical.encode(), "sha256")
