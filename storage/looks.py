"""Who is looking at a case right now: an open page says so each time it refreshes itself."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.unit_of_work import UnitOfWork

LOOKS_FOR = timedelta(seconds=40)  # a page refreshes itself several times within
_KEPT_FOR = timedelta(days=1)
_look = tables.case_look


def note(uow: UnitOfWork, case_id: str, staff_id: str) -> None:
    dialect = sqlite if uow.sqlite else postgresql
    uow.connection.execute(
        dialect.insert(_look)
        .values(case_id=case_id, staff_id=staff_id, at=uow.now)
        .on_conflict_do_update(index_elements=["case_id", "staff_id"], set_={"at": uow.now})
    )
    uow.connection.execute(
        delete(_look).where(_look.c.case_id == case_id, _look.c.at < uow.now - _KEPT_FOR)
    )


def others(uow: UnitOfWork, case_ids: Iterable[str], staff_id: str) -> dict[str, tuple[str, ...]]:
    """The names of the others who look at these cases now, by case."""
    staff = tables.staff
    rows = uow.connection.execute(
        select(_look.c.case_id, staff.c.name)
        .join(staff, staff.c.id == _look.c.staff_id)
        .where(
            _look.c.case_id.in_(list(case_ids)),
            _look.c.staff_id != staff_id,
            _look.c.at > uow.now - LOOKS_FOR,
        )
        .order_by(staff.c.name)
    ).all()
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        found[row.case_id] = (*found.get(row.case_id, ()), row.name)
    return found
