"""What the reports over the API are asked and answer: counts and codes, no words. What each of them
counts stands in docs/reports.md."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from bot.api.models import Asked, Kind, Told


def _day(given: object) -> object:
    """A query's day is a text (ISO 8601, `2026-11-30`)."""
    if isinstance(given, str) and len(given) == len("2026-11-30"):
        try:
            return date.fromisoformat(given)
        except ValueError:
            pass
    raise PydanticCustomError("date", "a day")


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]


class ReportQuery(Asked):
    """Days of Vietnam, both included; the last 30 where none are given."""

    since: Day | None = None
    until: Day | None = None
    kind: Kind | None = None


class Report(Told):
    """`counted_at`: up to when; `missing_days`: days in between that are not counted yet. `by`:
    what a part of the period is, told by its first day."""

    since: date
    until: date
    kind: str
    by: Literal["day", "week"]
    counted_at: datetime | None
    missing_days: int


class MovedPart(Told):
    begins: date
    opened: int
    closed: int
    reopened: int
    alone: int


class BacklogGroup(Told):
    """Open cases from `from_days` old to less than `to_days`."""

    from_days: int
    to_days: int | None
    in_time: int
    late: int


class OutcomeCount(Told):
    kind: str
    state: str
    count: int


class ReasonCount(Told):
    """`code`: why a case came to a person; empty where its kind is all."""

    kind: str
    code: str
    count: int


class HourCount(Told):
    """`weekday`: Monday is 1."""

    weekday: Annotated[int, Field(ge=1, le=7)]
    hour: int
    opened: int


class FlowReport(Report):
    moved: list[MovedPart]
    backlog: list[BacklogGroup]
    outcomes: list[OutcomeCount]
    reasons: list[ReasonCount]
    hours: list[HourCount]


class ClockCount(Told):
    clock: str
    kept: int
    extended: int
    late: int


class SpreadPart(Told):
    """Working minutes: half of them took at most `p50`. `begins` is null for the whole period."""

    begins: date | None
    count: int
    p50: int
    p90: int


class ClockSpread(Told):
    clock: str
    parts: list[SpreadPart]


class ClocksReport(Report):
    clocks: list[ClockCount]
    spreads: list[ClockSpread]


class FunnelCount(Told):
    channel: str
    asked: int
    sent: int
    entered: int
    passed: int


class StopCount(Told):
    """`seconds`: in all."""

    kind: str
    place: str
    outcome: str
    count: int
    seconds: int


class RefusedAnswers(Told):
    kind: str
    field: str
    outcome: str
    reason: str
    count: int


class TalksReport(Report):
    funnel: list[FunnelCount]
    stops: list[StopCount]
    refusals: list[RefusedAnswers]


class RatingCount(Told):
    stars: int
    count: int


class FailureCount(Told):
    """`untold`: of how many of them nobody was told by another way."""

    outlet: str
    reason: str
    count: int
    untold: int


class RevealCount(Told):
    """`name`: the staff member."""

    name: str
    values: int
    cases: int


class QualityReport(Report):
    ratings: list[RatingCount]
    failures: list[FailureCount]
    reveals: list[RevealCount]
