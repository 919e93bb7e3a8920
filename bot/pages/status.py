"""Links from notices: "this was not me". Opening shows a page; only its button acts."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.copy import LANGUAGES, render
from bot.pages.allowance import Allowance
from bot.pages.shells import CONTENT_SECURITY_POLICY, environment
from handlers import signed, windows
from storage.database import Database
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class StatusDesk:
    database: Database
    language: str
    allowance: Allowance
    wake: Callable[[], None]


def routes(desk: StatusDesk) -> list[BaseRoute]:
    templates = environment()

    def page(language: str, moment: str, status: int = 200) -> Response:
        html = templates.get_template("not_me.html").render(
            language=language,
            moment=moment,
            say=lambda copy, **values: render(copy, language, values),
        )
        return HTMLResponse(
            html,
            status,
            headers={
                "Content-Security-Policy": f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'",
                "Cache-Control": "no-store",
            },
        )

    async def not_me(request: Request) -> Response:
        language = request.query_params.get("lang", desk.language)
        language = language if language in LANGUAGES else desk.language
        if desk.allowance.take(request.client.host if request.client else ""):
            return page(language, "busy", 429)
        token = request.path_params["token"]
        if request.method != "POST":
            known = await desk.database.read(lambda uow: signed.read(uow, "undo", token))
            return page(language, "ask", 200) if known else page(language, "late", 404)
        done = await desk.database.write(lambda uow: _undo(uow, token))
        desk.wake()
        return page(language, "done" if done else "late", 200 if done else 410)

    return [Route("/status/not-me/{token}", not_me, methods=["GET", "POST"])]


def _undo(uow: UnitOfWork, token: str) -> bool:
    change_id = signed.read(uow, "undo", token)
    return change_id is not None and windows.undo(uow, change_id, by="link")
