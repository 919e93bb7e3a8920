"""Tokens of the API on a page: those there are, a new one shown once, and ending one."""

from functools import partial

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.console import answers, token_rows
from bot.console.desk import ConsoleDesk
from bot.console.doors import text
from bot.console.gate import Visitor, new_form_key, see_other
from bot.console.own_account import AGAIN, ME
from bot.console.token_rows import PATH
from bot.copy import render
from handlers import tokens
from handlers.guarded import Made, Refused, Unproven
from handlers.tokens import MOST_DAYS, USUAL_DAYS, Wish
from states.api_scopes import OWN, Scope
from storage import staff
from storage.api_tokens import LONGEST_NAME
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

_DONE = ("revoked",)
_MOST_KEY, _DIGITS = 40, 3


class TokenPages:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def page(self, request: Request, visitor: Visitor) -> Response:
        done = request.query_params.get("done", "")
        return await self._page(visitor, _empty(visitor), done=done if done in _DONE else "")

    async def make(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        wish = _wish(form)
        outcome = await self._desk.database.write_again(
            lambda uow: tokens.make(
                uow, self._desk.house, visitor.member, wish, proven=visitor.proven
            )
        )
        if isinstance(outcome, Unproven):
            return see_other(f"{AGAIN}?next={PATH}")
        if isinstance(outcome, Made):
            self._desk.wake()  # a mail tells whom it acts as
            context = {"visitor": visitor, "csrf": visitor.csrf, "here": PATH, "back": PATH}
            context["secret"] = outcome.secret
            return answers.page("token-secret.html", visitor.language, context)
        return await self._page(visitor, wish, outcome.reason)

    async def revoke(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        use_case = partial(
            tokens.revoke, member=visitor.member, token_id=request.path_params["token"]
        )
        outcome = await self._desk.database.write_again(use_case)
        if isinstance(outcome, Refused):
            return await self._page(visitor, _empty(visitor), outcome.reason)
        return see_other(f"{PATH}?done=revoked")

    async def revoke_own(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        """One that acts as whoever presses, from their own account's page."""
        use_case = partial(
            tokens.revoke, member=visitor.member, token_id=request.path_params["token"]
        )
        outcome = await self._desk.database.write_again(use_case)
        return see_other(ME if isinstance(outcome, Refused) else f"{ME}?done=token")

    async def _page(
        self, visitor: Visitor, wish: Wish, wrong: str = "", done: str = ""
    ) -> Response:
        def load(uow: UnitOfWork) -> tuple[token_rows.Loaded, list[StaffMember]]:
            return token_rows.load(uow), staff.every(uow)

        (found, names), everybody = await self._desk.database.read(load)
        rows = [token_rows.row(one, names, visitor) for one in reversed(found)]
        me, language = visitor.member, visitor.language
        others = [one for one in everybody if not one.disabled and one.id != me.id]
        context = {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "here": PATH,
            "wrong": wrong,
            "done": done,
            "living": [one for one in rows if one.lives],
            "ended": [one for one in rows if not one.lives],
            "wish": wish,
            "key": new_form_key(),
            "people": [(me.id, render("tokens-myself", language)), *map(_named, others)],
            "scopes": [(one.value, token_rows.words(one, language), one in OWN) for one in Scope],
            "longest": LONGEST_NAME,
            "most_days": MOST_DAYS,
            "proven": visitor.proven,
            "again": f"{AGAIN}?next={PATH}",
        }
        return answers.page("tokens.html", language, context, 422 if wrong else 200)


def _empty(visitor: Visitor) -> Wish:
    return Wish("", visitor.member.id, frozenset((Scope.CASES_READ.value,)), USUAL_DAYS, "")


def _wish(form: FormData) -> Wish:
    """What the form says; the use case says what of it may be."""
    days = text(form, "days").strip()
    plain = days.isascii() and days.isdigit() and len(days) <= _DIGITS
    scopes = frozenset(one for one in form.getlist("scope") if isinstance(one, str))
    return Wish(
        text(form, "name")[: LONGEST_NAME + 1],
        text(form, "whom")[:32],
        scopes,
        int(days) if plain else 0,
        text(form, "key")[:_MOST_KEY],
    )


def _named(one: StaffMember) -> tuple[str, str]:
    return one.id, f"{one.name} ({one.login})"
