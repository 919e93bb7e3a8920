import asyncio
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.papers import CheckFailed, Paper, Refusal, check
from bot.virus_scan import scan
from tests.bot import paper_corpus as made

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def judged(data: bytes) -> bytes:
    return b"stream: Eicar-Signature FOUND\0" if EICAR in data else b"stream: OK\0"


@asynccontextmanager
async def clamd(
    answer: Callable[[bytes], bytes] = judged, *, path: Path | None = None, most: int = 2**30
) -> AsyncIterator[str]:
    """As much of clamd as INSTREAM needs, on loopback or a socket file."""
    ended = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert await reader.readuntil(b"\0") == b"zINSTREAM\0"
        data = b""
        while length := struct.unpack(">I", await reader.readexactly(4))[0]:
            data += await reader.readexactly(length)
            if len(data) > most:
                break
        said = b"INSTREAM size limit exceeded. ERROR\0" if len(data) > most else answer(data)
        writer.write(said)
        await writer.drain()
        writer.close()
        ended.append(said)

    if path:
        server = await asyncio.start_unix_server(serve, path)
        url = f"unix://{path}"
    else:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        url = f"tcp://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield url


async def test_clean_and_infected_are_told_apart(tmp_path: Path) -> None:
    for path in (None, tmp_path / "clamd.sock"):
        async with clamd(path=path) as url:
            assert await scan(bytes(200_000), url) == "clean"
            assert await scan(b"x" * 100_000 + EICAR, url) == "infected"
            assert await scan(b"", url) == "clean"


@pytest.mark.parametrize(
    "said", [b"", b"\0", b"stream: OK", b"ERROR\0", b"stream: not OK\0", b"x" * 9000, b"FOUND\0"]
)
async def test_no_clear_answer_is_no_answer(said: bytes) -> None:
    async with clamd(lambda _: said) as url:
        assert await scan(b"x", url) == "unavailable"


async def test_more_than_the_scanner_takes_is_no_answer() -> None:
    async with clamd(most=1000) as url:
        assert await scan(bytes(300_000), url) == "unavailable"


@pytest.mark.parametrize(
    "url",
    ["tcp://127.0.0.1:1", "unix:///no/such/socket", "tcp://", "http://127.0.0.1", "tcp://a:b", "x"],
)
async def test_a_scanner_that_is_not_there_is_unavailable(url: str) -> None:
    assert await scan(b"x", url) == "unavailable"


async def test_a_scanner_that_says_nothing_is_unavailable() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        url = f"tcp://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        assert await scan(b"x", url, seconds=0.2) == "unavailable"


async def test_a_check_asks_the_scanner_and_fails_closed() -> None:
    async with clamd() as url:
        assert isinstance(await check(made.jpeg(), None, None, clamav_url=url), Paper)
        infected = made.jpeg(comment=EICAR)
        assert await check(infected, None, None, clamav_url=url) == Refusal("paper-infected")
    with pytest.raises(CheckFailed, match="CLAMAV_URL"):
        await check(made.jpeg(), None, None, clamav_url=url)
