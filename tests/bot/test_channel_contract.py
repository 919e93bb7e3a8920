"""The one suite that all channels pass: the same talk, whatever carries it."""

import logging
import unicodedata
from collections.abc import AsyncIterator

import pytest

from bot.copy import render
from storage import outbox
from tests.bot import paper_corpus
from tests.bot.contract import DRIVERS, SECRET, Driver, Play
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


@pytest.fixture
async def house(driver: Driver, tmp_path, clock: Clock) -> AsyncIterator[House]:  # noqa: ANN001
    made = House(tmp_path, clock, **driver.settings)
    await made.open()
    await driver.open(made)
    yield made
    await driver.close()
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


async def test_customer_changes_both_contacts_with_the_old_ones(play: Play) -> None:
    await link(play)
    await play.say("/cancel")
    for field, answer, stored in (
        ("phone", "0987 654 321", "+84987654321"),
        ("email", "mai.moi@dcnet.vn", "mai.moi@dcnet.vn"),
    ):
        await play.say(WISHES[play.language][field])
        play.hears(f"ask-{field}")
        await play.say(answer)
        play.hears("confirm-change")
        await play.press("choice-yes")
        play.hears("ask-code-old")
        await play.code()
        play.hears("ask-code-new")
        await play.code()
        play.hears("changed-contact")
        assert _record(play).value(field) == stored
        play.house.clock.pass_(minutes=1)


async def test_contact_change_by_the_other_contact_is_held(play: Play) -> None:
    await link(play)
    await play.say("/cancel")
    await play.say(WISHES[play.language]["phone"])
    await play.say("0987 654 321")
    await play.press("choice-yes")
    play.hears("ask-code-old")
    await play.press("choice-no-access")
    play.hears("recovery-other", "ask-code-other")
    await play.code()
    play.hears("ask-code-new")
    await play.code()
    play.hears("held")
    assert _record(play).value("phone") == "+84912345678"
    play.house.clock.pass_(hours=73)
    await play.look()
    assert _record(play).value("phone") == "+84987654321"


async def test_name_change_takes_a_picture_and_a_pdf(play: Play) -> None:
    await link(play)
    await play.say("/cancel")
    await play.say(WISHES[play.language]["name"])
    play.hears("ask-new_name")
    await play.say("Nguyễn Thị Mai Anh")
    await play.press("name_reason-civil_change")
    await play.press("name_paper-civil_extract")
    play.hears("ask-papers")
    await play.send_file(paper_corpus.jpeg((800, 600)), "trich-luc.jpg")
    play.hears("file-coming", "ask-papers-more")
    await play.send_file(paper_corpus.pdf(), "trich-luc.pdf")
    play.hears("ask-papers-more")
    await play.press("choice-done")
    play.hears("confirm-request_name_change")
    await play.press("choice-yes")
    play.hears("case-opened")
    assert _record(play).name == "Nguyễn Thị Mai"


# -- buttons -------------------------------------------------------------------------------------
async def test_menu_works_by_button_and_by_typed_number(play: Play) -> None:
    await play.press("choice-update")
    play.hears("ask-field")
    await play.say("/cancel")
    await play.say("1")
    play.hears("ask-field")


async def test_stale_press_is_answered_and_does_nothing(play: Play) -> None:
    if not play.driver.can_press_old:
        pytest.skip("nothing to press here")
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


def _in(message) -> bool:  # noqa: ANN001
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
        pytest.skip("only words and papers here")
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
    for secret in (TOKEN, TOKEN.partition(":")[2], SECRET, "0912345678", "DC10023", "Nguyễn"):
        assert secret not in told
    channel = play.house.built.channels[play.driver.name]
    assert TOKEN not in repr(channel)
    assert TOKEN not in repr(vars(channel))
