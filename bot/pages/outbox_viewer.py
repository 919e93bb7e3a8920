"""The demo's page of mails and text messages that would have been sent."""

from collections import deque

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.copy import LANGUAGES
from bot.pages.shells import CONTENT_SECURITY_POLICY, Shells


def routes(letters: deque[dict[str, str]], shells: Shells, language: str) -> list[BaseRoute]:
    """The demo's page of mails and SMS."""

    async def page(request: Request) -> Response:
        asked = request.query_params.get("lang", language)
        html = shells.outbox_viewer(language=asked if asked in LANGUAGES else language)
        policy = f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'"
        return HTMLResponse(html, headers={"Content-Security-Policy": policy})

    async def items(request: Request) -> Response:  # noqa: ARG001
        return JSONResponse(list(letters), headers={"Cache-Control": "no-store"})

    return [Route("/outbox", page), Route("/outbox/items", items)]
