"""Zalo's OpenAPI as a line of calls: JSON over bare httpx, the token in a header.

`POST {base}/{path}` with JSON, `GET` with one JSON query parameter `data`, files as multipart in
the field `file`; header `access_token`; the answer is `{"error": 0, "message": …, "data": …}`, and
errors come with status 200 (official SDKs; documented). A token that is over is renewed and the
call made once more: it was refused before anything was done. A limit of 4,000 calls a minute is
documented, told by `X-RateLimit-Remain`: where that says none is left, the next call waits.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol

import httpx
import orjson

from bot import http
from bot.channels.bot_api import Upload, download, lost
from bot.channels.channel import ChannelError, Failure
from bot.channels.zalo_oa_errors import NOT_OPENAPI, STALE, refused

GETS = frozenset({"v2.0/oa/getoa"})
ABOUT_OA = "v2.0/oa/getoa"
_CONNECT = 5.0  # seconds
_REMAIN = "x-ratelimit-remain"
_REST = timedelta(seconds=10)  # where the platform says that no call is left


class Access(Protocol):
    """Where tokens come from (`zalo_oa_tokens.Tokens`)."""

    async def access(self) -> str:
        """Raises ChannelError."""
        ...

    async def renew(self, stale: str) -> str: ...

    async def close(self) -> None: ...


class OpenApi:
    """`base`: scheme and host; `patience`: seconds to wait for an answer. `template`: calls send
    template messages, whose errors mean other things."""

    def __init__(
        self,
        base: str,
        access: Access,
        patience: float,
        clock: Callable[[], datetime],
        *,
        template: bool = False,
    ) -> None:
        self._base = base.rstrip("/")
        self._access = access
        self._patience = patience
        self._clock = clock
        self._template = template
        self._client = http.client(patience)
        self._rests_until: datetime | None = None

    async def call(
        self,
        method: str,
        fields: Mapping[str, Any] | None = None,
        *,
        upload: Upload | None = None,
        read: float | None = None,
    ) -> Any:
        """`method` is the path, `fields` the JSON. Answers `data`. Raises ChannelError."""
        if self._rests_until is not None and self._rests_until > self._clock():
            rest = (self._rests_until - self._clock()).total_seconds()
            raise ChannelError(Failure.RATE_LIMITED, "no call is left", rest)
        token = await self._access.access()
        code, data = await self._ask(method, fields, upload, read, token)
        if code in STALE:
            token = await self._access.renew(token)
            code, data = await self._ask(method, fields, upload, read, token)
        if code:
            raise refused(code, template=self._template)
        return data

    async def _ask(
        self,
        method: str,
        fields: Mapping[str, Any] | None,
        upload: Upload | None,
        read: float | None,
        token: str,
    ) -> tuple[int, Any]:
        given: dict[str, Any] = {}
        if upload is not None:
            given["files"] = {upload.part: (upload.name, upload.data, upload.media_type)}
        elif method in GETS:
            given["params"] = {"data": orjson.dumps(fields or {}).decode()}
        else:
            given["json"] = fields or {}
        waits = httpx.Timeout(self._patience, connect=_CONNECT, read=read or self._patience)
        try:
            answer = await self._client.request(
                "GET" if method in GETS else "POST",
                f"{self._base}/{method}",
                headers={"access_token": token},
                timeout=waits,
                **given,
            )
        except httpx.HTTPError as error:
            failure = lost(error)
        else:
            self._heed(answer.headers.get(_REMAIN, ""))
            return result_of(answer.content, answer.status_code)
        raise failure

    def _heed(self, remain: str) -> None:
        if remain.isascii() and remain.isdigit() and int(remain) == 0:
            self._rests_until = self._clock() + _REST

    async def download(self, url: str, most: int) -> bytes:
        return await download(self._client, url, most)

    async def close(self) -> None:
        await self._client.aclose()


def result_of(body: bytes, status: int) -> tuple[int, Any]:
    """`error` and `data` of an answer. What is no envelope came from somebody in between, unless
    it tells of trouble at the server itself. Raises ChannelError."""
    try:
        told = orjson.loads(body)
    except orjson.JSONDecodeError:
        told = None
    code = told.get("error") if isinstance(told, dict) else None
    if isinstance(code, int) and not isinstance(code, bool):
        return code, told.get("data")
    if status >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise ChannelError(Failure.UNKNOWN, f"HTTP {status}")
    if status == httpx.codes.TOO_MANY_REQUESTS:
        raise ChannelError(Failure.RATE_LIMITED)
    raise ChannelError(Failure.UNKNOWN, NOT_OPENAPI)
