"""The figures of the report pages as JSON, by period and kind (docs/reports.md)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from bot.api.operation import Asking, Operation, reply
from bot.api.report_models import (
    ClocksReport,
    FlowReport,
    QualityReport,
    Report,
    ReportQuery,
    TalksReport,
)
from handlers import api_reports, figures
from handlers.api_access import Answer, Refusal
from handlers.api_reports import Found
from states.api_scopes import Scope
from states.figures import FUNNEL, Measure, Outcome
from storage.figure_sums import AGES, Spread


def _flow(found: Found[figures.Flow]) -> dict[str, Any]:
    one = found.figures
    measures = {
        "opened": Measure.OPENED,
        "closed": Measure.CLOSED,
        "reopened": Measure.REOPENED,
        "alone": Measure.ALONE,
    }
    edges = (0, *AGES)
    return {
        "moved": [
            {
                "begins": day,
                **{name: one.moved.get((day, of.value), 0) for name, of in measures.items()},
            }
            for day in found.asked.period.parts()
        ],
        "backlog": [
            {
                "from_days": edges[at],
                "to_days": edges[at + 1] if at + 1 < len(edges) else None,
                "in_time": in_time,
                "late": late,
            }
            for at, (in_time, late) in enumerate(one.backlog.groups)
        ],
        "outcomes": [
            {"kind": of.kind, "state": of.key, "count": count}
            for of, count in sorted(one.outcomes.items())
        ],
        "reasons": [
            {"kind": of.kind, "code": of.key, "count": count}
            for of, count in sorted(one.reasons.items())
        ],
        "hours": [
            {"weekday": weekday + 1, "hour": hour, "opened": count}
            for (weekday, hour), count in sorted(one.hours.items())
        ],
    }


def _clocks(found: Found[figures.Clocks]) -> dict[str, Any]:
    one = found.figures
    return {
        "clocks": [
            {"clock": name, **{of.value: one.outcomes.get((name, of), 0) for of in Outcome}}
            for name in figures.CLOCKS
        ],
        "spreads": [
            {"clock": name, "parts": [_spread(day, of) for day, of in _in_order(parts)]}
            for name, parts in one.spreads.items()
        ],
    }


def _in_order(parts: Any) -> list[tuple[date | None, Spread]]:
    return sorted(parts.items(), key=lambda one: (one[0] is not None, one[0] or date.min))


def _spread(day: date | None, of: Spread) -> dict[str, Any]:
    return {"begins": day, "count": of.count, "p50": of.middle, "p90": of.most}


def _talks(found: Found[figures.Talks]) -> dict[str, Any]:
    one, stages = found.figures, [of.value.removeprefix("code_") for of in FUNNEL]
    return {
        "funnel": [
            {"channel": channel, **dict(zip(stages, counts, strict=True))}
            for channel, counts in one.funnel.items()
        ],
        "stops": [
            {
                "kind": line.kind,
                "place": line.place,
                "outcome": line.outcome,
                "count": line.count,
                "seconds": line.seconds,
            }
            for line in one.stops
        ],
        "refusals": [
            {
                "kind": line.kind,
                "field": line.place,
                "outcome": line.outcome,
                "reason": line.reason,
                "count": line.count,
            }
            for line in one.refusals
        ],
    }


def _quality(found: Found[figures.Quality]) -> dict[str, Any]:
    one = found.figures
    return {
        "ratings": [{"stars": of, "count": count} for of, count in sorted(one.ratings.items())],
        "failures": [
            {"outlet": outlet, "reason": reason, "count": count, "untold": untold}
            for outlet, reason, count, untold in one.failures
        ],
        "reveals": [
            {"name": name, "values": values, "cases": cases} for name, values, cases in one.reveals
        ],
    }


def _report(
    name: str, figures_of: Any, model: type[Report], shape: Callable[[Any], dict[str, Any]]
) -> Operation:
    """Reads only: figures hold nobody up who writes."""

    def do(asking: Asking) -> Answer:
        query: ReportQuery = asking.query
        of = (query.since, query.until, query.kind or "")
        found = api_reports.read(asking.uow, asking.token.member, *of, figures_of)
        if isinstance(found, Refusal):
            return found
        period = found.asked.period
        return reply(
            model(
                since=period.since,
                until=period.until,
                kind=found.asked.kind,
                by="week" if period.by_week else "day",
                counted_at=found.stand.counted_at,
                missing_days=found.stand.missing,
                **shape(found),
            )
        )

    return Operation(
        f"report{name.capitalize()}",
        "GET",
        f"/reports/{name}",
        "reports",
        Scope.REPORTS_READ,
        do,
        model,
        query=ReportQuery,
        reads=True,
        refusals=(422,),
    )


OPERATIONS: tuple[Operation, ...] = (
    _report("flow", figures.flow, FlowReport, _flow),
    _report("clocks", figures.clocks, ClocksReport, _clocks),
    _report("talks", figures.talks, TalksReport, _talks),
    _report("quality", figures.quality, QualityReport, _quality),
)
