"""Signing in and out, and the language of one's own console."""

import asyncio
from datetime import datetime
from functools import partial

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.console import answers
from bot.console.desk import ConsoleDesk
from bot.console.doors import read_form, text
from bot.console.gate import SIGN_IN, Gate, Visitor, inside, see_other
from bot.copy import LANGUAGES
from handlers import sign_in
from handlers.sign_in import Locked, SignedIn
from states.facts import shown_moment
from storage import staff

HASHES_AT_ONCE = 2  # each takes 64 MiB
MOST_PASSWORD = 512


class SigningIn:
    def __init__(self, desk: ConsoleDesk, gate: Gate) -> None:
        self._desk = desk
        self._gate = gate
        self._hashing = asyncio.Semaphore(HASHES_AT_ONCE)

    async def page(self, request: Request) -> Response:
        if await self._gate.visitor(request) is not None:
            return see_other("/console")
        return self._form(request, 200)

    async def sign_in(self, request: Request) -> Response:
        form = await read_form(request)
        secret = request.cookies.get(self._gate.before_cookie, "")
        if form is None or not self._gate.is_ours(request, form, secret):
            return self._form(request, 403, wrong="console-sign-in-again")
        login, password = text(form, "login"), text(form, "password")[:MOST_PASSWORD]
        address = request.client.host if request.client else ""
        database = self._desk.database
        attempt = await database.write(lambda uow: sign_in.begin(uow, login, address))
        if isinstance(attempt, Locked):
            return self._form(request, 429, wrong="console-sign-in-locked", until=attempt.until)
        async with self._hashing:
            matched = await asyncio.to_thread(
                staff.matches, database.keyring, attempt.hashed, password
            )
        old = request.cookies.get(self._gate.session_cookie, "")
        outcome = await database.write(
            partial(sign_in.complete, attempt=attempt, old_token=old, matched=matched)
        )
        if not isinstance(outcome, SignedIn):
            return self._form(request, 401, wrong="console-sign-in-wrong", login=login)
        response = see_other("/console")
        self._gate.remember(response, self._gate.session_cookie, outcome.token)
        self._gate.forget(response, self._gate.before_cookie)
        return response

    async def sign_out(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        await self._desk.database.write(
            lambda uow: sign_in.sign_out(uow, visitor.token, visitor.member)
        )
        response = see_other(f"{SIGN_IN}?lang={visitor.language}")
        self._gate.forget(response, self._gate.session_cookie)
        return response

    async def set_language(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        language = text(form, "language")
        if language in LANGUAGES:
            await self._desk.database.write(
                lambda uow: staff.set_language(uow, visitor.member.id, language)
            )
        return see_other(inside(text(form, "back")))

    def _form(
        self,
        request: Request,
        status: int,
        wrong: str = "",
        login: str = "",
        until: datetime | None = None,
    ) -> Response:
        """The form again; what was typed as login stays, the password never does."""
        asked = request.query_params.get("lang", "")
        language = asked if asked in LANGUAGES else self._desk.house.language
        secret = self._gate.before(request)
        context = {
            "csrf": self._gate.form_token(secret),
            "wrong": wrong,
            "login": login[:60],
            "until": shown_moment(until) if until else "",
        }
        response = answers.page("sign-in.html", language, context, status)
        self._gate.remember(response, self._gate.before_cookie, secret)
        return response
