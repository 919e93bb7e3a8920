"""Errors as RFC 9457 problem details: the status, a short type, words for people - no more."""

from starlette.responses import JSONResponse

from bot.copy import render


def problem(status: int, kind: str, *, language: str = "vi", retry_after: int = 0) -> JSONResponse:
    """`kind` is a copy id below `problem-`; its text is the `detail` a page may show."""
    headers = {"Retry-After": str(retry_after)} if retry_after else {}
    body = {
        "type": f"about:blank#{kind}",
        "status": status,
        "title": kind,
        "detail": render(f"problem-{kind}", language),
    }
    return JSONResponse(body, status, headers=headers, media_type="application/problem+json")
