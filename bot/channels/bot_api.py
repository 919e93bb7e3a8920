"""The Bot API as Telegram and Zalo Bot speak it, over bare httpx: one POST a call, no SDK.

A call is `POST {base}{token}/{method}`, its fields form-encoded (what is nested as JSON in a text;
both platforms take it, as their own SDKs send it), files as multipart. The answer is an envelope,
`{"ok": true, "result": …}` or `{"ok": false, "error_code": …, "description": …}`
(https://core.telegram.org/bots/api#making-requests; the Zalo Bot pages show the same). The token is
part of the address: no address is logged, and no error of httpx, which holds it, is passed on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import httpx
import orjson

from bot import http
from bot.channels.bot_api_errors import NOT_THE_BOT_API, TOO_BIG, refused
from bot.channels.channel import ChannelError, Failure

_CONNECT = 5.0  # seconds


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that goes along with a call, in the field `part`."""

    part: str
    name: str
    media_type: str
    data: bytes = field(repr=False)


class Line(Protocol):
    """How calls reach a Bot API: bare (`BotApi`), or through a library."""

    async def call(
        self,
        method: str,
        fields: Mapping[str, Any] | None = None,
        *,
        upload: Upload | None = None,
        read: float | None = None,
    ) -> Any:
        """The result, as plain JSON. `read`: seconds to wait for the answer. Raises
        ChannelError."""
        ...

    async def download(self, url: str, most: int) -> bytes:
        """A file's bytes, at most `most`. Raises ChannelError."""
        ...

    async def close(self) -> None: ...


class BotApi:
    """`base`: the address up to before the token; `patience`: seconds to wait for an answer."""

    def __init__(self, token: str, base: str, patience: float, proxy: str | None = None) -> None:
        self._address = f"{base}{token}"
        self.patience = patience
        self._client = http.client(patience, proxy)

    async def call(
        self,
        method: str,
        fields: Mapping[str, Any] | None = None,
        *,
        upload: Upload | None = None,
        read: float | None = None,
    ) -> Any:
        try:
            answer = await self._client.post(
                f"{self._address}/{method}",
                data={name: as_text(value) for name, value in (fields or {}).items()},
                files=_parts(upload),
                timeout=httpx.Timeout(self.patience, connect=_CONNECT, read=read or self.patience),
            )
        except httpx.HTTPError as error:
            failure = lost(error)
        else:
            return result_of(answer)
        raise failure  # outside the handler: httpx's own error holds the address, so the token

    async def download(self, url: str, most: int) -> bytes:
        return await download(self._client, url, most)

    async def close(self) -> None:
        await self._client.aclose()


def as_text(value: Any) -> str:
    """A field of a form: words as they are, anything else as JSON writes it."""
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def _parts(upload: Upload | None) -> Mapping[str, Any] | None:
    return {upload.part: (upload.name, upload.data, upload.media_type)} if upload else None


async def download(client: httpx.AsyncClient, url: str, most: int) -> bytes:
    """A file's bytes, at most `most`; no redirect is followed. Raises ChannelError."""
    data = bytearray()
    try:
        async with client.stream("GET", url) as answer:
            if answer.status_code != httpx.codes.OK:
                raise ChannelError(Failure.UNKNOWN, f"a download answered {answer.status_code}")
            async for piece in answer.aiter_bytes():
                data += piece
                if len(data) > most:
                    raise ChannelError(Failure.REJECTED, TOO_BIG)
        return bytes(data)
    except httpx.HTTPError as error:
        failure = lost(error)
    raise failure


def lost(error: httpx.HTTPError) -> ChannelError:
    """What a call that got no answer means for what was being sent."""
    if http.never_connected(error):
        return ChannelError(Failure.NOT_SENT, "no connection")
    return ChannelError(Failure.UNKNOWN, type(error).__name__)


def envelope(body: bytes) -> dict[str, Any] | None:
    """The answer, where it is one of the Bot API."""
    try:
        told = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return told if isinstance(told, dict) and isinstance(told.get("ok"), bool) else None


def result_of(answer: httpx.Response) -> Any:
    """The result (None where there is no such key: sendChatAction of Zalo Bot has none). What is no
    envelope came from somebody in between, unless it tells of trouble at the server itself.
    Raises ChannelError."""
    status = answer.status_code
    told = envelope(answer.content)
    if told is None:
        if status >= httpx.codes.INTERNAL_SERVER_ERROR:
            raise ChannelError(Failure.UNKNOWN, f"HTTP {status}")
        if status in _PLAIN:
            raise refused(status)
        raise ChannelError(Failure.UNKNOWN, NOT_THE_BOT_API)
    if told["ok"]:
        return told.get("result")
    code = told.get("error_code")
    raise refused(
        code if isinstance(code, int) and code else status,
        str(told.get("description") or ""),
        told.get("parameters"),
        answer.headers.get("retry-after"),
    )


# Answers that a proxy in front of the Bot API gives on its behalf, without an envelope.
_PLAIN = (httpx.codes.REQUEST_ENTITY_TOO_LARGE, httpx.codes.TOO_MANY_REQUESTS)
