"""A webhook of a Bot API: the secret first, then the body, then the inbox; only then 200.

503 while the store is down: a platform that repeats what was not answered with 2xx loses nothing.
"""

import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import orjson
import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.polling import Receive
from bot.request_body import read_body
from storage.crash import crash_point
from storage.inbox import Arrived

log = structlog.get_logger()
_MOST = 1024 * 1024  # bytes of one update
_CLOSE = {"Connection": "close"}  # what else the stranger sends is not read


@dataclass(frozen=True, slots=True)
class Doorway:
    """What differs between platforms. `header` carries the secret; `read` names what arrived and
    whose it is; `kept` is called once it is committed; `probed`: an empty request is greeted with
    200, whoever sends it."""

    path: str
    header: str
    name: str
    account: str
    read: Callable[[object], Sequence[Arrived]]
    kept: Callable[[Sequence[Arrived]], None]
    probed: bool = False


class Hook:
    """`secret` is what the platform was given with our address."""

    def __init__(self, door: Doorway, receive: Receive, secret: str) -> None:
        self._door = door
        self._receive = receive
        self._secret = secret.encode()

    @property
    def route(self) -> Route:
        return Route(self._door.path, self._take, methods=["POST"])

    async def _take(self, request: Request) -> Response:
        if self._door.probed and _is_empty(request):
            return Response(status_code=200)
        given = request.headers.get(self._door.header, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return Response(status_code=401, headers=_CLOSE)
        try:
            body = await read_body(request, _MOST)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return Response(status_code=413, headers=_CLOSE)
        try:
            raw = orjson.loads(body)
        except orjson.JSONDecodeError:
            return Response(status_code=400)
        if not isinstance(raw, dict):
            return Response(status_code=400)
        items = self._door.read(raw)
        crash_point("hook-heard")
        try:
            await self._receive(self._door.name, self._door.account, items)
        except Exception as error:  # noqa: BLE001 - whatever the store has: it comes again
            log.warning("update not stored", channel=self._door.name, error=type(error).__name__)
            return Response(status_code=503, headers={"Retry-After": "2"})
        crash_point("hook-committed")
        self._door.kept(items)
        return Response(status_code=200)


def _is_empty(request: Request) -> bool:
    """Nothing was sent, as far as the headers tell (RFC 9112, 6.3)."""
    length = request.headers.get("content-length", "0")
    return length == "0" and "transfer-encoding" not in request.headers
