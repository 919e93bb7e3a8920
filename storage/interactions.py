"""When the customer last did something in a chat, by the platform's clock: on platforms that count
from it how long we may write there (`states.proactive`). The newest counts, in whichever order
they come."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from states.proactive import Interaction
from storage import tables
from storage.unit_of_work import UnitOfWork


class _At(NamedTuple):
    lane_id: str
    at: datetime


def note(uow: UnitOfWork, lane_id: str, at: datetime) -> None:
    """The customer did something there at this moment; not later than now."""
    uow.later(_note, _At(lane_id, min(at, uow.now)))


def _note(uow: UnitOfWork, asked: list[_At]) -> None:
    newest: dict[str, datetime] = {}
    for one in asked:
        newest[one.lane_id] = max(one.at, newest.get(one.lane_id, one.at))
    table = tables.interaction
    statement: Any = (sqlite if uow.sqlite else postgresql).insert(table)
    greatest = func.max if uow.sqlite else func.greatest
    statement = statement.on_conflict_do_update(
        index_elements=["lane_id"], set_={"at": greatest(table.c.at, statement.excluded.at)}
    )
    rows = [{"lane_id": lane_id, "at": at} for lane_id, at in sorted(newest.items())]
    uow.connection.execute(statement, rows)


def refused(uow: UnitOfWork, lane_id: str) -> None:
    """The platform said now that the last one was too long ago."""
    table = tables.interaction
    uow.connection.execute(
        update(table).where(table.c.lane_id == lane_id).values(refused_at=uow.now)
    )


def read(uow: UnitOfWork, lane_ids: Iterable[str]) -> dict[str, Interaction]:
    """The last ones of these chats, where there was any."""
    table = tables.interaction
    rows = uow.connection.execute(select(table).where(table.c.lane_id.in_(list(lane_ids))))
    return {row.lane_id: Interaction(row.at, row.refused_at) for row in rows}
