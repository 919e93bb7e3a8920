"""Papers of closed cases whose time is over: found, marked as removed, and their content forgotten.

A row is marked, with its case locked, before its content goes: from then on nobody reads it, and a
case that is reopened in that moment keeps or loses its papers as a whole. `file_name` stands until
the content is gone, so whatever ends the work in between is made good by doing it again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from states.case_map import CLOSED
from storage import customers, lanes, near_cases, tables
from storage.envelope import DataKey, KeyGone, Place
from storage.unit_of_work import UnitOfWork

_paper, _case = tables.attachment, tables.case
_CLOSED = [str(one) for one in CLOSED]


@dataclass(frozen=True, slots=True)
class Due:
    """Papers of one closed case. `size` in bytes."""

    case_id: str
    papers: int
    size: int


def due(uow: UnitOfWork, before: datetime, after: str, most: int) -> list[Due]:
    """Cases closed before this moment that have papers, by id, behind the case `after`. Whether
    each may go is for `spared` to say. Read along the papers that are kept, which are few, not
    along all cases that were ever closed."""
    rows = uow.connection.execute(
        select(
            _paper.c.case_id,
            func.count().label("papers"),
            func.coalesce(func.sum(_paper.c.size), 0).label("size"),
        )
        .join(_case, _case.c.id == _paper.c.case_id)
        .where(tables.ATTACHMENT_STORED, _paper.c.case_id > after)
        .where(_case.c.closed_at < before, _case.c.state.in_(_CLOSED))
        .group_by(_paper.c.case_id)
        .order_by(_paper.c.case_id)
        .limit(most)
    ).all()
    return [Due(row.case_id, row.papers, int(row.size)) for row in rows]


@dataclass(frozen=True, slots=True)
class Bare:
    """What of a case has to be known here: not what it says, for its key may be erased."""

    id: str
    state: str
    closed_at: datetime | None
    merged_into: str | None
    papers_held_at: datetime | None
    customer_id: str | None
    lane_id: str | None

    def is_over(self, before: datetime) -> bool:
        return self.state in _CLOSED and self.closed_at is not None and self.closed_at < before


def find(uow: UnitOfWork, case_id: str, *, lock: bool) -> Bare | None:
    names = Bare.__dataclass_fields__
    statement = select(*(_case.c[name] for name in names)).where(_case.c.id == case_id)
    row = uow.connection.execute(statement.with_for_update() if lock else statement).one_or_none()
    return Bare(*row) if row else None


def spared(uow: UnitOfWork, case: Bare, before: datetime, *, lock: bool) -> str:
    """Why this case keeps its papers all the same: held | in_use | "". In use are those of a case
    that goes on in another one which is open or not old enough, and of one that an open case is
    linked with. `lock`: the cases it goes on in stay as they are, in the order in which merging
    locks them."""
    last = case
    while last.merged_into is not None:
        following = find(uow, last.merged_into, lock=lock)
        if following is None:
            break
        last = following
        if last.papers_held_at:
            return "held"
    if case.papers_held_at:
        return "held"
    if not last.is_over(before):
        return "in_use"
    near = [one for each in {case.id, last.id} for one in near_cases.linked(uow, each)]
    return "in_use" if any(one.state not in _CLOSED for one in near) else ""


def mark(uow: UnitOfWork, case: Bare, rule: str) -> list[str]:
    """Nobody reads the papers of this (locked) case any more; their ids. What remains of each: that
    it was there, when it came, its type, size and digest; neither its name nor where the platform
    has it."""
    rows = uow.connection.execute(
        select(_paper.c.id, _paper.c.lane_id, _paper.c.source)
        .where(_paper.c.case_id == case.id, tables.ATTACHMENT_STORED)
        .order_by(_paper.c.id)
    ).all()
    for row in rows:
        values: dict[str, Any] = {"state": "removed", "removed_at": uow.now, "removed_by": rule}
        values["source"] = _without_name(uow, row)
        uow.change(_paper, {"id": row.id, "state": "stored"}, values)
    return [row.id for row in rows]


def _without_name(uow: UnitOfWork, row: Any) -> bytes:
    """What the channel told of a paper, without its name and whereabouts."""
    place, lane = Place("attachment", "source", row.id), lanes.by_id(uow, row.lane_id)
    try:
        source = uow.open_json(row.source, place)
        key = uow.key(lane.key_id) if lane else uow.keyring.house
    except KeyGone:  # erased: there is nothing left to hide
        source, key = {}, uow.keyring.house
    return key.seal_json({"ref": "", "name": "", "kind": source.get("kind", "file")}, place)


def key_of(uow: UnitOfWork, case: Bare) -> DataKey:
    """What is noted of the case is sealed under its own key, the house's once that is erased."""
    try:
        if case.customer_id:
            return customers.key_of(uow, case.customer_id)
        lane = lanes.by_id(uow, case.lane_id) if case.lane_id else None
        return uow.key(lane.key_id) if lane else uow.keyring.house
    except KeyGone:
        return uow.keyring.house


def leftover(uow: UnitOfWork, most: int) -> list[tuple[str, str]]:
    """(id, name of the content) of papers that are marked and whose content may still be there."""
    rows = uow.connection.execute(
        select(_paper.c.id, _paper.c.file_name)
        .where(_paper.c.removed_at.isnot(None), _paper.c.file_name.isnot(None))
        .order_by(_paper.c.removed_at, _paper.c.id)
        .limit(most)
    ).all()
    return [(row.id, row.file_name) for row in rows]


def shared(uow: UnitOfWork, file_name: str) -> bool:
    """Whether a paper that is not removed has the same content."""
    found = uow.connection.execute(
        select(_paper.c.id)
        .where(_paper.c.file_name == file_name, _paper.c.removed_at.is_(None))
        .limit(1)
    ).first()
    return found is not None


def forget(uow: UnitOfWork, ids: Sequence[str]) -> None:
    """Their content is gone."""
    if ids:
        uow.connection.execute(
            update(_paper).where(_paper.c.id.in_(list(ids))).values(file_name=None)
        )


def removed(
    uow: UnitOfWork, since: datetime, until: datetime, kind: str
) -> list[tuple[str, int, int, int]]:
    """(kind of case, papers, cases, bytes) removed from `since` on and before `until`, most first;
    of an empty `kind`: of any."""
    n = func.count()
    found = (
        select(
            _case.c.kind,
            n.label("n"),
            func.count(_case.c.id.distinct()).label("cases"),
            func.coalesce(func.sum(_paper.c.size), 0).label("size"),
        )
        .join(_case, _case.c.id == _paper.c.case_id)
        .where(_paper.c.removed_at.isnot(None))
        .where(_paper.c.removed_at >= since, _paper.c.removed_at < until)
        .group_by(_case.c.kind)
        .order_by(n.desc(), _case.c.kind)
    )
    if kind:
        found = found.where(_case.c.kind == kind)
    return [(row.kind, row.n, row.cases, int(row.size)) for row in uow.connection.execute(found)]
