"""The link of an invitation: opening it shows a page, only its button sets the password."""

from starlette.requests import Request
from starlette.responses import Response

from bot.console import answers
from bot.console.desk import ConsoleDesk
from bot.console.doors import read_form, text
from bot.console.gate import Gate
from bot.console.own_account import unfit
from bot.console.signing_in import MOST_PASSWORD, SigningIn, from_where
from bot.pages.allowance import Allowance
from handlers import invitation
from handlers.sign_in import SignedIn
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork


class Invitations:
    def __init__(self, desk: ConsoleDesk, gate: Gate, signing: SigningIn) -> None:
        self._desk, self._gate, self._signing = desk, gate, signing
        self._allowance = Allowance(desk.clock, burst=20, per_second=0.2)

    async def page(self, request: Request) -> Response:
        member = await self._whose(request)
        return self._form(request, member, 200 if member else 404)

    async def take(self, request: Request) -> Response:
        form = await read_form(request)
        member = await self._whose(request)
        if member is None:
            return self._form(request, None, 410)
        secret = request.cookies.get(self._gate.before_cookie, "")
        if form is None or not self._gate.is_ours(request, form, secret):
            return self._form(request, member, 403, "console-sign-in-again")
        password = text(form, "password")[:MOST_PASSWORD]
        wrong = unfit(password, text(form, "same"), member.login, member.name)
        if wrong:
            return self._form(request, member, 422, wrong)
        hashed = await self._signing.hashed(password)
        token, house = request.path_params["token"], self._desk.house
        old, origin = request.cookies.get(self._gate.session_cookie, ""), from_where(request)

        def use_case(uow: UnitOfWork) -> SignedIn | None:
            return invitation.take(uow, house, token, hashed, old, origin)

        outcome = await self._desk.database.write(use_case)
        if outcome is None:  # somebody was quicker
            return self._form(request, None, 410)
        return self._signing.entered(outcome)

    async def _whose(self, request: Request) -> StaffMember | None:
        """Nobody's where somebody tries out many links."""
        if self._allowance.take(request.client.host if request.client else ""):
            return None
        token = request.path_params["token"]
        return await self._desk.database.read(lambda uow: invitation.whose(uow, token))

    def _form(
        self, request: Request, member: StaffMember | None, status: int, wrong: str = ""
    ) -> Response:
        language = member.language if member else self._signing.language(request)
        secret = self._gate.before(request)
        context = {
            "csrf": self._gate.form_token(secret),
            "member": member,
            "here": request.url.path,
            "wrong": wrong,
        }
        response = answers.page("invitation.html", language, context, status)
        self._gate.remember(response, self._gate.before_cookie, secret)
        return response
