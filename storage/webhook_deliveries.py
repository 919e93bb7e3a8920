"""What is told of cases to other systems: one row an endpoint, written in the transaction of what
happened, delivered under a lease, kept for a while as the log.

What is written of a delivery that somebody works on names its try: whoever lost it to another
writes nothing any more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import ColumnElement, TextClause, delete, func, select, update

from states.webhooks import KEPT_FOR, TEST, of_line, of_move
from storage import tables
from storage.unit_of_work import UnitOfWork
from storage.webhook_endpoints import Endpoint

LEASE = timedelta(seconds=60)
SHOWN = 50
_FORGOTTEN_AT_ONCE = 500
_endpoint, _delivery, _case = tables.webhook_endpoint, tables.webhook_delivery, tables.case
_OF_CASE = (
    "id", "reference", "kind", "state", "urgent", "opened_at", "reply_by", "due_at", "replied_at",
    "closed_at", "merged_into",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Delivery:
    """`state`: waiting | delivered | parked. `tries` in all, `earlier`: those before it was last
    asked for. `status`: of the last answer; `why`: a code, why the last try failed."""

    id: str
    endpoint_id: str
    seq: int
    event: str
    reference: str
    body: bytes
    state: str
    made_at: datetime
    due_at: datetime
    tries: int
    earlier: int
    status: int | None
    why: str
    ended_at: datetime | None


# -- told -----------------------------------------------------------------------------------------
def moved(uow: UnitOfWork, case_id: str, kind: str, was: str, state: str) -> None:
    """Tell whoever wants to know: written when the use case is through, with few statements for
    all of it, in the order in which it happened."""
    for event in of_move(kind, was, state):
        uow.later(_tell, (case_id, event))


def written(uow: UnitOfWork, case_id: str, kind: str, body: Mapping[str, Any]) -> None:
    """The same of a line of the timeline."""
    if event := of_line(kind, body):
        uow.later(_tell, (case_id, event))


def _tell(uow: UnitOfWork, told: list[tuple[str, str]]) -> None:
    """The endpoints stay locked to the end: their numbers follow the order of the commits."""
    uow.flush()
    endpoints = uow.connection.execute(
        select(_endpoint.c.id, _endpoint.c.events, _endpoint.c.seq)
        .where(_endpoint.c.disabled_at.is_(None))
        .order_by(_endpoint.c.id)
        .with_for_update()
    ).all()
    if not endpoints:
        return
    columns = [_case.c[name] for name in _OF_CASE]
    rows = uow.connection.execute(select(*columns).where(_case.c.id.in_({one for one, _ in told})))
    cases = {row.id: dict(zip(_OF_CASE, row, strict=True)) for row in rows}
    for row in endpoints:
        wanted, seq = row.events.split(","), row.seq
        for case_id, event in told:
            if event in wanted and case_id in cases:
                seq += 1
                _add(uow, row.id, seq, event, cases[case_id])
        if seq != row.seq:
            uow.change(_endpoint, {"id": row.id}, {"seq": seq})


def test(uow: UnitOfWork, endpoint: Endpoint) -> None:
    """Something to see it arrive; `endpoint` is locked."""
    _add(uow, endpoint.id, endpoint.seq + 1, TEST, None)
    uow.change(_endpoint, {"id": endpoint.id}, {"seq": endpoint.seq + 1})


def _add(
    uow: UnitOfWork, endpoint_id: str, seq: int, event: str, case: Mapping[str, Any] | None
) -> None:
    delivery_id = uow.new_id()
    body = {
        "id": delivery_id,
        "type": event if case is None else f"case.{event}",
        "timestamp": uow.now,
        "sequence": seq,
        "data": {} if case is None else {"case": case},
    }
    uow.add(
        _delivery,
        {
            "id": delivery_id,
            "endpoint_id": endpoint_id,
            "seq": seq,
            "event": event,
            "reference": "" if case is None else case["reference"],
            "body": orjson.dumps(body, option=orjson.OPT_UTC_Z).decode(),
            "state": "waiting",
            "made_at": uow.now,
            "due_at": uow.now,
        },
    )


# -- delivered ------------------------------------------------------------------------------------
def take(uow: UnitOfWork, most: int) -> list[Delivery]:
    """Those that are due, oldest first: ours for LEASE, and one try more."""
    rows = uow.connection.execute(
        select(_delivery)
        .where(*_due(uow))
        .order_by(_delivery.c.due_at, _delivery.c.id)
        .limit(most)
        .with_for_update(skip_locked=not uow.sqlite)
    ).all()
    taken = []
    for row in rows:
        values = {"tries": row.tries + 1, "lease_until": uow.now + LEASE}
        uow.change(_delivery, {"id": row.id}, values)
        taken.append(replace(_from_row(row), tries=row.tries + 1))
    return taken


def any_due(uow: UnitOfWork) -> bool:
    """Whether there is anything to take: asked each second, so apart from any writer."""
    found = select(_delivery.c.id).where(*_due(uow)).limit(1)
    return uow.connection.execute(found).scalar() is not None


def _due(uow: UnitOfWork) -> tuple[ColumnElement[bool] | TextClause, ...]:
    free = _delivery.c.lease_until.is_(None) | (_delivery.c.lease_until < uow.now)
    return tables.WEBHOOK_WAITING, _delivery.c.due_at <= uow.now, free


def release_all(uow: UnitOfWork) -> None:
    """At the start of the only process: whoever was delivering is gone."""
    uow.connection.execute(update(_delivery).where(tables.WEBHOOK_WAITING).values(lease_until=None))


def delivered(uow: UnitOfWork, delivery: Delivery, status: int) -> bool:
    values = {"state": "delivered", "status": status, "why": "", "ended_at": uow.now}
    return _write(uow, delivery, values)


def put_off(
    uow: UnitOfWork, delivery: Delivery, pause: timedelta, status: int | None, why: str
) -> bool:
    values = {"due_at": uow.now + pause, "status": status, "why": why}
    return _write(uow, delivery, values)


def park(uow: UnitOfWork, delivery: Delivery, status: int | None, why: str) -> bool:
    values = {"state": "parked", "status": status, "why": why, "ended_at": uow.now}
    return _write(uow, delivery, values)


def _write(uow: UnitOfWork, delivery: Delivery, values: dict[str, Any]) -> bool:
    """False where it is not ours any more."""
    done = uow.connection.execute(
        update(_delivery)
        .where(
            _delivery.c.id == delivery.id,
            _delivery.c.tries == delivery.tries,
            tables.WEBHOOK_WAITING,
        )
        .values(lease_until=None, **values)
    )
    return done.rowcount == 1


def again(uow: UnitOfWork, endpoint_id: str, delivery_id: str) -> bool:
    """Sent once more, with the same id and body, and tried as often as a new one. False while it
    waits, or where there is none."""
    done = uow.connection.execute(
        update(_delivery)
        .where(
            _delivery.c.id == delivery_id,
            _delivery.c.endpoint_id == endpoint_id,
            _delivery.c.state != "waiting",
        )
        .values(state="waiting", due_at=uow.now, earlier=_delivery.c.tries, ended_at=None, why="")
    )
    return done.rowcount == 1


# -- the log --------------------------------------------------------------------------------------
def newest(uow: UnitOfWork, endpoint_id: str, most: int = SHOWN) -> list[Delivery]:
    rows = uow.connection.execute(
        select(_delivery)
        .where(_delivery.c.endpoint_id == endpoint_id)
        .order_by(_delivery.c.seq.desc())
        .limit(most)
    )
    return [_from_row(row) for row in rows]


def counts(uow: UnitOfWork) -> dict[str, dict[str, int]]:
    """How many wait and are parked, by endpoint."""
    rows = uow.connection.execute(
        select(_delivery.c.endpoint_id, _delivery.c.state, func.count())
        .where(_delivery.c.state != "delivered")
        .group_by(_delivery.c.endpoint_id, _delivery.c.state)
    )
    found: dict[str, dict[str, int]] = {}
    for endpoint_id, state, number in rows:
        found.setdefault(endpoint_id, {})[state] = number
    return found


def forget_old(uow: UnitOfWork) -> int:
    """Delete what ended long ago, some at once; how many."""
    old: Iterable[str] = uow.connection.execute(
        select(_delivery.c.id)
        .where(_delivery.c.ended_at < uow.now - KEPT_FOR)
        .order_by(_delivery.c.ended_at)
        .limit(_FORGOTTEN_AT_ONCE)
    ).scalars()
    ids = list(old)
    if ids:
        uow.connection.execute(delete(_delivery).where(_delivery.c.id.in_(ids)))
    return len(ids)


def _from_row(row: Any) -> Delivery:
    return Delivery(
        id=row.id,
        endpoint_id=row.endpoint_id,
        seq=row.seq,
        event=row.event,
        reference=row.reference,
        body=row.body.encode(),
        state=row.state,
        made_at=row.made_at,
        due_at=row.due_at,
        tries=row.tries,
        earlier=row.earlier,
        status=row.status,
        why=row.why,
        ended_at=row.ended_at,
    )
