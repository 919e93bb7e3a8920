"""One's own account on a page: password, second factor, recovery codes, sessions, sign-ins."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.console import answers, showing, token_rows
from bot.console.desk import ConsoleDesk
from bot.console.doors import text
from bot.console.gate import SIGN_IN, Gate, Visitor, inside, see_other
from bot.console.qr_code import picture
from bot.console.showing import Moment
from bot.console.signing_in import MOST_CODE, MOST_PASSWORD, SigningIn
from bot.copy import render
from handlers import own_account, sign_in
from handlers.guarded import Refused, Unproven
from handlers.own_account import Changed
from handlers.sign_in import Locked, NoSession, WrongCode
from states.facts import shown_moment
from states.permissions import Permission
from storage import group_people, staff, staff_factor, staff_sessions, staff_sign_ins
from storage.group_people import Bound
from storage.staff_sessions import From, Session, Stage
from storage.staff_sign_ins import SignIn
from storage.unit_of_work import UnitOfWork

ME, AGAIN, FACTOR = "/console/me", "/console/me/again", "/console/me/factor"
DONE = (
    "password",
    "factor-removed",
    "session",
    "company",
    "company-removed",
    "telegram-removed",
    "token",
)


@dataclass(frozen=True, slots=True)
class SessionShown:
    id: str
    where: str
    method: str
    seen: Moment
    begun: Moment
    current: bool


@dataclass(frozen=True, slots=True)
class SignInShown:
    at: Moment
    words: str
    where: str
    bad: bool


class OwnAccount:
    def __init__(self, desk: ConsoleDesk, gate: Gate, signing: SigningIn) -> None:
        self._desk, self._gate, self._signing = desk, gate, signing

    async def page(self, request: Request, visitor: Visitor) -> Response:
        done = request.query_params.get("done", "")
        return await self._page(visitor, done=done if done in DONE else "")

    async def _page(
        self, visitor: Visitor, status: int = 200, *, done: str = "", wrong: str = ""
    ) -> Response:
        member, house = visitor.member, self._desk.house

        def load(
            uow: UnitOfWork,
        ) -> tuple[list[Session], list[SignIn], int, Bound | None, token_rows.Loaded]:
            return (
                staff_sessions.of_member(uow, member.id),
                staff_sign_ins.newest(uow, member.id),
                staff_factor.recovery_codes_left(uow, member.id),
                group_people.bound(uow, member.id),
                token_rows.load(uow, member.id),
            )

        sessions, history, left, bound, tokens = await self._desk.database.read(load)
        company = self._desk.company
        context = {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "here": ME,
            "done": done,
            "wrong": wrong,
            "permissions": permissions_of(visitor),
            "sessions": [session_shown(one, visitor, visitor.session.id) for one in sessions],
            "history": [sign_in_shown(one, visitor) for one in history],
            "codes_left": left,
            "tokens": token_rows.living(tokens, visitor),
            "factor_needed": house.second_factor and member.person.guarded,
            "company": company.name if company else "",
            "group": self._desk.staff_bot is not None,
            "bound": bound,
            "bound_at": shown_moment(bound.bound_at) if bound else "",
        }
        return answers.page("me.html", visitor.language, context, status)

    # -- showing again that it is oneself --------------------------------------------------------
    async def again_page(self, request: Request, visitor: Visitor) -> Response:
        return self._again(visitor, inside(request.query_params.get("next", ME)))

    async def prove(self, request: Request, visitor: Visitor, form: FormData) -> Response:
        after = inside(text(form, "next"))
        address = request.client.host if request.client else ""
        login, database = visitor.member.login, self._desk.database
        attempt = await database.write(lambda uow: sign_in.begin(uow, login, address))
        if isinstance(attempt, Locked):
            return self._locked(visitor, after, attempt.until)
        matched = await self._signing.matches(
            attempt.hashed, text(form, "password")[:MOST_PASSWORD]
        )
        code = text(form, "code")[:MOST_CODE]
        outcome = await database.write(
            partial(
                own_account.prove,
                house=self._desk.house,
                token=visitor.token,
                code=code,
                matched=matched,
            )
        )
        self._desk.wake()
        if isinstance(outcome, Locked):
            return self._locked(visitor, after, outcome.until)
        if isinstance(outcome, NoSession):
            return see_other(SIGN_IN)
        if not isinstance(outcome, Changed):
            wrong = "factor-wrong-code" if isinstance(outcome, WrongCode) else "me-wrong-password"
            return self._again(visitor, after, 401, wrong)
        return see_other(after)

    def _locked(self, visitor: Visitor, after: str, until: datetime) -> Response:
        return self._again(visitor, after, 429, "console-sign-in-locked", shown_moment(until))

    def _again(
        self, visitor: Visitor, after: str, status: int = 200, wrong: str = "", until: str = ""
    ) -> Response:
        context = {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "after": after,
            "wrong": wrong,
            "until": until,
        }
        return answers.page("again.html", visitor.language, context, status)

    # -- the second factor -----------------------------------------------------------------------
    async def factor_page(self, request: Request, visitor: Visitor) -> Response:  # noqa: ARG002
        """The secret that is being set up; where none is, whoever must set one up gets one."""
        return await self._factor(visitor)

    async def _factor(self, visitor: Visitor, status: int = 200, wrong: str = "") -> Response:
        found = await self._desk.database.read(
            lambda uow: own_account.secret_being_set_up(uow, visitor.token)
        )
        secret = found[1] if found else ""
        address = staff_factor.address_of(secret, visitor.member.login, "DCNET") if secret else ""
        context = {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "wrong": wrong,
            "must": visitor.session.stage is Stage.ENROL,
            "secret": [secret[at : at + 4] for at in range(0, len(secret), 4)],
            "picture": picture(address) if secret else "",
        }
        return answers.page("factor.html", visitor.language, context, status)

    async def begin_factor(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        outcome = await self._write(lambda uow: own_account.begin_factor(uow, visitor.token))
        return self._elsewhere(outcome, visitor) or see_other(FACTOR)

    async def confirm_factor(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        code, house = text(form, "code")[:MOST_CODE], self._desk.house
        outcome = await self._write(
            lambda uow: own_account.confirm_factor(uow, house, visitor.token, code)
        )
        if isinstance(outcome, WrongCode):
            return await self._factor(visitor, 401, "factor-wrong-code")
        if (elsewhere := self._elsewhere(outcome, visitor)) is not None:
            return elsewhere
        response = self._codes(visitor, outcome)
        self._gate.remember(response, self._gate.session_cookie, outcome.token)
        return response

    async def remove_factor(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        house = self._desk.house
        outcome = await self._write(
            lambda uow: own_account.remove_factor(uow, house, visitor.token)
        )
        if isinstance(outcome, Refused):
            return await self._page(visitor, 403, wrong=outcome.reason)
        return self._elsewhere(outcome, visitor) or see_other(f"{ME}?done=factor-removed")

    async def new_codes(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        house = self._desk.house
        outcome = await self._write(lambda uow: own_account.new_codes(uow, house, visitor.token))
        if isinstance(outcome, Refused):
            return await self._page(visitor, 403, wrong=outcome.reason)
        return self._elsewhere(outcome, visitor) or self._codes(visitor, outcome)

    def _codes(self, visitor: Visitor, outcome: Any) -> Response:
        """Shown once: on no page that could be loaded again."""
        context = {"visitor": visitor, "csrf": "", "codes": outcome.codes}
        return answers.page("codes.html", visitor.language, context)

    # -- the password ----------------------------------------------------------------------------
    async def change_password(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        if not visitor.proven:
            return see_other(f"{AGAIN}?next={ME}")
        password = text(form, "password")[:MOST_PASSWORD]
        wrong = unfit(password, text(form, "same"), visitor.member.login, visitor.member.name)
        if wrong:
            return await self._page(visitor, 422, wrong=wrong)
        hashed, house = await self._signing.hashed(password), self._desk.house
        outcome = await self._write(
            lambda uow: own_account.change_password(uow, house, visitor.token, hashed)
        )
        return self._elsewhere(outcome, visitor) or see_other(f"{ME}?done=password")

    # -- sessions --------------------------------------------------------------------------------
    async def end_session(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        session_id = request.path_params["session"]
        await self._write(lambda uow: own_account.end_session(uow, visitor.token, session_id))
        if session_id == visitor.session.id:
            return self._signing.left(visitor.language)
        return see_other(f"{ME}?done=session")

    async def sign_out_everywhere(
        self,
        request: Request,  # noqa: ARG002
        visitor: Visitor,
        form: FormData,  # noqa: ARG002
    ) -> Response:
        await self._write(lambda uow: own_account.sign_out_everywhere(uow, visitor.member))
        return self._signing.left(visitor.language)

    # -- ways ------------------------------------------------------------------------------------
    async def _write(self, use_case: Callable[[UnitOfWork], Any]) -> Any:
        outcome = await self._desk.database.write(use_case)
        self._desk.wake()  # a mail may tell of it
        return outcome

    def _elsewhere(self, outcome: object, visitor: Visitor) -> Response | None:
        """Where somebody goes first, before it is done."""
        if isinstance(outcome, Unproven):
            half = visitor.session.stage is not Stage.FULL
            return see_other(SIGN_IN if half else f"{AGAIN}?next={ME}")
        return see_other(SIGN_IN) if isinstance(outcome, NoSession) else None


def unfit(password: str, same: str, login: str, name: str) -> str:
    """Why this password may not be used, as a copy id; empty where it may."""
    if password != same:
        return "me-password-differs"
    weakness = staff.weakness(password, login, name)
    return f"me-password-{weakness}" if weakness else ""


# -- how it reads ----------------------------------------------------------------------------------
def permissions_of(visitor: Visitor) -> list[str]:
    held = visitor.member.person.permissions
    return [render(f"permission-{one}", visitor.language) for one in Permission if one in held]


def session_shown(one: Session, visitor: Visitor, current: str) -> SessionShown:
    return SessionShown(
        one.id,
        where(one.origin, visitor.language),
        render(f"sign-in-method-{one.method}", visitor.language),
        showing.moment(one.seen_at, visitor.now, visitor.language),
        showing.exactly(one.made_at),
        one.id == current,
    )


def sign_in_shown(one: SignIn, visitor: Visitor) -> SignInShown:
    language = visitor.language
    shown = {"method": render(f"sign-in-method-{one.method}", language)}
    return SignInShown(
        showing.exactly(one.at),
        render(f"sign-in-{one.outcome}", language, shown),
        where(one.origin, language),
        one.outcome in ("wrong", "locked"),
    )


def where(origin: From, language: str) -> str:
    browser = origin.browser or render("sign-in-browser-unknown", language)
    return f"{browser} · {origin.net}" if origin.net else browser
