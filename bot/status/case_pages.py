"""`/status`: customers see their cases without a chat (docs/status.md).

Opened by a signed link (`/status/c/…`: one case, its values hidden) or by a reference and a code
(`/status`: all cases, for half an hour). Opening never acts; each deed is a form of its own, done
once. Works without scripts.
"""

import hashlib
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot import origins
from bot.copy import render
from bot.pages.allowance import Allowance
from bot.pages.languages import wanted
from bot.pages.shells import CONTENT_SECURITY_POLICY, environment
from bot.pages.words import HOTLINE
from bot.status import shown as shown_as
from bot.status.forms import MOST_FORM, MOST_TEXT, Given, read_deed, read_form, word
from bot.upload_store import UploadStore
from handlers import own_status, status_visits
from handlers.own_status import Outcome, Wish
from handlers.status_visits import Shut, Visit
from handlers.work import House
from states import references
from states.identity import CODE_DIGITS, CONFIRMED_FOR, CONTACTS
from states.text import widthless
from storage.database import Database
from storage.envelope import DataKey

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_HEADERS = {
    "Content-Security-Policy": f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class StatusPages:
    """What these pages need of the house."""

    database: Database
    house: House
    uploads: UploadStore
    allowance: Allowance
    secure_cookies: bool

    @property
    def cookie(self) -> str:
        return "__Host-status" if self.secure_cookies else "status"


def routes(pages: StatusPages) -> list[BaseRoute]:
    found = _Pages(pages)
    return [
        Route("/status", found.start, methods=["GET", "POST"]),
        Route("/status/code", found.code, methods=["POST"]),
        Route("/status/leave", found.leave, methods=["POST"]),
        Route("/status/case/{reference}", found.own, methods=["GET", "POST"]),
        Route("/status/c/{token}", found.linked, methods=["GET", "POST"]),
    ]


class _Pages:
    def __init__(self, pages: StatusPages) -> None:
        self._pages = pages
        self._templates = environment()

    # -- coming in --------------------------------------------------------------------------------
    async def start(self, request: Request) -> Response:
        """The list for whoever has proven a contact; else the question which case it is."""
        if shut := self._shut(request):
            return shut
        if request.method == "POST":
            return await self._ask(request)
        visit = await self._visit(request)
        if visit is None:
            return self._start(request, 200)
        lines = await self._pages.database.read(partial(own_status.all_of, visit=visit))
        shown = [shown_as.line(one, wanted(request)) for one in lines]
        return self._page(request, "status_list.html", 200, lines=shown)

    async def _ask(self, request: Request) -> Response:
        """A code is sent where there is such a case and such a contact; nobody is told."""
        form = await read_form(request, MOST_FORM)
        typed, contact = word(form, "reference"), word(form, "contact")
        reference = _reference(typed)
        if reference is None or contact not in CONTACTS:
            return self._start(request, 422, typed[:40], wrong="status-wrong-reference")
        token = self._token(request) or secrets.token_urlsafe(32)
        outcome = await self._pages.database.write(
            partial(
                status_visits.ask_code,
                house=self._pages.house,
                address=_address(token),
                reference=reference,
                contact=contact,
                language=wanted(request),
            )
        )
        if outcome == "spent":
            return self._start(request, 429, reference, wrong="status-too-often")
        wrong = "status-code-wait" if outcome == "wait" else ""
        answer = self._code_page(request, reference, contact, wrong)
        self._remember(answer, token)
        return answer

    async def code(self, request: Request) -> Response:
        if shut := self._shut(request):
            return shut
        form = await read_form(request, MOST_FORM)
        reference = _reference(word(form, "reference")) or ""
        contact = word(form, "contact")
        contact = contact if contact in CONTACTS else CONTACTS[1]
        typed = re.sub(r"\s", "", widthless(word(form, "code")))
        token, fresh = self._token(request), secrets.token_urlsafe(32)
        if token is None:
            return self._start(request, 410, reference, wrong="status-code-expired")
        if not re.fullmatch(rf"[0-9]{{{CODE_DIGITS}}}", typed):
            return self._code_page(request, reference, contact, "status-code-shape", 422)
        checked = await self._pages.database.write(
            partial(
                status_visits.enter_code, address=_address(token), code=typed, fresh=_address(fresh)
            )
        )
        if checked.outcome == "wrong":
            left = {"left": str(checked.tries_left)}
            return self._code_page(request, reference, contact, "status-code-wrong", 422, left)
        if checked.outcome != "right":
            return self._start(request, 410, reference, wrong=f"status-code-{checked.outcome}")
        path = f"/status/case/{reference}" if reference else "/status"
        answer = RedirectResponse(f"{path}?lang={wanted(request)}", 303, headers=_HEADERS)
        self._remember(answer, fresh)
        return answer

    async def leave(self, request: Request) -> Response:
        if shut := self._shut(request):
            return shut
        if token := self._token(request):
            await self._pages.database.write(partial(status_visits.leave, address=_address(token)))
        answer = RedirectResponse(f"/status?lang={wanted(request)}", 303, headers=_HEADERS)
        answer.delete_cookie(
            self._pages.cookie, path="/", secure=self._pages.secure_cookies, httponly=True
        )
        return answer

    # -- one case ---------------------------------------------------------------------------------
    async def own(self, request: Request) -> Response:
        if shut := self._shut(request):
            return shut
        visit = await self._visit(request)
        if visit is None:
            return self._start(request, 403, shut="status-shut-over")
        return await self._case(request, visit, _reference(request.path_params["reference"]) or "")

    async def linked(self, request: Request) -> Response:
        if shut := self._shut(request):
            return shut
        visit = await self._pages.database.read(
            partial(status_visits.by_link, token=request.path_params["token"])
        )
        if isinstance(visit, Shut):
            return self._start(request, 410, shut=f"status-shut-{visit.value}")
        return await self._case(request, visit, visit.reference)

    async def _case(self, request: Request, visit: Visit, reference: str) -> Response:
        outcome, given = None, Given(None)
        if request.method == "POST":
            given = await read_deed(request, self._pages.uploads, self._lane(visit), reference)
            if given.wish is not None:
                outcome = await self._act(visit, given.wish, wanted(request))
        story = await self._pages.database.read(
            partial(own_status.read, visit=visit, reference=reference)
        )
        if story is None:
            return self._start(request, 404, shut="status-shut-other")
        now, language = self._pages.database.clock(), wanted(request)
        done = outcome is not None and outcome.done
        return self._page(
            request,
            "status_case.html",
            422 if given.wrong else 409 if outcome is not None and not done else 200,
            case=shown_as.case(story, now, language, hidden=visit.by_link),
            by_link=visit.by_link,
            told=render(outcome.copy, language, outcome.shown) if outcome else "",
            done=done,
            wrong=render(given.wrong, language, given.shown) if given.wrong else "",
            typed="" if done else given.text,
            key=secrets.token_urlsafe(12),
            most=MOST_TEXT,
        )

    async def _act(self, visit: Visit, wish: Wish, language: str) -> Outcome:
        use_case = partial(
            own_status.act, house=self._pages.house, visit=visit, wish=wish, language=language
        )
        try:
            return await self._pages.database.write(use_case)
        finally:
            await self._pages.uploads.drop_unkept(wish.files)

    def _lane(self, visit: Visit) -> Callable[[], Awaitable[tuple[str, DataKey]]]:
        """Where files of this visit are sealed."""

        async def found() -> tuple[str, DataKey]:
            lane, key = await self._pages.database.write(
                partial(own_status.place, customer_id=visit.customer_id)
            )
            return lane.id, key

        return found

    # -- shared -----------------------------------------------------------------------------------
    def _shut(self, request: Request) -> Response | None:
        """Too fast, or a form of somebody else's page."""
        if self._pages.allowance.take(request.client.host if request.client else ""):
            return self._start(request, 429, wrong="status-busy")
        public_url = self._pages.house.public_url
        if request.method == "POST" and not origins.is_ours(request, public_url):
            raise HTTPException(403)
        return None

    async def _visit(self, request: Request) -> Visit | None:
        token = self._token(request)
        if token is None:
            return None
        return await self._pages.database.read(
            partial(status_visits.by_session, address=_address(token))
        )

    def _token(self, request: Request) -> str | None:
        token = request.cookies.get(self._pages.cookie, "")
        return token if _TOKEN.fullmatch(token) else None

    def _remember(self, answer: Response, token: str) -> None:
        answer.set_cookie(
            self._pages.cookie,
            token,
            max_age=int(CONFIRMED_FOR.total_seconds()),
            path="/",
            secure=self._pages.secure_cookies,
            httponly=True,
            samesite="lax",
        )

    def _start(
        self, request: Request, status: int, reference: str = "", *, wrong: str = "", shut: str = ""
    ) -> Response:
        shown = {"reference": reference, "wrong": wrong, "shut": shut}
        return self._page(request, "status_start.html", status, **shown)

    def _code_page(
        self,
        request: Request,
        reference: str,
        contact: str,
        wrong: str,
        status: int = 200,
        shown: Mapping[str, str] | None = None,
    ) -> Response:
        told = render(wrong, wanted(request), shown or {}) if wrong else ""
        named = {"reference": reference, "contact": contact, "wrong": told}
        return self._page(request, "status_code.html", status, **named)

    def _page(self, request: Request, template: str, status: int, **shown: Any) -> Response:
        language = wanted(request)
        html = self._templates.get_template(template).render(
            shown,
            language=language,
            hotline=HOTLINE,
            here=request.url.path if request.method == "GET" else _home(request.url.path),
            say=lambda copy, **values: render(copy, language, values),
        )
        return HTMLResponse(html, status, headers=_HEADERS)


def _home(path: str) -> str:
    """Where the language switch of a form's answer leads: what was typed is not sent again."""
    return "/status" if path in ("/status/code", "/status/leave") else path


def _address(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()[:40]


def _reference(typed: str) -> str | None:
    """With its check digit, which must be right."""
    found = references.find(widthless(typed).strip()[:40])
    if found is None or len(found[2]) != len(references.written("22222")):
        return None
    return found[2]
