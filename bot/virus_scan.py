"""Asking ClamAV whether a file is known to be harmful: clamd's INSTREAM, over TCP or a socket file.

Source: clamd(8), commands INSTREAM and the `z` prefix (answers end in a NUL).
"""

import asyncio
import struct
from contextlib import suppress
from typing import Final, Literal
from urllib.parse import urlsplit

Verdict = Literal["clean", "infected", "unavailable"]

SECONDS: Final = 30.0
PORT: Final = 3310

_BLOCK: Final = 64 * 1024
_LENGTH: Final = struct.Struct(">I")
_MOST_ANSWER_BYTES: Final = 4096


async def scan(data: bytes, url: str, seconds: float = SECONDS) -> Verdict:
    """`url` is `tcp://host:port` or `unix:///path`. Whatever is no clear answer is `unavailable`.

    The name of what was found is not told on: it is the scanner's text about a stranger's file.
    """
    try:
        async with asyncio.timeout(seconds):
            answer = await _asked(data, url)
    except (OSError, ValueError, asyncio.LimitOverrunError, asyncio.IncompleteReadError):
        return "unavailable"  # TimeoutError is an OSError
    if answer.endswith(b" FOUND"):
        return "infected"
    return "clean" if answer == b"stream: OK" else "unavailable"


async def _asked(data: bytes, url: str) -> bytes:
    reader, writer = await _connected(url)
    try:
        writer.write(b"zINSTREAM\0")
        with suppress(ConnectionError):  # clamd answers and hangs up when it has had enough
            for at in range(0, len(data), _BLOCK):
                block = data[at : at + _BLOCK]
                writer.write(_LENGTH.pack(len(block)) + block)
                await writer.drain()
            writer.write(_LENGTH.pack(0))
            await writer.drain()
        return (await reader.readuntil(b"\0"))[:-1].strip()
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


async def _connected(url: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    parts = urlsplit(url)
    if parts.scheme == "unix" and parts.path:
        return await asyncio.open_unix_connection(parts.path, limit=_MOST_ANSWER_BYTES)
    if parts.scheme == "tcp" and parts.hostname:
        port = parts.port or PORT
        return await asyncio.open_connection(parts.hostname, port, limit=_MOST_ANSWER_BYTES)
    raise ValueError("HELPDESK_CLAMAV_URL is neither tcp://host:port nor unix:///path.")
