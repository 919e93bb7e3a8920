"""What customers say in the campaign: every effect and every question, on each channel."""

import io
import re

from PIL import Image

from bot.copy import render
from tests.bot.contract import Play
from tests.bot.drivers import WebChatDriver
from tests.bot.paper_corpus import pdf_with
from tests.canary import values as v
from tests.canary.house import CanaryHouse, Polling
from tests.canary.visits import client
from tests.handlers.test_portal import token

THIRD = "DC10047"  # the customer of `affairs.py`


def jpeg() -> bytes:
    """With personal words in its metadata."""
    block = Image.Exif()
    block[0x010F], block[0x9286] = v.EXIF, v.EXIF
    written = io.BytesIO()
    Image.radial_gradient("L").resize((60, 40)).convert("RGB").save(
        written, "JPEG", exif=block, comment=v.EXIF.encode()
    )
    return written.getvalue()


def pdf() -> bytes:
    return pdf_with(b"<< /Title (" + v.PDF_TEXT.encode() + b") >>")


def people(house: CanaryHouse) -> None:
    """Three customers of record, full of canaries."""
    house.customer(
        "DC10023", name=v.NAME, phone=v.PHONE, email=v.EMAIL, id_number=v.ID_NUMBER,
        birth_date=v.BORN, address=v.ADDRESS,
        contact_person=f'{{"name":"{v.PERSON}","phone":"{v.PERSONS_PHONE}","role":"kế toán"}}',
    )  # fmt: skip
    for code, name, phone, email in (
        ("DC10031", v.SECOND_NAME, v.SECOND_PHONE, v.SECOND_EMAIL),
        (THIRD, v.THIRD_NAME, v.THIRD_PHONE, v.THIRD_EMAIL),
    ):
        house.customer(code, name=name, phone=phone, email=email)


async def agree(play: Play, most: int = 3) -> None:
    """Say yes until nothing is asked any more."""
    for _ in range(most):
        labels = {label for one in play.news for label in one.buttons}
        if not labels & {render("choice-yes", "vi")}:
            return
        await play.say("đúng")


async def link(play: Play, claim: str, wish: str = "đổi địa chỉ") -> None:
    await play.say("/start")
    await play.say(wish)
    await play.say(claim)
    await play.code()


async def details(house: CanaryHouse, play: Play) -> None:
    """Every detail that needs no code of its own."""
    born = "/".join(reversed(v.NEW_BORN.split("-")))
    await play.say(v.NEW_ADDRESS)
    await agree(play)
    for wish, answer in (
        ("đổi số căn cước", v.NEW_ID_NUMBER),
        ("đổi ngày sinh", born),
        ("đổi người liên hệ", f"{v.PERSON}, kế toán, 0938 204 617"),
        ("đổi ngày sinh", v.FREE),  # refused
    ):
        await play.say(wish)
        await play.say(answer)
        await agree(play)
    await play.say("dừng")
    house.clock.pass_(minutes=40)  # the code's proof is over
    await play.say("đổi địa chỉ")
    await play.press("choice-by-email")
    await play.code()
    await play.say("dừng")


async def phone(play: Play) -> None:
    """At once, with the old one's code; the link of the notice undoes it later."""
    await play.say("đổi số điện thoại")
    await play.say(v.NEW_PHONE)
    await agree(play, 1)
    await play.say("000000")
    await play.code()
    await play.code()
    play.hears("changed-contact")


async def held_email(play: Play) -> None:
    """Only the other contact can be proven."""
    await play.say("đổi email")
    await play.say(v.NEW_EMAIL)
    await agree(play, 1)
    await play.press("choice-no-access")
    await play.code()
    await play.code()
    play.hears("held")


async def name(play: Play) -> None:
    await play.say("đổi tên khách hàng")
    await play.say(v.NEW_NAME)
    await play.press("name_reason-civil_change")
    await play.press("name_paper-civil_extract")
    await play.send_file(jpeg(), v.FILE_NAME)
    await play.send_file(pdf(), v.FILE_NAME.replace(".jpg", ".pdf"))
    if play.driver.name == "telegram":  # neither picture nor PDF; a page refuses it at once
        await play.send_file(v.FREE.encode(), v.FILE_NAME)
    await play.press("choice-done")
    await agree(play)
    play.hears("case-opened")


async def talk(play: Play) -> None:
    await play.say("gặp nhân viên")
    await play.say(v.FREE)
    await play.send_file(jpeg(), v.FILE_NAME)
    await play.say("/menu")


async def withdraw(play: Play) -> None:
    await play.say("rút yêu cầu")
    labels = [label for one in play.news for label in one.buttons]
    prefix = render("choice-withdraw", "vi", {"reference": ""}).strip()
    wanted = next((one for one in labels if one.startswith(prefix)), None)
    if wanted is not None:
        await play._then(lambda: play.driver.press(play.who, wanted))
    await play.press("choice-withdraw-sure")


async def oddities(play: Play, driver: Polling) -> None:
    """Whatever else the platform can bring."""
    api, chat = driver.api, driver.chat(play.who)
    entry = api.say(chat, v.FREE)
    await play.look()
    api.edit(chat, entry.message_id, v.FREE.upper())
    api.share_contact(chat, v.PHONE)
    api.location(chat, 10.77, 106.69)
    api.sticker(chat)
    await play.look()
    group = -1002003004005
    api.group(group, v.TELEGRAM_NAME)
    api.join(group, chat)
    api.say(group, f"/start {v.FREE}", user=chat)
    api.forward(chat, chat, entry.message_id)
    await play.look()
    api.block(chat)
    await play.look()
    api.unblock(chat)
    await play.look()


async def telegram(house: CanaryHouse, driver: Polling) -> Play:
    play = Play(house, driver)
    await link(play, f"0{v.PHONE[3:]}")
    await details(house, play)
    await name(play)
    await talk(play)
    await phone(play)
    return play


async def second(house: CanaryHouse, driver: Polling) -> None:
    play = Play(house, driver, 2)
    await link(play, v.SECOND_EMAIL)
    await play.say("dừng")
    await held_email(play)
    await withdraw(play)
    house.clock.pass_(minutes=2)  # the same code is not asked for twice at once
    await held_email(play)
    await play.say("không phải tôi")
    await play.press("choice-undo-sure")
    house.clock.pass_(minutes=2)
    await link(play, v.SECOND_EMAIL)
    await play.say("ngắt liên kết")
    await play.press("choice-unlink-sure")


async def portal(house: CanaryHouse, driver: Polling) -> None:
    """By a signed link, in Telegram and in the web chat inside another page."""
    play = Play(house, driver, 5)
    link = token(house, secret=v.PORTAL_SECRET)
    for _ in range(2):  # used, then used again
        await play.say(f"/start {link}")
    await play.press("choice-portal-sure")
    play.hears("linked")
    await play.say("dừng")
    await play.say("ngắt liên kết")
    await play.press("choice-unlink-sure")
    in_page = token(house, secret=v.PORTAL_SECRET)
    house.driven.cookies |= {link, in_page}
    async with client(house) as browser:
        page = (await browser.get("/chat/embed")).text
        secret = re.findall(r'name="chat-session" content="([^"]+)"', page)[0]
        house.driven.cookies.add(secret)
        browser.headers["Authorization"] = f"Bearer {secret}"
        await browser.post("/chat/embed")
        await browser.post("/chat/portal", json={"client_id": "portal-01", "token": in_page})
        await browser.post("/chat/portal", json={"client_id": "portal-02", "token": v.FREE})
        await house.work()
        async with browser.stream("GET", "/chat/stream") as stream:
            async for line in stream.aiter_lines():
                if line.startswith("data"):
                    break
        answer = await browser.post("/chat/new", json={})
        house.driven.cookies.add(answer.json()["session"])


async def web(house: CanaryHouse) -> None:
    """A session that is left alone: its transcript closes."""
    driver = WebChatDriver()
    await driver.open(house)
    play = Play(house, driver)
    await link(play, "DC10023")
    await play.press("choice-by-email")
    await play.code()
    await play.say("dừng")
    await name(play)
    await talk(play)
    house.driven.cookies |= {
        value for client in driver._clients.values() for value in client.cookies.values()
    } | {client.headers["X-CSRF-Token"] for client in driver._clients.values()}
    house.clock.pass_(hours=1)
    await house.work()
    await driver.close()
