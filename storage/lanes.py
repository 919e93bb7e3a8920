"""Lanes: one for each place that messages come from or go to, in order.

A chat is a lane; a mail address and a phone number that codes and notices go to are lanes too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.crash import crash_point
from storage.envelope import DataKey, Place
from storage.statements import Statement
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Lane:
    """`key_id`: the data key that seals what is said here."""

    id: str
    channel: str
    account: str
    key_id: bytes
    private: bool = True


@dataclass(frozen=True, slots=True)
class Wanted:
    """A lane that must exist. `customer_id`: whose key seals it, where it is a contact's."""

    channel: str
    account: str
    address: str
    private: bool = True


def address_hash(uow: UnitOfWork, channel: str, account: str, address: str) -> bytes:
    return uow.keyring.index.index(f"lane:{channel}:{account}", address)


_COLUMNS = (
    "id",
    "channel",
    "account",
    "address_hash",
    "address",
    "key_id",
    "private",
    "made_at",
)
_VALUES: dict[str, Any] = {name: bindparam(name) for name in _COLUMNS}
_NEW = {
    True: Statement(sqlite.insert(tables.lane).values(_VALUES).on_conflict_do_nothing()),
    False: Statement(postgresql.insert(tables.lane).values(_VALUES).on_conflict_do_nothing()),
}


def ensure(
    uow: UnitOfWork, wanted: Iterable[Wanted], keys: Mapping[Wanted, DataKey] | None = None
) -> dict[Wanted, Lane]:
    """The lanes of these addresses, made where they are new. `keys` seal new ones (a contact's
    lane: its customer's key); without one a new lane gets a key of its own (a chat's)."""
    hashes = {
        one: address_hash(uow, one.channel, one.account, one.address)
        for one in dict.fromkeys(wanted)
    }
    found = _find(uow, hashes)
    new = [one for one in hashes if one not in found]
    if not new:
        return found
    rows = []
    for one in new:
        lane_id = uow.new_id()
        sealer = (keys or {}).get(one) or uow.new_key("chat")
        rows.append(
            {
                "id": lane_id,
                "channel": one.channel,
                "account": one.account,
                "address_hash": hashes[one],
                "address": sealer.seal(one.address.encode(), Place("lane", "address", lane_id)),
                "key_id": sealer.id,
                "private": one.private,
                "made_at": uow.now,
            }
        )
    if uow.new_keys:
        uow.flush()  # the keys come first
    crash_point("lane-key-made")
    _NEW[uow.sqlite].many(uow.connection, rows)
    return _find(uow, hashes)


_BY_HASH = Statement(
    select(
        tables.lane.c.id,
        tables.lane.c.channel,
        tables.lane.c.account,
        tables.lane.c.key_id,
        tables.lane.c.private,
        tables.lane.c.address_hash,
    ).where(  # all three: the index begins with the channel
        tables.lane.c.channel.in_(bindparam("channels", expanding=True)),
        tables.lane.c.account.in_(bindparam("accounts", expanding=True)),
        tables.lane.c.address_hash.in_(bindparam("hashes", expanding=True)),
    )
)


def _find(uow: UnitOfWork, hashes: dict[Wanted, bytes]) -> dict[Wanted, Lane]:
    rows = _BY_HASH.all(
        uow.connection,
        channels={one.channel for one in hashes},
        accounts={one.account for one in hashes},
        hashes=hashes.values(),
    )
    by_hash = {(row.channel, row.account, row.address_hash): row for row in rows}
    found = {}
    for one, digest in hashes.items():
        row = by_hash.get((one.channel, one.account, digest))
        if row is not None:
            found[one] = Lane(row.id, row.channel, row.account, row.key_id, row.private)
    return found


def address(uow: UnitOfWork, lane_id: str) -> str:
    """Where it is: a chat id, a mail address, a phone number."""
    blob = uow.connection.execute(
        select(tables.lane.c.address).where(tables.lane.c.id == lane_id)
    ).scalar_one()
    return uow.open(blob, Place("lane", "address", lane_id)).decode()


def by_id(uow: UnitOfWork, lane_id: str) -> Lane | None:
    lane = tables.lane
    row = uow.connection.execute(
        select(lane.c.id, lane.c.channel, lane.c.account, lane.c.key_id, lane.c.private).where(
            lane.c.id == lane_id
        )
    ).one_or_none()
    return Lane(*row) if row else None


def find(uow: UnitOfWork, channel: str, account: str, address: str) -> Lane | None:
    wanted = Wanted(channel, account, address)
    return _find(uow, {wanted: address_hash(uow, channel, account, address)}).get(wanted)


def reach(uow: UnitOfWork, lane_id: str) -> str:
    """Ok | blocked | gone."""
    lane = tables.lane
    return str(
        uow.connection.execute(select(lane.c.reach).where(lane.c.id == lane_id)).scalar_one()
    )


def has_pending(uow: UnitOfWork, lane_id: str) -> bool:
    """Whether something was received here that is not thought through yet."""
    inbox = tables.inbox
    found = uow.connection.execute(
        select(inbox.c.seq).where(inbox.c.lane_id == lane_id, tables.INBOX_PENDING).limit(1)
    ).first()
    return found is not None


def lock(uow: UnitOfWork, lane_id: str) -> Lane | None:
    """The lane, locked until the end of the transaction: its events and staff's actions take
    turns."""
    uow.connection.execute(
        select(tables.lane.c.id).where(tables.lane.c.id == lane_id).with_for_update()
    )
    return by_id(uow, lane_id)


def next_seq(uow: UnitOfWork, lane_id: str) -> int:
    """The number of the lane's next outgoing message."""
    lane = tables.lane
    statement = select(lane.c.next_seq).where(lane.c.id == lane_id)
    return int(uow.connection.execute(statement).scalar_one())


def set_reach(uow: UnitOfWork, lane_id: str, reach: str) -> None:
    uow.change(tables.lane, {"id": lane_id}, {"reach": reach})
