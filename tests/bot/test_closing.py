"""What is asked of the house while it closes is answered, and is no defect of a page."""

import asyncio
import http

import httpx
import pytest
import structlog

from tests.bot.house import House


@pytest.fixture
async def house(tmp_path, clock):
    found = await House(tmp_path, clock).open()
    yield found
    await found.close()


# Broken once: the executor's RuntimeError, logged as `a page failed route=/chat/stream`.
@pytest.mark.timeout(30)
async def test_a_stream_ends_quietly_and_a_page_says_to_come_again(house):
    async with httpx.AsyncClient(base_url=house.base, timeout=10) as browser:
        await browser.get("/chat")
        with structlog.testing.capture_logs() as told:
            async with browser.stream("GET", "/chat/stream") as stream:
                lines = stream.aiter_lines()
                while not (await anext(lines)).startswith("event: hello"):
                    pass
                await asyncio.to_thread(house.database.close)
                _wake(house)
                rest = [line async for line in lines]
            answer = await browser.get("/console", headers={"cookie": "desk=nobody"})
    assert not [line for line in rest if line.startswith("event: ")]
    assert answer.status_code == http.HTTPStatus.SERVICE_UNAVAILABLE
    assert told == []


def _wake(house):
    for listening in house.built.channels["webchat"]._listening.values():
        for woken in listening:
            woken.set()
