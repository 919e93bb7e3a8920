"""Tokens that are used up by getting the next ones, sealed: one pair an account, the one before it
kept, and one process at a time that gets the next.

Whoever begins holds a lease, committed before the call that uses the token up; what came of it is
committed before the new pair is used. `begun_at` without an end tells that a process died between
the two: then the platform may have given a pair that nobody has.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from storage import tables
from storage.envelope import Place
from storage.unit_of_work import UnitOfWork

LEASE = timedelta(seconds=60)  # longer than the call may take


@dataclass(frozen=True, slots=True)
class Pair:
    """`access` is empty where only the token to begin with is known. Never shown."""

    access: str
    refresh: str

    def __repr__(self) -> str:
        return "Pair()"


@dataclass(frozen=True, slots=True)
class Kept:
    """The pair of an account. `held`: somebody is getting the next one; `begun_at`: somebody began
    to and has not told what came of it."""

    version: int
    pair: Pair
    previous: Pair | None
    made_at: datetime
    expires_at: datetime
    held: bool = False
    begun_at: datetime | None = None


def read(uow: UnitOfWork, channel: str, account: str) -> Kept | None:
    row = _row(uow, channel, account)
    if row is None:
        return None
    place = _place(channel, account)
    previous = uow.open_json(row.previous, place) if row.previous else None
    return Kept(
        row.version,
        Pair(**uow.open_json(row.pair, place)),
        Pair(**previous) if previous else None,
        row.made_at,
        row.expires_at,
        row.lease_until is not None and row.lease_until > uow.now,
        row.begun_at,
    )


@dataclass(frozen=True, slots=True)
class Age:
    """How old the pair at hand is; nothing that opens anything. `fetched`: an access token was got
    at least once."""

    made_at: datetime
    expires_at: datetime
    fetched: bool


def age(uow: UnitOfWork, channel: str, account: str) -> Age | None:
    row = _row(uow, channel, account)
    # one that was only given ends in the moment it was made
    return None if row is None else Age(row.made_at, row.expires_at, row.expires_at > row.made_at)


def give(uow: UnitOfWork, channel: str, account: str, refresh: str) -> None:
    """The token an operator gave to begin with. Another one than before takes the place of what
    was there: that is how a lost pair is mended."""
    given = uow.keyring.index.index(f"given:{channel}:{account}", refresh)
    row = _row(uow, channel, account, lock=True)
    if row is None:
        sealed = _seal(uow, channel, account, Pair("", refresh))
        values = {"version": 1, "pair": sealed, "given_hash": given}
        values |= {"made_at": uow.now, "expires_at": uow.now}
        uow.add(tables.platform_token, {"channel": channel, "account": account, **values})
    elif row.given_hash != given:
        old = uow.open_json(row.pair, _place(channel, account))["access"]
        sealed = _seal(uow, channel, account, Pair(old, refresh))
        _change(
            uow,
            channel,
            account,
            version=row.version + 1,
            pair=sealed,
            previous=row.pair,
            given_hash=given,
            expires_at=uow.now,
            lease_until=None,
            begun_at=None,
        )


def begin(uow: UnitOfWork, channel: str, account: str, version: int) -> Kept | None:
    """Lease the getting of the pair after this version; None where another process has it, or the
    pair is a newer one already. `begun_at` of what is answered: an earlier try that never ended."""
    row = _row(uow, channel, account, lock=True)
    if row is None or row.version != version:
        return None
    if row.lease_until is not None and row.lease_until > uow.now:
        return None
    found = read(uow, channel, account)
    _change(uow, channel, account, lease_until=uow.now + LEASE, begun_at=uow.now)
    return found


def store(
    uow: UnitOfWork, channel: str, account: str, version: int, pair: Pair, expires_at: datetime
) -> bool:
    """The pair after this version. False where a newer one is there: then this one is not kept. A
    lease that ran out meanwhile is no reason: what the platform gave last is what counts."""
    row = _row(uow, channel, account, lock=True)
    if row is None or row.version != version:
        return False
    _change(
        uow,
        channel,
        account,
        version=version + 1,
        pair=_seal(uow, channel, account, pair),
        previous=row.pair,
        made_at=uow.now,
        expires_at=expires_at,
        lease_until=None,
        begun_at=None,
    )
    return True


def give_up(uow: UnitOfWork, channel: str, account: str, version: int, *, known: bool) -> None:
    """No new pair came. `known`: the platform said so, and nothing was used up."""
    table = tables.platform_token
    values: dict[str, Any] = {"lease_until": None} | ({"begun_at": None} if known else {})
    uow.connection.execute(
        update(table)
        .where(table.c.channel == channel, table.c.account == account, table.c.version == version)
        .values(values)
    )


def release_all(uow: UnitOfWork) -> None:
    """At the start of the only process: whoever was getting a pair is gone. What they began stays
    noted, for it may have used the token up."""
    uow.connection.execute(update(tables.platform_token).values(lease_until=None))


def _row(uow: UnitOfWork, channel: str, account: str, *, lock: bool = False) -> Any:
    table = tables.platform_token
    query = select(table).where(table.c.channel == channel, table.c.account == account)
    return uow.connection.execute(query.with_for_update() if lock else query).one_or_none()


def _change(uow: UnitOfWork, channel: str, account: str, **values: Any) -> None:
    key: Mapping[str, Any] = {"channel": channel, "account": account}
    uow.change(tables.platform_token, key, values)


def _seal(uow: UnitOfWork, channel: str, account: str, pair: Pair) -> bytes:
    told = {"access": pair.access, "refresh": pair.refresh}
    return uow.keyring.house.seal_json(told, _place(channel, account))


def _place(channel: str, account: str) -> Place:
    return Place("platform_token", "pair", f"{channel}/{account}")
