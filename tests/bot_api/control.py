"""The control API over HTTP: `POST /control/<name>` with the arguments of `BotApi` as JSON.

Answers `{"ok": true, "result": ...}`; a mistake of the caller is 400, waiting in vain 504.
Bytes travel as {"base64": "..."}.
"""

from __future__ import annotations

import asyncio
import base64
import dataclasses
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from tests.bot_api.api import BotApi
from tests.bot_api.errors import ApiError

ACTIONS = (
    "add_user", "group", "join", "set_bot", "block", "unblock", "deactivate", "delete_group",
    "migrate", "create_topic", "close_topic", "delete_topic", "say", "edit", "forward",
    "share_contact", "location", "send_photo", "send_document", "voice", "video_note", "sticker",
    "album", "press", "press_late", "tap", "now", "advance", "pending", "redeliver", "inject",
    "set_next_update_id", "fault", "clear_faults", "release", "flood_limits",
    "expire_file_paths", "reset", "transcript", "entry", "calls", "accepted_sends", "presses",
    "actions", "webhook_attempts",
)  # fmt: skip
ALSO = {"user": "add_user", "in_group": "join"}
IN_THREAD = {"reset"}  # it waits for the server's own loop
HIDDEN = {"gate", "accepted"}


def shown(value: Any) -> Any:
    """Dataclasses to objects; bytes and locks stay out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [item.name for item in dataclasses.fields(value) if item.name not in HIDDEN]
        return {name: shown(getattr(value, name)) for name in names}
    if isinstance(value, dict):
        return {str(name): shown(item) for name, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [shown(item) for item in value]
    if isinstance(value, bytes):
        return len(value)
    return value


def taken(value: Any) -> Any:
    """JSON to arguments: `{"base64": ...}` to bytes, lists of them to album items."""
    if isinstance(value, dict):
        if set(value) == {"base64"}:
            return base64.b64decode(value["base64"])
        return {name: taken(item) for name, item in value.items()}
    if isinstance(value, list):
        return [taken(item) for item in value]
    return value


class Control:
    def __init__(self, api: BotApi) -> None:
        self._api = api

    async def __call__(self, request: Request) -> JSONResponse:
        name = request.path_params["name"]
        try:
            body = await request.body()
            arguments = taken(json.loads(body) if body else {})
            result = await self._run(name, arguments)
        except TimeoutError as error:
            return JSONResponse({"ok": False, "error": str(error)}, 504)
        except (LookupError, ValueError, TypeError, ApiError) as error:
            text = f"{type(error).__name__}: {error}"
            return JSONResponse({"ok": False, "error": text}, 400)
        return JSONResponse({"ok": True, "result": shown(result)})

    async def _run(self, name: str, arguments: dict[str, Any]) -> Any:
        name = ALSO.get(name, name)
        if name == "await_reply":
            return await self._api.await_reply_async(arguments.pop("chat"), **arguments)
        if name not in ACTIONS:
            raise LookupError(f"no control {name!r}")
        if name in IN_THREAD:
            return await asyncio.to_thread(getattr(self._api, name), **arguments)
        return getattr(self._api, name)(**arguments)


def routes(api: BotApi) -> list[BaseRoute]:
    control = Control(api)

    async def endpoint(request: Request) -> JSONResponse:
        return await control(request)

    return [Route("/control/{name}", endpoint, methods=["POST"])]
