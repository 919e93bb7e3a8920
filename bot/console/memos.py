"""Memos of whoever is signed in: shown above everything until they say they have seen them."""

from dataclasses import dataclass
from functools import partial

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.console import showing
from bot.console.answers import trouble
from bot.console.desk import ConsoleDesk
from bot.console.doors import text
from bot.console.gate import Visitor, inside, see_other
from bot.console.showing import Moment
from bot.copy import render
from storage import memos
from storage.memos import Memo

PATH = "/console/memos/seen"
_ID = 32  # hex digits


@dataclass(frozen=True, slots=True)
class Row:
    reference: str
    words: str
    at: Moment


@dataclass(frozen=True, slots=True)
class MemosShown:
    """`up_to`: the newest one, so that what comes meanwhile stays unseen."""

    rows: tuple[Row, ...]
    up_to: str


class Memos:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def see(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        up_to = text(form, "up_to")
        if len(up_to) != _ID or not up_to.isalnum():
            return trouble(visitor, "console-trouble-form", 400)
        see = partial(memos.see, staff_id=visitor.member.id, up_to=up_to)
        await self._desk.database.write(see)
        return see_other(inside(text(form, "back")))


def shown(found: tuple[Memo, ...], visitor: Visitor) -> MemosShown | None:
    if not found:
        return None
    return MemosShown(tuple(_row(one, visitor) for one in found), found[0].id)


def _row(one: Memo, visitor: Visitor) -> Row:
    clock = {"clock": {"term": f"clock-{one.clock}"}} if one.clock else {}
    words = render(f"console-memo-{one.what}", visitor.language, clock)
    return Row(one.reference, words, showing.moment(one.at, visitor.now, visitor.language))
