"""Finding cases: by reference, by whose they are, by kind, state, tag and day. Texts cannot be
searched; names can, by keyed hashes (`names`). Everything asked is met at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select

from states.case_map import CLOSED, LIVE
from states.masks import mask
from storage import customers, names, queue, tables, tags
from storage.envelope import Place
from storage.queue import Line
from storage.unit_of_work import UnitOfWork

PAGE = 50
_MOST_SHOWN = 5  # customers beside their cases
_MOST_NAMED = 200  # customers of one name; who is not among them needs one word more


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for; empty means any. `code` or one of `values` (field, stored form) must be
    the customer's. `state`: a case's, or `live`, `closed`. `since` and `until`: when it was opened,
    `until` not included. `after`: the last case of the page before."""

    reference: str = ""
    code: str = ""
    values: tuple[tuple[str, str], ...] = ()
    name: str = ""
    kind: str = ""
    state: str = ""
    channel: str = ""
    tag: str = ""
    since: datetime | None = None
    until: datetime | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class Who:
    """A customer; `name` masked."""

    id: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """Newest first. `after`: where the next page begins, or "". `customers`: how many customers fit
    what was said of them, `None` where nothing was; `cut`: more than can be looked through."""

    lines: tuple[Line, ...]
    after: str
    customers: int | None = None
    cut: bool = False
    who: tuple[Who, ...] = ()  # the first of these customers


def find(uow: UnitOfWork, sought: Sought) -> Found:
    whose = _customers(uow, sought)
    if whose is not None and not whose:
        return Found((), "", 0)
    case = tables.case
    conditions = _conditions(sought)
    if whose is not None:
        conditions.append(case.c.customer_id.in_(whose))
    if sought.after:
        conditions.append(case.c.id < sought.after)
    rows = uow.connection.execute(
        queue.lines_of().where(*conditions).order_by(case.c.id.desc()).limit(PAGE + 1)
    ).all()
    uow.load_keys_of(row.customer_name for row in rows)
    tagged = tags.of_cases(uow, [row.id for row in rows])
    lines = tuple(queue.as_line(uow, row, (), tagged.get(row.id, ())) for row in rows[:PAGE])
    after = rows[PAGE - 1].id if len(rows) > PAGE else ""
    cut = whose is not None and len(whose) >= _MOST_NAMED
    who = _who(uow, whose[:_MOST_SHOWN]) if whose and not sought.after else ()
    return Found(lines, after, None if whose is None else len(whose), cut, who)


def _who(uow: UnitOfWork, ids: Sequence[str]) -> tuple[Who, ...]:
    table = tables.customer
    rows = uow.connection.execute(
        select(table.c.id, table.c.code, table.c.name)
        .where(table.c.id.in_(ids))
        .order_by(table.c.id)
    ).all()
    uow.load_keys_of(row.name for row in rows)
    return tuple(Who(row.id, row.code, _masked(uow, row)) for row in rows)


def _masked(uow: UnitOfWork, row: Any) -> str:
    return mask("name", uow.open_text(row.name, Place("customer", "name", row.id)))


def _customers(uow: UnitOfWork, sought: Sought) -> list[str] | None:
    """Whose cases; None where nothing is said of that."""
    if sought.code or sought.values:
        coded = customers.by_code(uow, sought.code) if sought.code else None
        found = [coded] if coded else []
        for field, value in sought.values:
            found += customers.by_value(uow, field, value)
        return list(dict.fromkeys(found))[:_MOST_NAMED]
    if sought.name:
        return names.find(uow, sought.name, _MOST_NAMED)
    return None


def _conditions(sought: Sought) -> list[ColumnElement[bool]]:
    case, tag = tables.case, tables.case_tag
    conditions: list[ColumnElement[bool]] = []
    if sought.reference:
        conditions.append(case.c.reference == sought.reference)
    if sought.kind:
        conditions.append(case.c.kind == sought.kind)
    if sought.state:
        conditions.append(case.c.state.in_(_states(sought.state)))
    if sought.channel:
        conditions.append(case.c.channel == sought.channel)
    if sought.tag:
        conditions.append(case.c.id.in_(select(tag.c.case_id).where(tag.c.tag == sought.tag)))
    if sought.since is not None:
        conditions.append(case.c.opened_at >= sought.since)
    if sought.until is not None:
        conditions.append(case.c.opened_at < sought.until)
    return conditions


def _states(name: str) -> Sequence[str]:
    groups = {"live": LIVE, "closed": CLOSED}
    return [one.value for one in groups[name]] if name in groups else [name]
