"""SMS through an HTTP gateway (`HELPDESK_SMS_URL`): POST JSON {"to", "text", "id"}; 2xx is sent.

`id` is the chunk's own, so a gateway that dedupes makes a retry harmless. Texts are GSM signs alone
(`bot/gateways/gsm.py`). What becomes of a message later comes back to `/hooks/sms-report`.
"""

from dataclasses import replace

import httpx

from bot.channels.channel import Capabilities, ChannelError, Failure, OutText, Receipt
from bot.gateways.gsm import PART
from bot.http import never_connected

_MOST_PARTS = 3  # of one message: more is a second one
_RATE_LIMITED = 429
_SERVER_ERROR = 500


class Sms:
    name = "sms"
    account = ""
    caps = Capabilities(text_max=_MOST_PARTS * PART, letter="letter-sms", marks=False)

    def __init__(self, url: str, client: httpx.AsyncClient, *, pages: str = "") -> None:
        self.caps = replace(Sms.caps, pages=pages)
        self._url = url
        self._client = client

    async def send(self, out: OutText) -> Receipt:
        body = {"to": out.address, "text": out.text, "id": out.id}
        try:
            answer = await self._client.post(self._url, json=body)
        except httpx.HTTPError as error:
            kind = Failure.NOT_SENT if never_connected(error) else Failure.UNKNOWN
            raise ChannelError(kind, type(error).__name__) from None
        if answer.is_success:
            return Receipt(out.id)
        if answer.status_code == _RATE_LIMITED:
            wait = answer.headers.get("Retry-After", "")
            raise ChannelError(
                Failure.RATE_LIMITED, retry_after=float(wait) if wait.isdigit() else None
            )
        if answer.status_code >= _SERVER_ERROR:
            raise ChannelError(Failure.UNKNOWN, str(answer.status_code))
        raise ChannelError(Failure.REJECTED, str(answer.status_code))

    async def close(self) -> None:
        await self._client.aclose()
