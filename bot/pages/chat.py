"""The web chat's server side: the page, its stream, what is posted. Wire protocol v1."""

import asyncio
import hashlib
import hmac
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import orjson
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from bot import papers
from bot.channels import webchat
from bot.channels.webchat import WebChat
from bot.copy import LANGUAGES, render
from bot.intake import Intake
from bot.pages.allowance import Allowance
from bot.pages.problems import problem
from bot.pages.shells import CONTENT_SECURITY_POLICY, Shells
from storage import attachments, conversations, lanes, transcript
from storage.attachments import Attachment
from storage.database import Database
from storage.inbox import Arrived
from storage.transcript import Message
from storage.unit_of_work import UnitOfWork

COOKIE = "chat"
_TOKEN_BYTES = 32
_MOST_BODY = 64 * 1024
_HEARTBEAT = 5.0  # seconds; also how soon what another process wrote is seen
MultiPartParser.spool_max_size = webchat.MAX_FILE + 1  # an upload never touches the disk in clear


@dataclass(frozen=True, slots=True)
class ChatDesk:
    """What the chat's pages need of the house."""

    database: Database
    channel: WebChat
    intake: Intake
    shells: Shells
    language: str
    secure_cookies: bool
    allowance: Allowance


@dataclass(frozen=True, slots=True)
class Session:
    """A browser session: the cookie's secret, and the address made from it."""

    token: str

    @property
    def address(self) -> str:
        return hashlib.sha256(self.token.encode()).hexdigest()[:40]


def routes(desk: ChatDesk) -> list[BaseRoute]:
    def of(handle: Callable[[ChatDesk, Request], Any]) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            answer: Response = await handle(desk, request)
            return answer

        return endpoint

    return [
        Route("/chat", of(_page)),
        Route("/chat/stream", of(_stream)),
        Route("/chat/messages", of(_message), methods=["POST"]),
        Route("/chat/files", of(_file), methods=["POST"]),
        Route("/chat/language", of(_language), methods=["POST"]),
        Route("/chat/new", of(_new), methods=["POST"]),
    ]


# -- the session ---------------------------------------------------------------------------------
def _session(request: Request) -> Session | None:
    token = request.cookies.get(COOKIE, "")
    return Session(token) if len(token) >= _TOKEN_BYTES else None


def _csrf(desk: ChatDesk, session: Session) -> str:
    key = desk.database.keyring.subkey(b"chat-csrf")
    return hmac.digest(key, session.token.encode(), "sha256").hex()


def _allowed(desk: ChatDesk, request: Request) -> Session | Response:
    """The session of a POST, or why it is refused."""
    session = _session(request)
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
    session = _session(request)
    language = asked if asked in LANGUAGES else desk.language
    if session is not None and asked not in LANGUAGES:
        language = await desk.database.read(lambda uow: _spoken(uow, session, desk.language))
    fresh = session or Session(secrets.token_urlsafe(_TOKEN_BYTES))
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


def _spoken(uow: UnitOfWork, session: Session, language: str) -> str:
    lane = _lane(uow, session)
    if lane is None:
        return language
    return conversations.load(uow, [lane.id], language)[lane.id].conversation.language


def _lane(uow: UnitOfWork, session: Session) -> lanes.Lane | None:
    return lanes.find(uow, webchat.WebChat.name, webchat.ACCOUNT, session.address)


async def _new(desk: ChatDesk, request: Request) -> Response:
    allowed = _allowed(desk, request)
    if isinstance(allowed, Response):
        return allowed
    response = Response(status_code=204)
    _set_cookie(desk, response, Session(secrets.token_urlsafe(_TOKEN_BYTES)))
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


# -- the stream ----------------------------------------------------------------------------------
async def _stream(desk: ChatDesk, request: Request) -> Response:
    session = _session(request)
    if session is None:
        return problem(401, "no-session")
    follow = _follow(desk, session, request.headers.get("last-event-id", ""))
    return StreamingResponse(
        follow,
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _follow(desk: ChatDesk, session: Session, after: str) -> AsyncIterator[bytes]:
    """The transcript from `after` on, then whatever joins it."""
    woken = desk.channel.listen(session.address)
    shown: dict[str, dict[str, Any]] = {}
    try:
        ended = await desk.database.read(lambda uow: _is_over(uow, session))
        hello = {
            "version": 1,
            "language": await desk.database.read(lambda uow: _spoken(uow, session, desk.language)),
            "max_text": webchat.MAX_TEXT,
            "max_file": webchat.MAX_FILE,
            "ended": ended,
        }
        yield b"retry: 1000\n" + _event("hello", hello)
        last, first = after if len(after) == 32 else "", True
        while not ended:
            woken.clear()
            view = await desk.database.read(partial(_new_since, session=session, last=last))
            for message in view.messages:
                last = message["id"]
                shown[last] = message
                if message.pop("ended", None):
                    yield _event("ended", {"reason": "idle"})
                    return
                if message["from"] != "customer":
                    yield _event("typing", {"on": False})
                yield _event("message", message, last)
            for message in _changed(shown, view.files):
                yield _event("update", message)
            if not first and view.waiting:
                yield _event("typing", {"on": True})
            first = False
            try:
                await asyncio.wait_for(woken.wait(), _HEARTBEAT)
            except TimeoutError:
                yield b": still here\n\n"
    finally:
        desk.channel.leave(session.address, woken)


@dataclass(frozen=True, slots=True)
class _View:
    messages: list[dict[str, Any]]
    files: Mapping[str, Attachment]
    waiting: bool  # something was received and is not thought through yet


def _is_over(uow: UnitOfWork, session: Session) -> bool:
    lane = _lane(uow, session)
    return lane is not None and lanes.reach(uow, lane.id) == "gone"


def _new_since(uow: UnitOfWork, session: Session, last: str) -> _View:
    lane = _lane(uow, session)
    if lane is None:
        return _View([], {}, waiting=False)
    language = conversations.load(uow, [lane.id], "vi")[lane.id].conversation.language
    messages = [_message_of(one, language) for one in transcript.read(uow, lane.id, after=last)]
    files = {one.id: one for one in attachments.of_lane(uow, lane.id)}
    for message in messages:
        _tell_file(message, files, language)
    return _View(messages, files, waiting=lanes.has_pending(uow, lane.id))


def _message_of(one: Message, language: str) -> dict[str, Any]:
    body = one.body
    customer = one.direction == "in"
    message: dict[str, Any] = {
        "id": one.id,
        "from": "customer" if customer else "bot",
        "name": None,
        "at": one.at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "text": _text_of(body, language),
        "buttons": [
            {"label": label, "action": action} for label, action in body.get("buttons", [])
        ],
        "state": "received" if customer else "sent",
        "file": None,
        "client_id": body.get("client_id"),
    }
    if "ended" in body:
        message["ended"] = body["ended"]
    if "file" in body:
        message["file"] = {**body["file"], "state": "waiting", "reason": ""}
        message["file"]["attachment"] = body.get("attachment", "")
        message["language"] = language
    return message


def _text_of(body: Mapping[str, Any], language: str) -> str:
    """What was written, or the label of the choice that was pressed."""
    if choice := body.get("choice"):
        return render(choice[0], language, choice[1])
    return str(body.get("text", ""))


def _tell_file(message: dict[str, Any], files: Mapping[str, Attachment], language: str) -> bool:
    """Write the file's state into its message; whether that changed it."""
    file = message["file"]
    if file is None:
        return False
    kept = files.get(file["attachment"])
    told = kept.state if kept and kept.state in ("stored", "failed") else "waiting"
    if file["state"] == told:
        return False
    file["state"] = told
    if kept and kept.reason:
        file["reason"] = render(kept.reason[0], language, kept.reason[1])
    return True


def _changed(
    shown: Mapping[str, dict[str, Any]], files: Mapping[str, Attachment]
) -> list[dict[str, Any]]:
    return [
        message
        for message in shown.values()
        if _tell_file(message, files, str(message.get("language", "vi")))
    ]


def _event(name: str, data: Mapping[str, Any], event_id: str = "") -> bytes:
    head = f"id: {event_id}\n" if event_id else ""
    return f"{head}event: {name}\ndata: ".encode() + orjson.dumps(data) + b"\n\n"
