"""Telegram's webhook: the secret first, then the body, then the inbox; only then 200.

Telegram repeats what was not answered with 2xx until it expires, so 503 while the store is down
loses nothing. `/hooks/telegram`.
"""

import asyncio
import hmac
from collections.abc import Awaitable, Callable

import orjson
import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.channel import ChannelError
from bot.channels.polling import Receive
from bot.channels.telegram import Telegram
from bot.channels.telegram_polling import acknowledge
from bot.channels.telegram_updates import arrived
from storage.crash import crash_point

log = structlog.get_logger()
PATH = "/hooks/telegram"
_HEADER = "x-telegram-bot-api-secret-token"
_MOST = 1024 * 1024  # bytes of one update
_CLOSE = {"Connection": "close"}  # what else the stranger sends is not read
_LOOK = 300.0  # seconds between looks at how the platform fares with our address


class Hook:
    """`secret` is what setWebhook was given."""

    def __init__(self, channel: Telegram, receive: Receive, secret: str) -> None:
        self._channel = channel
        self._receive = receive
        self._secret = secret.encode()
        self.acknowledging: set[asyncio.Task[None]] = set()

    @property
    def route(self) -> Route:
        return Route(PATH, self._take, methods=["POST"])

    async def _take(self, request: Request) -> Response:
        given = request.headers.get(_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return Response(status_code=401, headers=_CLOSE)
        body = await _body(request)
        if body is None:
            return Response(status_code=413, headers=_CLOSE)
        try:
            raw = orjson.loads(body)
        except orjson.JSONDecodeError:
            return Response(status_code=400)
        if not isinstance(raw, dict):
            return Response(status_code=400)
        item = arrived(raw)
        crash_point("hook-heard")
        try:
            await self._receive(self._channel.name, self._channel.account, [item])
        except Exception as error:  # noqa: BLE001 - whatever the store has: it comes again
            log.warning("update not stored", channel="telegram", error=type(error).__name__)
            return Response(status_code=503, headers={"Retry-After": "2"})
        crash_point("hook-committed")
        acknowledge(self._channel, [item], self.acknowledging)
        return Response(status_code=200)

    async def watch(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Tell our commands once, then look now and then whether the platform reaches us."""
        told = False
        while True:
            try:
                if not told:
                    await self._channel.introduce()
                    told = True
                info = await self._channel.webhook()
                if not info["url"]:
                    log.error("no webhook is set: run `helpdesk telegram set-webhook`")
                elif info.get("last_error_message") and info.get("pending_update_count"):
                    log.warning("the webhook fails", waiting=info["pending_update_count"])
            except ChannelError as error:
                log.warning("telegram not reached", why=error.detail or error.kind.value)
            await sleep(_LOOK if told else 10.0)


async def _body(request: Request) -> bytes | None:
    """At most _MOST bytes, or None."""
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > _MOST:
                return None
    except ClientDisconnect:
        return b""
    return bytes(body)
