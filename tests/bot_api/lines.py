"""The line of one call: answer on it, cut it, or answer half; each tells how it ended."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from starlette.types import Message, Receive, Scope, Send

from tests.bot_api.connections import Connection, connection_of
from tests.bot_api.errors import ApiError

Ending = tuple[str, int | None]  # (outcome as in `journal.OUTCOMES`, status told)


@dataclass(frozen=True)
class Reply:
    status: int
    body: bytes
    headers: dict[str, str]


def spoken(status: int, content: Any, headers: dict[str, str] | None = None) -> Reply:
    body = json.dumps(content, ensure_ascii=False).encode()
    return Reply(status, body, {"content-type": "application/json"} | (headers or {}))


def refusal(error: ApiError) -> Reply:
    """HttpConnection::send_response: the code is the status, 429 also says Retry-After."""
    wait = error.parameters.get("retry_after")
    return spoken(error.code, error.body(), {"retry-after": str(wait)} if wait else None)


class Line:
    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.connection: Connection = connection_of(scope)
        self._receive = receive
        self._send = send

    async def hung_up(self) -> None:
        """Return when the client has gone."""
        while (await self._receive())["type"] != "http.disconnect":
            pass

    async def cut(self, outcome: str) -> Ending:
        self.connection.cut()
        await self.hung_up()
        return outcome, None

    async def write(self, reply: Reply) -> Ending:
        """`answered` only when the whole body went out and the client still stood after it."""
        if self.connection.hung_up():
            return await self.cut("client_gone")
        await self._send(_start(reply))
        await self._send({"type": "http.response.body", "body": reply.body})
        return ("unread" if self.connection.hung_up() else "answered"), reply.status

    async def write_half(self, reply: Reply) -> Ending:
        half = reply.body[: len(reply.body) // 2]
        await self._send(_start(reply))
        await self._send({"type": "http.response.body", "body": half, "more_body": True})
        self.connection.close()
        await self.hung_up()
        return "truncated", reply.status


def _start(reply: Reply) -> Message:
    headers = reply.headers | {"content-length": str(len(reply.body))}
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http.response.start", "status": reply.status, "headers": raw}
