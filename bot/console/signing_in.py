"""Signing in and out: the password, the second factor, and the language of one's own console."""

import asyncio
from datetime import datetime
from functools import partial

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.console import answers
from bot.console.desk import ConsoleDesk
from bot.console.doors import read_form, text
from bot.console.gate import SIGN_IN, Gate, Visitor, see_other
from bot.copy import LANGUAGES
from handlers import sign_in
from handlers.sign_in import Locked, NoSession, SignedIn
from states.facts import shown_moment
from states.place import browser_of, net_of
from storage import staff
from storage.staff_sessions import From, Stage

HASHES_AT_ONCE = 2  # each takes 64 MiB
MOST_PASSWORD = 512
MOST_CODE = 40
CODE, ENROL = "/console/sign-in/code", "/console/me/factor"
NEXT = {Stage.FULL: "/console", Stage.CODE: CODE, Stage.ENROL: ENROL}


def from_where(request: Request) -> From:
    """Roughly: the net and the browser."""
    address = request.client.host if request.client else ""
    return From(net_of(address), browser_of(request.headers.get("user-agent", "")))


class SigningIn:
    def __init__(self, desk: ConsoleDesk, gate: Gate) -> None:
        self._desk = desk
        self._gate = gate
        self._hashing = asyncio.Semaphore(HASHES_AT_ONCE)

    async def page(self, request: Request) -> Response:
        visitor = await self._gate.visitor(request, tuple(Stage))
        if visitor is not None:
            return see_other(NEXT[visitor.session.stage])
        return self.form(request, 200)

    async def sign_in(self, request: Request) -> Response:
        form = await read_form(request)
        secret = request.cookies.get(self._gate.before_cookie, "")
        if form is None or not self._gate.is_ours(request, form, secret):
            return self.form(request, 403, wrong="console-sign-in-again")
        login, password = text(form, "login"), text(form, "password")[:MOST_PASSWORD]
        address = request.client.host if request.client else ""
        database, origin = self._desk.database, from_where(request)
        attempt = await database.write(lambda uow: sign_in.begin(uow, login, address, origin))
        if isinstance(attempt, Locked):
            return self.form(request, 429, wrong="console-sign-in-locked", until=attempt.until)
        matched = await self.matches(attempt.hashed, password)
        outcome = await database.write(
            partial(
                sign_in.complete,
                attempt=attempt,
                old_token=request.cookies.get(self._gate.session_cookie, ""),
                matched=matched,
                second_factor=self._desk.house.second_factor,
            )
        )
        if not isinstance(outcome, SignedIn):
            return self.form(request, 401, wrong="console-sign-in-wrong", login=login)
        return self.entered(outcome)

    def entered(self, outcome: SignedIn) -> Response:
        """On with the new session, to the desk or to what still stands before it."""
        response = see_other(NEXT[outcome.stage])
        self._gate.remember(response, self._gate.session_cookie, outcome.token)
        self._gate.forget(response, self._gate.before_cookie)
        return response

    async def matches(self, hashed: str, password: str) -> bool:
        async with self._hashing:
            keyring = self._desk.database.keyring
            return await asyncio.to_thread(staff.matches, keyring, hashed, password)

    async def hashed(self, password: str) -> str:
        async with self._hashing:
            keyring = self._desk.database.keyring
            return await asyncio.to_thread(staff.hash_password, keyring, password)

    # -- the second factor -----------------------------------------------------------------------
    async def code_page(self, request: Request, visitor: Visitor) -> Response:  # noqa: ARG002
        return self._code_form(visitor, 200)

    async def pass_code(self, request: Request, visitor: Visitor, form: FormData) -> Response:
        code, origin = text(form, "code")[:MOST_CODE], from_where(request)
        outcome = await self._desk.database.write(
            lambda uow: sign_in.pass_code(uow, self._desk.house, visitor.token, code, origin)
        )
        self._desk.wake()  # a mail may tell of a recovery code
        if isinstance(outcome, Locked):
            return self._code_form(visitor, 429, "console-sign-in-locked", outcome.until)
        if isinstance(outcome, NoSession):
            return see_other(SIGN_IN)
        if not isinstance(outcome, SignedIn):
            return self._code_form(visitor, 401, "factor-wrong-code")
        return self.entered(outcome)

    def _code_form(
        self, visitor: Visitor, status: int, wrong: str = "", until: datetime | None = None
    ) -> Response:
        context = {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "wrong": wrong,
            "until": shown_moment(until) if until else "",
        }
        return answers.page("code.html", visitor.language, context, status)

    # -- out -------------------------------------------------------------------------------------
    async def sign_out(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        await self._desk.database.write(
            lambda uow: sign_in.sign_out(uow, visitor.token, visitor.member)
        )
        return self.left(visitor.language)

    def left(self, language: str) -> Response:
        response = see_other(f"{SIGN_IN}?lang={language}")
        self._gate.forget(response, self._gate.session_cookie)
        return response

    async def set_language(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        language = text(form, "language")
        if language in LANGUAGES:
            await self._desk.database.write(
                lambda uow: staff.set_language(uow, visitor.member.id, language)
            )
        return see_other(inside(text(form, "back")))

    def form(
        self,
        request: Request,
        status: int,
        wrong: str = "",
        login: str = "",
        until: datetime | None = None,
    ) -> Response:
        """The form again; what was typed as login stays, the password never does."""
        language = self.language(request)
        secret = self._gate.before(request)
        company = self._desk.company
        context = {
            "csrf": self._gate.form_token(secret),
            "wrong": wrong,
            "login": login[:60],
            "until": shown_moment(until) if until else "",
            "company": company.name if company else "",
        }
        response = answers.page("sign-in.html", language, context, status)
        self._gate.remember(response, self._gate.before_cookie, secret)
        return response

    def language(self, request: Request) -> str:
        """Of who is not signed in."""
        asked = request.query_params.get("lang", "")
        return asked if asked in LANGUAGES else self._desk.house.language


def inside(path: str) -> str:
    """A path of the console; anything else leads to the queue."""
    plain = path.startswith("/console") and not set(path) & set("\\\r\n\t")
    return path if plain and not path.startswith("//") else "/console"
