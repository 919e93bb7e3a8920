"""Cases as a list has them, one row each: read by page, in the order in which they were opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, true

from states.case_map import CLOSED, LIVE
from states.clock_history import CaseClock
from states.exports import Filters
from states.facts import Customer
from states.figures import midnight
from storage import case_clocks, customers, decision_reasons, tables, tags
from storage.envelope import KeyGone
from storage.unit_of_work import UnitOfWork

_COLUMNS = (
    "id", "reference", "kind", "state", "channel", "level", "urgent", "why", "opened_at",
    "reply_by", "replied_at", "due_at", "closed_at", "reopened", "rating", "customer_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CaseRow:
    """`customer`: the record as it is now, None where nobody is proven or it was erased. `clocks`:
    all of the case, by name, the newest of each. `decided`: the newest decision with a reason, and
    its code; `own`: the code's label by language, where it is the desk's own."""

    row: Any
    assignee: str
    customer: Customer | None
    clocks: dict[str, CaseClock]
    tags: tuple[str, ...]
    reasons: tuple[str, ...]
    decided: tuple[str, str]
    own: Mapping[str, str]


def count(uow: UnitOfWork, filters: Filters, until: datetime) -> int:
    statement = select(func.count()).select_from(tables.case).where(_met(filters, until))
    return uow.connection.execute(statement).scalar_one()


def page(
    uow: UnitOfWork, filters: Filters, until: datetime, after: str, most: int
) -> list[CaseRow]:
    """The next cases behind the one with this id, of those opened up to this moment."""
    case, staff = tables.case, tables.staff
    rows = uow.connection.execute(
        select(
            *(case.c[name] for name in _COLUMNS),
            case.c.reasons,
            staff.c.login.label("assignee"),
        )
        .outerjoin(staff, staff.c.id == case.c.assignee_id)
        .where(_met(filters, until), case.c.id > after)
        .order_by(case.c.id)
        .limit(most)
    ).all()
    ids = [row.id for row in rows]
    tagged = tags.of_cases(uow, ids)
    clocks = case_clocks.of_cases(uow, ids)
    decided = last_decided(uow, ids)
    own = {
        (key[0].value, key[1]): one.reason.labels
        for key, one in decision_reasons.every(uow).items()
    }
    records = _records(uow, list({row.customer_id for row in rows if row.customer_id}))
    return [
        CaseRow(
            row,
            row.assignee or "",
            records.get(row.customer_id),
            {one.name: one for one in clocks.get(row.id, ())},
            tagged.get(row.id, ()),
            tuple(one for one in row.reasons.split(",") if one),
            decided.get(row.id, ("", "")),
            own.get(decided.get(row.id, ("", "")), {}),
        )
        for row in rows
    ]


def last_decided(uow: UnitOfWork, case_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Case -> its newest decision with a reason, and the code of that."""
    event = tables.case_event
    rows = uow.connection.execute(
        select(event.c.case_id, event.c.decision, event.c.reason)
        .where(event.c.case_id.in_(list(case_ids)), tables.DECIDED)
        .order_by(event.c.id)
    )
    return {row.case_id: (row.decision, row.reason) for row in rows}


def _met(filters: Filters, until: datetime) -> ColumnElement[bool]:
    case = tables.case
    found = [case.c.opened_at <= until]
    if filters.since:
        found.append(case.c.opened_at >= midnight(filters.since))
    if filters.until:
        found.append(case.c.opened_at < midnight(filters.until + timedelta(days=1)))
    if filters.kind:
        found.append(case.c.kind == filters.kind)
    groups = {"live": LIVE, "closed": CLOSED}
    states = groups.get(filters.state, (filters.state,))
    within = case.c.state.in_([str(one) for one in states]) if filters.state else true()
    return and_(within, *found)


def _records(uow: UnitOfWork, customer_ids: Sequence[str]) -> dict[str, Customer]:
    try:
        return customers.load(uow, customer_ids)
    except KeyGone:  # one of them was erased
        found: dict[str, Customer] = {}
        for one in customer_ids:
            found |= _record(uow, one)
        return found


def _record(uow: UnitOfWork, customer_id: str) -> dict[str, Customer]:
    try:
        return customers.load(uow, [customer_id])
    except KeyGone:
        return {}
