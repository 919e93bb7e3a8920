"""Tags of cases, in clear: words of the desk, never of a customer."""

from collections.abc import Iterable

from sqlalchemy import delete, select

from storage import tables
from storage.unit_of_work import UnitOfWork


def of_cases(uow: UnitOfWork, case_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """In their order; a case without any is left out."""
    wanted = list(case_ids)
    if not wanted:
        return {}
    table = tables.case_tag
    rows = uow.connection.execute(
        select(table.c.case_id, table.c.tag)
        .where(table.c.case_id.in_(wanted))
        .order_by(table.c.tag)
    )
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        found[row.case_id] = (*found.get(row.case_id, ()), row.tag)
    return found


def add(uow: UnitOfWork, case_id: str, new: Iterable[str]) -> None:
    """Ones that the case has not yet."""
    for tag in new:
        uow.add(tables.case_tag, {"tag": tag, "case_id": case_id})


def remove(uow: UnitOfWork, case_id: str, gone: Iterable[str]) -> None:
    table = tables.case_tag
    uow.connection.execute(
        delete(table).where(table.c.case_id == case_id, table.c.tag.in_(list(gone)))
    )
