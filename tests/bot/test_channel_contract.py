"""The one suite that all channels pass: the same talk, whatever carries it."""

import logging
from collections.abc import AsyncIterator

import pytest

from bot.copy import render
from tests.bot import paper_corpus
from tests.bot.contract import DRIVERS, SECRET, Driver, Play, Seen, TelegramDriver
from tests.bot.house import House
from tests.bot_api import TOKEN
from tests.desk import Clock

LANGUAGES = ("vi", "en")
WISHES = {
    "vi": {
        "phone": "đổi số điện thoại",
        "address": "đổi địa chỉ",
        "email": "đổi email",
        "id_number": "đổi số căn cước",
        "birth_date": "đổi ngày sinh",
        "contact_person": "đổi người liên hệ",
        "name": "đổi tên khách hàng",
        "yes": "đúng",
    },
    "en": {
        "phone": "change my phone number",
        "address": "change my address",
        "email": "change my email",
        "id_number": "change my ID number",
        "birth_date": "change my birth date",
        "contact_person": "change the contact person",
        "name": "change the customer name",
        "yes": "yes",
    },
}
ANSWERS = {
    "address": ("12 Lê Lợi, Phường Bến Nghé, Quận 1, TP. Hồ Chí Minh", "12 Lê Lợi"),
    "id_number": ("079190012345", "079190012345"),
    "birth_date": ("05/03/1990", "1990-03-05"),
    "contact_person": ("Trần Văn Nam, kế toán, 0903 111 222", "Trần Văn Nam"),
}


@pytest.fixture(params=DRIVERS)
async def driver(request: pytest.FixtureRequest) -> AsyncIterator[Driver]:
    made = DRIVERS[request.param]()
    await made.begin()
    yield made
    await made.close()


@pytest.fixture
async def house(driver: Driver, tmp_path, clock: Clock) -> AsyncIterator[House]:  # noqa: ANN001
    made = House(tmp_path, clock, **driver.settings)
    await made.open()
    await driver.open(made)
    yield made
    await made.close()


@pytest.fixture(params=LANGUAGES)
async def play(request: pytest.FixtureRequest, house: House, driver: Driver) -> Play:
    house.customer()
    return await begun(Play(house, driver, language=request.param))


async def begun(play: Play) -> Play:
    if play.language != "vi":
        await play.say(f"/language {play.language}")
    await play.say("/start")
    return play


async def link(play: Play, field: str = "address") -> None:
    await play.say(WISHES[play.language][field])
    play.hears("ask-claim")
    await play.say("DC10023")
    await play.press("choice-by-phone")
    play.hears("ask-code-link")
    await play.code()
    play.hears("linked")


# -- words ---------------------------------------------------------------------------------------
async def test_customer_writes_and_is_answered_in_order(play: Play) -> None:
    play.hears("menu")
    await play.say(WISHES[play.language]["address"])
    play.hears("ask-claim")
    await play.say("DC10023")
    play.hears("ask-contact-blind")


async def test_customer_links_by_code_and_changes_four_details(play: Play) -> None:
    await link(play)
    customer = play.house.lane(play.driver.name, play.driver.address(play.who))
    assert customer.private
    await play.say("/cancel")
    for field, (answer, stored) in ANSWERS.items():
        await play.say(WISHES[play.language][field])
        play.hears(f"ask-{field}")
        await play.say(answer)
        for _ in range(3):
            if any(p in play.text for p in _changed(play)):
                break
            await play.say(WISHES[play.language]["yes"])
        play.hears("changed")
        assert stored in (_record(play).value(field) or ""), field


def _changed(play: Play) -> tuple[str, ...]:
    from tests.bot.contract import pieces

    return pieces("changed", play.language)


def _record(play: Play):  # noqa: ANN202
    from storage import customers

    found = play.house.database.read_now(lambda uow: customers.by_code(uow, "DC10023"))
    assert found
    return play.house.record(found)
