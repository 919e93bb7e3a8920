"""The one suite that all channels pass: the same talk, whatever carries it."""

import logging
import unicodedata

import pytest

from bot.copy import render
from storage import outbox
from tests.bot import paper_corpus
from tests.bot.contract import WISHES, Driver, Play, begun, link
from tests.bot.house import House

pytest_plugins = ["tests.bot.contract_fixtures"]


# -- words ---------------------------------------------------------------------------------------
async def test_customer_writes_and_is_answered_in_order(play: Play) -> None:
    play.hears("menu")
    await play.say(WISHES[play.language]["address"])
    play.hears("ask-claim")
    await play.say("DC10023")
    play.hears("ask-contact-blind")


# -- buttons -------------------------------------------------------------------------------------
async def test_menu_works_by_button_and_by_typed_number(play: Play) -> None:
    await play.press("choice-update")
    play.hears("ask-field")
    await play.say("/cancel")
    await play.say("1")
    play.hears("ask-field")


async def test_stale_press_is_answered_and_does_nothing(play: Play) -> None:
    if not play.driver.can_press_old:
        pytest.skip("n/a: nothing to press here")
    await play.press("choice-update")
    await play.say("/cancel")
    await play.press_old("choice-update")
    play.hears("press-stale")
    await play.press("choice-update")
    play.hears("ask-field")


# -- delivery ------------------------------------------------------------------------------------
async def test_delivered_again_changes_nothing(play: Play) -> None:
    driver, house = play.driver, play.house
    said = await play.say(WISHES[play.language]["address"])
    said_claim = await play.say("DC10023")
    before = await driver.seen(1)
    for delivery in (said_claim, said, said_claim):
        await driver.again(delivery)
        await house.work()
    assert await driver.seen(1) == before
    await play.press("choice-by-phone")
    play.hears("ask-code-link")


async def test_three_deliveries_out_of_order_count_once(house: House, driver: Driver) -> None:
    house.customer()
    play = await begun(Play(house, driver))
    said = []
    for text in ("đổi địa chỉ", "DC10023", "/cancel"):
        house.clock.pass_(seconds=2)
        said.append(await driver.say(1, text))
        await house.work()
    again = [said[2], said[0], said[1], said[0], said[2], said[1]]
    before = await driver.seen(1)
    for delivery in again:
        await driver.again(delivery)
    await house.work()
    assert await driver.seen(1) == before
    inward = [one for one in house.transcript(driver.name, driver.address(1)) if _in(one)]
    assert [one.body["text"] for one in inward][-3:] == ["đổi địa chỉ", "DC10023", "/cancel"]
    await play.say("menu")
    play.hears("menu")


def _in(message) -> bool:
    return bool(message.direction == "in")


async def test_many_customers_do_not_wait_for_each_other(house: House, driver: Driver) -> None:
    plays = [Play(house, driver, who) for who in (1, 2, 3)]
    for one in plays:
        await driver.say(one.who, "/start")
    for one in plays:
        await one.look()
        one.hears("menu")


async def test_restart_in_between_loses_nothing(play: Play) -> None:
    house, driver = play.house, play.driver
    await play.say(WISHES[play.language]["address"])
    house.clock.pass_(seconds=2)
    await driver.say(1, "DC10023")  # the platform has it; nobody has thought about it
    for arrive in house.arriving:
        await arrive()
    await house.restart()
    await driver.reopened()
    await play.look()
    play.hears("ask-contact-blind")
    await house.restart()
    await driver.reopened()
    await play.press("choice-by-phone")
    await play.code()
    play.hears("linked")


async def test_poison_is_parked_and_blocks_nobody(house: House, driver: Driver) -> None:
    play, other = Play(house, driver), Play(house, driver, 2)
    await play.say("/start")
    await other.say("/start")
    await driver.poison(1)
    await driver.say(2, "đổi địa chỉ")
    await other.look()
    other.hears("ask-claim")
    assert house.inbox_count("parked") == 1
    await play.look()
    play.hears("sorry-parked")
    await play.say("menu")
    play.hears("menu")


# -- other things people send --------------------------------------------------------------------
async def test_unknown_kinds_are_answered_kindly(play: Play) -> None:
    if not play.driver.others:
        pytest.skip("n/a: only words and papers here")
    for kind, copy in play.driver.others.items():
        await play.driver.send_other(1, kind)
        await play.look()
        assert render(copy, play.language) in play.text, kind


async def test_paper_that_was_not_asked_for_is_not_kept(play: Play) -> None:
    await play.send_file(paper_corpus.jpeg(), "anh.jpg")
    play.hears("file-not-asked")


async def test_long_answer_is_split_between_characters(house: House, driver: Driver) -> None:
    play = await begun(Play(house, driver))
    most = house.built.channels[driver.name].caps.text_max
    signs = ("👨‍👩‍👧", unicodedata.normalize("NFD", "ệ"), "🇻🇳", "👍🏽")
    long = "".join(sign * (most // 8) for sign in signs) * 2
    lane = house.lane(driver.name, driver.address(1))
    shown = {"name": "Lan", "reference": "DC-7K3M4-2", "text": long}
    body = {"language": "vi", "parts": [{"copy": "staff-reply", "shown": shown}]}
    house.database.write_now(lambda uow: outbox.add_next(uow, lane, outbox.Outgoing("turn", body)))
    await play.look()
    assert len(play.news) > 1
    assert "".join(one.text for one in play.news).endswith(long)
    for one in play.news:
        assert not unicodedata.combining(one.text[0])
        assert one.text[0] not in "\u200d\U0001f3fd"
        assert one.text[-1] != "\u200d"
        assert not set(one.text.replace("🇻🇳", "")) & set("🇻🇳")


# -- secrets -------------------------------------------------------------------------------------
async def test_no_secret_in_any_log(play: Play, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await link(play)
    told = caplog.text
    for secret in (*play.driver.secrets, "0912345678", "DC10023", "Nguyễn"):
        assert secret not in told
    channel = play.house.built.channels[play.driver.name]
    for secret in play.driver.secrets:
        assert secret not in repr(channel)
        assert secret not in repr(vars(channel))
