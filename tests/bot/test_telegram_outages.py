"""What becomes of a message when Telegram fails: sent, unknown or dead, and told honestly.

A message is doubled only after an outcome that nobody could know.
"""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.bot.contract import Play
from tests.bot.drivers import DRIVERS
from tests.bot.house import House
from tests.bot.telegram_driver import TelegramDriver
from tests.bot.telegram_house import WAYS
from tests.desk import Clock

# kind of fault: (details, accepted in the end, what the transcript says of the message)
PASSING: dict[str, tuple[dict[str, Any], int, str]] = {
    "429": ({"retry_after": 3}, 1, "sent"),
    "5xx": ({}, 1, "sent"),
    "5xx_after": ({}, 2, "sent"),
    "drop_before": ({}, 1, "sent"),
    "drop_after": ({}, 2, "sent"),
    "truncate": ({}, 2, "sent"),
    "html": ({}, 1, "sent"),
    "html_after": ({}, 2, "sent"),
    "odd_result": ({"result": True}, 1, "sent"),
}


@pytest.fixture(params=WAYS)
async def driver(request: pytest.FixtureRequest) -> TelegramDriver:
    made = DRIVERS[request.param]()
    assert isinstance(made, TelegramDriver)
    await made.begin()
    return made


@pytest.fixture
async def play(driver: TelegramDriver, tmp_path, clock: Clock) -> AsyncIterator[Play]:
    house = House(tmp_path, clock, **driver.settings)
    await house.open()
    await driver.open(house)
    play = Play(house, driver)
    await play.say("/start")
    yield play
    await driver.close()
    await house.close()


def states(play: Play) -> list[str]:
    found = play.house.transcript("telegram", play.driver.address(1))
    return [one.state for one in found if one.direction == "out"]


def accepted(play: Play) -> list[str]:
    assert isinstance(play.driver, TelegramDriver)
    return [one.text for one in play.driver.api.accepted_sends(101)]


@pytest.mark.parametrize("kind", PASSING)
async def test_a_passing_fault(play: Play, kind: str) -> None:
    details, count, state = PASSING[kind]
    assert isinstance(play.driver, TelegramDriver)
    before = len(accepted(play))
    play.driver.api.fault(kind, "sendMessage", **details)
    await play.say("đổi địa chỉ")
    for _ in range(3):
        play.house.clock.pass_(seconds=5)
        await play.look()
    sent = accepted(play)[before:]
    assert len(sent) == count
    assert len(set(sent)) == 1
    assert states(play)[-1] == state
    assert play.house.outbox_states("telegram", "101")[-1] == "done"
    await play.say("menu")
    play.hears("menu")


@pytest.mark.parametrize("kind", ["drop_after", "5xx", "truncate"])
async def test_a_lasting_doubt_is_marked_and_the_next_goes_on(play: Play, kind: str) -> None:
    assert isinstance(play.driver, TelegramDriver)
    play.driver.api.fault(kind, "sendMessage", times=2)
    await play.say("đổi địa chỉ")
    play.house.clock.pass_(seconds=5)
    await play.look()
    assert states(play)[-1] == "unknown"
    await play.say("menu")
    play.hears("menu")
    assert states(play)[-1] == "sent"


async def test_no_answer_in_time_is_a_doubt(play: Play) -> None:
    assert isinstance(play.driver, TelegramDriver)
    play.driver.channel.line.line.patience = 0.3
    before = len(accepted(play))
    play.driver.api.fault("hold", "sendMessage")
    await play.say("đổi địa chỉ")
    play.driver.api.release()
    play.driver.channel.line.line.patience = 10
    play.house.clock.pass_(seconds=5)
    await play.look()
    assert len(accepted(play)) - before == 2
    assert states(play)[-1] == "sent"


async def test_a_refused_connection_is_surely_not_sent(play: Play) -> None:
    driver = play.driver
    assert isinstance(driver, TelegramDriver)
    before = len(accepted(play))
    driver.api.say(101, "đổi địa chỉ")
    for arrive in play.house.arriving:
        await arrive()
    await driver.refuse()
    await play.house.work()
    for _ in range(4):
        play.house.clock.pass_(seconds=30)
        await play.house.work()
    assert states(play)[-1] == "queued"
    assert not driver.channel.state.ok
    await driver.accept()
    play.house.clock.pass_(minutes=5)
    await play.look()
    assert len(accepted(play)) - before == 1
    assert states(play)[-1] == "sent"
    assert driver.channel.state.ok


async def test_a_rejected_message_is_dead_and_the_next_goes_on(play: Play) -> None:
    assert isinstance(play.driver, TelegramDriver)
    play.driver.api.fault("error", "sendMessage", code=400, text="Bad Request: text is odd")
    await play.say("đổi địa chỉ")
    assert states(play)[-1] == "failed"
    assert play.house.outbox_states("telegram", "101")[-1] == "dead"
    await play.say("menu")
    play.hears("menu")


async def test_a_wrong_token_keeps_what_is_to_be_said(play: Play) -> None:
    assert isinstance(play.driver, TelegramDriver)
    play.driver.api.fault("error", "sendMessage", code=401, times=3)
    await play.say("đổi địa chỉ")
    assert states(play)[-1] == "queued"
    for _ in range(4):
        play.house.clock.pass_(minutes=5)
        await play.look()
    assert states(play)[-1] == "sent"


async def test_a_customer_who_blocked_the_bot_and_came_back(play: Play) -> None:
    driver, house = play.driver, play.house
    assert isinstance(driver, TelegramDriver)
    driver.api.block(101)
    await play.look()
    assert house.reach("telegram", "101") == "blocked"
    driver.api.unblock(101)
    await play.look()
    play.hears("welcome-back", "menu")
    assert house.reach("telegram", "101") == "ok"


async def test_forbidden_marks_the_chat_until_it_is_heard_again(play: Play) -> None:
    assert isinstance(play.driver, TelegramDriver)
    play.driver.api.fault("error", "sendMessage", code=403)
    await play.say("đổi địa chỉ")
    assert play.house.outbox_states("telegram", "101")[-1] == "dead"
    assert play.house.reach("telegram", "101") == "blocked"
    await play.say("menu")
    play.hears("menu")
    assert play.house.reach("telegram", "101") == "ok"


async def test_flood_limits_are_kept_and_obeyed(tmp_path, clock: Clock) -> None:
    """A long message and two groups at once, at a platform that counts strictly."""
    from storage import outbox
    from tests.bot.telegram_house import talking

    async with talking(tmp_path, clock, telegram_rate=30) as (play, driver):
        await play.say("/start")
        clock.pass_(seconds=5)
        driver.api.flood_limits()
        lane = play.house.lane("telegram", "101")
        text = "a b " * 6000
        shown = {"name": "Lan", "reference": "DC-7K3M4-2", "text": text}
        body = {"language": "vi", "parts": [{"copy": "staff-reply", "shown": shown}]}
        play.house.database.write_now(
            lambda uow: outbox.add_next(uow, lane, outbox.Outgoing("turn", body))
        )
        heard = []
        for _ in range(12):
            heard += await play.look()
            clock.pass_(seconds=2)
        assert "".join(one.text for one in heard).replace(" ", "").endswith(text.replace(" ", ""))
        refused = [call for call in driver.api.calls("sendMessage") if call.status == 429]
        assert len(refused) <= 2
        assert set(states(play)) == {"sent"}
