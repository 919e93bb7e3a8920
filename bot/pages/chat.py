"""The web chat's server side: the page and what is posted. Wire protocol v1 (docs/webchat.md)."""

import hmac
import secrets
from collections.abc import Callable, Mapping
from typing import Any

import orjson
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot import origins, papers
from bot.channels import webchat
from bot.copy import LANGUAGES
from bot.pages import chat_files, chat_stream
from bot.pages.chat_session import (
    COOKIE,
    TOKEN_BYTES,
    ChatDesk,
    Session,
    remembered,
    remembering,
    session_of,
    spoken_in,
)
from bot.pages.languages import accepted
from bot.pages.problems import problem
from bot.pages.shells import CONTENT_SECURITY_POLICY
from bot.request_body import read_body
from storage.inbox import Arrived

_MOST_BODY = 64 * 1024
_MOST_TOKEN = 200  # signs of a portal link; ours have fewer
_NO_STORE = {"Cache-Control": "no-store"}
MultiPartParser.spool_max_size = webchat.MAX_FILE + 1  # an upload never touches the disk in clear


def routes(desk: ChatDesk) -> list[BaseRoute]:
    def of(handle: Callable[[ChatDesk, Request], Any]) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            answer: Response = await handle(desk, request)
            return answer

        return endpoint

    return [
        Route("/chat", of(_page)),
        Route("/chat/embed", of(_embedded)),
        Route("/chat/embed", of(_remember), methods=["POST"]),
        Route("/chat/stream", of(chat_stream.stream)),
        Route("/chat/messages", of(_message), methods=["POST"]),
        Route("/chat/files", of(_file), methods=["POST"]),
        Route("/chat/portal", of(_portal), methods=["POST"]),
        Route("/chat/files/{attachment}", of(_sent_file), methods=["GET"]),
        Route("/chat/language", of(_language), methods=["POST"]),
        Route("/chat/new", of(_new), methods=["POST"]),
    ]


# -- the session ---------------------------------------------------------------------------------
def _csrf(desk: ChatDesk, session: Session) -> str:
    key = desk.database.keyring.subkey(b"chat-csrf")
    return hmac.digest(key, session.token.encode(), "sha256").hex()


def _allowed(desk: ChatDesk, request: Request) -> Session | Response:
    """The session of a POST, or why it is refused. A header is sent by nobody but the frame that
    holds the secret; a cookie by any page, so it needs the page's own token as well."""
    if not origins.is_ours(request, desk.public_url):
        return problem(request, 403, "forbidden")
    session = session_of(request)
    if session is None:
        return problem(request, 401, "no-session")
    given = request.headers.get("x-csrf-token", "")
    right = session.by_header or hmac.compare_digest(given.encode(), _csrf(desk, session).encode())
    if not right:
        return problem(request, 403, "csrf")
    wait = desk.allowance.take(session.address)
    if wait:
        return problem(request, 429, "too-fast", retry_after=wait)
    return session


def _set_cookie(desk: ChatDesk, response: Response, session: Session) -> None:
    response.set_cookie(
        COOKIE,
        session.token,
        path="/chat",
        httponly=True,
        samesite="lax",
        secure=desk.secure_cookies,
    )


# -- the page ------------------------------------------------------------------------------------
async def _page(desk: ChatDesk, request: Request) -> Response:
    asked = request.query_params.get("lang", "")
    session = session_of(request)
    language = asked if asked in LANGUAGES else desk.language
    if session is not None and asked not in LANGUAGES:
        language = await desk.database.read(lambda uow: spoken_in(uow, session, desk.language))
    fresh = session or _new_session()
    html = desk.shells.chat(language=language, csrf_token=_csrf(desk, fresh))
    response = _shell(html, origins.frame_ancestors(()))
    if session is None:
        _set_cookie(desk, response, fresh)
    return response


async def _embedded(desk: ChatDesk, request: Request) -> Response:
    """The chat for a frame on another site's page: no cookie, and only where that page is listed.
    Opened as a page of its own it is the ordinary chat."""
    asked = request.query_params.get("lang", "")
    language = asked if asked in LANGUAGES else desk.language
    if request.headers.get("sec-fetch-dest") == "document":
        return RedirectResponse(f"/chat?lang={language}", 303)
    if not desk.origins:
        return problem(request, 404, "not-found")
    if not origins.may_frame(request, desk.public_url, desk.origins):
        return problem(request, 403, "forbidden")
    session = remembered(request) or _new_session()
    html = desk.shells.embedded_chat(language=language, session=session.token, origins=desk.origins)
    return _shell(html, origins.frame_ancestors(desk.origins))


async def _remember(desk: ChatDesk, request: Request) -> Response:
    """For a frame that may not store anything: its page will be given the same secret again."""
    allowed = _allowed(desk, request)
    if isinstance(allowed, Response):
        return allowed
    if not allowed.by_header:
        return problem(request, 403, "forbidden")
    response = Response(status_code=204)
    response.headers.append("set-cookie", remembering(allowed))
    return response


def _shell(html: str, framing: str) -> Response:
    policy = f"{CONTENT_SECURITY_POLICY}; {framing}"
    headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
    return HTMLResponse(html, headers=headers)


def _new_session() -> Session:
    return Session(secrets.token_urlsafe(TOKEN_BYTES))


async def _new(desk: ChatDesk, request: Request) -> Response:
    allowed = _allowed(desk, request)
    if isinstance(allowed, Response):
        return allowed
    if allowed.by_header:
        return JSONResponse({"session": _new_session().token}, headers=_NO_STORE)
    response = Response(status_code=204)
    _set_cookie(desk, response, _new_session())
    return response


async def _language(desk: ChatDesk, request: Request) -> Response:
    """The switch tells the conversation, so that it and the page agree; nobody has typed it."""
    allowed = _allowed(desk, request)
    if isinstance(allowed, Response):
        return allowed
    body = await _json(request)
    language = body.get("language") if body else None
    if language not in LANGUAGES:
        return problem(request, 400, "bad-body")
    raw = {"what": "language", "language": language, "client_id": secrets.token_hex(8)}
    await _receive(desk, allowed, raw)
    return Response(status_code=204)


# -- what is posted ------------------------------------------------------------------------------
async def _message(desk: ChatDesk, request: Request) -> Response:
    allowed = _allowed(desk, request)
    if isinstance(allowed, Response):
        return allowed
    body = await _json(request)
    client_id = body.get("client_id") if body else None
    if body is None or not isinstance(client_id, str) or not 8 <= len(client_id) <= 64:
        return problem(request, 400, "bad-body")
    text, action = body.get("text"), body.get("action")
    spoken = {"language": accepted(request)}
    if isinstance(text, str) and text.strip():
        if len(text) > webchat.MAX_TEXT:
            return problem(request, 413, "too-long")
        raw = {"what": "text", "text": text, "client_id": client_id, **spoken}
    elif isinstance(action, str) and 0 < len(action) <= 80:
        raw = {"what": "press", "action": action, "client_id": client_id, **spoken}
    else:
        return problem(request, 400, "bad-body")
    await _receive(desk, allowed, raw)
    return JSONResponse({"id": client_id}, 202)


async def _file(desk: ChatDesk, request: Request) -> Response:
    allowed = _allowed(desk, request)
    if isinstance(allowed, Response):
        return allowed
    if int(request.headers.get("content-length") or 0) > webchat.MAX_FILE + _MOST_BODY:
        return problem(request, 413, "file-too-big")
    try:
        async with request.form(max_files=1, max_fields=4) as form:
            upload, client_id = form.get("file"), form.get("client_id")
            if not isinstance(upload, UploadFile) or not isinstance(client_id, str):
                return problem(request, 400, "bad-body")
            data = await upload.read(webchat.MAX_FILE + 1)
            name, declared = upload.filename or "", upload.content_type or ""
    except (MultiPartException, ClientDisconnect):
        return problem(request, 400, "bad-body")
    if len(data) > webchat.MAX_FILE:
        return problem(request, 413, "file-too-big")
    kind = {"PDF": "pdf", "JPEG": "image", "PNG": "image"}.get(papers.kind_of(data) or "")
    if kind is None:
        return problem(request, 415, "file-kind")
    raw = {
        "what": "file",
        "ref": await desk.channel.keep_upload(data),
        "kind": kind,
        "name": papers.safe_name(name),
        "media_type": declared,
        "size": len(data),
        "client_id": client_id,
        "language": accepted(request),
    }
    await _receive(desk, allowed, raw)
    return JSONResponse({"id": client_id}, 202)


async def _portal(desk: ChatDesk, request: Request) -> Response:
    """A signed link of the customer portal; the page took it out of its address before."""
    allowed = _allowed(desk, request)
    if isinstance(allowed, Response):
        return allowed
    body = await _json(request)
    client_id, token = (body.get("client_id"), body.get("token")) if body else (None, None)
    if not isinstance(client_id, str) or not 8 <= len(client_id) <= 64:
        return problem(request, 400, "bad-body")
    if not isinstance(token, str) or not 0 < len(token) <= _MOST_TOKEN:
        return problem(request, 400, "bad-body")
    asked = body.get("language", "") if body else ""
    language = asked if asked in LANGUAGES else ""
    raw = {"what": "portal link", "token": token, "client_id": client_id, "language": language}
    await _receive(desk, allowed, raw)
    return JSONResponse({"id": client_id}, 202)


async def _sent_file(desk: ChatDesk, request: Request) -> Response:
    return await chat_files.download(desk, request, desk.channel.files)


async def _receive(desk: ChatDesk, session: Session, raw: Mapping[str, Any]) -> None:
    """Committed before the page is told; the same client id again is nothing new."""
    arrived = Arrived(
        webchat.event_id(session.address, raw["client_id"]), session.address, orjson.dumps(raw)
    )
    await desk.intake.receive(webchat.WebChat.name, webchat.ACCOUNT, [arrived])
    desk.channel.wake(session.address)


async def _json(request: Request) -> dict[str, Any] | None:
    body = await read_body(request, _MOST_BODY)
    if body is None:
        return None
    try:
        parsed = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return parsed if isinstance(parsed, dict) else None
