"""Telegram blocked: a page in between, a lost route, a proxy that refuses. The others go on."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.channels.channel import ChannelError, Failure, OutText
from bot.platforms import telegram_of
from bot.settings import Settings
from tests.bot.contract import Play
from tests.bot.drivers import WebChatDriver
from tests.bot.telegram_driver import TelegramDriver
from tests.bot.telegram_house import WAYS, talking
from tests.desk import Clock


@pytest.fixture(params=WAYS)
async def play(request: pytest.FixtureRequest, tmp_path, clock: Clock) -> AsyncIterator[Play]:
    async with talking(tmp_path, clock, request.param) as (found, _):
        await found.say("/start")
        yield found


def _states(play: Play) -> list[str]:
    found = play.house.transcript("telegram", play.driver.address(1))
    return [one.state for one in found if one.direction == "out"]


def _accepted(play: Play) -> list[str]:
    assert isinstance(play.driver, TelegramDriver)
    return [one.text for one in play.driver.api.accepted_sends(101)]


async def test_a_block_page_spends_no_message(play: Play) -> None:
    """An ISP's page with status 200: the first call is a doubt, then nothing is said until the
    platform itself answers again."""
    driver = play.driver
    assert isinstance(driver, TelegramDriver)
    driver.api.say(101, "đổi địa chỉ")
    for arrive in play.house.arriving:
        await arrive()
    driver.api.fault("html", times=-1)
    before = len(driver.api.calls("sendMessage"))
    for _ in range(6):
        await play.house.work()
        play.house.clock.pass_(minutes=3)
    assert len(driver.api.calls("sendMessage")) - before <= 1  # 0 where polling met it first
    assert "block page" in driver.channel.state.detail
    driver.api.clear_faults()
    play.house.clock.pass_(minutes=6)
    await play.look()
    assert _states(play)[-1] == "sent"


@pytest.mark.parametrize("status", [302, 403, 404, 451])
async def test_a_block_page_of_any_status_is_nobodys_refusal(play: Play, status: int) -> None:
    """A page is no word of Telegram's: nobody blocked us, and the token is not wrong."""
    driver = play.driver
    assert isinstance(driver, TelegramDriver)
    driver.api.say(101, "đổi địa chỉ")
    for arrive in play.house.arriving:
        await arrive()
    before = len(_accepted(play))
    driver.api.fault("html", "sendMessage", code=status)
    await play.house.work()
    assert play.house.reach("telegram", "101") == "ok"
    for _ in range(3):
        play.house.clock.pass_(seconds=5)
        await play.look()
    assert len(_accepted(play)) - before == 1
    assert _states(play)[-1] == "sent"


async def test_the_web_chat_goes_on_while_telegram_is_blocked(play: Play) -> None:
    driver = play.driver
    assert isinstance(driver, TelegramDriver)
    driver.api.fault("html", times=-1)
    driver.api.say(101, "đổi địa chỉ")
    await driver.channel.health()
    web = WebChatDriver()
    await web.open(play.house)
    other = Play(play.house, web, who=2)
    await other.say("đổi địa chỉ")
    other.hears("ask-claim")
    async with httpx.AsyncClient(base_url=play.house.base, trust_env=False) as client:
        answer = await client.get("/readyz")
    assert answer.status_code == 200
    assert "block page" in answer.json()["channels_down"]["telegram"]
    await web.close()
    driver.api.clear_faults()


async def test_readyz_shows_a_lost_route_and_stays_ready(play: Play) -> None:
    driver = play.driver
    assert isinstance(driver, TelegramDriver)
    await driver.refuse()
    play.house.database.write_now(lambda uow: None)
    assert not (await driver.channel.health()).ok
    async with httpx.AsyncClient(base_url=play.house.base, trust_env=False) as client:
        told = (await client.get("/readyz")).json()
        assert told["ready"]
        assert set(told["channels_down"]) == {"telegram"}
    await driver.accept()
    assert (await driver.channel.health()).ok


@pytest.mark.parametrize("client", ["ptb", "httpx"])
async def test_the_proxy_is_used_and_its_refusal_is_surely_not_sent(client: str) -> None:
    asked: list[bytes] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(proxy, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    settings = Settings(
        telegram_token="7:secret-token",
        telegram_client=client,
        telegram_api_base="https://api.invalid/bot",
        telegram_proxy=f"http://127.0.0.1:{port}",
    )
    channel = telegram_of(settings)
    assert channel is not None
    with pytest.raises(ChannelError) as caught:
        await channel.send(OutText("101", "chào", "id"))
    assert caught.value.kind is Failure.NOT_SENT
    assert asked[0].startswith(b"CONNECT api.invalid:443")
    assert not channel.state.ok
    told: BaseException | None = caught.value
    while told is not None:
        assert "secret-token" not in repr(told) + str(told)
        told = told.__cause__ or told.__context__
    await channel.close()
    server.close()


def test_without_the_library_it_is_not_even_loaded() -> None:
    code = (
        "import sys; from bot import platforms; from bot.settings import Settings; "
        "made = platforms.telegram_of(Settings(telegram_token='1:a', telegram_client='httpx')); "
        "assert made is not None; assert 'telegram' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
