"""What did not arrive: one row a message, with its reason, and where the notice went next.

Nothing of what was said and no address stands here: outlets, reasons, ways and references only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update

from storage import tables, transcript
from storage.envelope import KeyGone, Place
from storage.outbox import UNDELIVERED
from storage.unit_of_work import UnitOfWork
from storage.wakeups import set_alarm

SHOWN_FOR = timedelta(days=30)
MOST = 200
NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Ended:
    """An outgoing message that is over. `state`: done | dead | expired; `body` is empty where it
    was wiped (codes)."""

    id: str
    channel: str
    address: str
    kind: str
    state: str
    reason: str
    case_id: str | None
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Failed:
    """`way` failed for `reason`; `next_way` is another way, `told`, `nobody`, or `none` for what
    is never sent elsewhere by itself (a code). `settled_by` where a person closed it."""

    outbox_id: str
    outlet: str
    kind: str
    reason: str
    way: str
    next_way: str
    notice_id: str | None = None
    customer_id: str | None = None
    case_id: str | None = None
    at: datetime | None = None
    reference: str = ""
    settled_at: datetime | None = None
    settled_by: str = ""


def unanswered(uow: UnitOfWork, lane_id: str) -> list[tuple[Mapping[str, Any], str | None]]:
    """(body, case) of what went to this chat since its customer's last words, oldest first: nobody
    can say that it was read."""
    sent, said = tables.outbox, tables.message
    heard = select(func.max(said.c.at)).where(said.c.lane_id == lane_id, said.c.direction == "in")
    last = uow.connection.execute(heard).scalar()
    found = select(sent.c.id, sent.c.body, sent.c.case_id).where(
        sent.c.lane_id == lane_id, sent.c.state.in_(("queued", "sending", "done"))
    )
    if last is not None:
        found = found.where(sent.c.made_at > last)
    rows = uow.connection.execute(found.order_by(sent.c.seq)).all()
    uow.load_keys_of(row.body for row in rows)
    return [(uow.open_json(row.body, Place("outbox", "body", row.id)), row.case_id) for row in rows]


# -- writing -------------------------------------------------------------------------------------
def add(uow: UnitOfWork, failed: Failed) -> None:
    """Whoever was told otherwise, or never is, needs nobody's care."""
    uow.add(
        tables.failed_delivery,
        {
            "outbox_id": failed.outbox_id,
            "notice_id": failed.notice_id,
            "at": uow.now,
            "outlet": failed.outlet,
            "kind": failed.kind,
            "reason": failed.reason,
            "way": failed.way,
            "next_way": failed.next_way,
            "customer_id": failed.customer_id,
            "case_id": failed.case_id,
            "settled_at": None if failed.next_way == NOBODY else uow.now,
        },
    )


def settle(uow: UnitOfWork, outbox_id: str, staff_id: str) -> bool:
    """A person has seen to it. False where somebody did before."""
    table = tables.failed_delivery
    done = uow.connection.execute(
        update(table)
        .where(table.c.outbox_id == outbox_id, table.c.settled_at.is_(None))
        .values(settled_at=uow.now, settled_by=staff_id)
    )
    return done.rowcount == 1


def give_up_sent(uow: UnitOfWork, message_id: str, outlet: str, reason: str) -> bool | None:
    """What was sent as this chunk came back: mark it and let the clock go on from there. False
    where there is none of that outlet, or it was told before; None where it is being sent."""
    message, outbox, lane = tables.message, tables.outbox, tables.lane
    row = uow.connection.execute(
        select(outbox.c.id, outbox.c.state)
        .join(message, message.c.outbox_id == outbox.c.id)
        .join(lane, lane.c.id == outbox.c.lane_id)
        .where(message.c.id == message_id, lane.c.channel == outlet)
        .with_for_update(of=outbox)
    ).one_or_none()
    if row is None or row.state in ("dead", "expired"):
        return False
    if row.state != "done":
        return None
    transcript.change_state(uow, message_id, state="failed")
    uow.change(tables.outbox, {"id": row.id}, {"state": "dead", "reason": reason})
    set_alarm(uow, UNDELIVERED, row.id, uow.now)
    return True


def address_of(uow: UnitOfWork, message_id: str, outlet: str) -> str | None:
    """Where this chunk went, if it went by that outlet."""
    message, lane = tables.message, tables.lane
    row = uow.connection.execute(
        select(lane.c.id, lane.c.address)
        .join(message, message.c.lane_id == lane.c.id)
        .where(message.c.id == message_id, lane.c.channel == outlet)
    ).one_or_none()
    return None if row is None else uow.open(row.address, _address(row.id)).decode()


# -- reading -------------------------------------------------------------------------------------
def ended(uow: UnitOfWork, outbox_id: str) -> Ended | None:
    """None where there is no such message, or its owner was erased."""
    outbox, lane = tables.outbox, tables.lane
    row = uow.connection.execute(
        select(outbox, lane.c.channel, lane.c.address)
        .join(lane, lane.c.id == outbox.c.lane_id)
        .where(outbox.c.id == outbox_id)
    ).one_or_none()
    if row is None:
        return None
    try:
        address = uow.open(row.address, _address(row.lane_id)).decode()
        body = uow.open_json(row.body, Place("outbox", "body", row.id))
    except KeyGone:
        return None
    return Ended(
        row.id, row.channel, address, row.kind, row.state, row.reason or "", row.case_id, body
    )


def is_known(uow: UnitOfWork, outbox_id: str) -> bool:
    table = tables.failed_delivery
    found = uow.connection.execute(
        select(table.c.outbox_id).where(table.c.outbox_id == outbox_id)
    ).first()
    return found is not None


def of_notice(uow: UnitOfWork, notice_id: str) -> list[tuple[str, str]]:
    """(way, next way) of every failure of this notice so far."""
    table = tables.failed_delivery
    rows = uow.connection.execute(
        select(table.c.way, table.c.next_way).where(table.c.notice_id == notice_id)
    )
    return [(row.way, row.next_way) for row in rows]


def newest(uow: UnitOfWork) -> list[Failed]:
    """What is open, then what failed in the last days; newest first."""
    table, case, staff = tables.failed_delivery, tables.case, tables.staff
    rows = uow.connection.execute(
        select(table, case.c.reference, staff.c.name.label("settler"))
        .join(case, case.c.id == table.c.case_id, isouter=True)
        .join(staff, staff.c.id == table.c.settled_by, isouter=True)
        .where(table.c.settled_at.is_(None) | (table.c.at > uow.now - SHOWN_FOR))
        .order_by(table.c.settled_at.isnot(None), table.c.at.desc(), table.c.outbox_id)
        .limit(MOST)
    ).all()
    return [
        Failed(
            outbox_id=row.outbox_id,
            outlet=row.outlet,
            kind=row.kind,
            reason=row.reason,
            way=row.way,
            next_way=row.next_way,
            notice_id=row.notice_id,
            customer_id=row.customer_id,
            case_id=row.case_id,
            at=row.at,
            reference=row.reference or "",
            settled_at=row.settled_at,
            settled_by=row.settler or "",
        )
        for row in rows
    ]


def count_open(uow: UnitOfWork) -> int:
    table = tables.failed_delivery
    return uow.connection.execute(
        select(func.count()).where(table.c.settled_at.is_(None))
    ).scalar_one()


def figures(uow: UnitOfWork) -> Sequence[tuple[str, str, int]]:
    """(outlet, reason, how many) of all that did not arrive, ever."""
    table = tables.failed_delivery
    rows = uow.connection.execute(
        select(table.c.outlet, table.c.reason, func.count().label("n")).group_by(
            table.c.outlet, table.c.reason
        )
    )
    return [(row.outlet, row.reason, row.n) for row in rows]


def _address(lane_id: str) -> Place:
    return Place("lane", "address", lane_id)
