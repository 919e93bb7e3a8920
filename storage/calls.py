"""Phone calls that staff log: who calls, how it was verified, what came of it, when to ring back.

A call is a lane of its own (channel `hotline`), so that codes, proofs and cases are bound to it as
they are to a chat. What was said in it is sealed under that lane's key, which belongs to the
customer once it stands who called.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select, update

from states.calls import CHANNEL, TRIES, Way
from states.case_map import LIVE
from storage import lanes, tables
from storage.envelope import Place
from storage.unit_of_work import UnitOfWork

_call = tables.call


@dataclass(frozen=True, slots=True)
class Call:
    """`caller`: the number as stored (E.164) or as typed; `draft`: the form as it was typed last;
    `cases`: what came of it, references, newest last; `led_to`: changed | opened | joined."""

    id: str
    staff_id: str
    lane_id: str
    started_at: datetime
    customer_id: str | None = None
    way: Way = Way.NONE
    verified_at: datetime | None = None
    tries: int = 0
    led_to: str = ""
    disposition: str = ""
    ended_at: datetime | None = None
    follow_up_at: datetime | None = None
    caller: str = ""
    draft: Mapping[str, Any] = field(default_factory=dict)
    cases: tuple[str, ...] = ()


def begin(uow: UnitOfWork, staff_id: str, caller: str) -> Call:
    """A new call of this person. They are locked: one call at a time."""
    call_id = uow.new_id()
    wanted = lanes.Wanted(CHANNEL, "", call_id)
    lane = lanes.ensure(uow, [wanted])[wanted]
    call = Call(call_id, staff_id, lane.id, uow.now, caller=caller)
    uow.add(
        _call,
        {
            "id": call_id,
            "staff_id": staff_id,
            "lane_id": lane.id,
            "started_at": uow.now,
            "caller_hash": _hash(uow, caller),
            "body": _sealed(uow, call),
        },
    )
    return call


def lock_staff(uow: UnitOfWork, staff_id: str) -> None:
    """Whoever begins a call twice at once takes turns with themselves."""
    table = tables.staff
    uow.connection.execute(select(table.c.id).where(table.c.id == staff_id).with_for_update())


def open_of(uow: UnitOfWork, staff_id: str, *, lock: bool = False) -> Call | None:
    """The call that this person is in, or has not ended yet."""
    statement = select(_call).where(_call.c.staff_id == staff_id, _call.c.ended_at.is_(None))
    row = uow.connection.execute(statement.with_for_update() if lock else statement).one_or_none()
    return _from_row(uow, row) if row else None


def newest_ended(uow: UnitOfWork, staff_id: str) -> Call | None:
    row = uow.connection.execute(
        select(_call)
        .where(_call.c.staff_id == staff_id, _call.c.ended_at.is_not(None))
        .order_by(_call.c.id.desc())
        .limit(1)
    ).one_or_none()
    return _from_row(uow, row) if row else None


def change(uow: UnitOfWork, call: Call, **values: Any) -> None:
    """Write these columns of a locked call."""
    uow.change(_call, {"id": call.id}, values)


def write(uow: UnitOfWork, call: Call) -> None:
    """Its sealed part anew: caller, draft, cases."""
    change(uow, call, caller_hash=_hash(uow, call.caller), body=_sealed(uow, call))


def count_try(uow: UnitOfWork, call: Call) -> bool:
    """Count a wrong code, atomically; False where none was left."""
    counted = uow.connection.execute(
        update(_call)
        .where(_call.c.id == call.id, _call.c.tries < TRIES)
        .values(tries=_call.c.tries + 1)
    )
    return counted.rowcount == 1


def follow_ups(uow: UnitOfWork, staff_id: str) -> list[Call]:
    """Calls that this person promised to ring back about, what is due first."""
    rows = uow.connection.execute(
        select(_call)
        .where(
            _call.c.staff_id == staff_id,
            _call.c.follow_up_at.is_not(None),
            _call.c.followed_at.is_(None),
        )
        .order_by(_call.c.follow_up_at)
        .limit(50)
    ).all()
    uow.load_keys_of(row.body for row in rows)
    return [_from_row(uow, row) for row in rows]


def count_due(uow: UnitOfWork, staff_id: str) -> int:
    """How many of them are due now."""
    rows = uow.connection.execute(
        select(_call.c.id).where(
            _call.c.staff_id == staff_id,
            _call.c.follow_up_at <= uow.now,
            _call.c.followed_at.is_(None),
        )
    ).all()
    return len(rows)


def followed(uow: UnitOfWork, staff_id: str, call_id: str) -> bool:
    """It was rung back; False where there is no such promise of this person."""
    done = uow.connection.execute(
        update(_call)
        .where(
            _call.c.id == call_id,
            _call.c.staff_id == staff_id,
            _call.c.follow_up_at.is_not(None),
            _call.c.followed_at.is_(None),
        )
        .values(followed_at=uow.now)
    )
    return done.rowcount == 1


def cases_of_caller(uow: UnitOfWork, caller: str, apart_from: str) -> list[str]:
    """Ids of the cases that earlier calls from this number led to, newest first."""
    digest = _hash(uow, caller)
    if digest is None:
        return []
    rows = uow.connection.execute(
        select(_call.c.case_id)
        .where(
            _call.c.caller_hash == digest, _call.c.case_id.is_not(None), _call.c.id != apart_from
        )
        .order_by(_call.c.id.desc())
        .limit(20)
    ).scalars()
    return list(dict.fromkeys(rows))


@dataclass(frozen=True, slots=True)
class LiveCase:
    """A case that somebody still works on, as an agent in a call is shown it."""

    reference: str
    kind: str
    state: str
    opened_at: datetime


def live_cases(uow: UnitOfWork, call: Call) -> list[LiveCase]:
    """Open cases of whoever was picked, and those that earlier calls from this number led to,
    newest first."""
    case = tables.case
    whose: list[ColumnElement[bool]] = [case.c.id.in_(cases_of_caller(uow, call.caller, call.id))]
    if call.customer_id:
        whose.append(case.c.customer_id == call.customer_id)
    rows = uow.connection.execute(
        select(case.c.reference, case.c.kind, case.c.state, case.c.opened_at)
        .where(or_(*whose), case.c.state.in_([one.value for one in LIVE]))
        .order_by(case.c.id.desc())
        .limit(20)
    )
    return [LiveCase(*row) for row in rows]


def _sealed(uow: UnitOfWork, call: Call) -> bytes:
    lane = lanes.by_id(uow, call.lane_id)
    if lane is None:
        raise LookupError
    body = {"caller": call.caller, "draft": dict(call.draft), "cases": list(call.cases)}
    return uow.key(lane.key_id).seal_json(body, _place(call.id))


def _hash(uow: UnitOfWork, caller: str) -> bytes | None:
    return uow.keyring.index.index("phone", caller) if caller.startswith("+") else None


def _from_row(uow: UnitOfWork, row: Any) -> Call:
    body = uow.open_json(row.body, _place(row.id))
    return Call(
        id=row.id,
        staff_id=row.staff_id,
        lane_id=row.lane_id,
        started_at=row.started_at,
        customer_id=row.customer_id,
        way=Way(row.way),
        verified_at=row.verified_at,
        tries=row.tries,
        led_to=row.led_to,
        disposition=row.disposition,
        ended_at=row.ended_at,
        follow_up_at=row.follow_up_at,
        caller=body["caller"],
        draft=body["draft"],
        cases=tuple(body["cases"]),
    )


def _place(call_id: str) -> Place:
    return Place("call", "body", call_id)
