"""What becomes of mail and SMS later: `/hooks/mail-bounce` and `/hooks/sms-report`.

Both want `Authorization: Bearer <HELPDESK_HOOKS_SECRET>`, and are not there without that setting.
Whatever was told is answered 204, known or not, so that nobody learns what we sent; told twice is
told once. 503 asks to be told again.
"""

import hmac
from collections.abc import Callable
from functools import partial

import orjson
import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.gateways import bounce
from bot.request_body import read_body
from handlers import undelivered
from storage.database import Database
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()
MAIL, SMS = "/hooks/mail-bounce", "/hooks/sms-report"
_MOST_MAIL, _MOST_REPORT = 1024 * 1024, 4 * 1024  # bytes
_CLOSE = {"Connection": "close"}  # what else the stranger sends is not read
_GONE = {"failed": False, "no_such_number": True}
_MOST_ID = 64


class Hooks:
    """`secret` is what the mail server and the SMS gateway were given."""

    def __init__(self, database: Database, secret: str) -> None:
        self._database = database
        self._secret = secret

    @property
    def routes(self) -> list[BaseRoute]:
        return [
            Route(MAIL, self._mail, methods=["POST"]),
            Route(SMS, self._sms, methods=["POST"]),
        ]

    async def _mail(self, request: Request) -> Response:
        """The bounced message, raw, as the mail server has it."""
        body = await taken(request, self._secret, _MOST_MAIL)
        if isinstance(body, Response):
            return body
        told = bounce.read(body)
        if told is None:
            return Response(status_code=204)
        return await self._tell(
            partial(
                undelivered.come_back, message_id=told.message_id, outlet="mail", gone=told.gone
            )
        )

    async def _sms(self, request: Request) -> Response:
        """JSON {"id", "status"}: `status` is delivered | failed | no_such_number."""
        body = await taken(request, self._secret, _MOST_REPORT)
        if isinstance(body, Response):
            return body
        try:
            raw = orjson.loads(body)
        except orjson.JSONDecodeError:
            return Response(status_code=400)
        if not isinstance(raw, dict):
            return Response(status_code=400)
        chunk, status = raw.get("id"), raw.get("status")
        if not isinstance(chunk, str) or not isinstance(status, str) or len(chunk) > _MOST_ID:
            return Response(status_code=400)
        if status == "delivered":
            return await self._tell(partial(undelivered.arrived, message_id=chunk, outlet="sms"))
        if status in _GONE:
            gone = _GONE[status]
            return await self._tell(
                partial(undelivered.come_back, message_id=chunk, outlet="sms", gone=gone)
            )
        return Response(status_code=204)  # on its way: nothing to note

    async def _tell(self, use_case: Callable[[UnitOfWork], bool | None]) -> Response:
        try:
            known = await self._database.write(use_case)
        except Exception as error:  # noqa: BLE001 - whatever the store has: it is told again
            log.warning("report not stored", error=type(error).__name__)
            known = False
        if known is False:
            return Response(status_code=503, headers={"Retry-After": "30"})
        return Response(status_code=204)


async def taken(request: Request, secret: str, most: int) -> bytes | Response:
    """What was sent, from whoever shows the secret; else the answer."""
    given = request.headers.get("authorization", "").encode()
    if not hmac.compare_digest(given, f"Bearer {secret}".encode()):
        return Response(status_code=401, headers=_CLOSE)
    try:
        body = await read_body(request, most)
    except ClientDisconnect:
        return Response(status_code=400)
    return Response(status_code=413, headers=_CLOSE) if body is None else body
