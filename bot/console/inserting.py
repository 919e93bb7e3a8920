"""Putting one of the desk's texts into the reply that is being written. Nothing is sent by it: the
page comes back with the text in the box, or a script is given the text alone."""

from functools import partial

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.console import answers
from bot.console.answers import trouble
from bot.console.desk import ConsoleDesk
from bot.console.doors import text
from bot.console.gate import HEADERS, PART, Visitor
from bot.console.screen import Screen, is_reference
from bot.copy import render
from handlers import macros
from handlers.macros import Picked
from states.macros import fill
from states.text import clean

_ID = 32  # hex digits


class Inserting:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk
        self._screen = Screen(desk)

    async def insert(self, request: Request, visitor: Visitor, form: FormData) -> Response:
        reference, macro_id = request.path_params["reference"], text(form, "macro")
        if not is_reference(reference) or len(macro_id) != _ID:
            return trouble(visitor, "console-trouble-case", 404)
        picked = await self._desk.database.read(
            partial(
                macros.pick,
                house=self._desk.house,
                member=visitor.member,
                reference=reference,
                macro_id=macro_id,
            )
        )
        if request.headers.get(PART):
            if picked is None:
                return Response(status_code=404, headers=HEADERS)
            return PlainTextResponse(words(picked), headers=HEADERS)
        context = await self._screen.case(visitor, reference, dict(request.query_params))
        if context is None:
            return trouble(visitor, "console-trouble-case", 404)
        before = clean(text(form, "text")).rstrip()
        told = "\n\n".join(filter(None, (before, words(picked) if picked else "")))
        context["typed"] = {"action": "reply", "text": told}
        context["first"] = "reply"
        if picked is None:
            context["wrong"] = {"words": render("macros-gone", visitor.language), "action": "reply"}
        return answers.page("console.html", visitor.language, context, 200 if picked else 409)


def words(picked: Picked) -> str:
    """The text with its variables, in the customer's language."""
    whom = "none" if not picked.name else "organisation" if picked.organisation else "person"
    customer = render(f"macros-whom-{whom}", picked.language, {"name": picked.name})
    values = {
        "customer": customer,
        "reference": picked.reference,
        "due": picked.due,
        "agent": picked.agent,
    }
    return fill(picked.text, values)
