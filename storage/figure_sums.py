"""Sums of what was counted, for pages: a statement or two each, however long the period is.

An empty `kind` means any. A day or week is told by its first day. What is not counted by day (open
cases, ratings, deliveries, reveals) is read as it stands now, by index.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, case, func, literal_column, or_, select

from states.case_map import CaseState
from states.figures import FUNNEL, Figure, Measure, Period, clock_measure
from storage import tables
from storage.failed_deliveries import NOBODY
from storage.unit_of_work import UnitOfWork

AGES = (1, 3, 7, 14, 30)  # days: where a group of open cases ends and the next begins
_AT_WORK = (CaseState.OPEN, CaseState.WAITING, CaseState.APPROVED)
_DAY = timedelta(days=1)
_figure = tables.figure
# Written out: an expression that is grouped by must be the same text wherever it stands.
_ONE, _SEVEN = literal_column("1", Integer), literal_column("7", Integer)
_n = func.sum(_figure.c["count"])


def _within(measures: Sequence[str], period: Period, kind: str) -> ColumnElement[bool]:
    found = [
        _figure.c.measure.in_([str(one) for one in measures]),
        _figure.c.day.between(period.since.toordinal(), period.until.toordinal()),
    ]
    return and_(*found, _figure.c.kind == kind) if kind else and_(*found)


def _part(period: Period) -> ColumnElement[int]:
    """The first day of a figure's day or week, as a number; day 1 was a Monday."""
    day: ColumnElement[int] = _figure.c.day
    return (day - _ONE) // _SEVEN * _SEVEN + _ONE if period.by_week else day


# -- counted by day -------------------------------------------------------------------------------
def flow(uow: UnitOfWork, period: Period, kind: str) -> dict[tuple[date, str], int]:
    """(day or week, measure) -> how many cases were opened, closed or reopened, and how many
    changes customers made alone."""
    measures = (Measure.OPENED, Measure.ALONE, Measure.CLOSED, Measure.REOPENED)
    part = _part(period).label("part")
    rows = uow.connection.execute(
        select(part, _figure.c.measure, _n.label("n"))
        .where(_within(measures, period, kind))
        .group_by(part, _figure.c.measure)
    )
    return {(date.fromordinal(row.part), row.measure): int(row.n) for row in rows}


def keys(uow: UnitOfWork, measures: Sequence[str], period: Period, kind: str) -> dict[Figure, int]:
    """How often each key of these measures was counted, by measure and kind."""
    columns = (_figure.c.measure, _figure.c.kind, _figure.c.key)
    rows = uow.connection.execute(
        select(*columns, _n.label("n")).where(_within(measures, period, kind)).group_by(*columns)
    )
    return {Figure(row.measure, row.kind, row.key): int(row.n) for row in rows}


def hours(uow: UnitOfWork, period: Period, kind: str) -> dict[tuple[int, int], int]:
    """(weekday from Monday 0, hour) -> how many cases were opened."""
    weekday = ((_figure.c.day - _ONE) % _SEVEN).label("weekday")
    rows = uow.connection.execute(
        select(weekday, _figure.c.value, _n.label("n"))
        .where(_within((Measure.OPENED,), period, kind))
        .group_by(weekday, _figure.c.value)
    )
    return {(int(row.weekday), row.value): int(row.n) for row in rows}


def funnel(uow: UnitOfWork, period: Period) -> dict[str, tuple[int, ...]]:
    """Channel -> codes that were asked for, went out, were entered, were right."""
    found: dict[str, list[int]] = {}
    for figure, times in keys(uow, FUNNEL, period, "").items():
        found.setdefault(figure.key, [0] * len(FUNNEL))[FUNNEL.index(Measure(figure.measure))] = (
            times
        )
    return {channel: tuple(stages) for channel, stages in sorted(found.items())}


@dataclass(frozen=True, slots=True)
class Spread:
    """`count` values; half of them are at most `middle`, nine of ten at most `most` (nearest rank;
    working minutes)."""

    count: int
    middle: int
    most: int


def spreads(uow: UnitOfWork, clock: str, period: Period, kind: str) -> dict[date | None, Spread]:
    """How long clocks of this name ran: of each day or week in which they ended, and of the whole
    period under None."""
    where = _within((clock_measure(clock),), period, kind)
    found: dict[date | None, Spread] = {}
    for part, one in _spreads(uow, where, _part(period)):
        found[date.fromordinal(part)] = one
    for _, one in _spreads(uow, where, literal_column("0")):
        found[None] = one
    return found


def _spreads(
    uow: UnitOfWork, where: ColumnElement[bool], part: ColumnElement[int]
) -> list[tuple[int, Spread]]:
    """The database ranks them, so that two rows a part leave it, not one a value."""
    values = select(part.label("part"), _figure.c.value, _figure.c["count"]).where(where).subquery()
    n = func.sum(values.c["count"]).label("n")
    by = (values.c.part, values.c.value)
    counted = select(*by, n).group_by(*by).subquery()
    upto = func.sum(counted.c.n).over(partition_by=counted.c.part, order_by=counted.c.value)
    whole = func.sum(counted.c.n).over(partition_by=counted.c.part)
    ranked = select(counted, upto.label("upto"), whole.label("whole")).subquery()

    def rank(percent: int) -> ColumnElement[Any]:
        mark = ranked.c.whole * percent
        below = (ranked.c.upto - ranked.c.n) * 100
        here = and_(below < mark, ranked.c.upto * 100 >= mark)
        return func.max(case((here, ranked.c.value)))

    rows = uow.connection.execute(
        select(
            ranked.c.part,
            func.max(ranked.c.whole).label("n"),
            rank(50).label("middle"),
            rank(90).label("most"),
        ).group_by(ranked.c.part)
    )
    return [(row.part, Spread(int(row.n), row.middle, row.most)) for row in rows]


# -- as it stands now -----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Backlog:
    """Open cases, by age: (in time, late) of each group of AGES and of what is older."""

    groups: tuple[tuple[int, int], ...]

    @property
    def late(self) -> int:
        return sum(late for _, late in self.groups)

    @property
    def whole(self) -> int:
        return sum(map(sum, self.groups))


def backlog(uow: UnitOfWork, kind: str) -> Backlog:
    """Of what the desk still works on: a case whose change is announced and held is not."""
    table = tables.case
    since = func.coalesce(table.c.reopened_at, table.c.opened_at)
    ages = [(since > uow.now - days * _DAY, place) for place, days in enumerate(AGES)]
    age = case(*ages, else_=len(AGES)).label("age")
    unanswered = and_(table.c.replied_at.is_(None), table.c.reply_by < uow.now)
    runs = table.c.state != CaseState.WAITING.value
    late = case((and_(runs, or_(table.c.due_at < uow.now, unanswered)), 1), else_=0).label("late")
    where = table.c.state.in_([one.value for one in _AT_WORK])
    found = select(age, late).where(and_(where, table.c.kind == kind) if kind else where).subquery()
    both = (found.c.age, found.c.late)
    rows = uow.connection.execute(select(*both, func.count().label("n")).group_by(*both))
    counts = {(row.age, row.late): row.n for row in rows}
    return Backlog(
        tuple((counts.get((one, 0), 0), counts.get((one, 1), 0)) for one in range(len(AGES) + 1))
    )


def ratings(uow: UnitOfWork, period: Period, kind: str) -> dict[int, int]:
    """Stars -> how many cases that were closed in this time and rated since."""
    table = tables.case
    where = [
        table.c.rating.isnot(None),
        table.c.closed_at >= period.begins,
        table.c.closed_at < period.ends,
    ]
    if kind:
        where.append(table.c.kind == kind)
    rows = uow.connection.execute(
        select(table.c.rating, func.count().label("n")).where(*where).group_by(table.c.rating)
    )
    return {row.rating: row.n for row in rows}


def failures(uow: UnitOfWork, period: Period) -> list[tuple[str, str, int, int]]:
    """(outlet, reason, how many did not arrive, how many of them nobody was told of otherwise),
    most first."""
    table = tables.failed_delivery
    n = func.count()
    lost = func.sum(case((table.c.next_way == NOBODY, 1), else_=0))
    rows = uow.connection.execute(
        select(table.c.outlet, table.c.reason, n.label("n"), lost.label("lost"))
        .where(table.c.at >= period.begins, table.c.at < period.ends)
        .group_by(table.c.outlet, table.c.reason)
        .order_by(n.desc(), table.c.outlet, table.c.reason)
    )
    return [(row.outlet, row.reason, row.n, int(row.lost)) for row in rows]


def reveals(uow: UnitOfWork, period: Period, kind: str) -> list[tuple[str, int, int]]:
    """(name of the staff member, values they had shown, on how many cases), most first."""
    event, staff = tables.case_event, tables.staff
    n, cases = func.count(), func.count(event.c.case_id.distinct())
    found = (
        select(staff.c.name, n.label("n"), cases.label("cases"))
        .join(event, event.c.actor_id == staff.c.id)
        .where(event.c.kind == "revealed", event.c.at >= period.begins, event.c.at < period.ends)
        .group_by(staff.c.id, staff.c.name)
        .order_by(n.desc(), staff.c.name)
    )
    if kind:
        table = tables.case
        found = found.join(table, table.c.id == event.c.case_id).where(table.c.kind == kind)
    return [(row.name, row.n, row.cases) for row in uow.connection.execute(found)]
