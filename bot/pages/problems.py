"""Errors as RFC 9457 problem details: the status, a type, words for people - no more."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.copy import render
from bot.pages.languages import wanted

TYPES = "tag:dcnet.vn,2026:problem:"  # RFC 4151: a name of ours that nobody has to look up


def problem(request: Request, status: int, kind: str, *, retry_after: int = 0) -> JSONResponse:
    """`kind` is a copy id below `problem-`; its text, in the request's language, is the `detail` a
    page may show."""
    headers = {"Retry-After": str(retry_after)} if retry_after else {}
    body = {
        "type": f"{TYPES}{kind}",
        "status": status,
        "title": HTTPStatus(status).phrase,
        "detail": render(f"problem-{kind}", wanted(request)),
    }
    return JSONResponse(body, status, headers=headers, media_type="application/problem+json")
