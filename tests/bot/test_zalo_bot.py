"""Zalo Bot's own ways. Tests named `b01`… are the conformance fixtures of its Bot API: what is
documented, what others captured, and both sides of what is in doubt.

Reading (b13 to b20) is in `test_zalo_bot_reading.py`, the webhook (b07 to b09, b21) in
`test_zalo_bot_webhook.py`, sending and its errors (b22 to b29, b32) in `test_zalo_bot_sending.py`.
"""

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest

from bot.channels.channel import ChannelError, Failure
from bot.channels.polling import Poller
from bot.channels.zalo_bot_receiving import ZaloBotSource
from bot.copy import render
from storage.alone import Alone
from tests.bot import paper_corpus
from tests.bot.contract import Play
from tests.bot.zalo_bot_driver import ZaloBotDriver
from tests.bot.zalo_bot_house import WAYS, talking
from tests.desk import Clock
from tests.zalo_bot_api import TOKEN

Talk = tuple[Play, ZaloBotDriver]


@pytest.fixture(params=WAYS)
async def talk(request: pytest.FixtureRequest, tmp_path, clock: Clock) -> AsyncIterator[Talk]:
    async with talking(tmp_path, clock, request.param) as found:
        yield found


@pytest.fixture
async def polled(tmp_path, clock: Clock) -> AsyncIterator[Talk]:
    async with talking(tmp_path, clock) as found:
        yield found


def poller_of(play: Play) -> Poller:
    return play.house.built.pollers["zalo-bot"]


async def papers_asked(play: Play) -> None:
    play.house.customer()
    await play.say("/start")
    await play.say("đổi tên khách hàng")
    await play.say("DC10023")
    await play.press("choice-by-phone")
    await play.code()
    await play.say("Nguyễn Thị Mai Anh")
    await play.press("name_reason-civil_change")
    await play.press("name_paper-civil_extract")
    play.hears("ask-papers")


# -- the bot -------------------------------------------------------------------------------------
async def test_b01_get_me(talk: Talk) -> None:
    _, driver = talk
    told = await driver.channel.health()
    assert told.ok
    assert "bot.DcNet" in told.detail


async def test_b27_no_webhook_is_404_and_no_trouble(polled: Talk) -> None:
    _, driver = polled
    assert await driver.channel.webhook() == ""
    assert driver.channel.state.ok


# -- polling -------------------------------------------------------------------------------------
@pytest.mark.parametrize("status", [408, 200])
async def test_b02_b03_idle_is_no_trouble_with_either_status(polled: Talk, status: int) -> None:
    play, driver = polled
    driver.api.doubts.idle = status
    assert await poller_of(play).once() == 0
    assert driver.channel.state.ok
    assert driver.api.calls("getUpdates")[-1].args == {"timeout": "0"}


async def test_b04_a_text_by_polling_and_by_webhook(talk: Talk) -> None:
    play, _ = talk
    await play.say("/start")
    play.hears("menu")


async def test_b05_an_update_that_is_replayed_has_one_effect(polled: Talk) -> None:
    play, driver = polled
    driver.api.doubts.replay = True
    await play.say("đổi địa chỉ")
    play.hears("ask-claim")
    event = driver.api.world.events[-1]
    for _ in range(3):
        assert await poller_of(play).once() == 0
    assert event.given >= 4
    assert not await play.look()


async def test_b06_a_list_is_taken_as_well(polled: Talk) -> None:
    play, driver = polled
    driver.api.doubts.listed = True
    await play.say("/start")
    play.hears("menu")


async def test_b28_polling_refuses_while_a_webhook_is_set_and_leaves_it(polled: Talk) -> None:
    play, driver = polled
    await driver.channel.set_webhook("https://elsewhere.example/hook", "somebody-elses")
    with pytest.raises(ChannelError, match="delete-webhook") as caught:
        await poller_of(play).once()
    assert caught.value.kind is Failure.CONFLICT
    assert driver.api.world.hook.url
    assert not driver.api.calls("getUpdates")
    assert "delete-webhook" in driver.channel.state.detail
    await driver.channel.health()
    assert not driver.channel.state.ok  # calls go well; nothing can be received all the same
    await driver.channel.delete_webhook()
    await play.say("/start")
    play.hears("menu")
    assert driver.channel.state.ok


async def test_a_second_passes_between_two_polls(polled: Talk) -> None:
    play, driver = polled
    driver.api.doubts.replay = True
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 5:
            running.cancel()

    poller = poller_of(play)
    poller._sleep = sleep
    driver.api.say(driver.address(1), "/start")
    driver.api.fault("5xx", "getUpdates", times=2)
    running = asyncio.create_task(poller.run())
    await asyncio.gather(running, return_exceptions=True)
    assert waited == [1.0, 2.0, 1.0, 1.0, 1.0]  # twice failed, then answered at once each time
    assert play.house.inbox_count("pending") == 1


async def test_long_poll_answers_at_once(polled: Talk) -> None:
    play, driver = polled
    await play.house.work()
    polling = asyncio.create_task(poller_of(play).once(20))
    await driver.api.wait_for_async(lambda: len(driver.api.calls("getUpdates")) >= 2 or None)
    driver.api.say(driver.address(1), "/start")
    assert await asyncio.wait_for(polling, 5) == 1


async def test_one_process_polls_a_bot(polled: Talk) -> None:
    play, driver = polled
    assert await poller_of(play).once() == 0
    built = play.house.built
    alone = Alone(built.database.engine, f"zalo-bot-{driver.channel.account}")
    second = Poller(ZaloBotSource(driver.channel), built.intake.receive, alone)
    with pytest.raises(ChannelError, match="another process"):
        await second.once()


async def test_b31_a_crash_after_the_answer_was_stored_loses_nothing(polled: Talk) -> None:
    play, driver = polled
    driver.api.say(driver.address(1), "/start")
    assert await poller_of(play).once() == 1
    assert not driver.api.pending()  # the platform has given it away
    await play.house.restart()
    await play.look()
    play.hears("menu")


async def test_b31_what_could_not_be_stored_is_lost_only_where_polls_consume(polled: Talk) -> None:
    """The doubt of polling: this is why the webhook is the default."""
    play, driver = polled

    async def refuse(*_: object) -> int:
        raise OSError

    poller = poller_of(play)
    for replay in (False, True):
        driver.api.doubts.replay = replay
        poller._receive, stored = refuse, poller._receive
        driver.api.say(driver.address(1), "/start")
        with pytest.raises(OSError):
            await poller.once()
        poller._receive = stored
        assert await poller.once() == (1 if replay else 0)


# -- what people send ----------------------------------------------------------------------------
@pytest.mark.parametrize("field", ["photo_url", "photo"])
async def test_b10_b11_b12_a_photo_is_fetched_at_once(talk: Talk, field: str) -> None:
    play, driver = talk
    await papers_asked(play)
    driver.api.doubts.picture = field
    driver.api.photo(driver.address(1), paper_corpus.jpeg((640, 480)), caption="")
    await play.look()
    play.hears("file-coming", "ask-papers-more")
    await play.press("choice-done")
    play.hears("confirm-request_name_change")


async def test_a_photo_from_a_host_that_is_not_zalos_is_not_fetched(talk: Talk) -> None:
    play, driver = talk
    await papers_asked(play)
    for url in ("https://evil.example/a.jpg", "http://zdn.vn.evil.example/a.jpg", "file:///etc/x"):
        with pytest.raises(ChannelError) as caught:
            await driver.channel.fetch_file(url, 1000)
        assert caught.value.kind is Failure.UNREACHABLE
        assert "evil" not in str(caught.value)
    driver.channel._hosts = ("zdn.vn",)
    driver.api.photo(driver.address(1), paper_corpus.jpeg((640, 480)))
    for _ in range(8):
        await play.look()
        play.house.clock.pass_(minutes=5)
    assert "paper-lost" in _said(play)


def _said(play: Play) -> str:
    chat = play.house.transcript("zalo-bot", play.driver.address(1))
    text = "\n".join(one.body["text"] for one in chat if one.direction == "out")
    return "paper-lost" if render("paper-lost", "vi") in text else text


async def test_b19_a_group_is_told_once_that_matters_are_private(talk: Talk) -> None:
    play, driver = talk
    group = "99ff" * 5
    driver.api.say_in_group(group, driver.address(1), "@Bot DCNET đổi số điện thoại")
    await play.house.work()
    assert [one.text for one in driver.api.transcript(group)] == [render("group-refused", "vi")]
    transcript = play.house.transcript("zalo-bot", group)
    assert [one.direction for one in transcript] == ["out"]  # nothing of what was said is kept
    driver.api.send(driver.address(1), "message.unsupported.received",
                    chat={"id": group, "chat_type": "GROUP"})  # fmt: skip
    await play.house.work()
    assert len(driver.api.transcript(group)) == 1


async def test_b15_b17_events_that_say_nothing_have_no_effect(talk: Talk) -> None:
    play, driver = talk
    driver.api.inject({"event_name": "message.unsupported.received"})
    driver.api.inject({"event_name": "bot.something.new", "data": {"a": 1}})
    await play.say("/start")
    play.hears("menu")
    assert play.house.inbox_count("parked") == 0
    assert play.house.outbox_states("zalo-bot", "unknown") == []


async def test_b16_a_file_is_answered_with_what_reaches_us(talk: Talk) -> None:
    play, driver = talk
    await papers_asked(play)
    driver.api.unsupported(driver.address(1))
    await play.look()
    assert render("other-unsupported", "vi") in play.text
    play.hears("ask-papers")


async def test_the_whole_house_runs_on_postgres(postgres_server, tmp_path, clock: Clock) -> None:
    for way in WAYS:
        folder = tmp_path / way
        folder.mkdir()
        async with talking(folder, clock, way, url=postgres_server.fresh()) as (play, _):
            play.house.customer()
            await play.say("/start")
            await play.say("đổi địa chỉ")
            await play.say("DC10023")
            await play.press("choice-by-phone")
            await play.code()
            play.hears("linked")


# -- secrets -------------------------------------------------------------------------------------
async def test_b30_the_token_is_in_no_log_and_no_exception(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    play, driver = talk
    caplog.set_level(logging.DEBUG)
    await play.say("/start")
    for kind in ("5xx", "drop_before", "drop_after", "html", "truncate"):
        driver.api.fault(kind, "getMe")
        with pytest.raises(ChannelError) as caught:
            await driver.channel.line.call("getMe")
        _clean(caught.value)
    await driver.refuse()
    with pytest.raises(ChannelError) as caught:
        await driver.channel.line.call("getMe")
    _clean(caught.value)
    assert TOKEN not in caplog.text
    assert TOKEN.partition(":")[2] not in caplog.text
    await driver.accept()


def _clean(error: BaseException | None) -> None:
    while error is not None:
        assert TOKEN.partition(":")[2] not in repr(error) + str(error)
        error = error.__cause__ or error.__context__
