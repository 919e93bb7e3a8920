"""The web chat's server side: the page and what is posted. Wire protocol v1 (docs/webchat.md)."""

import hmac
import secrets
from collections.abc import Callable, Mapping
from typing import Any

import orjson
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot import papers
from bot.channels import webchat
from bot.copy import LANGUAGES
from bot.pages import chat_files, chat_stream
from bot.pages.chat_session import COOKIE, TOKEN_BYTES, ChatDesk, Session, session_of, spoken_in
from bot.pages.problems import problem
from bot.pages.shells import CONTENT_SECURITY_POLICY
from storage.inbox import Arrived

_MOST_BODY = 64 * 1024
MultiPartParser.spool_max_size = webchat.MAX_FILE + 1  # an upload never touches the disk in clear


def routes(desk: ChatDesk) -> list[BaseRoute]:
    def of(handle: Callable[[ChatDesk, Request], Any]) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            answer: Response = await handle(desk, request)
            return answer

        return endpoint

    return [
        Route("/chat", of(_page)),
        Route("/chat/stream", of(chat_stream.stream)),
        Route("/chat/messages", of(_message), methods=["POST"]),
        Route("/chat/files", of(_file), methods=["POST"]),
        Route("/chat/files/{attachment}", of(_sent_file), methods=["GET"]),
        Route("/chat/language", of(_language), methods=["POST"]),
        Route("/chat/new", of(_new), methods=["POST"]),
    ]


# -- the session ---------------------------------------------------------------------------------
def _csrf(desk: ChatDesk, session: Session) -> str:
    key = desk.database.keyring.subkey(b"chat-csrf")
    return hmac.digest(key, session.token.encode(), "sha256").hex()


def _allowed(desk: ChatDesk, request: Request) -> Session | Response:
    """The session of a POST, or why it is refused."""
    session = session_of(request)
    if session is None:
        return problem(401, "no-session")
    given = request.headers.get("x-csrf-token", "")
    if not hmac.compare_digest(given.encode(), _csrf(desk, session).encode()):
        return problem(403, "csrf")
    wait = desk.allowance.take(session.address)
    if wait:
        return problem(429, "too-fast", retry_after=wait)
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
    fresh = session or Session(secrets.token_urlsafe(TOKEN_BYTES))
    html = desk.shells.chat(language=language, csrf_token=_csrf(desk, fresh))
    response = HTMLResponse(
        html,
        headers={
            "Content-Security-Policy": f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'self'",
            "Cache-Control": "no-store",
        },
    )
    if session is None:
        _set_cookie(desk, response, fresh)
    return response


async def _new(desk: ChatDesk, request: Request) -> Response:
    allowed = _allowed(desk, request)
    if isinstance(allowed, Response):
        return allowed
    response = Response(status_code=204)
    _set_cookie(desk, response, Session(secrets.token_urlsafe(TOKEN_BYTES)))
    return response


async def _language(desk: ChatDesk, request: Request) -> Response:
    """The switch says it in the chat, so the conversation and the page agree."""
    allowed = _allowed(desk, request)
    if isinstance(allowed, Response):
        return allowed
    body = await _json(request)
    language = body.get("language") if body else None
    if language not in LANGUAGES:
        return problem(400, "bad-body")
    raw = {"what": "text", "text": f"/language {language}", "client_id": secrets.token_hex(8)}
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
        return problem(400, "bad-body")
    text, action = body.get("text"), body.get("action")
    if isinstance(text, str) and text.strip():
        if len(text) > webchat.MAX_TEXT:
            return problem(413, "too-long")
        raw = {"what": "text", "text": text, "client_id": client_id}
    elif isinstance(action, str) and 0 < len(action) <= 80:
        raw = {"what": "press", "action": action, "client_id": client_id}
    else:
        return problem(400, "bad-body")
    await _receive(desk, allowed, raw)
    return JSONResponse({"id": client_id}, 202)


async def _file(desk: ChatDesk, request: Request) -> Response:
    allowed = _allowed(desk, request)
    if isinstance(allowed, Response):
        return allowed
    if int(request.headers.get("content-length") or 0) > webchat.MAX_FILE + _MOST_BODY:
        return problem(413, "file-too-big")
    try:
        async with request.form(max_files=1, max_fields=4) as form:
            upload, client_id = form.get("file"), form.get("client_id")
            if not isinstance(upload, UploadFile) or not isinstance(client_id, str):
                return problem(400, "bad-body")
            data = await upload.read(webchat.MAX_FILE + 1)
            name, declared = upload.filename or "", upload.content_type or ""
    except (MultiPartException, ClientDisconnect):
        return problem(400, "bad-body")
    if len(data) > webchat.MAX_FILE:
        return problem(413, "file-too-big")
    kind = {"PDF": "pdf", "JPEG": "image", "PNG": "image"}.get(papers.kind_of(data) or "")
    if kind is None:
        return problem(415, "file-kind")
    raw = {
        "what": "file",
        "ref": await desk.channel.keep_upload(data),
        "kind": kind,
        "name": papers.safe_name(name),
        "media_type": declared,
        "size": len(data),
        "client_id": client_id,
    }
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
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _MOST_BODY:
            return None
    try:
        parsed = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return parsed if isinstance(parsed, dict) else None
