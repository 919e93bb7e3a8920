"""Polling: committed before it is confirmed, one poller a bot, never against a webhook."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest

from bot.channels.channel import ChannelError, Failure
from bot.channels.polling import Poller
from bot.channels.telegram_polling import TelegramSource
from storage.alone import Alone
from storage.database import open_engine
from tests.bot.contract import Play
from tests.bot.telegram_driver import TelegramDriver
from tests.bot.telegram_house import AN, talking
from tests.desk import Clock

Talk = tuple[Play, TelegramDriver]


@pytest.fixture(params=["telegram-polling", "telegram-httpx-polling"])
async def talk(request: pytest.FixtureRequest, tmp_path, clock: Clock) -> AsyncIterator[Talk]:
    async with talking(tmp_path, clock, request.param) as found:
        yield found


def poller_of(play: Play) -> Poller:
    return play.house.built.pollers["telegram"]


async def test_updates_are_confirmed_only_by_the_next_call(talk: Talk) -> None:
    play, driver = talk
    said = driver.api.say(AN, "/start").update_id
    assert await poller_of(play).once() == 1
    assert driver.api.pending() == [said]
    assert await poller_of(play).once() == 0
    assert driver.api.pending() == []


async def test_what_could_not_be_stored_is_not_confirmed(talk: Talk) -> None:
    play, driver = talk
    said = driver.api.say(AN, "/start").update_id

    async def refuse(*_: object) -> int:
        raise OSError

    poller = poller_of(play)
    poller._receive, stored = refuse, poller._receive
    for _ in range(3):
        with pytest.raises(OSError):
            await poller.once()
    assert driver.api.pending() == [said]
    poller._receive = stored
    assert await poller.once() == 1
    await play.look()
    play.hears("menu")


async def test_after_a_restart_the_first_call_has_no_offset(talk: Talk) -> None:
    play, driver = talk
    driver.api.say(AN, "/start")
    await poller_of(play).once()
    await play.house.restart()
    assert await poller_of(play).once() == 0  # it comes again, and is nothing new
    await play.look()
    play.hears("menu")
    assert len(play.news) == 1
    offsets = [call.args.get("offset") for call in driver.api.calls("getUpdates")]
    assert offsets[:2] == [None, None]


async def test_ids_that_jump_back_after_a_silent_week(talk: Talk) -> None:
    play, driver = talk
    await play.say("/start")
    driver.api.set_next_update_id(5)
    await play.say("menu")
    play.hears("menu")
    await play.say("đổi địa chỉ")
    play.hears("ask-claim")


async def test_only_what_we_read_is_asked_for(talk: Talk) -> None:
    play, driver = talk
    await play.house.work()
    asked = driver.api.calls("getUpdates")[0].args["allowed_updates"]
    assert json.loads(asked) == ["message", "edited_message", "callback_query", "my_chat_member"]


async def test_polling_refuses_while_a_webhook_is_set_and_leaves_it(talk: Talk) -> None:
    play, driver = talk
    await driver.channel.set_webhook("http://127.0.0.1:9/hook", "s")
    with pytest.raises(ChannelError, match="delete-webhook") as caught:
        await poller_of(play).once()
    assert caught.value.kind is Failure.CONFLICT
    assert driver.api.board.webhook.hook.url
    assert not driver.api.calls("getUpdates")
    assert "delete-webhook" in driver.channel.state.detail
    await driver.channel.delete_webhook()
    await play.say("/start")
    play.hears("menu")


async def test_a_webhook_set_later_is_a_conflict_that_is_told(talk: Talk) -> None:
    play, driver = talk
    await play.say("/start")
    await driver.channel.set_webhook("http://127.0.0.1:9/hook", "s")
    with pytest.raises(ChannelError) as caught:
        await poller_of(play).once()
    assert caught.value.kind is Failure.CONFLICT
    with pytest.raises(ChannelError, match="delete-webhook"):
        await poller_of(play).once()


async def test_run_backs_off_and_goes_on(talk: Talk) -> None:
    play, driver = talk
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    poller = poller_of(play)
    poller._sleep = sleep
    driver.api.fault("5xx", "getUpdates", times=2)
    driver.api.fault("429", "getUpdates", retry_after=7)
    running = asyncio.create_task(poller.run())
    driver.api.say(AN, "/start")
    await driver.api.wait_for_async(
        lambda: True if len(driver.api.calls("getUpdates")) >= 5 else None
    )
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert waited == [1.0, 2.0, 7.0]
    assert play.house.inbox_count("pending") == 1


async def test_long_poll_answers_at_once(talk: Talk) -> None:
    play, driver = talk
    await play.house.work()
    polling = asyncio.create_task(poller_of(play).once(20))
    await driver.api.wait_for_async(lambda: True if driver.api.board.poller.waited_at else None)
    driver.api.say(AN, "/start")
    assert await asyncio.wait_for(polling, 5) == 1


@pytest.fixture(params=["sqlite", "postgres"])
def engines(request: pytest.FixtureRequest, tmp_path):
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/desk.db"
    else:
        url = request.getfixturevalue("postgres_server").fresh()
    made = [open_engine(url), open_engine(url)]
    yield made
    for engine in made:
        engine.dispose()


def test_only_one_is_alone_until_it_lets_go(engines) -> None:
    first, second = (Alone(engine, "telegram-7") for engine in engines)
    other = Alone(engines[1], "telegram-8")
    assert first.take()
    assert first.take()
    assert not second.take()
    assert other.take()
    first.release()
    assert second.take()
    assert not first.take()
    second.release()
    other.release()


def test_a_lost_session_is_noticed(engines) -> None:
    if engines[0].dialect.name == "sqlite":
        pytest.skip("n/a: files have no session")
    first, second = (Alone(engine, "telegram-7") for engine in engines)
    assert first.take()
    with engines[1].connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
        )
    for _ in range(100):
        if second.take():
            break
    assert not first.take()
    second.release()
    assert first.take()
    first.release()


async def test_the_second_process_waits_for_the_first(talk: Talk) -> None:
    play, driver = talk
    await play.house.work()
    built = play.house.built
    alone = Alone(built.database.engine, "x")
    second = Poller(TelegramSource(driver.channel), built.intake.receive, alone)
    first = Alone(open_engine(play.house.url), "x")
    assert first.take()
    with pytest.raises(ChannelError, match="another process"):
        await second.once()
    first.release()
    assert await second.once() == 0
    second._alone.release()


@pytest.mark.parametrize("way", ["telegram-polling", "telegram-httpx-polling"])
async def test_the_whole_house_runs_on_postgres(
    postgres_server, tmp_path, clock: Clock, way: str
) -> None:
    async with talking(tmp_path, clock, way, url=postgres_server.fresh()) as (play, _):
        play.house.customer()
        await play.say("/start")
        await play.say("đổi địa chỉ")
        await play.say("DC10023")
        await play.press("choice-by-phone")
        await play.code()
        play.hears("linked")
