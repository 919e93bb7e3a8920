"""Cards of how conversations go and how well it went: codes, forms, answers, stars, deliveries,
reveals."""

from collections import Counter, defaultdict

from bot.console import charts, queue_page
from bot.console.charts import Row
from bot.console.figure_cards import Card, Line, Telling, percent
from bot.console.undelivered import outlet_words, reason_words
from bot.copy import sketch
from handlers.figures import Quality, Talks
from states.conversation import State
from states.fields import FIELDS
from states.journey import Outcome
from storage.journeys import Line as Walked

_MOST = 12
_KB = 1024
_STARS = (5, 4, 3, 2, 1)
_LONG = 110
_DONE = (Outcome.APPLIED.value, Outcome.HELD.value, Outcome.STAFF.value)


def talks(found: Talks, telling: Telling) -> list[Card]:
    return [
        _funnel(found, telling),
        _forms(found, telling),
        _stops(found, telling),
        _refused(found, telling),
    ]


def _funnel(found: Talks, telling: Telling) -> Card:
    stages = ("asked", "sent", "entered", "passed")
    rows: list[Line] = []
    lying = []
    whole = [0, 0, 0, 0]
    for channel, counts in sorted(found.funnel.items(), key=lambda one: -one[1][0]):
        name = _channel(channel, telling)
        share = percent(counts[3], counts[1])
        rows.append((name, *counts, share))
        whole = [a + b for a, b in zip(whole, counts, strict=True)]
        for stage, n in zip(stages, counts, strict=True):
            label = f"{name} · {telling.say(f'reports-code-{stage}')}"
            lying.append(Row(label, (n,), telling.number(n)))
    columns = [
        telling.column("reports-channel", "text"),
        *(telling.column(f"reports-code-{stage}") for stage in stages),
        telling.column("reports-code-rate", "percent"),
    ]
    said = telling.say(
        "reports-funnel-says", n=telling.number(whole[0]), passed=telling.number(whole[3])
    )
    chart = charts.bars(telling.say("reports-funnel"), said, lying)
    note = telling.say("reports-not-by-kind") if telling.asked.kind else ""
    return telling.card("funnel", columns, rows, chart if rows else None, note=note)


def _forms(found: Talks, telling: Telling) -> Card:
    """What becomes of forms, by kind."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for line in found.stops:
        if line.kind:
            kinds[line.kind][_ending(line)] += line.count
    endings = ("begun", "done", "person", "left")
    ordered = sorted(kinds.items(), key=lambda one: (-one[1]["begun"], one[0]))
    rows: list[Line] = [
        (telling.kind(kind), *(counts[one] for one in endings)) for kind, counts in ordered
    ]
    columns = [
        telling.column("reports-kind", "text"),
        *(telling.column(f"reports-form-{one}") for one in endings),
    ]
    lying = [
        Row(
            telling.kind(kind),
            (counts["done"], counts["person"], counts["left"]),
            telling.number(counts["begun"]),
        )
        for kind, counts in ordered[:_MOST]
    ]
    legend = tuple(telling.say(f"reports-form-{one}") for one in endings[1:])
    begun = sum(counts["begun"] for _, counts in ordered)
    said = telling.say("reports-forms-says", n=telling.number(begun))
    chart = charts.bars(telling.say("reports-forms"), said, lying, legend)
    return telling.card("forms", columns, rows, chart if rows else None)


def _ending(line: Walked) -> str:
    return "done" if line.outcome in _DONE else line.outcome


def _stops(found: Talks, telling: Telling) -> Card:
    """Where forms were left, or a person was asked for."""
    places: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for line in found.stops:
        if line.outcome in (Outcome.LEFT.value, Outcome.PERSON.value):
            places[line.kind, line.place][line.outcome] += line.count
    ordered = sorted(places.items(), key=lambda one: (-one[1].total(), one[0]))[:_MOST]
    rows = [
        (telling.kind(kind), _place(place, telling), counts["left"], counts["person"])
        for (kind, place), counts in ordered
    ]
    columns = [
        telling.column("reports-kind", "text"),
        telling.column("reports-place", "text"),
        telling.column("reports-form-left"),
        telling.column("reports-form-person"),
    ]
    lying = [
        Row(f"{kind} · {place}", (left, person), telling.number(left + person))
        for kind, place, left, person in rows
    ]
    said = telling.say("reports-stops-says", n=telling.number(sum(one[2] + one[3] for one in rows)))
    legend = (columns[2].words, columns[3].words)
    chart = charts.bars(telling.say("reports-stops"), said, lying, legend)
    return telling.card("stops", columns, rows, chart if rows else None)


def _refused(found: Talks, telling: Telling) -> Card:
    """Which answers were refused or asked about most, by what was said then."""
    answers: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for line in found.refusals:
        answers[line.place, line.reason][line.outcome] += line.count
    ordered = sorted(answers.items(), key=lambda one: (-one[1].total(), one[0]))[:_MOST]
    rows = [
        (_place(place, telling), _said(reason, telling), counts["refused"], counts["doubted"])
        for (place, reason), counts in ordered
    ]
    columns = [
        telling.column("reports-place", "text"),
        telling.column("reports-said", "text"),
        telling.column("reports-refused-times"),
        telling.column("reports-doubted-times"),
    ]
    lying = [
        Row(f"{place} · {said}", (refused, doubted), telling.number(refused + doubted))
        for place, said, refused, doubted in rows
    ]
    n = sum(one[2] + one[3] for one in rows)
    legend = (columns[2].words, columns[3].words)
    told = telling.say("reports-refused-says", n=telling.number(n))
    chart = charts.bars(telling.say("reports-refused"), told, lying, legend)
    return telling.card("refused", columns, rows, chart if rows else None)


def _place(place: str, telling: Telling) -> str:
    if place in FIELDS:
        words = telling.say(f"field-{place}")
        return words[:1].upper() + words[1:]
    known = place in tuple(State)
    return telling.say(f"reports-place-{place}") if known else place


def _said(reason: str, telling: Telling) -> str:
    """What the customer was told, in a line."""
    words = " ".join(sketch(reason, telling.language).split())
    return words if len(words) <= _LONG else f"{words[: _LONG - 1].rstrip()}…"


def _channel(channel: str, telling: Telling) -> str:
    if channel == "status":
        return telling.say("reports-channel-status")
    return queue_page.channel(channel, telling.language)


# -- how well it went -----------------------------------------------------------------------------
def quality(found: Quality, telling: Telling) -> list[Card]:
    return [
        _ratings(found, telling),
        _failures(found, telling),
        _reveals(found, telling),
        _removed(found, telling),
    ]


def _ratings(found: Quality, telling: Telling) -> Card:
    n = sum(found.ratings.values())
    rows = [
        (
            telling.say("reports-stars", n=stars),
            found.ratings.get(stars, 0),
            percent(found.ratings.get(stars, 0), n),
        )
        for stars in _STARS
    ]
    columns = [
        telling.column("reports-rating", "text"),
        telling.column("reports-cases"),
        telling.column("reports-share", "percent"),
    ]
    if not n:
        return telling.card("ratings", columns, [])
    mean = sum(stars * times for stars, times in found.ratings.items()) / n
    said = telling.say("reports-ratings-says", mean=telling.number(mean, 1), n=telling.number(n))
    lying = [
        Row(words, (times,), f"{telling.number(times)} · {share}%") for words, times, share in rows
    ]
    chart = charts.bars(telling.say("reports-ratings"), said, lying)
    return telling.card("ratings", columns, rows, chart, note=said)


def _failures(found: Quality, telling: Telling) -> Card:
    rows = [
        (
            outlet_words(outlet, telling.language),
            reason_words(outlet, reason, telling.language),
            n,
            lost,
        )
        for outlet, reason, n, lost in found.failures
    ]
    columns = [
        telling.column("reports-outlet", "text"),
        telling.column("reports-why-failed", "text"),
        telling.column("reports-failed"),
        telling.column("reports-nobody-told"),
    ]
    lying = [
        Row(f"{outlet} · {reason}", (n - lost, lost), telling.number(n))
        for outlet, reason, n, lost in rows[:_MOST]
    ]
    said = telling.say("reports-failures-says", n=telling.number(sum(one[2] for one in rows)))
    legend = (telling.say("reports-told-otherwise"), columns[3].words)
    chart = charts.bars(telling.say("reports-failures"), said, lying, legend)
    note = telling.say("reports-not-by-kind") if telling.asked.kind else ""
    return telling.card("failures", columns, rows, chart if rows else None, note=note)


def _reveals(found: Quality, telling: Telling) -> Card:
    columns = [
        telling.column("reports-person", "text"),
        telling.column("reports-values"),
        telling.column("reports-on-cases"),
    ]
    n = sum(one[1] for one in found.reveals)
    said = telling.say(
        "reports-reveals-says", n=telling.number(n), people=telling.number(len(found.reveals))
    )
    lying = [
        Row(
            name,
            (values,),
            telling.say(
                "reports-reveals-of", n=telling.number(values), cases=telling.number(cases)
            ),
        )
        for name, values, cases in found.reveals[:_MOST]
    ]
    chart = charts.bars(telling.say("reports-reveals"), said, lying)
    return telling.card("reveals", columns, found.reveals, chart if found.reveals else None)


def _removed(found: Quality, telling: Telling) -> Card:
    """Papers whose time was over."""
    rows = [
        (telling.kind(kind), papers, cases, -(-size // _KB))
        for kind, papers, cases, size in found.removed
    ]
    columns = [
        telling.column("reports-kind", "text"),
        telling.column("reports-papers"),
        telling.column("reports-on-cases"),
        telling.column("reports-kilobytes"),
    ]
    n, cases = sum(one[1] for one in rows), sum(one[2] for one in rows)
    shown = {"n": telling.number(n), "cases": telling.number(cases)}
    said = telling.say("reports-removed-says", **shown)
    lying = [Row(kind, (papers,), telling.number(papers)) for kind, papers, _, _ in rows]
    chart = charts.bars(telling.say("reports-removed"), said, lying)
    return telling.card("removed", columns, rows, chart if rows else None)
