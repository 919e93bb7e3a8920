"""The webhook of a Zalo Official Account, `/hooks/zalo-oa`: signed, stored, and only then 200.

Zalo waits two seconds (documented), tries again after 30 s, 5, 15, 30 minutes and an hour, and then
may switch the webhook off: so what cannot be committed in time is answered 503, never left waiting,
and each such answer is an alarm (`zalo_oa_notes`). What was not in time may be stored all the
same: it comes again, and is known by its own name. On saving the address Zalo posts an unsigned
`{}`, which is greeted and has no effect (captured). Nothing else is taken without a signature.
"""

import asyncio

import orjson
import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.polling import Receive
from bot.channels.zalo_oa_notes import Notes
from bot.channels.zalo_oa_signature import Signer
from bot.channels.zalo_oa_updates import arrived_of, is_for
from bot.request_body import read_body
from storage.crash import crash_point

log = structlog.get_logger()
PATH = "/hooks/zalo-oa"
IN_TIME = 1.6  # seconds until we answer, whatever it is: the way there and back takes the rest
_MOST = 1024 * 1024  # bytes of one event
_CLOSE = {"Connection": "close"}  # what else the stranger sends is not read


class OaHook:
    """`receive` commits to the inbox."""

    def __init__(
        self, name: str, signer: Signer, receive: Receive, notes: Notes, in_time: float = IN_TIME
    ) -> None:
        self._name = name
        self._signer = signer
        self._receive = receive
        self._notes = notes
        self._in_time = in_time

    @property
    def route(self) -> Route:
        return Route(PATH, self._take, methods=["POST"])

    async def _take(self, request: Request) -> Response:
        try:
            async with asyncio.timeout(self._in_time):
                return await self._answer(request)
        except TimeoutError:
            self._notes.note("late")
            return Response(status_code=503)

    async def _answer(self, request: Request) -> Response:
        try:
            body = await read_body(request, _MOST)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return Response(status_code=413, headers=_CLOSE)
        if body.strip() in (b"", b"{}"):
            return Response(status_code=200)
        variant = self._signer.variant(body, request.headers)
        if not variant:
            self._notes.note("refused")
            return Response(status_code=401)
        return await self._store(body, variant)

    async def _store(self, body: bytes, variant: str) -> Response:
        try:
            raw = orjson.loads(body)
        except orjson.JSONDecodeError:
            return Response(status_code=400)
        if not isinstance(raw, dict):
            return Response(status_code=400)
        if not is_for(raw, self._signer.oa_id):
            self._notes.note("elsewhere")
            return Response(status_code=200)  # again and again it would be no more ours
        items = arrived_of(raw, body, self._signer.oa_id)
        crash_point("oa-heard")
        try:
            await self._receive(self._name, self._signer.oa_id, items)
        except Exception as error:  # noqa: BLE001 - whatever the store has: it comes again
            self._notes.note("not stored", type(error).__name__)
            return Response(status_code=503)
        crash_point("oa-committed")
        self._notes.note("event", variant)
        self._notes.note(f"signature {variant}")
        return Response(status_code=200)
