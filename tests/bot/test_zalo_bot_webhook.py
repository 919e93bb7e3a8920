"""Zalo Bot's webhook: who may deliver, in which form, and what the platform is told."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.channels.zalo_bot_receiving import PATH, watch
from tests.bot.contract import Play
from tests.bot.zalo_bot_driver import SECRET, ZaloBotDriver
from tests.bot.zalo_bot_house import talking
from tests.desk import Clock

Talk = tuple[Play, ZaloBotDriver]
HEADER = "X-Bot-Api-Secret-Token"


@pytest.fixture
async def hooked(tmp_path, clock: Clock) -> AsyncIterator[Talk]:
    async with talking(tmp_path, clock, "zalo-bot-webhook") as found:
        yield found


@pytest.mark.parametrize("wrapped", [False, True])
async def test_b07_b08_flat_and_wrapped_bodies(hooked: Talk, wrapped: bool) -> None:
    play, driver = hooked
    driver.api.doubts.wrapped = wrapped
    said = await play.say("/start")
    play.hears("menu")
    driver.api.doubts.wrapped = not wrapped
    await driver.again(said)
    assert not await play.look()  # the same update, however it is wrapped


async def post(play: Play, secret: str | None = SECRET, **body: Any) -> httpx.Response:
    headers = {} if secret is None else {HEADER: secret}
    async with httpx.AsyncClient(base_url=play.house.base, trust_env=False) as client:
        return await client.post(PATH, headers=headers, **body)


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], SECRET + "x", "kh\xe1ch"])
async def test_b09_without_the_secret_nothing_is_taken(hooked: Talk, secret: str | None) -> None:
    play, driver = hooked
    event = driver.api.world.push("x", {"event_name": "message.text.received"})
    driver.api.world.waiting.clear()
    sent: Any = secret.encode("latin-1") if secret else secret
    assert (await post(play, sent, json=event.body)).status_code == 401
    assert play.house.inbox_count("pending") == 0


async def test_b21_an_empty_request_is_greeted_and_has_no_effect(hooked: Talk) -> None:
    play, _ = hooked
    for secret in (None, SECRET):
        assert (await post(play, secret)).status_code == 200
    assert play.house.inbox_count("pending") == 0
    assert (await post(play, content=b"{")).status_code == 400


async def test_503_while_the_store_is_down(hooked: Talk) -> None:
    play, driver = hooked

    async def refuse(*_: object) -> int:
        raise OSError

    hook = next(one for one in play.house.built.routes if getattr(one, "path", "") == PATH)
    taker = hook.endpoint.__self__
    taker._receive, stored = refuse, taker._receive
    said = driver.api.say(driver.address(1), "/start")
    await driver.api.wait_for_async(lambda: said.tried or None)
    assert said.tried[0] == 503
    taker._receive = stored
    await play.look()
    play.hears("menu")


async def test_a_webhook_that_goes_elsewhere_is_told(hooked: Talk) -> None:
    _, driver = hooked
    looks = 0

    async def sleep(_: float) -> None:
        nonlocal looks
        looks += 1
        await driver.channel.set_webhook("https://elsewhere.example/hook", "somebody-elses")
        if looks == 2:
            raise asyncio.CancelledError

    url = driver.house.base + PATH
    with pytest.raises(asyncio.CancelledError):
        await watch(driver.channel, url, sleep)
    assert "set-webhook" in driver.channel.state.detail
