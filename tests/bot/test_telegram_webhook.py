"""The webhook's answers: who may deliver, what is stored, what Telegram is told."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.channels.telegram_webhook import PATH, watch
from tests.bot.contract import Play
from tests.bot.telegram_driver import SECRET, TelegramDriver
from tests.bot.telegram_house import AN, talking
from tests.desk import Clock

Talk = tuple[Play, TelegramDriver]
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def talk(tmp_path, clock: Clock) -> AsyncIterator[Talk]:
    async with talking(tmp_path, clock, "telegram-webhook") as found:
        yield found


def update(number: int = 5, text: str = "/start", **more: Any) -> dict[str, Any]:
    chat = {"id": AN, "type": "private", "first_name": "A"}
    sender = {"id": AN, "is_bot": False, "first_name": "A"}
    message = {"message_id": 1, "date": 1790000000, "chat": chat, "from": sender, "text": text}
    return {"update_id": number, "message": {**message, **more}}


async def post(play: Play, secret: str | None = SECRET, **body: Any) -> httpx.Response:
    headers = {} if secret is None else {HEADER: secret}
    async with httpx.AsyncClient(base_url=play.house.base, trust_env=False) as client:
        return await client.post(PATH, headers=headers, **body)


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], SECRET + "x", "kh\xe1ch"])
async def test_without_the_secret_nothing_is_taken(talk: Talk, secret: str | None) -> None:
    play, _ = talk
    sent: Any = secret.encode("latin-1") if secret else secret
    assert (await post(play, sent, json=update())).status_code == 401
    assert play.house.inbox_count("pending") == 0


async def test_the_body_of_a_stranger_is_not_read(talk: Talk) -> None:
    play, _ = talk
    asked = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal asked
        for _ in range(10_000):
            asked += 1
            yield b"x" * 65536

    try:
        answer = await post(play, "wrong", content=endless())
        assert answer.status_code == 401
    except httpx.TransportError:
        pass  # the answer came before the body was through
    assert asked < 1_000


async def test_stored_then_200_and_once(talk: Talk) -> None:
    play, driver = talk
    driver.api.add_user(AN, started=True)
    for _ in range(3):
        assert (await post(play, json=update())).status_code == 200
    assert play.house.inbox_count("pending") == 1
    await play.look()
    play.hears("menu")


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b"null", b'"x"', b"\xff\xfe"])
async def test_malformed_is_400_without_effect(talk: Talk, body: bytes) -> None:
    play, _ = talk
    assert (await post(play, content=body)).status_code == 400
    assert play.house.inbox_count("pending") == 0


async def test_too_big_is_413(talk: Talk) -> None:
    play, _ = talk
    answer = await post(play, json=update(text="x" * 2**20))
    assert answer.status_code == 413
    assert play.house.inbox_count("pending") == 0


async def test_get_is_not_served(talk: Talk) -> None:
    play, _ = talk
    async with httpx.AsyncClient(base_url=play.house.base, trust_env=False) as client:
        assert (await client.get(PATH)).status_code == 405


async def test_503_while_the_store_is_down_and_telegram_comes_again(talk: Talk) -> None:
    play, driver = talk
    intake = play.house.built.intake

    async def refuse(*_: object) -> int:
        raise OSError

    hook = next(route for route in play.house.built.routes if getattr(route, "path", "") == PATH)
    taker = hook.endpoint.__self__
    taker._receive = refuse
    driver.api.say(AN, "/start")
    await driver.api.wait_for_async(lambda: driver.api.webhook_attempts()[1:] or None)
    assert {one.status for one in driver.api.webhook_attempts()} == {503}
    assert driver.api.pending()
    taker._receive = intake.receive
    await play.look()
    play.hears("menu")


async def test_the_route_is_absent_while_polling(tmp_path, clock: Clock) -> None:
    async with talking(tmp_path, clock) as (play, _):
        assert (await post(play, json=update())).status_code == 404


async def test_updates_without_a_chat_go_to_a_lane_of_their_own(talk: Talk) -> None:
    play, _ = talk
    assert (await post(play, json={"update_id": 7})).status_code == 200
    assert (await post(play, json={"hello": 1})).status_code == 200
    assert (await post(play, json=update(8, chat=None))).status_code == 200
    await play.house.work()
    assert play.house.inbox_count("pending") == 0
    assert play.house.outbox_states("telegram", "unknown") == []


async def test_a_webhook_that_is_not_set_is_told(talk: Talk) -> None:
    _, driver = talk

    async def sleep(_: float) -> None:
        raise asyncio.CancelledError

    for url in ("", "http://127.0.0.1:9/hooks/telegram"):
        await driver.channel.set_webhook(url, "s")
        with pytest.raises(asyncio.CancelledError):
            await watch(driver.channel, sleep)
        assert driver.channel.state.ok == bool(url)
        assert ("set-webhook" in driver.channel.state.detail) == (not url)
