"""The desk's texts for replies: the page that lists them, and the form that writes one."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.console import answers, showing
from bot.console.answers import trouble
from bot.console.desk import ConsoleDesk
from bot.console.doors import text
from bot.console.gate import Visitor, see_other
from bot.console.showing import Moment
from bot.copy import render
from handlers import macros as use_cases
from handlers.macros import EDITORS, LANGUAGES, Kept, Missing, Outcome, Overtaken, Refused
from states import macros as rules
from states.kinds import KINDS
from states.permissions import Permission
from states.text import clean
from storage import macros, staff
from storage.macros import Macro, Words
from storage.unit_of_work import UnitOfWork

PATH = "/console/macros"
DONE = ("written", "changed", "retired", "restored")
_NUMBER = 9  # digits that a version can have
_START = 90  # characters of a text that a list shows


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    title: str
    start: str
    kinds: tuple[str, ...]
    changed: Moment
    by: str
    retired: bool
    mine: bool  # whether this person may reword it


class Macros:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def page(self, request: Request, visitor: Visitor) -> Response:
        def load(uow: UnitOfWork) -> tuple[list[Macro], dict[str, str]]:
            every = macros.every(uow)
            return every, staff.names(uow, [one.changed_by for one in every])

        found, names = await self._desk.database.read(load)
        rows = [_row(one, names, visitor) for one in found]
        done = request.query_params.get("done", "")
        context = {
            **self._context(visitor),
            "working": [one for one in rows if not one.retired],
            "retired": [one for one in rows if one.retired],
            "done": done if done in DONE else "",
        }
        return answers.page("macros.html", visitor.language, context)

    async def new_page(self, request: Request, visitor: Visitor) -> Response:  # noqa: ARG002
        return self._form(visitor, Words("", {}), None)

    async def one(self, request: Request, visitor: Visitor) -> Response:
        macro = await self._find(request)
        if macro is None:
            return trouble(visitor, "macros-trouble", 404)
        return self._form(visitor, macro.words, macro)

    async def add(self, request: Request, visitor: Visitor, form: FormData) -> Response:
        return await self._write(request, visitor, form)

    async def change(self, request: Request, visitor: Visitor, form: FormData) -> Response:
        return await self._write(request, visitor, form)

    async def retire(self, request: Request, visitor: Visitor, form: FormData) -> Response:
        macro_id, retired = request.path_params["macro"], text(form, "retired") == "yes"
        outcome = await self._desk.database.write_again(
            lambda uow: use_cases.retire(uow, visitor.member, macro_id, retired=retired)
        )
        if isinstance(outcome, Kept):
            return see_other(f"{PATH}?done={'retired' if retired else 'restored'}")
        macro = await self._find(request)
        if macro is None:
            return trouble(visitor, "macros-trouble", 404)
        return self._form(visitor, macro.words, macro, outcome)

    # -- ways ------------------------------------------------------------------------------------
    async def _find(self, request: Request) -> Macro | None:
        return await self._desk.database.read(
            partial(macros.by_id, macro_id=request.path_params["macro"])
        )

    async def _write(self, request: Request, visitor: Visitor, form: FormData) -> Response:
        words, version = read(form), text(form, "version")
        macro_id = request.path_params.get("macro", "")
        if not version.isdigit() or len(version) > _NUMBER:
            return trouble(visitor, "console-trouble-form", 400)
        outcome = await self._desk.database.write_again(
            lambda uow: use_cases.write(uow, visitor.member, words, macro_id, int(version))
        )
        if isinstance(outcome, Kept):
            return see_other(f"{PATH}?done={'changed' if macro_id else 'written'}")
        macro = await self._find(request) if macro_id else None
        if isinstance(outcome, Missing) or (macro_id and macro is None):
            return trouble(visitor, "macros-trouble", 404)
        return self._form(visitor, words, macro, outcome)

    def _form(
        self, visitor: Visitor, words: Words, macro: Macro | None, outcome: Outcome | None = None
    ) -> Response:
        """What was typed stays. Whoever was overtaken sends it once more, having been told."""
        status, wrong, field = 200, "", ""
        if isinstance(outcome, Refused):
            wrong, field = render(outcome.reason, visitor.language, outcome.shown), outcome.field
            status = 422 if field or outcome.shown else 403
        elif isinstance(outcome, Overtaken):
            wrong, status = render("macros-overtaken", visitor.language), 409
        configures = visitor.member.person.may(Permission.CONFIGURE)
        context = {
            **self._context(visitor),
            "macro": macro,
            "words": words,
            "wrong": wrong,
            "field": field,
            "kinds": [(one, render(f"console-kind-{one}", visitor.language)) for one in KINDS],
            "editors": EDITORS if configures else (),
            "languages": LANGUAGES,
            "variables": rules.VARIABLES,
            "longest": rules.LONGEST,
            "longest_title": rules.LONGEST_TITLE,
            "mine": macro is None or use_cases.may_reword(visitor.member, macro),
        }
        return answers.page("macro.html", visitor.language, context, status)

    def _context(self, visitor: Visitor) -> dict[str, Any]:
        return {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "here": PATH,
            "configures": visitor.member.person.may(Permission.CONFIGURE),
        }


def read(form: FormData) -> Words:
    """The form; what cannot be taken of it is refused by the use case."""
    editor = text(form, "editable_by")
    return Words(
        " ".join(clean(text(form, "title")).split())[:200],
        {language: clean(text(form, language)).strip()[:4000] for language in LANGUAGES},
        tuple(one for one in form.getlist("kind") if isinstance(one, str) and one in KINDS),
        Permission(editor) if editor in EDITORS else Permission.CONFIGURE,
    )


def start(words: str) -> str:
    """How a text begins, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= _START else f"{line[:_START].rstrip()}…"


def _row(macro: Macro, names: dict[str, str], visitor: Visitor) -> Row:
    language = visitor.language
    return Row(
        macro.id,
        macro.words.title,
        start(macro.words.texts.get(language, "")),
        tuple(render(f"console-kind-{one}", language) for one in macro.words.kinds),
        showing.moment(macro.changed_at, visitor.now, language),
        names.get(macro.changed_by, ""),
        macro.retired_at is not None,
        use_cases.may_reword(visitor.member, macro),
    )
