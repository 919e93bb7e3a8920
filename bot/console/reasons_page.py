"""The desk's reasons of decisions: which are offered, and its own in both languages."""

from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot import reason_words
from bot.console import answers, showing
from bot.console.answers import trouble
from bot.console.desk import ConsoleDesk
from bot.console.doors import text
from bot.console.gate import Visitor, see_other
from bot.console.showing import Moment
from bot.copy import render
from handlers import reason_codes
from handlers.reason_codes import Outcome, Row, Saved, Wrong
from states import reasons as rules
from states.case import Action
from states.kinds import KINDS
from states.reasons import DECISIONS, LANGUAGES, OTHER, Reason
from states.text import clean
from storage import staff
from storage.unit_of_work import UnitOfWork

PATH = "/console/settings/reasons"
_MOST_TYPED = 4000


@dataclass(frozen=True, slots=True)
class Line:
    """One of the list. `switched`: whether it may be switched off and on."""

    decision: str
    code: str
    label: str
    text: str
    kinds: tuple[str, ...]
    own: bool
    off: bool
    switched: bool
    by: str
    changed: Moment | None


class ReasonsPage:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def page(self, request: Request, visitor: Visitor) -> Response:
        saved = request.query_params.get("done") == "saved"
        return await self._page(visitor, saved=saved)

    async def add(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        return await self._write(visitor, read(form, text(form, "decision"), text(form, "code")))

    async def one(self, request: Request, visitor: Visitor) -> Response:
        row = await self._find(request)
        if row is None or not row.reason.own:
            return trouble(visitor, "reasons-trouble", 404)
        return await self._page(visitor, typed=row.reason, new=False)

    async def change(self, request: Request, visitor: Visitor, form: FormData) -> Response:
        """New words for one of the desk's own, or switching any off and on."""
        row = await self._find(request)
        if row is None:
            return trouble(visitor, "reasons-trouble", 404)
        before, switch = row.reason, text(form, "switch")
        if not switch:
            reason = read(form, before.decision.value, before.code)
            return await self._write(visitor, reason, new=False)
        outcome = await self._desk.database.write_again(
            lambda uow: reason_codes.switch(
                uow, visitor.member, before.decision, before.code, off=switch == "off"
            )
        )
        return await self._answer(visitor, outcome)

    # -- ways ------------------------------------------------------------------------------------
    async def _find(self, request: Request) -> Row | None:
        wanted = request.path_params["decision"], request.path_params["code"]
        rows = await self._desk.database.read(reason_codes.every)
        return next(
            (one for one in rows if (one.reason.decision.value, one.reason.code) == wanted), None
        )

    async def _write(
        self, visitor: Visitor, reason: Reason | None, *, new: bool = True
    ) -> Response:
        if reason is None:
            return trouble(visitor, "console-trouble-form", 400)
        outcome = await self._desk.database.write_again(
            lambda uow: reason_codes.write(uow, visitor.member, reason, new=new)
        )
        return await self._answer(visitor, outcome, reason, new=new)

    async def _answer(
        self,
        visitor: Visitor,
        outcome: Outcome,
        reason: Reason | None = None,
        *,
        new: bool = True,
    ) -> Response:
        if isinstance(outcome, Saved):
            return see_other(f"{PATH}?done=saved")
        if not isinstance(outcome, Wrong):
            return trouble(visitor, "console-trouble-role", 403)
        return await self._page(visitor, 422, typed=reason, wrong=outcome, new=new)

    async def _page(
        self,
        visitor: Visitor,
        status: int = 200,
        *,
        typed: Reason | None = None,
        wrong: Wrong | None = None,
        new: bool = True,
        saved: bool = False,
    ) -> Response:
        def load(uow: UnitOfWork) -> tuple[list[Row], dict[str, str]]:
            every = reason_codes.every(uow)
            return every, staff.names(uow, [one.kept.changed_by for one in every if one.kept])

        rows, names = await self._desk.database.read(load)
        language = visitor.language
        lines = [_line(one, names, visitor) for one in rows]
        context: dict[str, Any] = {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "here": PATH,
            "saved": saved,
            "groups": [
                (one.value, [line for line in lines if line.decision == one.value])
                for one in DECISIONS
            ],
            "decisions": [one.value for one in DECISIONS],
            "kinds": [(one, render(f"console-kind-{one}", language)) for one in KINDS],
            "languages": LANGUAGES,
            "typed": typed,
            "new": new,
            "wrong": render(wrong.why, language, wrong.shown) if wrong else "",
            "field": wrong.field if wrong else "",
            "longest": {
                "code": rules.LONGEST_CODE,
                "label": rules.LONGEST_LABEL,
                "text": rules.LONGEST,
            },
        }
        return answers.page("reasons.html", language, context, status)


def read(form: FormData, decision: str, code: str) -> Reason | None:
    """The form; None where it is not one of ours. What cannot be taken of it is refused by the use
    case."""
    if decision not in [one.value for one in DECISIONS]:
        return None
    labels = {one: " ".join(clean(text(form, f"label-{one}")).split())[:200] for one in LANGUAGES}
    texts = {one: clean(text(form, f"text-{one}")).strip()[:_MOST_TYPED] for one in LANGUAGES}
    kinds = tuple(one for one in form.getlist("kind") if isinstance(one, str) and one in KINDS)
    return Reason(Action(decision), code.strip()[:200], kinds, labels, texts)


def _line(row: Row, names: dict[str, str], visitor: Visitor) -> Line:
    reason, language = row.reason, visitor.language
    return Line(
        reason.decision.value,
        reason.code,
        reason_words.label(reason, language),
        reason_words.text(reason, language),
        tuple(render(f"console-kind-{one}", language) for one in reason.kinds),
        reason.own,
        row.off,
        reason.code != OTHER,
        names.get(row.kept.changed_by, "") if row.kept else "",
        showing.moment(row.kept.changed_at, visitor.now, language) if row.kept else None,
    )
