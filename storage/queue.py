"""The queue: read-only questions of the console. Nothing personal leaves it but a masked name."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, not_, or_, select

from states.case_map import LIVE, CaseState
from states.facts import end_of_day
from states.kinds import ACT_FOR_ANOTHER, KINDS, MISUSE, SAFETY, TALK, Decides
from states.masks import mask
from storage import looks, tables, tags
from storage.cases import Case
from storage.envelope import Place
from storage.unit_of_work import UnitOfWork

PAGE = 50


class Tab(StrEnum):
    LIVE = "live"  # all that is not closed, but for what nobody proved
    MINE = "mine"
    FREE = "free"  # open, nobody has it
    TODAY = "today"  # a clock runs out before the day is over
    LATE = "late"  # a clock ran out
    UNDECIDED = "undecided"  # who it is was proven, the decision is to be made
    SECOND = "second"  # approved by somebody else, to be applied
    WAITING = "waiting"  # for the customer
    HELD = "held"
    UNPROVEN = "unproven"  # who it is was not proven, and nobody has it: never in another's way
    CLOSED = "closed"


# What may be asked without proving who one is stands with all others.
_OPEN_TO_ALL = (TALK.id, MISUSE.id, SAFETY.id, ACT_FOR_ANOTHER.id)
_DECIDED = tuple(kind.id for kind in KINDS.values() if kind.decides is not Decides.STAFF)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases; an empty `kind` or `channel` means any."""

    tab: Tab
    staff_id: str
    kind: str = ""
    channel: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the queue. `customer`: the masked name, empty where nobody is proven."""

    reference: str
    kind: str
    state: str
    channel: str
    level: int
    urgent: bool
    why: str
    opened_at: datetime
    reply_by: datetime
    due_at: datetime
    replied_at: datetime | None
    closed_at: datetime | None
    customer: str
    customer_code: str
    frozen: bool
    reopened: int
    assignee_id: str | None
    assignee: str
    heard_at: datetime | None  # the customer's last words in it
    version: int
    first_notice_by: datetime | None = None  # a possible breach: by when the authority hears of it
    full_notice_by: datetime | None = None
    escalated_at: datetime | None = None
    lookers: tuple[str, ...] = ()  # who else has it open
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """`alarms`: urgent reports that nobody has taken up, newest first."""

    lines: tuple[Line, ...]
    more: bool
    counts: dict[Tab, int]
    alarms: tuple[str, ...] = ()


def page(uow: UnitOfWork, wanted: Wanted) -> Page:
    table = tables.case
    statement = lines_of().where(_in(wanted.tab, wanted.staff_id, uow.now))
    if wanted.kind:
        statement = statement.where(table.c.kind == wanted.kind)
    if wanted.channel:
        statement = statement.where(table.c.channel == wanted.channel)
    if wanted.tab is Tab.CLOSED:
        statement = statement.order_by(table.c.closed_at.desc(), table.c.id.desc())
    else:
        waiting = case((table.c.state == CaseState.WAITING.value, 1), else_=0)
        statement = statement.order_by(table.c.urgent.desc(), waiting, table.c.due_at, table.c.id)
    rows = uow.connection.execute(statement.offset(wanted.page * PAGE).limit(PAGE + 1)).all()
    uow.load_keys_of(row.customer_name for row in rows)
    lookers = looks.others(uow, [row.id for row in rows], wanted.staff_id)
    tagged = tags.of_cases(uow, [row.id for row in rows])
    lines = tuple(
        as_line(uow, row, lookers.get(row.id, ()), tagged.get(row.id, ())) for row in rows[:PAGE]
    )
    return Page(lines, len(rows) > PAGE, counts(uow, wanted.staff_id), alarms(uow))


def alarms(uow: UnitOfWork) -> tuple[str, ...]:
    """References of urgent reports that wait for somebody to take them up, newest first."""
    table = tables.case
    waiting = (CaseState.OPEN.value, CaseState.WAITING.value)
    found = uow.connection.execute(
        select(table.c.reference)
        .where(
            table.c.state.in_(waiting),
            table.c.urgent,
            table.c.alarmed_at.is_not(None),
            table.c.assignee_id.is_(None),
        )
        .order_by(table.c.id.desc())
        .limit(PAGE)
    )
    return tuple(found.scalars())


def counts(uow: UnitOfWork, staff_id: str) -> dict[Tab, int]:
    """How many cases stand behind each tab."""
    sums = [
        func.coalesce(func.sum(case((_in(tab, staff_id, uow.now), 1), else_=0)), 0).label(tab.value)
        for tab in Tab
        if tab is not Tab.CLOSED
    ]
    live = tables.case.c.state.in_([state.value for state in LIVE])
    row = uow.connection.execute(select(*sums).where(live)).one()
    return {tab: int(getattr(row, tab.value)) for tab in Tab if tab is not Tab.CLOSED}


def ahead(uow: UnitOfWork, kind: str, case_: Case | None) -> int:
    """How many open cases of this kind whose chat nobody has waited before this one (all, where it
    is being opened now). A reopened case waits from then on."""
    table = tables.case
    since = func.coalesce(table.c.reopened_at, table.c.opened_at)
    conditions = [
        table.c.kind == kind,
        table.c.state == CaseState.OPEN.value,
        table.c.chat_taken_at.is_(None),
    ]
    if case_ is not None:
        own = case_.reopened_at or case_.opened_at
        earlier = or_(since < own, and_(since == own, table.c.id < case_.id))
        conditions.append(earlier)
    statement = select(func.count()).select_from(table).where(*conditions)
    return int(uow.connection.execute(statement).scalar_one())


def of_customer(uow: UnitOfWork, customer_id: str, most: int = 8) -> list[tuple[str, str, str]]:
    """(reference, kind, state) of the customer's newest cases."""
    table = tables.case
    return [
        (row.reference, row.kind, row.state)
        for row in uow.connection.execute(
            select(table.c.reference, table.c.kind, table.c.state)
            .where(table.c.customer_id == customer_id)
            .order_by(table.c.id.desc())
            .limit(most)
        )
    ]


def _in(tab: Tab, staff_id: str, now: datetime) -> ColumnElement[bool]:
    table = tables.case
    live = table.c.state.in_([state.value for state in LIVE])
    runs = table.c.state.in_([CaseState.OPEN.value, CaseState.APPROVED.value])
    free = and_(table.c.state == CaseState.OPEN.value, table.c.assignee_id.is_(None))
    unproven = and_(
        live, table.c.level == 0, table.c.assignee_id.is_(None), table.c.kind.not_in(_OPEN_TO_ALL)
    )
    undecided = and_(
        table.c.state == CaseState.OPEN.value, table.c.level > 1, table.c.kind.in_(_DECIDED)
    )
    conditions: dict[Tab, ColumnElement[bool]] = {
        Tab.LIVE: and_(live, not_(unproven)),
        Tab.MINE: and_(live, table.c.assignee_id == staff_id),
        Tab.FREE: and_(free, not_(unproven)),
        Tab.TODAY: and_(runs, _due_by(end_of_day(now)), not_(_due_by(now))),
        Tab.LATE: and_(runs, _due_by(now)),
        Tab.UNDECIDED: undecided,
        Tab.SECOND: and_(
            table.c.state == CaseState.APPROVED.value, table.c.approver_id != staff_id
        ),
        Tab.WAITING: table.c.state == CaseState.WAITING.value,
        Tab.HELD: table.c.state == CaseState.HELD.value,
        Tab.UNPROVEN: unproven,
        Tab.CLOSED: table.c.closed_at.is_not(None),
    }
    return conditions[tab]


def _due_by(moment: datetime) -> ColumnElement[bool]:
    """A clock of the case has run out by then: that of the end, or of the first answer."""
    table = tables.case
    unanswered = and_(table.c.replied_at.is_(None), table.c.reply_by <= moment)
    return or_(table.c.due_at <= moment, unanswered)


def next_free(uow: UnitOfWork, most: int) -> list[str]:
    """References of what nobody has, the most urgent first; on PostgreSQL those that somebody is
    about to take are left out."""
    table = tables.case
    statement = (
        select(table.c.reference)
        .where(_in(Tab.FREE, "", uow.now))
        .order_by(table.c.urgent.desc(), table.c.due_at, table.c.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return list(uow.connection.execute(statement).scalars())


def lines_of() -> Select[Any]:
    """Cases with what a row of the queue shows of them."""
    table, customer, staff = tables.case, tables.customer, tables.staff
    heard = (
        select(func.max(tables.case_event.c.at))
        .where(
            tables.case_event.c.case_id == table.c.id, tables.case_event.c.actor_kind == "customer"
        )
        .scalar_subquery()
    )
    return (
        select(
            table,
            customer.c.name.label("customer_name"),
            customer.c.code.label("customer_code"),
            customer.c.frozen_at,
            staff.c.name.label("assignee"),
            heard.label("heard_at"),
        )
        .join(customer, customer.c.id == table.c.customer_id, isouter=True)
        .join(staff, staff.c.id == table.c.assignee_id, isouter=True)
    )


def as_line(
    uow: UnitOfWork, row: Any, lookers: tuple[str, ...] = (), tagged: tuple[str, ...] = ()
) -> Line:
    name = ""
    if row.customer_name is not None:
        place = Place("customer", "name", row.customer_id)
        name = mask("name", uow.open_text(row.customer_name, place))
    return Line(
        reference=row.reference,
        kind=row.kind,
        state=row.state,
        channel=row.channel,
        level=row.level,
        urgent=row.urgent,
        why=row.why,
        opened_at=row.opened_at,
        reply_by=row.reply_by,
        due_at=row.due_at,
        replied_at=row.replied_at,
        closed_at=row.closed_at,
        customer=name,
        customer_code=row.customer_code or "",
        frozen=row.frozen_at is not None,
        reopened=row.reopened,
        assignee_id=row.assignee_id,
        assignee=row.assignee or "",
        heard_at=row.heard_at,
        version=row.version,
        first_notice_by=row.first_notice_by,
        full_notice_by=row.full_notice_by,
        escalated_at=row.escalated_at,
        lookers=lookers,
        tags=tagged,
    )
