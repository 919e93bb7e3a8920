"""Mentions: a colleague was named in a note, and has opened the case since or not. Codes only."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from storage import tables
from storage.unit_of_work import UnitOfWork

MOST = 50
_mention = tables.mention


@dataclass(frozen=True, slots=True)
class Mention:
    """`by`: the name of who wrote the note."""

    reference: str
    kind: str
    by: str
    at: datetime
    seen: bool


def add(uow: UnitOfWork, staff_id: str, by_id: str, case_id: str, event_id: str) -> None:
    """`event_id`: the note's, in the case's timeline."""
    row = {"id": uow.new_id(), "staff_id": staff_id, "by_id": by_id, "case_id": case_id}
    uow.add(_mention, {**row, "event_id": event_id, "at": uow.now})


def count_unseen(uow: UnitOfWork, staff_id: str) -> int:
    statement = select(func.count()).select_from(_mention)
    unseen = statement.where(_mention.c.staff_id == staff_id, _mention.c.seen_at.is_(None))
    return uow.connection.execute(unseen).scalar_one()


def newest(uow: UnitOfWork, staff_id: str) -> tuple[Mention, ...]:
    """Seen and unseen, newest first."""
    case, staff = tables.case, tables.staff
    rows = uow.connection.execute(
        select(_mention, case.c.reference, case.c.kind, staff.c.name)
        .join(case, case.c.id == _mention.c.case_id)
        .join(staff, staff.c.id == _mention.c.by_id)
        .where(_mention.c.staff_id == staff_id)
        .order_by(_mention.c.id.desc())
        .limit(MOST)
    ).all()
    return tuple(
        Mention(row.reference, row.kind, row.name, row.at, row.seen_at is not None) for row in rows
    )


def unseen_in(uow: UnitOfWork, staff_id: str, case_id: str) -> frozenset[str]:
    """The notes of this case that name them and that they have not seen."""
    rows = uow.connection.execute(
        select(_mention.c.event_id).where(
            _mention.c.staff_id == staff_id,
            _mention.c.case_id == case_id,
            _mention.c.seen_at.is_(None),
        )
    )
    return frozenset(rows.scalars())


def see(uow: UnitOfWork, staff_id: str, case_id: str) -> None:
    """They opened the case."""
    uow.connection.execute(
        update(_mention)
        .where(
            _mention.c.staff_id == staff_id,
            _mention.c.case_id == case_id,
            _mention.c.seen_at.is_(None),
        )
        .values(seen_at=uow.now)
    )
