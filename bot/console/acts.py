"""Acting: one form, one deed. A no comes back with what was typed and why."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot import reason_words
from bot.console import answers, deciding, queue_page, showing
from bot.console.answers import trouble
from bot.console.desk import ConsoleDesk
from bot.console.doors import text
from bot.console.gate import Visitor, see_other
from bot.console.screen import Screen, is_reference
from bot.copy import render
from handlers import reason_codes, staff
from handlers.desk_deed import (
    Deed,
    Done,
    Happened,
    Invalid,
    NotAllowed,
    Outcome,
    Seen,
    Stale,
)
from handlers.staff_deeds import DO
from states.case import Action
from states.reasons import DECISIONS, LONGEST_CODE
from states.text import clean

_NUMBER = 9  # digits that a version can have
_MOST_KEY = 40


class Acts:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk
        self._screen = Screen(desk)

    async def act(self, request: Request, visitor: Visitor, form: FormData) -> Response:
        reference, name = request.path_params["reference"], request.path_params["action"]
        if name not in {one.value for one in DO} or not is_reference(reference):
            return trouble(visitor, "console-trouble-case", 404)
        deed = read_deed(Action(name), reference, form)
        if deed is None:
            return trouble(visitor, "console-trouble-form", 400)
        if deed.action in DECISIONS:
            fitted = await self._fitted(deed)
            if fitted != deed or text(form, "show"):
                return await self._shown(visitor, fitted, dict(request.query_params))
        outcome = await self.carry_out(visitor, deed)
        return await self.answer(request, visitor, form, deed, outcome)

    async def answer(
        self, request: Request, visitor: Visitor, form: FormData, deed: Deed, outcome: Outcome
    ) -> Response:
        """The case's page after the deed, or with what was typed and why not."""
        reference = deed.reference
        queue = queue_page.asked(dict(request.query_params))
        if isinstance(outcome, Done):
            self._desk.wake()
            told = "".join(f".{one}" for one in (outcome.told, outcome.way) if one)
            paper = {"paper": text(form, "paper")} if text(form, "paper") else {}
            query = queue.query(done=f"{outcome.action}{told}", **paper)
            return see_other(f"/console/cases/{reference}{query}")
        return await self._refused(visitor, deed, outcome, dict(request.query_params))

    async def carry_out(self, visitor: Visitor, deed: Deed) -> Outcome:
        house, member = self._desk.house, visitor.member
        return await self._desk.database.write_again(
            lambda uow: staff.act(uow, house, member, deed)
        )

    async def _fitted(self, deed: Deed) -> Deed:
        """With the text of the chosen reason in place of none, or of another reason's: then it is
        shown before it goes."""
        house, reference = self._desk.house, deed.reference
        offered = await self._desk.database.read(
            lambda uow: reason_codes.of_case(uow, house, reference)
        )
        if offered is None:
            return deed
        texts = {
            one.code: reason_words.text(one, offered.language)
            for one in offered.reasons
            if one.decision is deed.action
        }
        words = deciding.refilled(texts, deed.reason, deed.text)
        return deed if words is None else replace(deed, text=words)

    async def _shown(self, visitor: Visitor, deed: Deed, query: Mapping[str, str]) -> Response:
        """The message as it will be sent, and nothing sent yet. What this person saw stays what
        they decide on."""
        context = await self._screen.case(visitor, deed.reference, query)
        if context is None:
            return trouble(visitor, "console-trouble-case", 404)
        seen = deed.seen
        context["case"] = replace(
            context["case"], version=seen.version, events=seen.events, record=seen.record
        )
        context["typed"], context["first"] = _typed(deed), deed.action.value
        context["look"] = deed.action.value
        return answers.page("console.html", visitor.language, context)

    async def _refused(
        self, visitor: Visitor, deed: Deed, outcome: Outcome, query: Mapping[str, str]
    ) -> Response:
        context = await self._screen.case(visitor, deed.reference, query)
        if context is None:
            return trouble(visitor, "console-trouble-case", 404)
        language = visitor.language
        context["typed"] = _typed(deed)
        context["first"] = deed.action.value
        status = 409
        if isinstance(outcome, Stale):
            context["stale"] = {
                "since": [line(one, visitor) for one in outcome.since],
                "record": outcome.record_changed,
            }
        elif isinstance(outcome, Invalid):
            status = 422
            context["wrong"] = {
                "words": render(outcome.reason, language, outcome.shown),
                "action": deed.action.value,
            }
        elif isinstance(outcome, NotAllowed):
            status = 403
            context["wrong"] = {"words": render(outcome.reason, language), "action": ""}
        return answers.page("console.html", language, context, status)


def _typed(deed: Deed) -> dict[str, Any]:
    """What stands in the form again."""
    return {
        "action": deed.action.value,
        "text": deed.text,
        "field": deed.field,
        "value": deed.value,
        "checks": deed.checks,
        "to": deed.to,
        "reason": deed.reason,
    }


def read_deed(action: Action, reference: str, form: FormData) -> Deed | None:
    """The deed of this form; None where it is not one of our forms."""
    numbers = [text(form, name) for name in ("version", "events", "record")]
    key = text(form, "key")
    if not all(one.isascii() and one.isdigit() and len(one) <= _NUMBER for one in numbers):
        return None
    if not 0 < len(key) <= _MOST_KEY:
        return None
    version, events, record = map(int, numbers)
    checks = tuple(one for one in form.getlist("check") if isinstance(one, str))
    return Deed(
        action,
        reference,
        Seen(version, events, record, key),
        text=clean(text(form, "text")),
        field=text(form, "field")[:60],
        value=clean(text(form, "value"))[:300],
        checks=checks,
        to=text(form, "to")[:60],
        reason=text(form, "reason")[:LONGEST_CODE],
    )


def line(one: Happened, visitor: Visitor) -> dict[str, Any]:
    """What happened meanwhile, in words."""
    language = visitor.language
    what = f"console-did-moved-{one.to}" if one.to else f"console-did-{one.what}"
    return {
        "at": showing.exactly(one.at),
        "who": one.by or render(f"console-actor-{one.actor_kind}", language),
        "what": render(what, language),
    }
