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
from handlers.work import House
from states.facts import shown_moment
from states.masks import mask
from storage.contact_changes import StoredChange
from storage.database import Database
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class StatusDesk:
    database: Database
    language: str
    allowance: Allowance
    wake: Callable[[], None]
    house: House


def routes(desk: StatusDesk) -> list[BaseRoute]:
    templates = environment()

    def page(
        language: str, moment: str, status: int = 200, change: StoredChange | None = None
    ) -> Response:
        html = templates.get_template("not_me.html").render(
            language=language,
            moment=moment,
            held=change is not None and change.state == "held",
            what=_what(change, language) if change else "",
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
            change = await desk.database.read(lambda uow: _named(uow, token))
            if change is None:
                return page(language, "late", 404)
            return page(language, "ask", 200, change)
        change = await desk.database.write(lambda uow: _undo(uow, desk.house, token))
        desk.wake()
        if change is None:
            return page(language, "late", 410)
        return page(language, "done", 200, change)

    return [Route("/status/not-me/{token}", not_me, methods=["GET", "POST"])]


def _named(uow: UnitOfWork, token: str) -> StoredChange | None:
    """The change this link is about, where it can still be taken back."""
    change_id = signed.read(uow, "undo", token)
    return windows.undoable(uow, change_id) if change_id else None


def _undo(uow: UnitOfWork, house: House, token: str) -> StoredChange | None:
    """The change that was taken back by it."""
    change = _named(uow, token)
    return change if change and windows.undo(uow, house, change.id, by="link") else None


def _what(change: StoredChange, language: str) -> str:
    """What the link is about: no more than the notice with the link said."""
    shown = {
        "field": {"term": f"field-{change.field}"},
        "new": mask(change.field, change.new),
        "reference": change.reference,
        "at": shown_moment(change.made_at),
        "until": shown_moment(change.ends_at),
    }
    return render(f"not-me-what-{change.state}", language, shown)
