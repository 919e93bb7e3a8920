"""The reports: pages of figures, and each table of them as a CSV file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.console import answers, figure_cards, flow_cards, showing, talk_cards
from bot.console.answers import trouble
from bot.console.desk import ConsoleDesk
from bot.console.figure_cards import Card, Telling
from bot.console.gate import HEADERS, Visitor
from bot.copy import render
from bot.spreadsheets import CSV_TYPE, csv_lines
from handlers import figures
from handlers.figures import Asked, Stand
from states.facts import local_day
from states.figures import LONGEST, Period
from states.kinds import KINDS
from states.permissions import Permission
from storage.unit_of_work import UnitOfWork

PATH = "/console/reports"
SPANS = (7, 30, 90, 365)  # days that are offered
_USUAL = 30


@dataclass(frozen=True, slots=True)
class Part:
    """One page: what it reads, in a snapshot, and the cards it makes of that."""

    read: Callable[[UnitOfWork, Asked], Any]
    cards: Callable[[Any, Telling], list[Card]]


PARTS: Mapping[str, Part] = {
    "flow": Part(figures.flow, flow_cards.flow),
    "clocks": Part(figures.clocks, flow_cards.clocks),
    "talks": Part(figures.talks, talk_cards.talks),
    "quality": Part(figures.quality, talk_cards.quality),
}


class Reports:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def page(self, request: Request, visitor: Visitor) -> Response:
        name = request.path_params.get("part", "flow")
        if name not in PARTS:
            return trouble(visitor, "reports-trouble", 404)
        asked = read(request.query_params, visitor.now)
        telling = Telling(asked, visitor.language, visitor.now)
        stand, cards = await self._load(name, telling)
        query = _query(asked)
        context = {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "here": f"{PATH}/{name}{query}",
            "part": name,
            "parts": [(one, f"{PATH}/{one}{query}") for one in PARTS],
            "asked": asked,
            "kinds": [(one, render(f"console-kind-{one}", visitor.language)) for one in KINDS],
            "spans": _spans(name, asked, visitor.now),
            "stand": _stand(stand, telling),
            "missing": stand.missing,
            "exports": visitor.member.person.may(Permission.EXPORT),
            "cards": [
                figure_cards.shown(one, telling, f"{PATH}/{name}/{one.id}.csv{query}")
                for one in cards
            ],
        }
        return answers.page("reports.html", visitor.language, context)

    async def table(self, request: Request, visitor: Visitor) -> Response:
        """One card's table, for a spreadsheet."""
        name = request.path_params["part"]
        asked = read(request.query_params, visitor.now)
        telling = Telling(asked, visitor.language, visitor.now)
        found: list[Card] = []
        if name in PARTS:
            _, found = await self._load(name, telling)
        card = next((one for one in found if one.id == request.path_params["card"]), None)
        if card is None:
            return trouble(visitor, "reports-trouble", 404)
        head, rows = figure_cards.plain(card, telling)
        file = f"{card.id}-{asked.period.since}-{asked.period.until}.csv"
        headers = {**HEADERS, "Content-Disposition": f'attachment; filename="{file}"'}
        return StreamingResponse(csv_lines([head, *rows]), media_type=CSV_TYPE, headers=headers)

    async def _load(self, name: str, telling: Telling) -> tuple[Stand, list[Card]]:
        part, asked = PARTS[name], telling.asked

        def load(uow: UnitOfWork) -> tuple[Stand, Any]:
            return figures.stand(uow, asked), part.read(uow, asked)

        stand, found = await self._desk.database.read(load)
        return stand, part.cards(found, telling)


def read(query: Mapping[str, str], now: datetime) -> Asked:
    """What the address asks for; anything that is no choice of ours is left out. Days after today
    hold nothing, a period is a year at most."""
    today = local_day(now)
    kind = query.get("kind", "")
    until = min(day_of(query.get("until", "")) or today, today)
    since = min(day_of(query.get("since", "")) or until - timedelta(days=_USUAL - 1), today)
    since, until = min(since, until), max(since, until)
    since = max(since, until - timedelta(days=LONGEST - 1))
    return Asked(Period(since, until), kind if kind in KINDS else "")


def day_of(given: str) -> date | None:
    """A day as a date field sends it (ISO 8601); None for anything else or an impossible year."""
    try:
        day = date.fromisoformat(given)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2999 else None


def _query(asked: Asked, **other: str) -> str:
    period = asked.period
    values = {
        "since": period.since.isoformat(),
        "until": period.until.isoformat(),
        "kind": asked.kind,
        **other,
    }
    return f"?{urlencode({name: one for name, one in values.items() if one})}"


def _spans(part: str, asked: Asked, now: datetime) -> list[tuple[int, str, bool]]:
    """(days, address, whether it is the one that is shown)."""
    today = local_day(now)
    found = []
    for days in SPANS:
        since = today - timedelta(days=days - 1)
        other = {"since": since.isoformat(), "until": today.isoformat()}
        current = asked.period == Period(since, today)
        found.append((days, f"{PATH}/{part}{_query(asked, **other)}", current))
    return found


def _stand(stand: Stand, telling: Telling) -> str:
    if stand.counted_at is None:
        return telling.say("reports-not-counted")
    return telling.say("reports-counted", when=showing.exactly(stand.counted_at).words)
