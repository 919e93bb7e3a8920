"""Cards of how much comes and goes, and by when it is answered and carried out."""

import itertools
from collections import Counter
from datetime import date

from bot import reason_words
from bot.console import charts, showing
from bot.console.charts import Point, Row
from bot.console.figure_cards import Card, Column, Line, Telling, percent
from bot.console.words import why_words
from handlers.figures import CLOCKS, SPREAD_CLOCKS, Clocks, Flow
from states.case_map import CLOSED
from states.figures import Measure, Outcome
from states.reasons import read_counted
from storage.figure_sums import AGES, Spread

_MOST_REASONS = 12
_STRONGEST = 6
_OUTCOMES = tuple(one.value for one in Outcome)


def flow(found: Flow, telling: Telling) -> list[Card]:
    return [
        _moved(found, telling),
        _backlog(found, telling),
        _outcomes(found, telling),
        _decided(found, telling),
        _reasons(found, telling),
        _hours(found, telling),
    ]


def _moved(found: Flow, telling: Telling) -> Card:
    measures = (Measure.OPENED, Measure.CLOSED, Measure.REOPENED, Measure.ALONE)
    days = list(telling.period.parts())
    counts = [[found.moved.get((day, one.value), 0) for one in measures] for day in days]
    names = ("reports-opened", "reports-closed", "reports-reopened", "reports-alone")
    columns = [telling.column("reports-when", "day"), *(telling.column(one) for one in names)]
    came, went = sum(one[0] for one in counts), sum(one[1] for one in counts)
    legend = (columns[1].words, columns[2].words)
    points = [
        Point(
            telling.short_day(day),
            tuple(both[:2]),
            tuple(
                f"{telling.part(day)}: {telling.number(n)} {name.lower()}"
                for n, name in zip(both[:2], legend, strict=True)
            ),
        )
        for day, both in zip(days, counts, strict=True)
    ]
    rows: list[Line] = [(day, *one) for day, one in zip(days, counts, strict=True)]
    said = telling.say("reports-flow-says", came=telling.number(came), went=telling.number(went))
    chart = charts.columns(telling.say("reports-flow"), said, points, legend, telling.number)
    return telling.card("flow", columns, rows, chart if came or went else None)


def _backlog(found: Flow, telling: Telling) -> Card:
    names = [telling.say("reports-age-first", days=f"{AGES[0]}")]
    for begins, ends in itertools.pairwise(AGES):
        names.append(telling.say("reports-age", begins=f"{begins}", ends=f"{ends}"))
    names.append(telling.say("reports-age-last", days=f"{AGES[-1]}"))
    both = [
        (name, in_time, late)
        for name, (in_time, late) in zip(names, found.backlog.groups, strict=True)
    ]
    columns = [
        telling.column("reports-age-of", "text"),
        telling.column("reports-in-time"),
        telling.column("reports-past-due"),
    ]
    whole, late = found.backlog.whole, found.backlog.late
    said = telling.say("reports-backlog-says", n=telling.number(whole), late=telling.number(late))
    rows = [
        Row(name, (in_time, late), telling.number(in_time + late)) for name, in_time, late in both
    ]
    legend = (columns[1].words, columns[2].words)
    chart = charts.bars(telling.say("reports-backlog"), said, rows, legend)
    return telling.card("backlog", columns, both, chart if whole else None)


def _outcomes(found: Flow, telling: Telling) -> Card:
    states = tuple(one.value for one in CLOSED)
    kinds: dict[str, Counter[str]] = {}
    for figure, times in found.outcomes.items():
        kinds.setdefault(figure.kind, Counter())[figure.key] += times
    ordered = sorted(kinds.items(), key=lambda one: (-one[1].total(), one[0]))
    rows: list[Line] = [
        (telling.kind(kind), *(counts[one] for one in states), counts.total())
        for kind, counts in ordered
    ]
    columns = [
        telling.column("reports-kind", "text"),
        *(Column(telling.say(f"console-state-{one}")) for one in states),
        telling.column("reports-all"),
    ]
    whole = Counter({one: sum(counts[one] for _, counts in ordered) for one in states})
    said = telling.say("reports-outcomes-says", n=telling.number(whole.total()))
    lying = [
        Row(
            telling.say(f"console-state-{one}"),
            (whole[one],),
            _share(whole[one], whole.total(), telling),
        )
        for one in states
    ]
    chart = charts.bars(telling.say("reports-outcomes"), said, lying)
    return telling.card("outcomes", columns, rows, chart if whole.total() else None)


def _decided(found: Flow, telling: Telling) -> Card:
    """Decisions by the code of their reason, most first."""
    codes: Counter[tuple[str, str]] = Counter()
    for figure, times in found.decided.items():
        codes[read_counted(figure.key)] += times
    ordered = sorted(codes.items(), key=lambda one: (-one[1], one[0]))
    whole = codes.total()
    rows: list[Line] = []
    lying = []
    for (decision, code), n in ordered:
        done = telling.say(f"reasons-decision-{decision}")
        words = reason_words.label_of(decision, code, found.own, telling.language)
        rows.append((done, words, code, n, percent(n, whole)))
        lying.append(Row(f"{done} · {words}", (n,), _share(n, whole, telling)))
    columns = [
        telling.column("reports-decision", "text"),
        telling.column("reports-reason", "text"),
        telling.column("reports-code", "text"),
        telling.column("reports-cases"),
        telling.column("reports-share", "percent"),
    ]
    said = telling.say("reports-decided-says", n=telling.number(whole))
    chart = charts.bars(telling.say("reports-decided"), said, lying[:_MOST_REASONS])
    return telling.card("decided", columns, rows, chart if rows else None)


def _reasons(found: Flow, telling: Telling) -> Card:
    reasons: Counter[str] = Counter()
    for figure, times in found.reasons.items():
        words = why_words(figure.key, telling.language) or telling.say("reports-why-kind")
        reasons[words] += times
    most = reasons.most_common(_MOST_REASONS)
    columns = [telling.column("reports-why", "text"), telling.column("reports-cases")]
    said = telling.say("reports-reasons-says", n=telling.number(reasons.total()))
    lying = [Row(words, (n,), _share(n, reasons.total(), telling)) for words, n in most]
    chart = charts.bars(telling.say("reports-reasons"), said, lying)
    return telling.card("reasons", columns, most, chart if most else None)


def _share(part: int, whole: int, telling: Telling) -> str:
    return f"{telling.number(part)} · {percent(part, whole) or 0}%"


def _hours(found: Flow, telling: Telling) -> Card:
    """Hours lie under each other, so that a week fits a phone."""
    hours = range(24)
    top = max(found.hours.values(), default=0)
    rows: list[Line] = [
        (f"{hour:02}:00", *(found.hours.get((day, hour), 0) for day in range(7))) for hour in hours
    ]
    heat = tuple(
        (
            0,
            *(
                -(-found.hours.get((day, hour), 0) * _STRONGEST // top) if top else 0
                for day in range(7)
            ),
        )
        for hour in hours
    )
    columns = [
        telling.column("reports-hour", "text"),
        *(Column(telling.say(f"reports-weekday-{day}")) for day in range(7)),
    ]
    title, means = telling.say("reports-heat"), telling.say("reports-hours-means")
    return Card("hours", title, means, tuple(columns), tuple(rows) if top else (), heat=heat)


# -- clocks ---------------------------------------------------------------------------------------
def clocks(found: Clocks, telling: Telling) -> list[Card]:
    return [_kept(found, telling), *(_spread(found, one, telling) for one in SPREAD_CLOCKS)]


def _kept(found: Clocks, telling: Telling) -> Card:
    rows: list[Line] = []
    lying = []
    whole = kept_whole = 0
    for name in CLOCKS:
        kept, extended, late = (found.outcomes.get((name, one), 0) for one in _OUTCOMES)
        ended = kept + extended + late
        if not ended:
            continue
        whole, kept_whole = whole + ended, kept_whole + kept + extended
        words = telling.say(f"console-clock-name-{name}")
        share = percent(kept + extended, ended)
        spread = found.spreads.get(name, {}).get(None)
        times = (spread.middle, spread.most) if spread else (None, None)
        rows.append((words, ended, kept, extended, late, share, *times))
        said = telling.say("reports-clock-share", share=f"{share}", n=telling.number(ended))
        lying.append(Row(words, (kept, extended, late), said))
    names = ("ended", "kept", "extended", "late")
    columns = [
        telling.column("reports-clock", "text"),
        *(telling.column(f"reports-clock-{one}") for one in names),
        telling.column("reports-clock-rate", "percent"),
        telling.column("reports-middle", "minutes"),
        telling.column("reports-most", "minutes"),
    ]
    legend = tuple(telling.say(f"reports-clock-{one}") for one in _OUTCOMES)
    said = telling.say(
        "reports-clocks-says", n=telling.number(whole), share=f"{percent(kept_whole, whole) or 0}"
    )
    chart = charts.bars(telling.say("reports-clocks"), said, lying, legend)
    return telling.card("clocks", columns, rows, chart if rows else None)


def _spread(found: Clocks, clock: str, telling: Telling) -> Card:
    """How long it took, by day or week."""
    spreads = found.spreads[clock]
    whole = spreads.get(None)
    days = list(telling.period.parts())
    rows: list[Line] = [(day, *_of(spreads.get(day))) for day in days]
    columns = [
        telling.column("reports-when", "day"),
        telling.column("reports-clock-ended"),
        telling.column("reports-middle", "minutes"),
        telling.column("reports-most", "minutes"),
    ]
    name = f"spread-{clock.replace('_', '-')}"
    if whole is None:
        return telling.card(name, columns, [])
    said = telling.say(
        "reports-spread-says",
        middle=telling.minutes(whole.middle),
        most=telling.minutes(whole.most),
        n=telling.number(whole.count),
    )
    legend = (columns[2].words, columns[3].words)
    points = [_point(day, spreads.get(day), telling) for day in days]
    chart = charts.curves(
        telling.say(f"reports-{name}"),
        said,
        points,
        legend,
        lambda one: telling.say("reports-axis-hours", n=showing.number(one, telling.language, 1)),
    )
    return telling.card(name, columns, rows, chart, note=said)


def _of(spread: Spread | None) -> tuple[int, int | None, int | None]:
    return (spread.count, spread.middle, spread.most) if spread else (0, None, None)


def _point(day: date, spread: Spread | None, telling: Telling) -> Point:
    if spread is None:
        return Point(telling.short_day(day), (None, None), ("", ""))
    when = telling.part(day)
    return Point(
        telling.short_day(day),
        (spread.middle / 60, spread.most / 60),
        (
            f"{when}: p50 {telling.minutes(spread.middle)}",
            f"{when}: p90 {telling.minutes(spread.most)}",
        ),
    )
