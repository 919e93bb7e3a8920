"""Sums of what was counted, for pages: a statement or two each, however long the period is.

An empty `kind` means any. A day or week is told by its first day. What is not counted by day (open
cases, ratings, deliveries, reveals) is read as it stands now, by index.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import orjson
from sqlalchemy import ColumnElement, Integer, and_, case, func, literal_column, or_, select

from states.case_map import CaseState
from states.figures import FUNNEL, Figure, Measure, Period, clock_measure, percentile
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
        stages = found.setdefault(figure.key, [0] * len(FUNNEL))
        stages[FUNNEL.index(Measure(figure.measure))] = times
    return {channel: tuple(counts) for channel, counts in sorted(found.items())}


@dataclass(frozen=True, slots=True)
class Spread:
    """`count` values; half of them are at most `middle`, nine of ten at most `most` (nearest rank;
    working minutes)."""

    count: int
    middle: int
    most: int


@dataclass(frozen=True, slots=True)
class Ended:
    """Clocks of one name that ended: by outcome, and how long they ran, by day or week in which
    they ended, and of the whole period under None."""

    outcomes: Mapping[str, int]
    spreads: Mapping[date | None, Spread]


def ended(uow: UnitOfWork, clocks: Sequence[str], period: Period, kind: str) -> dict[str, Ended]:
    """Clock -> what is told of it. A day's values come packed: a year of them are few rows."""
    table, names = tables.figure_spread, {clock_measure(one): one for one in clocks}
    days = table.c.day.between(period.since.toordinal(), period.until.toordinal())
    where = and_(table.c.measure.in_(list(names)), days)
    rows = uow.connection.execute(
        select(table.c.measure, table.c.day, table.c.key, table.c.spread).where(
            and_(where, table.c.kind == kind) if kind else where
        )
    )
    outcomes: dict[str, Counter[str]] = {one: Counter() for one in clocks}
    parts: dict[str, dict[int, dict[int, int]]] = {one: {} for one in clocks}
    for measure, day, key, spread in rows:
        name, part = names[measure], (day - 1) // 7 * 7 + 1 if period.by_week else day
        counts = parts[name].setdefault(part, {})
        for value, times in orjson.loads(spread):
            counts[value] = counts.get(value, 0) + times
            outcomes[name][key] += times
    return {one: Ended(outcomes[one], _spreads(parts[one])) for one in clocks}


def _spreads(parts: Mapping[int, Mapping[int, int]]) -> dict[date | None, Spread]:
    whole: Counter[int] = Counter()
    found: dict[date | None, Spread] = {}
    for part, counts in parts.items():
        whole.update(counts)
        found[date.fromordinal(part)] = _spread(counts)
    return found | {None: _spread(whole)} if found else found


def _spread(counts: Mapping[int, int]) -> Spread:
    middle, most = percentile(counts, 50), percentile(counts, 90)
    return Spread(sum(counts.values()), middle or 0, most or 0)


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
        .where(tables.REVEALED, event.c.at >= period.begins, event.c.at < period.ends)
        .group_by(staff.c.id, staff.c.name)
        .order_by(n.desc(), staff.c.name)
    )
    if kind:
        of = select(tables.case.c.kind).where(tables.case.c.id == event.c.case_id).scalar_subquery()
        found = found.where(of == kind)  # looked up for each: never all cases of this kind
    return [(row.name, row.n, row.cases) for row in uow.connection.execute(found)]
