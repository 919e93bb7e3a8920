"""What happens to customers of a Zalo Official Account beside writing: following, sharing what Zalo
knows of them, being written to by staff in Zalo's own pages."""

from collections.abc import AsyncIterator
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from bot.console.story import Story
from bot.copy import render
from handlers import clock as clocks
from handlers import desk_view
from handlers.elsewhere import HELD_FOR
from storage import customers, tables
from tests.bot import paper_corpus
from tests.bot.contract import Play
from tests.bot.zalo_oa_driver import ZaloOaDriver
from tests.bot.zalo_oa_house import talking
from tests.desk import Clock
from tests.handlers.desk_people import hire

Talk = tuple[Play, ZaloOaDriver]


@pytest.fixture
async def talk(tmp_path, clock: Clock) -> AsyncIterator[Talk]:
    image = "https://cdn.example/a.png"
    async with talking(tmp_path, clock, zalo_oa_info_image=image) as found:
        found[0].house.customer()
        yield found


async def linked(play: Play) -> None:
    await play.say("đổi địa chỉ")
    await play.say("DC10023")
    await play.press("choice-by-phone")
    await play.code()
    play.hears("linked")


async def test_o14_following_greets_and_unfollowing_ends(talk: Talk) -> None:
    play, driver = talk
    driver.api.follow(driver.address(1))
    await play.look()
    play.hears("menu")
    driver.api.follow(driver.address(1), ends=True)
    assert not await play.look()
    assert play.house.reach("zalo-oa", driver.address(1)) == "blocked"
    await play.say("chào")
    assert play.house.reach("zalo-oa", driver.address(1)) == "ok"


async def test_o10_a_document_is_fetched_at_once(talk: Talk) -> None:
    play, driver = talk
    driver.api.doubts.numbers = True
    await play.say("đổi tên khách hàng")
    await play.say("DC10023")
    await play.press("choice-by-phone")
    await play.code()
    await play.say("Nguyễn Thị Mai Anh")
    await play.press("name_reason-civil_change")
    await play.press("name_paper-civil_extract")
    await play.send_file(paper_corpus.pdf(), "trich-luc.pdf")
    play.hears("file-coming", "ask-papers-more")


async def test_o15_what_is_shared_is_a_claim_and_no_proof(talk: Talk) -> None:
    """The phone of record, told by Zalo: a code is asked for all the same, and links alone."""
    play, driver = talk
    await play.say("đổi địa chỉ")
    await play.press("choice-info")
    play.hears("info-asked", "ask-claim")
    card = driver.api.transcript(driver.address(1))[-1]
    assert card.asks_info
    driver.api.share_info(
        driver.address(1),
        name="Khách",
        phone="84912345678",
        full_address={
            "user_address": "12 Lê Lợi",
            "user_ward": "Bến Nghé",
            "user_city": "TP. Hồ Chí Minh",
        },
    )
    await play.look()
    play.hears("ask-code-link")
    await play.code()
    play.hears("linked", "ask-address")


async def test_o16_what_is_shared_in_a_form_is_asked_about(talk: Talk) -> None:
    play, driver = talk
    await linked(play)
    await play.press("choice-info")
    play.hears("info-asked", "ask-address")
    driver.api.share_info(
        driver.address(1),
        address="12 Lê Lợi, Phường Bến Nghé, Quận 1",
        city="TP. Hồ Chí Minh",
        phone="84987654321",
    )
    await play.look()
    play.hears("info-is-it")
    before = play.house.record(_customer(play)).value("address")
    assert before is None
    await play.press("choice-yes")
    assert "12 Lê Lợi" in play.text
    await play.say("đúng")
    assert "12 Lê Lợi" in (play.house.record(_customer(play)).value("address") or "")


def _customer(play: Play) -> str:

    found = play.house.database.read_now(lambda uow: customers.by_code(uow, "DC10023"))
    assert found
    return found


async def test_info_that_nobody_asked_for_changes_nothing(talk: Talk) -> None:
    play, driver = talk
    await play.say("/start")
    driver.api.share_info(driver.address(1), phone="84987654321")
    await play.look()
    play.hears("info-not-asked", "menu")


async def test_o20_staff_in_zalos_own_pages_make_the_bot_silent(talk: Talk, clock: Clock) -> None:
    play, driver = talk
    await play.say("/start")
    driver.api.staff_says(driver.address(1), "Dạ", admin=None)  # the echo of our own words
    await play.say("menu")
    play.hears("menu")
    await linked(play)
    play.hears("ask-address")
    driver.api.staff_says(driver.address(1), "Chào chị, em là Lan ở DCNET.")
    assert not await play.look()
    await play.say("Chào em, chị hỏi về hóa đơn")
    assert not play.news
    chat = play.house.transcript("zalo-oa", driver.address(1))
    assert (
        chat[-2].direction, chat[-2].body["text"], chat[-2].state, chat[-2].body["staff"]
    ) == ("out", "Chào chị, em là Lan ở DCNET.", "sent", "Zalo")  # fmt: skip
    (reference,) = _cases(play)
    driver.api.staff_says(driver.address(1), "Em xem rồi ạ.")
    await play.say("cảm ơn em")
    assert not play.news
    assert _cases(play) == [reference]  # one case, whoever writes how often
    clock.pass_(seconds=HELD_FOR.total_seconds() + 60)
    play.house.database.write_now(lambda uow: clocks.wake(uow, play.house.built.house, 10))
    await play.say("còn ai không em")
    assert play.news  # the bot answers again
    await play.say("menu")
    assert "1. Làm tiếp" in play.text  # and the form was kept


def _cases(play: Play) -> list[str]:

    table = tables.case
    query = select(table.c.reference).where(table.c.kind == "talk_to_person")
    return play.house.database.read_now(lambda uow: list(uow.connection.execute(query).scalars()))


async def test_the_echo_of_staff_can_be_left_unheeded(tmp_path, clock: Clock) -> None:
    async with talking(tmp_path, clock, zalo_oa_staff_pauses=False) as (play, driver):
        await play.say("/start")
        driver.api.staff_says(driver.address(1), "Dạ")
        await play.say("menu")
        play.hears("menu")
        assert _cases(play) == []


async def test_the_desk_sees_who_wrote_what_where(talk: Talk, clock: Clock) -> None:
    play, driver = talk
    await play.say("gặp nhân viên")
    driver.api.staff_says(driver.address(1), "Dạ em nghe.")
    driver.api.staff_says(driver.address(1), "")  # a picture
    driver.api.share_info(driver.address(1), phone="84912345678")
    await play.look()
    desk = SimpleNamespace(database=play.house.database, house=play.house.built.house, clock=clock)
    person = hire(play.house, "lan", name="Trần Ngọc Lan")
    (reference,) = _cases(play)
    page = play.house.database.read_now(
        lambda uow: desk_view.load(uow, desk.house, person, reference, "k")
    )
    assert page is not None
    told = Story(page, clock(), "vi")
    seen = [(one.by, told.bubble(one).text) for one in page.transcript]
    assert ("staff", "Dạ em nghe.") in seen
    assert ("staff", render("elsewhere-sent", "vi")) in seen
    assert ("customer", render("choice-info", "vi")) in seen
