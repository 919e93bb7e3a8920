"""Polling Telegram: the next call tells the platform that what was committed is ours.

The offset lives in memory only: after a restart the first call has none, the platform gives what it
still holds, and the inbox knows what it has (set membership, no high-water mark).
"""

import asyncio
from collections.abc import Sequence
from typing import Any

import structlog

from bot.channels.channel import ChannelError, Failure
from bot.channels.polling import MARGIN
from bot.channels.telegram import Telegram
from bot.channels.telegram_updates import arrived, press_of
from storage.inbox import Arrived

log = structlog.get_logger()
_WEBHOOK = (
    "a webhook is set for this bot, so polling would get nothing: run "
    "`helpdesk telegram delete-webhook`, or set HELPDESK_TELEGRAM_MODE=webhook"
)


class TelegramSource:
    """What `polling.Poller` asks."""

    floor = 0.0

    def __init__(self, channel: Telegram) -> None:
        self._channel = channel
        self.name, self.account = channel.name, channel.account
        self._offset: int | None = None
        self._found: list[Any] = []
        self._items: list[Arrived] = []
        self.acknowledging: set[asyncio.Task[None]] = set()

    async def begin(self) -> None:
        """The commands are told at this occasion, best effort."""
        self._channel.line.deaf = _WEBHOOK if (await self._channel.webhook())["url"] else ""
        if self._channel.line.deaf:
            raise ChannelError(Failure.CONFLICT, _WEBHOOK)
        try:
            await self._channel.introduce()
        except ChannelError as error:
            log.info("commands not told", kind=error.kind.value)

    async def ask(self, timeout: int) -> Sequence[Arrived]:  # noqa: ASYNC109
        self._found = await self._channel.poll(self._offset, timeout, MARGIN)
        self._items = [arrived(raw, self._channel.forums) for raw in self._found]
        return self._items

    def kept(self) -> None:
        numbers = [one["update_id"] for one in self._found if isinstance(one.get("update_id"), int)]
        if numbers:
            self._offset = max(numbers) + 1
        acknowledge(self._channel, self._items, self.acknowledging)

    def forget(self) -> None:
        self._offset = None


def acknowledge(
    channel: Telegram, items: Sequence[Arrived], under_way: set[asyncio.Task[None]]
) -> None:
    """Tell the platform that these presses were seen; nobody waits for it. Those of the staff's
    group are answered in words."""
    for item in items:
        if _group_of(item) in channel.forums:
            continue
        press = press_of(item.body)
        if press is not None:
            task = asyncio.create_task(_acknowledge(channel, press))
            under_way.add(task)
            task.add_done_callback(under_way.discard)


async def _acknowledge(channel: Telegram, press: str) -> None:
    try:
        await channel.acknowledge(press)
    except ChannelError as error:
        log.debug("press not acknowledged", kind=error.kind.value)


def _group_of(item: Arrived) -> int | None:
    chat = item.address.partition("/")[0]
    return int(chat) if chat.removeprefix("-").isdigit() else None
