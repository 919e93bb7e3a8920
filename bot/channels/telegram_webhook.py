"""Telegram's webhook, `/hooks/telegram` (https://core.telegram.org/bots/api#setwebhook).

Telegram repeats what was not answered with 2xx until it expires.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog

from bot.channels.channel import ChannelError
from bot.channels.telegram import Telegram
from bot.channels.telegram_polling import acknowledge
from bot.channels.telegram_updates import arrived
from bot.channels.webhook import Doorway
from storage.inbox import Arrived

log = structlog.get_logger()
PATH = "/hooks/telegram"
_HEADER = "x-telegram-bot-api-secret-token"
_UNSET = "no webhook is set: run `helpdesk telegram set-webhook`"
_LOOK = 300.0  # seconds between looks at how the platform fares with our address


def doorway(channel: Telegram) -> Doorway:
    acknowledging: set[asyncio.Task[None]] = set()

    def kept(items: Sequence[Arrived]) -> None:
        acknowledge(channel, items, acknowledging)

    def read(raw: object) -> Sequence[Arrived]:
        return [arrived(raw, channel.forums)]

    return Doorway(PATH, _HEADER, channel.name, channel.account, read, kept)


async def watch(
    channel: Telegram, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> None:
    """Tell our commands once, then look now and then whether the platform reaches us."""
    told = False
    while True:
        try:
            if not told:
                await channel.introduce()
                told = True
            info = await channel.webhook()
            channel.line.deaf = "" if info["url"] else _UNSET
            if channel.line.deaf:
                log.error(_UNSET)
            elif info.get("last_error_message") and info.get("pending_update_count"):
                log.warning("the webhook fails", waiting=info["pending_update_count"])
        except ChannelError as error:
            log.warning("telegram not reached", why=error.detail or error.kind.value)
        await sleep(_LOOK if told else 10.0)
