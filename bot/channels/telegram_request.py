"""python-telegram-bot as a line to the Bot API: over our own HTTP, and no error holds a token.

PTB keeps its encoding of arguments and its errors; the client is `bot.http.client`, and nothing is
called at construction. What PTB could not tell apart - a request that surely never left, an answer
of somebody in between - is decided here as for the bare line (`bot_api.py`), and carried through it
(`DecidedError`).
"""

from collections.abc import Mapping
from typing import Any

import httpx
import telegram
from telegram import InputFile
from telegram._utils.types import JSONDict, ODVInput
from telegram.error import BadRequest, RetryAfter, TelegramError
from telegram.request import BaseRequest, RequestData

from bot import http
from bot.channels.bot_api import Upload, download, envelope, lost
from bot.channels.bot_api_errors import NOT_THE_BOT_API, refused
from bot.channels.channel import ChannelError, Failure
from bot.channels.telegram_errors import ODD, DecidedError, failure_of

_CONNECT = 5.0  # seconds


class Library:
    """The line through PTB. `base`: the address up to before the token; `patience`: seconds to
    wait for an answer."""

    def __init__(self, token: str, base: str, patience: float, proxy: str | None = None) -> None:
        self._wire, self._polling = Wire(patience, proxy), Wire(patience, proxy)
        self._bot = Bot(token, base, request=self._wire, get_updates_request=self._polling)

    @property
    def patience(self) -> float:
        return self._wire.patience

    @patience.setter
    def patience(self, seconds: float) -> None:
        self._wire.patience = self._polling.patience = seconds

    async def call(
        self,
        method: str,
        fields: Mapping[str, Any] | None = None,
        *,
        upload: Upload | None = None,
        read: float | None = None,
    ) -> Any:
        arguments = dict(fields or {})
        if upload is not None:
            arguments[upload.part] = InputFile(upload.data, filename=upload.name, attach=True)
        try:
            return await self._bot.raw(method, arguments, read)
        except (TelegramError, *ODD) as error:
            failure = failure_of(error)
        raise failure

    async def download(self, url: str, most: int) -> bytes:
        return await download(self._wire.client, url, most)

    async def close(self) -> None:
        await self._wire.shutdown()
        await self._polling.shutdown()


class Wire(BaseRequest):
    """PTB's requests. `patience`: seconds to wait for an answer."""

    def __init__(self, patience: float, proxy: str | None = None) -> None:
        self.client = http.client(patience, proxy)
        self.patience = patience

    @property
    def read_timeout(self) -> float | None:
        return self.patience

    async def initialize(self) -> None:
        """Nothing: the first request connects."""

    async def shutdown(self) -> None:
        await self.client.aclose()

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
        """Status and body. Raises what PTB cannot tell apart: DecidedError, RetryAfter, 413."""
        del write_timeout, connect_timeout, pool_timeout
        read = read_timeout if isinstance(read_timeout, int | float) else self.patience
        try:
            answer = await self.client.request(
                method,
                url,
                data=request_data.json_parameters if request_data else None,
                files=_parts(request_data),
                timeout=httpx.Timeout(self.patience, connect=_CONNECT, read=read),
            )
        except httpx.HTTPError as error:
            decided = DecidedError(lost(error))
        else:
            _raise_refused(answer)
            return answer.status_code, answer.content
        raise decided  # outside the handler: httpx's own error holds the address, so the token

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """PTB's own would log the payload."""
        told = envelope(payload)
        if told is None:
            raise DecidedError(ChannelError(Failure.UNKNOWN, NOT_THE_BOT_API))
        return told


def _parts(request_data: RequestData | None) -> Mapping[str, Any] | None:
    """What is uploaded: name, bytes and kind of each part."""
    if request_data is None or not request_data.contains_files:
        return None
    return request_data.multipart_data


def _raise_refused(answer: httpx.Response) -> None:
    """What PTB would call a NetworkError, or take for a word of the server's."""
    status, told = answer.status_code, envelope(answer.content)
    if status == httpx.codes.TOO_MANY_REQUESTS:
        wait = answer.headers.get("retry-after")
        asked = refused(status, parameters=(told or {}).get("parameters"), wait=wait)
        raise RetryAfter(int(asked.retry_after or 0))
    if status == httpx.codes.REQUEST_ENTITY_TOO_LARGE:
        raise BadRequest("Request Entity Too Large")
    if told is None and status < httpx.codes.INTERNAL_SERVER_ERROR:
        raise DecidedError(ChannelError(Failure.UNKNOWN, NOT_THE_BOT_API))


class Bot(telegram.Bot):
    """PTB's bot whose name does not show its token, and that hands results out as they came."""

    def __repr__(self) -> str:
        return f"Bot[{self.token.partition(':')[0]}]"

    async def raw(self, method: str, arguments: dict[str, Any], read: float | None) -> Any:
        """The result as the server gave it; `read`: seconds to wait for the answer."""
        given: Mapping[str, Any] = {} if read is None else {"read_timeout": read}
        return await self._post(method, arguments, **given)
