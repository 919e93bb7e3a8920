"""Naming a part of the queue to come back to, and forgetting it."""

from functools import partial

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.console import queue_page
from bot.console.answers import trouble
from bot.console.desk import ConsoleDesk
from bot.console.doors import text
from bot.console.gate import Visitor, see_other
from states.text import clean
from storage import saved_views

PATH = "/console/views"
LONGEST = 40  # characters of a name
_ID = 32


class SavedViews:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def add(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        asked = queue_page.asked({one: text(form, one) for one in ("tab", "kind", "channel")})
        name = " ".join(clean(text(form, "name")).split())[:LONGEST]
        if not name:
            return see_other(f"/console{asked.query()}")
        kept = await self._desk.database.write(
            partial(saved_views.add, staff_id=visitor.member.id, name=name, query=asked.query())
        )
        if not kept:
            return trouble(visitor, "console-trouble-views", 409)
        return see_other(f"/console{asked.query()}")

    async def remove(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        view = request.path_params["view"]
        if len(view) == _ID:
            await self._desk.database.write(
                partial(saved_views.remove, staff_id=visitor.member.id, view_id=view)
            )
        return see_other("/console")
