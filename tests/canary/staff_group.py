"""The staff's group in the campaign: it is shown all that happens, a colleague is bound by a link,
answers and notes there; and nothing that identifies a customer ever stood in it."""

import re

from bot.copy import render
from tests.canary import values as v
from tests.canary.house import CanaryHouse, Polling
from tests.canary.search import Canary, Search
from tests.canary.visits import client, hidden, sign_in

GROUP, MINH, STRANGER = -1_007_391_500, 7391500988, 7391500989
# What may stand there is what customers tell in their own words (`FREE`), and nothing else.
_NEVER = (
    *(v.PHONE, v.NEW_PHONE, v.SECOND_PHONE, v.THIRD_PHONE, v.PERSONS_PHONE, v.ID_NUMBER),
    *(v.NEW_ID_NUMBER, v.EMAIL, v.NEW_EMAIL, v.SECOND_EMAIL, v.THIRD_EMAIL, v.REACH_EMAIL),
    *(v.NAME, v.NEW_NAME, v.SECOND_NAME, v.THIRD_NAME, v.PERSON, v.TELEGRAM_NAME, v.CHAT),
    *(v.ADDRESS.partition(",")[0], v.NEW_ADDRESS.partition(",")[0], v.STAFFS_WORDS, v.REASON),
    *(v.FILE_NAME, v.EXIF, v.PDF_TEXT),
)


def made(driver: Polling) -> None:
    for account, name in ((MINH, "Minh"), (STRANGER, "Ai Đó")):
        driver.api.add_user(account, name)
    members = {MINH: "administrator", STRANGER: "member"}
    driver.api.group(GROUP, forum=True, members=members)


async def all_of_it(house: CanaryHouse, driver: Polling) -> None:
    async with client(house) as minh:
        await sign_in(house, minh, "minh")
        form = hidden((await minh.get("/console/me")).text)
        page = (await minh.post("/console/me/telegram", data=form)).text
        line = re.search(r"/start (staff-[A-Za-z0-9_-]+)", page)
        assert line, page
        house.driven.cookies |= {line[1].removeprefix("staff-"), *form.values()}
        for account in (MINH, STRANGER):  # the second one is too late
            driver.api.say(account, line[0])
            await house.work()
        await _talk(house, driver)
        await minh.post("/console/me/telegram/unbind", data=form)


async def _talk(house: CanaryHouse, driver: Polling) -> None:
    """In the topic of an open case whose customer said something."""
    api = driver.api
    open_ones = [one.id for one in api.world.chats[GROUP].topics.values() if not one.closed]
    words = [one for one in api.transcript(GROUP) if one.text.startswith("👤")]
    words = [one for one in words if one.thread in open_ones]
    thread = words[-1].thread
    for account in (MINH, STRANGER):
        person = api.in_group(GROUP, account, thread=thread)
        said = person.say(v.FREE, reply_to=words[-1].message_id)
        person.say(v.FREE)
        person.edit(said.message_id, f"{v.FREE}, {v.FREE}")
        await house.work()
    for label in ("group-claim", "group-ready-reply", "group-text-where", "group-send"):
        card = api.transcript(GROUP, thread=thread)[1]
        shown = [one.text for row in card.buttons for one in row if one.data]
        if render(label, "vi") in shown:
            api.press(GROUP, card.message_id, render(label, "vi"), user=MINH)
            await house.work()


def quiet(driver: Polling) -> None:
    """Every text that ever went there, edits too."""
    group = [str(call.args) for call in driver.api.calls(chat=GROUP)]
    assert len(group) > 20
    found = Search([Canary(one, one) for one in _NEVER])({"group": "\n".join(group).encode()})
    assert found == [], found
