"""Cases and their timeline."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, select

from states.case_map import CLOSED
from states.facts import CaseLine
from storage import case_clocks, case_moves, customers, group_topics, lanes, tables
from storage.envelope import DataKey, Place
from storage.statements import Statement
from storage.unit_of_work import UnitOfWork
from storage.webhook_deliveries import written

ALARM = "undo"  # the channel of a case that "this was not me" opened
_LOOKS = ("viewed", "revealed")  # what changes nothing about a case


@dataclass(frozen=True, slots=True)
class Case:
    """A case as staff see it. `answers`: what was asked for, by field; sealed at rest. `reasons`:
    codes of `states/severity.py`. `alarmed_at` and the two after it: the clocks of a possible
    breach."""

    id: str
    reference: str
    kind: str
    state: str
    channel: str
    level: int
    opened_at: datetime
    reply_by: datetime
    due_at: datetime
    answers: Mapping[str, str]
    customer_id: str | None = None
    lane_id: str | None = None
    urgent: bool = False
    why: str = ""
    version: int = 1
    assignee_id: str | None = None
    approver_id: str | None = None
    replied_at: datetime | None = None
    closed_at: datetime | None = None
    reasons: tuple[str, ...] = ()
    alarmed_at: datetime | None = None
    first_notice_by: datetime | None = None
    full_notice_by: datetime | None = None
    chat_taken_at: datetime | None = None
    reopened: int = 0
    reopened_at: datetime | None = None
    rating: int | None = None
    escalated_at: datetime | None = None
    merged_into: str | None = None  # the id of the case that it goes on in
    papers_held_at: datetime | None = None  # since when no rule may remove its papers


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """One line of a case's timeline. `kind`: opened | customer | reply | corrected | file | note |
    moved | claimed | released | given_back | rated | revealed | viewed | frozen | lifted |
    undelivered | warned | escalated | extended | notified | returned | mail | called | tagged |
    assigned | linked | unlinked | merged | papers_held | papers_freed | papers_removed. `decision`
    and `reason`: which decision it was, and the code of its reason (`states/reasons.py`)."""

    id: str
    at: datetime
    actor_kind: str
    actor_id: str | None
    kind: str
    body: Mapping[str, Any] = field(default_factory=dict)
    decision: str = ""
    reason: str = ""


def add(uow: UnitOfWork, case: Case, key: DataKey) -> None:
    closed = case.state in CLOSED
    uow.add(
        tables.case,
        {
            "id": case.id,
            "reference": case.reference,
            "kind": case.kind,
            "customer_id": case.customer_id,
            "lane_id": case.lane_id,
            "channel": case.channel,
            "level": case.level,
            "state": case.state,
            "urgent": case.urgent,
            "why": case.why,
            "body": key.seal_json(dict(case.answers), _place(case.id)),
            "opened_at": case.opened_at,
            "reply_by": case.reply_by,
            "due_at": case.due_at,
            "closed_at": case.closed_at or (uow.now if closed else None),
            "reasons": ",".join(case.reasons),
            "alarmed_at": case.alarmed_at,
            "first_notice_by": case.first_notice_by,
            "full_notice_by": case.full_notice_by,
        },
    )
    group_topics.mark(uow, case.id)
    case_moves.add(uow, case.id, case.kind, "", case.state)


def note(
    uow: UnitOfWork,
    case_id: str,
    key: DataKey,
    kind: str,
    actor_kind: str,
    actor_id: str | None = None,
    body: Mapping[str, Any] | None = None,
    decided: tuple[str, str] = ("", ""),
) -> str:
    """Append to the timeline; the id of what was appended. `decided`: decision and reason, both
    kept in clear."""
    event_id = uow.new_id()
    uow.add(
        tables.case_event,
        {
            "id": event_id,
            "case_id": case_id,
            "at": uow.now,
            "actor_kind": actor_kind,
            "actor_id": actor_id,
            "kind": kind,
            "body": key.seal_json(dict(body or {}), Place("case_event", "body", event_id)),
            "decision": decided[0],
            "reason": decided[1],
        },
    )
    if kind not in _LOOKS:
        group_topics.mark(uow, case_id)
    written(uow, case_id, kind, body or {})
    return event_id


def key_of(uow: UnitOfWork, case: Case) -> DataKey:
    """What is said about the case is sealed under the customer's key, else its chat's."""
    if case.customer_id:
        return customers.key_of(uow, case.customer_id)
    lane = lanes.by_id(uow, case.lane_id) if case.lane_id else None
    return uow.key(lane.key_id) if lane else uow.keyring.house


def count_by(uow: UnitOfWork, staff_id: str, kind: str, since: datetime) -> int:
    """How many events of this kind a staff member caused since then, on all cases."""
    table = tables.case_event
    return uow.connection.execute(
        select(func.count()).where(
            table.c.actor_id == staff_id, table.c.kind == kind, table.c.at > since
        )
    ).scalar_one()


def timeline(uow: UnitOfWork, case_id: str) -> list[CaseEvent]:
    table = tables.case_event
    rows = uow.connection.execute(
        select(table).where(table.c.case_id == case_id).order_by(table.c.id)
    ).all()
    return [
        CaseEvent(
            row.id,
            row.at,
            row.actor_kind,
            row.actor_id,
            row.kind,
            uow.open_json(row.body, Place("case_event", "body", row.id)),
            row.decision,
            row.reason,
        )
        for row in rows
    ]


def by_reference(uow: UnitOfWork, reference: str, *, lock: bool = False) -> Case | None:
    return _one(uow, tables.case.c.reference == reference, lock=lock)


def by_id(uow: UnitOfWork, case_id: str, *, lock: bool = False) -> Case | None:
    return _one(uow, tables.case.c.id == case_id, lock=lock)


def _one(uow: UnitOfWork, which: ColumnElement[bool], *, lock: bool) -> Case | None:
    statement = select(tables.case).where(which)
    row = uow.connection.execute(statement.with_for_update() if lock else statement).one_or_none()
    return from_row(uow, row) if row else None


def from_row(uow: UnitOfWork, row: Any) -> Case:
    return Case(
        id=row.id,
        reference=row.reference,
        kind=row.kind,
        state=row.state,
        channel=row.channel,
        level=row.level,
        opened_at=row.opened_at,
        reply_by=row.reply_by,
        due_at=row.due_at,
        answers=uow.open_json(row.body, _place(row.id)),
        customer_id=row.customer_id,
        lane_id=row.lane_id,
        urgent=row.urgent,
        why=row.why,
        version=row.version,
        assignee_id=row.assignee_id,
        approver_id=row.approver_id,
        replied_at=row.replied_at,
        closed_at=row.closed_at,
        reasons=tuple(one for one in row.reasons.split(",") if one),
        alarmed_at=row.alarmed_at,
        first_notice_by=row.first_notice_by,
        full_notice_by=row.full_notice_by,
        chat_taken_at=row.chat_taken_at,
        reopened=row.reopened,
        reopened_at=row.reopened_at,
        rating=row.rating,
        escalated_at=row.escalated_at,
        merged_into=row.merged_into,
        papers_held_at=row.papers_held_at,
    )


def change(uow: UnitOfWork, case: Case, **values: Any) -> Mapping[str, datetime]:
    """Write these columns, and what becomes of the clocks by it; loses (ConflictError) where the
    case moved on since it was read. Which of its deadlines moved (`reply_by`, `due_at`)."""
    if values.get("state") in CLOSED:
        values.setdefault("closed_at", uow.now)
        values["chat_taken_at"] = None
    moved = case_clocks.follow(uow, case.id, values)
    state = str(values.get("state") or case.state)
    if state != case.state:
        case_moves.add(uow, case.id, case.kind, case.state, state)
    uow.change(
        tables.case,
        {"id": case.id, "version": case.version},
        {**moved, **values, "version": case.version + 1},
    )
    group_topics.mark(uow, case.id)
    return moved


_LINE = (
    "reference", "kind", "state", "opened_at", "due_at", "customer_id", "lane_id", "replied_at",
    "approver_id", "closed_at", "chat_taken_at", "rating", "channel", "urgent",
)  # fmt: skip
_LINES = Statement(
    select(*(tables.case.c[name] for name in _LINE))
    .where(
        tables.case.c.customer_id.in_(bindparam("customers", expanding=True))
        | tables.case.c.lane_id.in_(bindparam("chats", expanding=True))
    )
    .order_by(tables.case.c.id.desc())
    .limit(bindparam("most"))
)


def lines(
    uow: UnitOfWork, customer_ids: Iterable[str], lane_ids: Iterable[str], most: int = 50
) -> list[tuple[str | None, str | None, CaseLine]]:
    """(customer id, lane id, line) of recent cases of these customers or, without a customer, of
    these chats. An unproven case shows only in the chat it came from."""
    customers, chats = list(customer_ids), list(lane_ids)
    rows = _LINES.all(
        uow.connection,
        customers=customers,
        chats=chats,
        most=most * max(len(customers) + len(chats), 1),
    )
    return [(row.customer_id, row.lane_id, as_line(row)) for row in rows]


def as_line(row: Any) -> CaseLine:
    """What the customer may see of a case (of its row, or of a `Case`)."""
    return CaseLine(
        row.reference,
        row.kind,
        row.state,
        row.opened_at,
        row.due_at,
        person=row.chat_taken_at is not None,
        closed_at=row.closed_at,
        worked=row.replied_at is not None or row.approver_id is not None,
        rating=row.rating,
        own=row.channel != ALARM,
        urgent=row.urgent,
    )


def _place(case_id: str) -> Place:
    return Place("desk_case", "body", case_id)
