"""The desk's figures: what each page of them shows, read in one snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from handlers import reason_codes
from states.clock_kinds import CARRY_OUT, REPLY, clock_kinds
from states.figures import Figure, Measure, Period
from states.kinds import KINDS
from storage import day_figures, figure_sums, journeys, retention
from storage.figure_sums import Backlog, Spread
from storage.journeys import Line
from storage.unit_of_work import UnitOfWork

CLOCKS = tuple(dict.fromkeys(one.name for kind in KINDS.values() for one in clock_kinds(kind)))
SPREAD_CLOCKS = (REPLY, CARRY_OUT)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page of figures is asked for. An empty `kind`: any."""

    period: Period
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """Up to when figures are counted (None: nothing is yet), and how many days are missing."""

    counted_at: datetime | None
    missing: int


def stand(uow: UnitOfWork, asked: Asked) -> Stand:
    period = asked.period
    return Stand(
        day_figures.counted_at(uow, period.until),
        day_figures.uncounted(uow, period.since, period.until),
    )


@dataclass(frozen=True, slots=True)
class Flow:
    """How much comes and goes. `moved`: by day or week and measure; `decided`: by the code of the
    reason; `own`: labels of codes that are the desk's own."""

    moved: dict[tuple[date, str], int]
    backlog: Backlog
    outcomes: dict[Figure, int]
    decided: dict[Figure, int]
    own: Mapping[tuple[str, str], Mapping[str, str]]
    reasons: dict[Figure, int]
    hours: dict[tuple[int, int], int]


def flow(uow: UnitOfWork, asked: Asked) -> Flow:
    period, kind = asked.period, asked.kind
    return Flow(
        figure_sums.flow(uow, period, kind),
        figure_sums.backlog(uow, kind),
        figure_sums.keys(uow, (Measure.CLOSED,), period, kind),
        figure_sums.keys(uow, (Measure.DECIDED,), period, kind),
        reason_codes.own_labels(uow),
        figure_sums.keys(uow, (Measure.WHY,), period, kind),
        figure_sums.hours(uow, period, kind),
    )


@dataclass(frozen=True, slots=True)
class Clocks:
    """`outcomes`: by clock and outcome, whatever kind. `spreads`: by clock, then by day or week,
    and None for the whole period."""

    outcomes: dict[tuple[str, str], int]
    spreads: dict[str, Mapping[date | None, Spread]]


def clocks(uow: UnitOfWork, asked: Asked) -> Clocks:
    found = figure_sums.ended(uow, CLOCKS, asked.period, asked.kind)
    outcomes = {
        (name, outcome): times
        for name, one in found.items()
        for outcome, times in one.outcomes.items()
    }
    return Clocks(outcomes, {one: found[one].spreads for one in SPREAD_CLOCKS})


@dataclass(frozen=True, slots=True)
class Talks:
    """How conversations go: codes by channel, where forms end, which answers fail."""

    funnel: dict[str, tuple[int, ...]]
    stops: list[Line]
    refusals: list[Line]


def talks(uow: UnitOfWork, asked: Asked) -> Talks:
    period, kind = asked.period, asked.kind
    return Talks(
        figure_sums.funnel(uow, period),
        journeys.stops(uow, period.since, period.until, kind),
        journeys.refusals(uow, period.since, period.until, kind),
    )


@dataclass(frozen=True, slots=True)
class Quality:
    """How well it went: stars, what did not arrive, who had what shown, which papers a rule
    removed (kind, papers, cases, bytes)."""

    ratings: dict[int, int]
    failures: list[tuple[str, str, int, int]]
    reveals: list[tuple[str, int, int]]
    removed: list[tuple[str, int, int, int]]


def quality(uow: UnitOfWork, asked: Asked) -> Quality:
    period, kind = asked.period, asked.kind
    return Quality(
        figure_sums.ratings(uow, period, kind),
        figure_sums.failures(uow, period),
        figure_sums.reveals(uow, period, kind),
        retention.removed(uow, period.begins, period.ends, kind),
    )
