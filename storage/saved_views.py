"""Parts of the queue that a staff member named, for themselves."""

from dataclasses import dataclass

from sqlalchemy import delete, func, select

from storage import tables
from storage.envelope import Place
from storage.unit_of_work import UnitOfWork

MOST = 20  # of one person
_view = tables.saved_view


@dataclass(frozen=True, slots=True)
class SavedView:
    """`query`: `?tab=…&kind=…&channel=…`, without what is as always."""

    id: str
    name: str
    query: str


def of(uow: UnitOfWork, staff_id: str) -> list[SavedView]:
    """This person's, in the order they were made."""
    rows = uow.connection.execute(
        select(_view).where(_view.c.staff_id == staff_id).order_by(_view.c.id).limit(MOST)
    ).all()
    return [
        SavedView(row.id, uow.open_text(row.name, Place("saved_view", "name", row.id)), row.query)
        for row in rows
    ]


def add(uow: UnitOfWork, staff_id: str, name: str, query: str) -> bool:
    """False where this person has as many as one can keep an eye on."""
    count = select(func.count()).select_from(_view).where(_view.c.staff_id == staff_id)
    if uow.connection.execute(count).scalar_one() >= MOST:
        return False
    view_id = uow.new_id()
    sealed = uow.keyring.house.seal(name.encode(), Place("saved_view", "name", view_id))
    row = {"id": view_id, "staff_id": staff_id, "name": sealed, "query": query}
    uow.add(_view, {**row, "made_at": uow.now})
    return True


def remove(uow: UnitOfWork, staff_id: str, view_id: str) -> None:
    """One's own only."""
    uow.connection.execute(delete(_view).where(_view.c.id == view_id, _view.c.staff_id == staff_id))
