"""The web chat's stream: the transcript, then whatever joins it, as server-sent events."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot import origins
from bot.channels import webchat
from bot.copy import render
from bot.pages.chat_session import ChatDesk, Session, lane_of, session_of, spoken_in
from bot.pages.problems import problem
from storage import attachments, conversations, lanes, transcript
from storage.attachments import Attachment
from storage.database import ClosedError
from storage.transcript import Message
from storage.unit_of_work import UnitOfWork

_HEARTBEAT = 5.0  # seconds; also how soon what another process wrote is seen
_THOUGHT = 0.5  # seconds between looks while something is being thought about


async def stream(desk: ChatDesk, request: Request) -> Response:
    if not origins.is_ours(request, desk.public_url):
        return problem(request, 403, "forbidden")
    session = session_of(request)
    if session is None:
        return problem(request, 401, "no-session")
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
            "language": await desk.database.read(
                lambda uow: spoken_in(uow, session, desk.language)
            ),
            "max_text": webchat.MAX_TEXT,
            "max_file": webchat.MAX_FILE,
            "ended": ended,
        }
        yield b"retry: 1000\n" + _event("hello", hello)
        last, first, typing = after if len(after) == 32 else "", True, False
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
                    typing = False
                    yield _event("typing", {"on": False})
                yield _event("message", message, last)
            for message in _changed(shown, view.files):
                yield _event("update", message)
            if view.waiting != typing and not (first and view.waiting):
                typing = view.waiting  # a person reads it: no answer comes, and nobody types
                yield _event("typing", {"on": typing})
            first = False
            try:
                await asyncio.wait_for(woken.wait(), _THOUGHT if typing else _HEARTBEAT)
            except TimeoutError:
                yield b": still here\n\n"
    except ClosedError:
        return  # the browser comes again when the house is open
    finally:
        desk.channel.leave(session.address, woken)


@dataclass(frozen=True, slots=True)
class _View:
    messages: list[dict[str, Any]]
    files: Mapping[str, Attachment]
    waiting: bool  # something was received and is not thought through yet


def _is_over(uow: UnitOfWork, session: Session) -> bool:
    lane = lane_of(uow, session)
    return lane is not None and lanes.reach(uow, lane.id) == "gone"


def _new_since(uow: UnitOfWork, session: Session, last: str) -> _View:
    lane = lane_of(uow, session)
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
        "from": "customer" if customer else _speaker(body),
        "name": body.get("staff"),
        "at": one.at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "text": _text_of(body, language),
        "buttons": [
            {"label": label, "action": action} for label, action in body.get("buttons", [])
        ],
        "keeps": bool(body.get("keeps")),
        "state": "received" if customer else "sent",
        "file": None,
        "client_id": body.get("client_id"),
    }
    if "ended" in body:
        message["ended"] = body["ended"]
    if sends := body.get("sends"):
        about = {name: sends[name] for name in ("name", "size", "kind")}
        address = f"/chat/files/{sends['attachment']}"
        message["file"] = {**about, "state": "stored", "reason": "", "address": address}
    if "file" in body:
        message["file"] = {**body["file"], "state": "waiting", "reason": ""}
        message["file"]["attachment"] = body.get("attachment", "")
        message["language"] = language
    return message


def _speaker(body: Mapping[str, Any]) -> str:
    return "staff" if "staff" in body else "bot"


def _text_of(body: Mapping[str, Any], language: str) -> str:
    """What was written, or the label of the choice that was pressed."""
    if choice := body.get("choice"):
        return render(choice[0], language, choice[1])
    return str(body.get("text", ""))


def _tell_file(message: dict[str, Any], files: Mapping[str, Attachment], language: str) -> bool:
    """Write the file's state into its message; whether that changed it."""
    file = message["file"]
    if file is None or "address" in file:
        return False
    kept = files.get(file["attachment"])
    told = kept.state if kept else "waiting"
    if told == "removed":  # it had come
        told = "stored"
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
