"""What is counted of a day: from the history, and as it is kept for pages that read many days.

`count` reads nothing but the history and can be asked again at any time; `keep` writes what it
answered. A day is settled half an hour after it has ended, and not counted any more.
"""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from states.facts import local_day
from states.figures import (
    CLOCK,
    FUNNEL,
    Figure,
    Measure,
    clock_measure,
    is_alone,
    is_closing,
    is_reopening,
    is_settled,
    is_work,
    midnight,
    outcome,
    worked,
)
from states.office_hours import VIETNAM, Hours
from states.reasons import counted
from storage import case_clocks, case_moves, tables
from storage.case_moves import CaseMove
from storage.statements import Statement
from storage.unit_of_work import UnitOfWork

_DAY = timedelta(days=1)


# -- counted --------------------------------------------------------------------------------------
def count(uow: UnitOfWork, day: date, hours: Hours) -> Counter[Figure]:
    """Everything of this day of Vietnam. `hours`: what working minutes are counted by."""
    since, until = midnight(day), midnight(day + _DAY)
    found: Counter[Figure] = Counter()
    taken_back: set[tuple[str, datetime]] = set()
    for move in case_moves.between(uow, since, until):
        found.update(_of_move(move))
        if move.was and not is_work(move.state):
            taken_back.add((move.case_id, move.at))
    for one in case_clocks.ended(uow, since, until):
        if (one.case_id, one.clock.stopped_at) not in taken_back:
            minutes = worked(one.clock, hours)
            measure = clock_measure(one.clock.name)
            found[Figure(measure, one.kind, outcome(one.clock).value, minutes)] += 1
    for row in _DECIDED.all(uow.connection, since=since, until=until):
        found[Figure(Measure.DECIDED, row.kind, counted(row.decision, row.reason))] += int(row.n)
    for row in _CODES.all(uow.connection, since=since, until=until):
        for measure, times in zip(FUNNEL, row[1:], strict=True):
            if times:
                found[Figure(measure.value, "", row.channel)] += int(times)
    return found


def _of_move(move: CaseMove) -> list[Figure]:
    if not move.was:
        if is_alone(move.state):
            return [Figure(Measure.ALONE, move.kind)]
        hour = move.at.astimezone(VIETNAM).hour
        opened = Figure(Measure.OPENED, move.kind, "", hour)
        return [opened, Figure(Measure.WHY, move.kind, move.why)]
    if is_reopening(move.was, move.state):
        return [Figure(Measure.REOPENED, move.kind)]
    if is_closing(move.was, move.state) and not is_alone(move.opened_as):
        return [Figure(Measure.CLOSED, move.kind, move.state)]
    return []


_event, _case = tables.case_event, tables.case
_DECIDED = Statement(
    select(_case.c.kind, _event.c.decision, _event.c.reason, func.count().label("n"))
    .join(_case, _case.c.id == _event.c.case_id)
    .where(tables.DECIDED, _event.c.at >= bindparam("since"), _event.c.at < bindparam("until"))
    .group_by(_case.c.kind, _event.c.decision, _event.c.reason)
)
_code, _lane = tables.code, tables.lane
_went = _code.c.customer_ids != ""  # a decoy goes to nobody
_CODES = Statement(
    select(
        _lane.c.channel,
        func.count().label("asked"),
        func.count().filter(_code.c.customer_ids != "").label("sent"),
        func.count().filter(_code.c.customer_ids != "", _code.c.tries > 0).label("entered"),
        func.count()
        .filter(_code.c.customer_ids != "", _code.c.used_at.isnot(None))
        .label("passed"),
    )
    .join(_lane, _lane.c.id == _code.c.lane_id)
    .where(_code.c.made_at >= bindparam("since"), _code.c.made_at < bindparam("until"))
    .group_by(_lane.c.channel)
)


# -- kept -----------------------------------------------------------------------------------------
def keep(uow: UnitOfWork, day: date, counts: Counter[Figure]) -> None:
    """In place of what was kept of this day before. Who counts the same day at the same moment
    waits here."""
    table, number = tables.figure_day, day.toordinal()
    values = {"day": number, "counted_at": uow.now, "settled": is_settled(day, uow.now)}
    statement: Any = (sqlite if uow.sqlite else postgresql).insert(table)
    statement = statement.on_conflict_do_update(
        index_elements=["day"],
        set_={"counted_at": statement.excluded.counted_at, "settled": statement.excluded.settled},
    )
    uow.connection.execute(statement, [values])
    rows: list[dict[str, Any]] = []
    spreads: dict[Figure, list[tuple[int, int]]] = {}
    for one, times in sorted(counts.items()):
        if one.measure.startswith(CLOCK):
            spreads.setdefault(one._replace(value=0), []).append((one.value, times))
        else:
            rows.append({**one._asdict(), "day": number, "count": times})
    together = [
        {
            "measure": one.measure,
            "day": number,
            "kind": one.kind,
            "key": one.key,
            "spread": orjson.dumps(pairs).decode(),
        }
        for one, pairs in spreads.items()
    ]
    for kept_in, new in ((tables.figure, rows), (tables.figure_spread, together)):
        uow.connection.execute(delete(kept_in).where(kept_in.c.day == number))
        if new:
            uow.connection.execute(insert(kept_in), new)


def kept(uow: UnitOfWork, day: date) -> Counter[Figure]:
    """What stands there of this day."""
    table, together, number = tables.figure, tables.figure_spread, day.toordinal()
    found: Counter[Figure] = Counter()
    columns = (table.c.measure, table.c.kind, table.c.key, table.c.value, table.c["count"])
    for *figure, times in uow.connection.execute(select(*columns).where(table.c.day == number)):
        found[Figure(*figure)] = times
    for row in uow.connection.execute(select(together).where(together.c.day == number)):
        for value, times in orjson.loads(row.spread):
            found[Figure(row.measure, row.kind, row.key, value)] = times
    return found


def unsettled(uow: UnitOfWork, most: int) -> list[date]:
    """Days that are to be counted (again), the newest first: today, and whatever of the time since
    the first case is not settled yet."""
    today = local_day(uow.now)
    first = uow.connection.execute(select(func.min(tables.case_move.c.at))).scalar()
    begins = min(local_day(first), today) if first else today
    table = tables.figure_day
    settled = set(
        uow.connection.execute(
            select(table.c.day).where(table.c.settled, table.c.day >= begins.toordinal())
        ).scalars()
    )
    numbers = range(today.toordinal(), begins.toordinal() - 1, -1)
    missing = (number for number in numbers if number not in settled)
    return [date.fromordinal(number) for number, _ in zip(missing, range(most), strict=False)]


def counted_at(uow: UnitOfWork, until: date) -> datetime | None:
    """Up to which moment the figures up to this day stand; None where nothing was counted."""
    table = tables.figure_day
    found = uow.connection.execute(
        select(table.c.day, table.c.counted_at)
        .where(table.c.day <= until.toordinal())
        .order_by(table.c.day.desc())
        .limit(1)
    ).one_or_none()
    if found is None:
        return None
    at: datetime = found.counted_at
    return min(at, midnight(date.fromordinal(found.day) + _DAY))


def uncounted(uow: UnitOfWork, since: date, until: date) -> int:
    """How many days of this time, from the first case on, were never counted."""
    first = uow.connection.execute(select(func.min(tables.case_move.c.at))).scalar()
    if first is None:
        return 0
    begins = max(since, local_day(first))
    end = min(until, local_day(uow.now))
    table = tables.figure_day
    counted = uow.connection.execute(
        select(func.count()).where(
            table.c.day >= begins.toordinal(), table.c.day <= end.toordinal()
        )
    ).scalar_one()
    return max((end - begins).days + 1 - counted, 0)
