"""One call to a chat platform, for a command: made, and its channel put away."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.channels.channel import Channel, ChannelError
from bot.commands.outcome import CommandError
from bot.settings import SettingsError

C = TypeVar("C", bound=Channel)


def call(
    channel: C | None, act: Callable[[C], Awaitable[None]], platform: str, setting: str
) -> None:
    """`setting` is what is missing where there is no channel. Raises SettingsError,
    CommandError."""
    if channel is None:
        raise SettingsError(f"{setting} is missing.")

    async def run() -> None:
        try:
            await act(channel)
        finally:
            await channel.close()

    try:
        asyncio.run(run())
    except ChannelError as error:
        raise CommandError(f"{platform} said no: {error}.") from None
