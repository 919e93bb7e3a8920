"""What customers send on Zalo, be it to a bot or an Official Account, is a public link: fetched at
once, from Zalo's hosts alone."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import httpx

from bot.channels.bot_api import download
from bot.channels.channel import ChannelError, Failure
from bot.setting_shapes import LOOPBACK


async def fetch(web: httpx.AsyncClient, ref: str, hosts: Sequence[str], most: int) -> bytes:
    """The bytes, at most `most`. The link was named by whoever knows our webhook's secret: only
    these hosts are asked, each with all below it, by https, and no redirect is followed. Raises
    ChannelError."""
    try:
        parts = urlsplit(ref)
        host = (parts.hostname or "").lower()
    except ValueError:
        raise ChannelError(Failure.UNREACHABLE, "no address") from None
    known = any(host == one or host.endswith(f".{one}") for one in hosts)
    if not known or (parts.scheme != "https" and host not in LOOPBACK):
        raise ChannelError(Failure.UNREACHABLE, "not a host that pictures come from")
    return await download(web, ref, most)
