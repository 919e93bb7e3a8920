"""Affairs of one's own: what is kept, linked chats, advertising, talks with staff, closed cases and
reports of misuse, each told with canaries, and each with what goes wrong."""

from bot.copy import render
from storage import tables
from tests.bot import paper_corpus
from tests.bot.contract import Play
from tests.bot.drivers import WebChatDriver
from tests.canary import values as v
from tests.canary.house import CanaryHouse, Polling
from tests.canary.talks import THIRD, held_email, jpeg, link
from tests.canary.visits import Desk, client, sign_in

MINE, OTHER, STRANGER, SILENT = 8, 9, 10, 11  # chats
_LOAN = "có người dùng CCCD của em vay tiền"


def newest(house: CanaryHouse) -> str:
    """The reference of the case that was opened last."""
    case = tables.case
    query = case.select().order_by(case.c.opened_at.desc(), case.c.id.desc()).limit(1)
    found = house.database.read_now(lambda uow: uow.connection.execute(query).one())
    return str(found.reference)


async def all_of_them(house: CanaryHouse, driver: Polling) -> None:
    mine, other = Play(house, driver, MINE), Play(house, driver, OTHER)
    for play in (mine, other):
        house.clock.pass_(minutes=2)  # the same code is not asked for twice at once
        await link(play, v.THIRD_EMAIL)
        await play.say("dừng")
    await own_record(house, mine)
    await advertising(other)
    async with client(house) as first, client(house) as second:
        await sign_in(house, first, "lan")
        await sign_in(house, second, "minh")
        lan, minh = Desk(house, first), Desk(house, second)
        await closed_case(mine, await talk(mine, lan, minh), lan)
        await file_in_the_page(house, lan)
        await report(house, driver, minh)
        await rested_report(house, driver)
        await frozen(mine, minh)


# -- the record and advertising -------------------------------------------------------------------
async def own_record(house: CanaryHouse, play: Play) -> None:
    """Masked, its history, in full, and the other chat's end."""
    house.clock.pass_(minutes=40)  # the code's proof is over
    await play.say("/mydata")
    await play.press("choice-mydata-history")
    await play.say("/mydata")
    await play.press("choice-mydata-full")
    await play.press("choice-mydata-full-sure")
    await play.press("choice-by-email")
    await play.code()
    play.hears("mydata-full")
    await play.say("/mydata")
    await play.press("choice-mydata-chats")
    await play.say("1")  # the only other one
    await play.press("choice-unlink-sure")
    play.hears("mydata-unlinked")
    await play.say("/stop")
    await play.say("nhận lại quảng cáo")
    play.hears("marketing-started")


async def advertising(play: Play) -> None:
    """Stopped by whoever is not linked, for a contact that they type."""
    await play.say("/stop")
    await play.say(v.FREE)
    await play.say(v.SECOND_EMAIL)
    play.hears("marketing-stopped-contact")
    await play.say("/stop")
    await play.say(f"0{v.SECOND_PHONE[3:]}")


# -- with staff -----------------------------------------------------------------------------------
async def talk(play: Play, lan: Desk, minh: Desk) -> str:
    """Taken up, answered, corrected, with a file; also what is no file, and no word of theirs."""
    await play.say("gặp nhân viên")
    api, chat = play.driver.api, play.driver.chat(play.who)
    said = api.say(chat, v.FREE)
    await play.look()
    reference = newest(lan.house)
    await lan.does(reference, "claim")
    await lan.does(reference, "reply", text=v.STAFFS_WORDS)
    await lan.does(reference, "correct", text=v.STAFFS_WORDS.upper())
    await minh.does(reference, "correct", text=v.STAFFS_WORDS)
    await minh.does(reference, "correct", text=v.STAFFS_WORDS, field=v.FREE)
    await _send_files(lan, reference)
    api.edit(chat, said.message_id, v.FREE.title())
    await play.look()
    await play.say("bao lâu nữa")
    await lan.does(reference, "give_back")
    await play.look()
    await lan.does(reference, "settle", text=v.STAFFS_WORDS)
    await play.look()
    return reference


async def _send_files(lan: Desk, reference: str) -> None:
    for data in (v.FREE.encode(), b"", jpeg(), paper_corpus.pdf()):
        files = {"file": (v.FILE_NAME, data)}
        await lan.does(reference, "send_file", text=v.STAFFS_WORDS, files=files)
    await lan.does(reference, "send_file", text=v.FREE)


async def closed_case(play: Play, reference: str, lan: Desk) -> None:
    """Rated, told, taken up again, and closed once more."""
    await play.say("4")
    await play.say(v.FREE)
    play.hears("rate-thanks")
    await play.say("/menu")
    await play.say(v.FREE)
    await play.say(reference)
    await play.press("choice-reopen", reference=reference)
    await play.say(v.FREE)
    play.hears("reopened")
    await lan.does(reference, "settle", text=v.STAFFS_WORDS)
    await play.look()


async def file_in_the_page(house: CanaryHouse, lan: Desk) -> None:
    """Sent to a browser, which gets it; nobody else does."""
    driver = WebChatDriver()
    await driver.open(house)
    play = Play(house, driver)
    await play.say("gặp nhân viên")
    await play.say(v.FREE)
    await _send_files(lan, newest(house))
    await play.look()
    files = [one["file"] for one in await driver._messages(1) if one["file"]]
    assert len(files) == 2
    for who in (1, 2):
        browser = await driver._client(who)
        answers = [await browser.get(one["address"]) for one in files]
        assert {one.status_code for one in answers} == {200 if who == 1 else 404}
    house.driven.cookies |= {
        value for browser in driver._clients.values() for value in browser.cookies.values()
    }
    await driver.close()


# -- reports --------------------------------------------------------------------------------------
async def report(house: CanaryHouse, driver: Polling, minh: Desk) -> None:
    """By nobody we know, with forwarded words, a file, and a contact that nobody has proven."""
    play, api, chat = Play(house, driver, STRANGER), driver.api, driver.chat(STRANGER)
    entry = api.say(driver.chat(OTHER), v.FREE)
    await play.say("/start")
    await play.say(f"{_LOAN}, {v.FREE}")
    play.hears("report-begun")
    api.forward(chat, driver.chat(OTHER), entry.message_id)
    await play.look()
    await play.send_file(jpeg(), v.FILE_NAME)
    for answer in (v.FREE, "hôm qua", v.PHONE, "/skip", v.REACH_EMAIL, v.FREE, "xong", "đúng"):
        await play.say(answer)
    play.hears("report-opened-urgent")
    await play.say(f"họ vừa rút mất 5 triệu, {v.FREE}")
    reference = newest(house)
    for action in ("claim", "reply", "ask_more", "freeze"):
        await minh.does(reference, action, text=v.STAFFS_WORDS)
    await play.look()
    await minh.does(reference, "settle", text=v.STAFFS_WORDS)
    await play.look()


async def rested_report(house: CanaryHouse, driver: Polling) -> None:
    """Begun, and handed in by the clock."""
    play = Play(house, driver, SILENT)
    await play.say("/start")
    await play.say(f"{_LOAN}, {v.FREE}")
    house.clock.pass_(minutes=21)
    await play.look()
    play.hears("report-rested")


async def frozen(play: Play, minh: Desk) -> None:
    """By the customer, lifted; by staff, lifted again."""
    await play.say("ngắt liên kết")
    await play.press("choice-unlink-sure")
    play.house.clock.pass_(minutes=2)
    await link(play, THIRD)
    await play.press("choice-by-email")
    await play.code()
    await play.say("dừng")
    await play.say(f"{_LOAN}, {v.FREE}")
    await play.say(render("choice-hand-in", "vi"))
    await play.press("choice-freeze")
    play.hears("freeze-done")
    reference = newest(play.house)
    for action in ("lift", "freeze", "lift"):
        answer = await minh.does(reference, action, text=v.REASON)
        assert answer.status_code == 303, answer.text
    await play.look()


async def window(house: CanaryHouse, driver: Polling) -> None:
    """A form that is left open; a change that is held, and applied when nobody objected."""
    play = Play(house, driver, MINE)
    await play.say("dừng")
    await play.say("đổi ngày sinh")
    await play.say(v.FREE)
    for hours in (24, 24 * 30):
        house.clock.pass_(hours=hours)
        await play.look()
    await play.say("dừng")
    await held_email(play)
    house.clock.pass_(hours=73)
    await play.look()
