"""python-telegram-bot over our own HTTP: nothing is called at construction, no error holds a token.

PTB keeps its types, its encoding of arguments and its errors; the client is `bot.http.client`. A
request that surely never left is `NotSentError`; an answer that is no JSON came from somebody in
between and is `NotTelegramError`.
"""

import os

os.environ.setdefault("PTB_TIMEDELTA", "true")  # read by PTB; without it each RetryAfter warns

from collections.abc import Mapping
from typing import Any

import httpx
import orjson
import telegram
from telegram._utils.types import JSONDict, ODVInput
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot import http

NO_SECONDS_TOLD = 30  # a 429 that does not say how long
_CONNECT = 5.0  # seconds


class NotSentError(NetworkError):
    """No connection was made."""


class NotTelegramError(TelegramError):
    """The answer is not of the Bot API: a block page, a proxy's page, or half an answer."""


class FileTooBigError(Exception):
    """The file has more bytes than were asked for."""


class Wire(BaseRequest):
    """PTB's requests. `patience`: seconds to wait for an answer."""

    def __init__(self, patience: float, proxy: str | None = None) -> None:
        self._client = http.client(patience, proxy)
        self._patience = patience

    @property
    def read_timeout(self) -> float | None:
        return self._patience

    async def initialize(self) -> None:
        """Nothing: the first request connects."""

    async def shutdown(self) -> None:
        await self._client.aclose()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body. Raises what PTB cannot tell apart: NotSentError, RetryAfter, 413."""
        del write_timeout, connect_timeout, pool_timeout
        read = read_timeout if isinstance(read_timeout, int | float) else self._patience
        try:
            answer = await self._client.request(
                method,
                url,
                data=request_data.json_parameters if request_data else None,
                files=_parts(request_data),
                timeout=httpx.Timeout(self._patience, connect=_CONNECT, read=read),
            )
        except httpx.HTTPError as error:
            lost = _lost(error)
        else:
            _raise_refused(answer)
            return answer.status_code, answer.content
        raise lost  # outside the handler: httpx's own error holds the address, so the token

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """PTB's own would log the payload."""
        try:
            parsed = orjson.loads(payload)
        except orjson.JSONDecodeError:
            parsed = None
        if not isinstance(parsed, dict):
            raise NotTelegramError("not JSON")
        return parsed

    async def download(self, url: str, most: int) -> bytes:
        """A file's bytes. Raises FileTooBigError, TelegramError."""
        data = bytearray()
        try:
            async with self._client.stream("GET", url) as answer:
                if answer.status_code != 200:
                    raise NetworkError(f"a download answered {answer.status_code}")
                async for piece in answer.aiter_bytes():
                    data += piece
                    if len(data) > most:
                        raise FileTooBigError
            return bytes(data)
        except httpx.HTTPError as error:
            lost = _lost(error)
        raise lost


def _parts(request_data: RequestData | None) -> Mapping[str, Any] | None:
    """What is uploaded: name, bytes and kind of each part."""
    if request_data is None or not request_data.contains_files:
        return None
    return request_data.multipart_data


def _lost(error: httpx.HTTPError) -> TelegramError:
    if http.never_connected(error):
        return NotSentError("no connection")
    if isinstance(error, httpx.TimeoutException):
        return TimedOut()
    return NetworkError(type(error).__name__)


def _raise_refused(answer: httpx.Response) -> None:
    """What PTB would call a NetworkError."""
    if answer.status_code == 429:
        raise RetryAfter(_seconds(answer.content))
    if answer.status_code == 413:
        raise BadRequest("Request Entity Too Large")


def _seconds(body: bytes) -> int:
    try:
        told = orjson.loads(body)["parameters"]["retry_after"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return NO_SECONDS_TOLD
    return told if isinstance(told, int) and told > 0 else NO_SECONDS_TOLD


class Bot(telegram.Bot):
    """PTB's bot whose name does not show its token, and that can read updates unparsed."""

    def __repr__(self) -> str:
        return f"Bot[{self.token.partition(':')[0]}]"

    async def raw(self, method: str, read: float | None = None, **arguments: Any) -> Any:
        """The result as the server gave it; `read`: seconds to wait for the answer."""
        given: Mapping[str, Any] = {} if read is None else {"read_timeout": read}
        return await self._post(method, arguments, **given)
