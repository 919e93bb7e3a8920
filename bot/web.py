"""The route table: pages, webhooks, health, metrics - and the headers every answer carries."""

from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any

import structlog
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    Response,
)
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.copy import LANGUAGES
from bot.pages.fonts import FONT_TYPE, font_files
from bot.pages.languages import wanted
from bot.pages.problems import problem
from bot.pages.shells import CONTENT_SECURITY_POLICY, STATIC, VERSION, Shells
from storage.database import ClosedError

log = structlog.get_logger()
Ready = Callable[[], Awaitable[dict[str, str]]]
Down = Callable[[], dict[str, str]]
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    (b"content-security-policy", b"frame-ancestors 'none'"),  # pages say more, and who may frame
)
_PROBLEMS = {404: "not-found", 405: "method", 403: "forbidden"}


class SafeHeaders:
    """Pure ASGI: adds the headers that every answer carries."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(pair for pair in _HEADERS if pair[0] not in given),
                ]
            await send(message)

        await self._app(scope, receive, with_headers)


_FOREVER = "public, max-age=31536000, immutable"


class Static(StaticFiles):
    """Our own files. Under the folder of this version they are kept for good; without one, or under
    one that another process of the house named, they are checked for news each time."""

    async def get_response(self, path: str, scope: MutableMapping[str, Any]) -> Response:
        version, _, rest = path.partition("/")
        versioned = version.startswith("v-")
        response = await super().get_response(rest if versioned else path, scope)
        kept = version == VERSION and response.status_code < 400
        response.headers["Cache-Control"] = _FOREVER if kept else "no-cache"
        return response


def app(
    routes: Sequence[BaseRoute],
    shells: Shells,
    ready: Ready,
    down: Down,
    *,
    language: str,
    demo: bool,
) -> Starlette:
    """`ready` tells what keeps the house from serving; `down` which platforms cannot be reached,
    which is shown and keeps nobody from being served elsewhere."""

    async def landing(request: Request) -> Response:
        asked = request.query_params.get("lang", language)
        html = shells.landing(language=asked if asked in LANGUAGES else language, demo=demo)
        policy = f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'"
        return HTMLResponse(html, headers={"Content-Security-Policy": policy})

    async def font(request: Request) -> Response:
        path = font_files().get(request.path_params["name"])
        if path is None:
            raise HTTPException(404)
        return FileResponse(path, media_type=FONT_TYPE, headers={"Cache-Control": _FOREVER})

    async def healthz(request: Request) -> Response:  # noqa: ARG001
        return PlainTextResponse("ok\n")

    async def readyz(request: Request) -> Response:  # noqa: ARG001
        wrong = await ready()
        found = {"ready": not wrong, "wrong": wrong, "channels_down": down()}
        return JSONResponse(found, 503 if wrong else 200)

    async def metrics(request: Request) -> Response:  # noqa: ARG001
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    def told(request: Request, status: int, kind: str) -> Response:
        """People get a page, programs a problem; a browser asks for HTML where it opens a page."""
        if "text/html" not in request.headers.get("accept", ""):
            return problem(request, status, kind)
        policy = f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'"
        html = shells.refusal(language=wanted(request), kind=kind)
        return HTMLResponse(html, status, headers={"Content-Security-Policy": policy})

    async def refused(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        kind = _PROBLEMS.get(status, "unavailable" if status >= 500 else "forbidden")
        return _with_headers(told(request, status, kind), error)

    async def broken(request: Request, error: Exception) -> Response:
        if isinstance(error, ClosedError):  # asked while the house closes
            return told(request, 503, "unavailable")
        log.error("a page failed", route=_route(request), error=type(error).__name__)
        return told(request, 500, "unavailable")

    house = Starlette(
        routes=[
            Route("/", landing),
            Route("/healthz", healthz),
            Route("/readyz", readyz),
            Route("/metrics", metrics),
            Route("/static/fonts/{name}", font),
            Mount("/static", Static(directory=STATIC)),
            *routes,
        ],
        middleware=[Middleware(SafeHeaders), Middleware(GZipMiddleware, minimum_size=600)],
        exception_handlers={HTTPException: refused, Exception: broken},
    )
    house.state.language = language
    return house


def _with_headers(response: Response, error: Exception) -> Response:
    """Where a method is not taken, `Allow` says which are."""
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    return response


def _route(request: Request) -> str:
    """The route's pattern: a path may carry a signed token, so it is never logged."""
    route = request.scope.get("route")
    return getattr(route, "path", "unknown")
