"""Notes that name whoever is signed in: newest first, those not seen yet marked. A mention is seen
by opening its case."""

from dataclasses import dataclass
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot.console import answers, showing
from bot.console.desk import ConsoleDesk
from bot.console.gate import Visitor
from bot.console.showing import Moment
from bot.copy import render
from storage import mentions
from storage.mentions import Mention

PATH = "/console/mentions"


@dataclass(frozen=True, slots=True)
class Row:
    reference: str
    kind: str
    words: str
    at: Moment
    seen: bool


class Mentions:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def page(self, request: Request, visitor: Visitor) -> Response:  # noqa: ARG002
        newest = partial(mentions.newest, staff_id=visitor.member.id)
        found = await self._desk.database.read(newest)
        context = {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "here": PATH,
            "rows": [_row(one, visitor) for one in found],
        }
        return answers.page("mentions.html", visitor.language, context)


def _row(one: Mention, visitor: Visitor) -> Row:
    language = visitor.language
    return Row(
        one.reference,
        render(f"console-kind-{one.kind}", language),
        render("mentions-by", language, {"name": one.by}),
        showing.moment(one.at, visitor.now, language),
        one.seen,
    )
