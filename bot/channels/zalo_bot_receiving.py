"""Receiving from Zalo Bot: by webhook, `/hooks/zalo-bot`, which is the safer way, or by polling.

Webhook: the secret comes in `X-Bot-Api-Secret-Token` (documented, and in every capture). How long
the platform waits and whether it repeats what was not answered with 200 is in doubt.

Polling: an update may be given once (then one whose answer was under way as we died is lost) or on
every call (then only the inbox knows that it is not new, and calls return at once): both are in
doubt, so each answer is committed before anything else, and a second passes before the next call.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog

from bot.channels.channel import ChannelError, Failure
from bot.channels.polling import MARGIN
from bot.channels.webhook import Doorway
from bot.channels.zalo_bot import ZaloBot
from bot.channels.zalo_bot_updates import arrived_of
from storage.inbox import Arrived

log = structlog.get_logger()
PATH = "/hooks/zalo-bot"
_HEADER = "x-bot-api-secret-token"
_LOOK = 300.0  # seconds between looks at where the platform delivers to
_WEBHOOK = (
    "a webhook is set for this bot, so polling would get nothing: run "
    "`helpdesk zalo-bot delete-webhook` if it is yours, or set HELPDESK_ZALO_BOT_MODE=webhook"
)
_ELSEWHERE = "no webhook of ours is set: run `helpdesk zalo-bot set-webhook`"


class ZaloBotSource:
    """What `polling.Poller` asks."""

    floor = 1.0

    def __init__(self, channel: ZaloBot) -> None:
        self._channel = channel
        self.name, self.account = channel.name, channel.account

    async def begin(self) -> None:
        self._channel.line.deaf = _WEBHOOK if await self._channel.webhook() else ""
        if self._channel.line.deaf:
            raise ChannelError(Failure.CONFLICT, _WEBHOOK)

    async def ask(self, timeout: int) -> Sequence[Arrived]:  # noqa: ASYNC109
        return await self._channel.poll(timeout, MARGIN)

    def kept(self) -> None:
        """There is nothing to tell the platform."""

    def forget(self) -> None:
        """Nothing is remembered between two calls."""


def doorway(channel: ZaloBot) -> Doorway:
    return Doorway(
        PATH, _HEADER, channel.name, channel.account, arrived_of, lambda _: None, probed=True
    )


async def watch(
    channel: ZaloBot,
    url: str,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Look now and then whether the platform still delivers to us, at `url`."""
    while True:
        try:
            channel.line.deaf = "" if await channel.webhook() == url else _ELSEWHERE
            if channel.line.deaf:
                log.error(_ELSEWHERE)
        except ChannelError as error:
            log.warning("zalo bot not reached", why=error.detail or error.kind.value)
        await sleep(_LOOK)
