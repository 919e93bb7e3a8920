"""Signing in with the company's account, and binding it to one's own (`bot/openid.py`).

What the browser must bring back stands sealed in a cookie of ten minutes. An account is bound only
after a button, in a session that has proven who it is; it finds nobody by e-mail.
"""

import base64
import binascii
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

import structlog
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.console import answers
from bot.console.answers import trouble
from bot.console.desk import ConsoleDesk
from bot.console.gate import HEADERS, SIGN_IN, Gate, Visitor, see_other
from bot.console.own_account import AGAIN, ME
from bot.console.signing_in import SigningIn, from_where
from bot.openid import Begun, Company, CompanyError, Who
from handlers import own_account, sign_in
from handlers.guarded import Refused
from handlers.own_account import Changed
from handlers.sign_in import SignedIn
from storage.envelope import EnvelopeError, Place

log = structlog.get_logger()
START, BIND, ANSWER = "/console/company", "/console/company/bind", "/console/company/answer"
UNBIND = "/console/me/company/unbind"
_VALID_FOR = timedelta(minutes=10)
_PLACE = Place("cookie", "company", "desk")


class CompanySignIn:
    def __init__(self, desk: ConsoleDesk, gate: Gate, signing: SigningIn, company: Company) -> None:
        self._desk, self._gate, self._signing, self._company = desk, gate, signing, company
        self._cookie = f"{gate.session_cookie}-company"

    # -- there -----------------------------------------------------------------------------------
    async def start(self, request: Request) -> Response:
        """A GET, for a form may lead nowhere else; it changes nothing but this browser's cookie."""
        return await self._leave(request, "")

    async def start_binding(self, request: Request, visitor: Visitor) -> Response:
        if not visitor.proven:
            return see_other(f"{AGAIN}?next={BIND}")
        return await self._leave(request, visitor.member.id)

    async def _leave(self, request: Request, binds: str) -> Response:
        begun = self._company.begin()
        try:
            place = await self._company.address(begun)
        except CompanyError as error:
            return await self._failed(request, error)
        response = RedirectResponse(place, 303, headers=HEADERS)
        self._keep(response, {"begun": asdict(begun), "binds": binds})
        return response

    # -- and back --------------------------------------------------------------------------------
    async def answer(self, request: Request) -> Response:
        kept, query = self._kept(request), request.query_params
        code = query.get("code", "")
        if kept is None or "begun" not in kept or query.get("state") != kept["begun"]["state"]:
            return await self._failed(request, CompanyError("state"))
        if query.get("iss", self._company.issuer) != self._company.issuer:  # RFC 9207
            return await self._failed(request, CompanyError("another issuer"))
        if not 0 < len(code) <= 2000:
            return await self._failed(request, CompanyError("no code"))
        try:
            who = await self._company.who(code, Begun(**kept["begun"]))
        except CompanyError as error:
            return await self._failed(request, error)
        if kept["binds"]:
            return await self._ask(request, who, kept["binds"])
        return await self._enter(request, who)

    async def _enter(self, request: Request, who: Who) -> Response:
        old, origin = request.cookies.get(self._gate.session_cookie, ""), from_where(request)
        outcome = await self._desk.database.write(
            lambda uow: sign_in.by_company(
                uow, self._desk.house, who.issuer, who.subject, old, origin
            )
        )
        if not isinstance(outcome, SignedIn):
            return self._gone(self._signing.form(request, 401, wrong="company-nobody"))
        return self._gone(self._signing.entered(outcome))

    async def _ask(self, request: Request, who: Who, staff_id: str) -> Response:
        visitor = await self._gate.visitor(request)
        if visitor is None or visitor.member.id != staff_id:
            return self._gone(see_other(SIGN_IN))
        context = {"visitor": visitor, "csrf": visitor.csrf, "shown": who.shown}
        response = answers.page("company-bind.html", visitor.language, context)
        self._keep(response, {"subject": who.subject, "binds": staff_id})
        return response

    async def bind(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        kept = self._kept(request)
        if kept is None or "subject" not in kept or kept["binds"] != visitor.member.id:
            return trouble(visitor, "company-trouble", 400)
        outcome = await self._desk.database.write(
            lambda uow: own_account.bind_company(
                uow, self._desk.house, visitor.token, self._company.issuer, kept["subject"]
            )
        )
        self._desk.wake()
        if isinstance(outcome, Refused):
            return self._gone(trouble(visitor, outcome.reason, 409))
        if not isinstance(outcome, Changed):
            return see_other(f"{AGAIN}?next={ME}")
        return self._gone(see_other(f"{ME}?done=company"))

    async def unbind(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        outcome = await self._desk.database.write(
            lambda uow: own_account.unbind_company(uow, visitor.token)
        )
        if not isinstance(outcome, Changed):
            return see_other(f"{AGAIN}?next={ME}")
        return see_other(f"{ME}?done=company-removed")

    async def _failed(self, request: Request, error: CompanyError) -> Response:
        """Why stands in the log, for the operator; the person is told what to do."""
        log.warning("the company's sign-in failed", reason=str(error))
        visitor = await self._gate.visitor(request)
        if visitor is not None:
            return self._gone(trouble(visitor, "company-trouble", 502))
        return self._gone(self._signing.form(request, 502, wrong="company-failed"))

    # -- the cookie ------------------------------------------------------------------------------
    def _keep(self, response: Response, told: dict[str, Any]) -> None:
        now = self._desk.clock().isoformat()
        blob = self._desk.database.keyring.house.seal_json({**told, "at": now}, _PLACE)
        self._gate.remember(response, self._cookie, base64.urlsafe_b64encode(blob).decode())

    def _kept(self, request: Request) -> dict[str, Any] | None:
        given = request.cookies.get(self._cookie, "")
        try:
            blob = base64.urlsafe_b64decode(given.encode("ascii"))
            told: dict[str, Any] = self._desk.database.keyring.house.open_json(blob, _PLACE)
        except (EnvelopeError, binascii.Error, ValueError):
            return None
        age = self._desk.clock() - datetime.fromisoformat(told["at"])
        return told if age <= _VALID_FOR else None

    def _gone(self, response: Response) -> Response:
        self._gate.forget(response, self._cookie)
        return response
