"""Where events of cases are told to: addresses and secrets, sealed under the house's key."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update

from states.webhooks import SECRET_BYTES
from storage import tables
from storage.envelope import Place
from storage.randomness import random_bytes
from storage.unit_of_work import UnitOfWork

_endpoint, _delivery = tables.webhook_endpoint, tables.webhook_delivery


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`events`: which it is told. `seq`: the number of the newest. `why` it is disabled: staff |
    failing | gone. `failing_since`: nothing arrived since then."""

    id: str
    address: str
    events: frozenset[str]
    made_at: datetime
    made_by: str
    seq: int = 0
    failing_since: datetime | None = None
    disabled_at: datetime | None = None
    why: str = ""


def add(uow: UnitOfWork, address: str, events: Iterable[str], staff_id: str) -> tuple[str, bytes]:
    """(id, the key it is signed with): shown to whoever made it, and to nobody again."""
    endpoint_id, key = uow.new_id(), random_bytes(SECRET_BYTES)
    house = uow.keyring.house
    uow.add(
        _endpoint,
        {
            "id": endpoint_id,
            "address": house.seal(address.encode(), _place(endpoint_id, "address")),
            "secret": house.seal(key, _place(endpoint_id, "secret")),
            "events": ",".join(events),
            "made_at": uow.now,
            "made_by": staff_id,
        },
    )
    return endpoint_id, key


def every(uow: UnitOfWork) -> list[Endpoint]:
    """All of them, oldest first."""
    rows = uow.connection.execute(select(_endpoint).order_by(_endpoint.c.id)).all()
    return [_from_row(uow, row) for row in rows]


def count(uow: UnitOfWork) -> int:
    return uow.connection.execute(select(func.count()).select_from(_endpoint)).scalar_one()


def by_id(uow: UnitOfWork, endpoint_id: str, *, lock: bool = False) -> Endpoint | None:
    statement = select(_endpoint).where(_endpoint.c.id == endpoint_id)
    row = uow.connection.execute(statement.with_for_update() if lock else statement).one_or_none()
    return _from_row(uow, row) if row else None


def key_of(uow: UnitOfWork, endpoint_id: str) -> bytes:
    """What it is signed with."""
    blob = uow.connection.execute(
        select(_endpoint.c.secret).where(_endpoint.c.id == endpoint_id)
    ).scalar_one()
    return uow.open(blob, _place(endpoint_id, "secret"))


def set_events(uow: UnitOfWork, endpoint_id: str, events: Iterable[str]) -> None:
    uow.change(_endpoint, {"id": endpoint_id}, {"events": ",".join(events)})


def disable(uow: UnitOfWork, endpoint_id: str, why: str) -> None:
    """No event is told to it any more, and what waits is parked."""
    uow.change(_endpoint, {"id": endpoint_id}, {"disabled_at": uow.now, "why": why})
    uow.connection.execute(
        update(_delivery)
        .where(_delivery.c.endpoint_id == endpoint_id, tables.WEBHOOK_WAITING)
        .values(state="parked", why="disabled", ended_at=uow.now, lease_until=None)
    )


def enable(uow: UnitOfWork, endpoint_id: str) -> None:
    values = {"disabled_at": None, "why": "", "failing_since": None}
    uow.change(_endpoint, {"id": endpoint_id}, values)


def failing(uow: UnitOfWork, endpoint_id: str, since: datetime | None) -> None:
    """Nothing arrives there since then; None: something did."""
    uow.change(_endpoint, {"id": endpoint_id}, {"failing_since": since})


def remove(uow: UnitOfWork, endpoint_id: str) -> None:
    """With all that it was told or should be told."""
    uow.connection.execute(delete(_delivery).where(_delivery.c.endpoint_id == endpoint_id))
    uow.connection.execute(delete(_endpoint).where(_endpoint.c.id == endpoint_id))


def _from_row(uow: UnitOfWork, row: Any) -> Endpoint:
    return Endpoint(
        id=row.id,
        address=uow.open_text(row.address, _place(row.id, "address")),
        events=frozenset(row.events.split(",")),
        made_at=row.made_at,
        made_by=row.made_by,
        seq=row.seq,
        failing_since=row.failing_since,
        disabled_at=row.disabled_at,
        why=row.why,
    )


def _place(endpoint_id: str, column: str) -> Place:
    return Place("webhook_endpoint", column, endpoint_id)
