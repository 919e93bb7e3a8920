"""Cases of one customer that belong together: linked by a colleague, or merged into one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select

from states.case_map import LIVE
from storage import cases, tables
from storage.cases import Case
from storage.unit_of_work import UnitOfWork

MOST = 5  # open cases that may be the same wish
MOST_LINKS = 20
_LOOKED_THROUGH = 100  # newest cases of a customer; an older one is nobody's duplicate
_link = tables.case_link
_SHOWN = (
    tables.case.c.id,
    tables.case.c.reference,
    tables.case.c.kind,
    tables.case.c.state,
    tables.case.c.opened_at,
)


@dataclass(frozen=True, slots=True)
class NearCase:
    """What another case's page shows of one."""

    id: str
    reference: str
    kind: str
    state: str
    opened_at: datetime


def alike(uow: UnitOfWork, case: Case) -> list[Case]:
    """Open cases of the same customer and kind, newest first."""
    if case.customer_id is None:
        return []
    table = tables.case
    rows = uow.connection.execute(
        select(table.c.id, table.c.kind, table.c.state)
        .where(table.c.customer_id == case.customer_id)
        .order_by(table.c.id.desc())
        .limit(_LOOKED_THROUGH)
    )
    live = [state.value for state in LIVE]
    ids = [
        row.id for row in rows if row.kind == case.kind and row.state in live and row.id != case.id
    ][:MOST]
    if not ids:
        return []
    found = uow.connection.execute(
        select(table).where(table.c.id.in_(ids)).order_by(table.c.id.desc())
    ).all()
    return [cases.from_row(uow, row) for row in found]


def loud_counts(uow: UnitOfWork, case_ids: Iterable[str], quiet: Iterable[str]) -> dict[str, int]:
    """How many events the timelines of these cases have, those of the kinds `quiet` left out."""
    event = tables.case_event
    rows = uow.connection.execute(
        select(event.c.case_id, func.count().label("n"))
        .where(event.c.case_id.in_(list(case_ids)), event.c.kind.not_in(list(quiet)))
        .group_by(event.c.case_id)
    )
    return {row.case_id: row.n for row in rows}


# -- linked ---------------------------------------------------------------------------------------
def linked(uow: UnitOfWork, case_id: str) -> list[NearCase]:
    """Newest first."""
    rows = uow.connection.execute(
        select(*_SHOWN)
        .join(_link, _link.c.other_id == tables.case.c.id)
        .where(_link.c.case_id == case_id)
        .order_by(tables.case.c.id.desc())
    )
    return [_near(row) for row in rows]


def link(uow: UnitOfWork, case_id: str, other_id: str, staff_id: str) -> None:
    """Both ways, so that each is found from the other."""
    row = {"by_id": staff_id, "at": uow.now}
    uow.add(_link, {"case_id": case_id, "other_id": other_id, **row})
    uow.add(_link, {"case_id": other_id, "other_id": case_id, **row})


def unlink(uow: UnitOfWork, case_id: str, other_id: str) -> None:
    both = [case_id, other_id]
    uow.connection.execute(
        delete(_link).where(_link.c.case_id.in_(both), _link.c.other_id.in_(both))
    )


# -- merged ---------------------------------------------------------------------------------------
def merged_into(uow: UnitOfWork, case_id: str) -> list[NearCase]:
    """The cases that go on in this one, oldest first."""
    rows = uow.connection.execute(
        select(*_SHOWN).where(tables.case.c.merged_into == case_id).order_by(tables.case.c.id)
    )
    return [_near(row) for row in rows]


def going_on(uow: UnitOfWork, case: Case, *, lock: bool = False) -> Case:
    """The case that this one goes on in: itself, where it was not merged."""
    while case.merged_into is not None:
        following = cases.by_id(uow, case.merged_into, lock=lock)
        if following is None:
            break
        case = following
    return case


def _near(row: Any) -> NearCase:
    return NearCase(row.id, row.reference, row.kind, row.state, row.opened_at)
