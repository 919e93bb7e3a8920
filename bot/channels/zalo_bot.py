"""Zalo Bot as a channel: a Bot API shaped like Telegram's, with far less in it.

Base `https://bot-api.zaloplatforms.com/bot` (older: `https://bot-api.zapps.me/bot`), the token is
`<numeric id>:<secret>`. Of its methods are used getMe, getUpdates, sendMessage, setWebhook,
getWebhookInfo and deleteWebhook. There are no buttons, no edits, no deletions, no files of ours and
no contact card: choices are numbered, and a phone number is typed and proven by a code.

In doubt, and each behind one thing here: the unit in which a text's 2000 are counted (`text_unit`:
the stricter one), how fast one may send (`rate`), which hosts pictures come from (`hosts`), whether
an unasked message may always be sent (`proactive`). Pictures are public links: they are fetched at
once, and none of ours are sent.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from bot.channels.bot_api import Line
from bot.channels.bot_api_errors import NOT_FOUND, TIMED_OUT
from bot.channels.bot_api_state import Watched
from bot.channels.channel import (
    Capabilities,
    ChannelError,
    Failure,
    Health,
    OutText,
    Rate,
    Receipt,
)
from bot.channels.json_reading import part_of
from bot.channels.zalo_bot_updates import arrived_of, parse
from bot.channels.zalo_media import fetch
from handlers.inbound import Inbound
from states.proactive import Proactive
from storage.inbox import Arrived


class ZaloBot:
    """`line`: how calls reach the Bot API; `web`: what fetches pictures; `hosts`: from where they
    are fetched, each with all below it."""

    name = "zalo-bot"

    def __init__(
        self, token: str, line: Line, web: httpx.AsyncClient, hosts: Sequence[str], rate: Rate
    ) -> None:
        self.account = token.partition(":")[0]
        self.caps = Capabilities(
            text_max=2000, text_unit="utf16", rate=rate, proactive=Proactive.BEGUN
        )
        self.line = Watched(line)
        self._web = web
        self._hosts = tuple(hosts)

    def __repr__(self) -> str:
        return f"ZaloBot({self.account})"

    @property
    def state(self) -> Health:
        return self.line.state

    # -- receiving -------------------------------------------------------------------------------
    def parse(self, body: bytes) -> Inbound:
        return parse(body)

    async def poll(self, timeout: int, patience: float) -> list[Arrived]:  # noqa: ASYNC109
        """What is new, mostly one or none: idle is code 408, with status 408 or 200. Nothing tells
        the platform that it was taken: whether it is given once or over and over is in doubt."""
        found = await self.line.call(
            "getUpdates", {"timeout": str(timeout)}, read=timeout + patience, fine=TIMED_OUT
        )
        if found is not None and not isinstance(found, dict | list):
            raise ChannelError(Failure.BAD_REPLY, "no update")
        return arrived_of(found)

    # -- sending ---------------------------------------------------------------------------------
    async def send(self, out: OutText) -> Receipt:
        if not out.text:
            return Receipt()
        await self.line.probe()
        fields = {"chat_id": out.address, "text": out.text}
        return Receipt(part_of(await self.line.call("sendMessage", fields), "message_id", str))

    # -- files -----------------------------------------------------------------------------------
    async def fetch_file(self, ref: str, most: int) -> bytes:
        return await fetch(self._web, ref, self._hosts, most)

    async def settled(self, source: Mapping[str, Any]) -> None:
        """Nothing can be deleted there."""

    # -- the bot itself --------------------------------------------------------------------------
    async def health(self) -> Health:
        """Asks the platform: is the token good, is a webhook set."""
        try:
            me = await self.line.call("getMe")
            url = await self.webhook()
        except ChannelError as error:
            return Health(ok=False, detail=error.detail or error.kind.value)
        name = part_of(me, "account_name", str)
        return Health(ok=True, detail=f"{name}, webhook {'set' if url else 'unset'}")

    async def webhook(self) -> str:
        """The address that is set; "" where none is: the platform says 404 then."""
        info = await self.line.call("getWebhookInfo", fine=NOT_FOUND)
        return part_of(info, "url", str) if info is not None else ""

    async def set_webhook(self, url: str, secret: str) -> None:
        await self.line.call("setWebhook", {"url": url, "secret_token": secret})

    async def delete_webhook(self) -> None:
        await self.line.call("deleteWebhook")

    async def close(self) -> None:
        await self.line.close()
        await self._web.aclose()
