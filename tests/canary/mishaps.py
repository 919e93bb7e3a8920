"""What goes wrong on purpose: platforms that fail, updates nobody can read, code that raises."""

import asyncio
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from unittest.mock import patch

import httpx
from sqlalchemy import text

from bot.channels.telegram_webhook import PATH
from bot.gateways.mail import Mail
from bot.pages import chat
from handlers import clock as clock_of
from handlers import perform, thinking
from states.effects import Say
from storage import transcript, wakeups
from storage.inbox import Arrived
from tests.bot.contract import Play
from tests.bot.drivers import WebChatDriver
from tests.bot.telegram_driver import SECRET
from tests.canary import values as v
from tests.canary import visits
from tests.canary.house import CanaryHouse, Polling
from tests.canary.platforms import MailServer, SmsGateway
from tests.canary.talks import jpeg

FAULTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("429", {"retry_after": 3}), ("5xx", {}), ("html", {}), ("drop_before", {}),
    ("drop_after", {}), ("truncate", {}), ("odd_result", {"result": v.PLATFORM_SAYS}),
    ("error", {"code": 400, "text": f"Bad Request: {v.PLATFORM_SAYS} {v.CHAT}"}),
    ("error", {"code": 409, "text": f"Conflict: {v.PLATFORM_SAYS}"}),
    ("error", {"code": 401, "text": f"Unauthorized: {v.PLATFORM_SAYS}"}),
    ("error", {"code": 403, "text": f"Forbidden: {v.PLATFORM_SAYS}"}),
)  # fmt: skip


async def platform_fails(house: CanaryHouse, driver: Polling) -> None:
    """Each fault, sending and polling."""
    play = Play(house, driver, 3)
    await play.say("/start")
    for kind, details in FAULTS:
        for method in ("sendMessage", "getUpdates", "answerCallbackQuery", "getFile"):
            driver.api.fault(kind, method, **details)
        await play.say(v.FREE)
        await play.send_file(jpeg(), v.FILE_NAME)
        house.clock.pass_(minutes=6)
        driver.api.clear_faults()
        await play.look()
        await play.driver.house.built.channels["telegram"].health()
    driver.channel.line.line.patience = 0.2
    driver.api.fault("hold", "sendMessage")
    await play.say(v.FREE)
    driver.api.release()
    driver.channel.line.line.patience = 10
    await driver.refuse()
    driver.api.say(driver.chat(3), v.FREE)
    await house.work()
    await driver.accept()
    house.clock.pass_(minutes=6)
    await play.look()
    driver.api.unblock(driver.chat(3))


async def gateways_fail(
    house: CanaryHouse, driver: Polling, mail: MailServer, sms: SmsGateway
) -> None:
    play = Play(house, driver, 4)
    await play.say("/start")
    for refusing, status in (("550 5.1.1", 500), ("451 4.7.1", 400), ("554 5.7.1", 429)):
        mail.refusing, sms.status = refusing, status
        for claim in (v.SECOND_EMAIL, f"0{v.SECOND_PHONE[3:]}"):
            await play.say("đổi địa chỉ")
            await play.say(claim)
            await play.say("dừng")
            house.clock.pass_(minutes=6)
        await house.work()
    mail.refusing, sms.status = "", 200
    gone = Mail(f"smtp://bot:{v.SMTP_PASSWORD}@127.0.0.1:9", "x@dcnet.vn")
    with patch.dict(house.built.sender._outlets, {"mail": gone}):
        house.clock.pass_(hours=1)
        await play.say("đổi địa chỉ")
        await play.say(v.SECOND_EMAIL)
        await house.work()
    await play.say("dừng")


async def unreadable(house: CanaryHouse, driver: Polling) -> None:
    """Updates that nobody can read, on every channel."""
    chat_id = driver.chat(5)
    driver.api.inject("message", {"chat": {"id": chat_id, "type": v.UPDATE_TEXT}, "text": 7})
    driver.api.inject(v.UPDATE_TEXT, {"text": v.UPDATE_TEXT})
    driver.api.inject("callback_query", {"id": v.UPDATE_TEXT, "data": v.UPDATE_TEXT})
    bodies = (
        f'{{"what": "{v.UPDATE_TEXT}"}}', f'{{"what": "text", "{v.UPDATE_TEXT}": 1}}',
        f'{{"what": "text", "text": {{"{v.UPDATE_TEXT}": 1}}}}', f'{{{v.UPDATE_TEXT}',
    )  # fmt: skip
    for name, channel in house.built.channels.items():
        for number, body in enumerate(bodies):
            item = Arrived(f"poison-{name}-{number}", v.CHAT, body.encode())
            await house.built.intake.receive(name, channel.account, [item])
    await house.work()


def _raise(value: str) -> Any:
    def raising(*args: Any, **kwargs: Any) -> Any:
        raise RuntimeError(f"{value}: {args} {kwargs}")

    return raising


def _bad_statement(uow: Any, *args: Any, **kwargs: Any) -> Any:
    """A statement that the database refuses, and tells with its values."""
    uow.connection.execute(
        text("INSERT INTO customer (id, code) VALUES (:name, :phone)"),
        {"name": v.NAME, "phone": v.PHONE},
    )


@contextmanager
def _raising(house: CanaryHouse) -> Iterator[list[Any]]:
    """One after the other: thinking, performing, a query, the inbox."""
    yield [
        patch.object(thinking, "feed", _raise(v.FREE)),
        patch.dict(perform.PERFORM, {Say: _raise(v.FREE)}),
        patch.object(transcript, "add", _bad_statement),
        patch.object(house.built.sender._outlets["webchat"], "send", _raise(v.FREE)),
        patch.object(clock_of, "wake", _raise(v.FREE)),
    ]


async def hook_is_told(house: CanaryHouse) -> None:
    """Telegram's webhook with the right secret: what it cannot read, and what cannot be stored."""
    headers = {"x-telegram-bot-api-secret-token": SECRET}
    bodies: tuple[bytes, ...] = (f'{{"{v.UPDATE_TEXT}'.encode(), f'["{v.UPDATE_TEXT}"]'.encode(),
              f'{{"update_id": "{v.UPDATE_TEXT}", "x": 1}}'.encode(), b"\xff\xfe" + v.FREE.encode(),
              f'{{"update_id": 99, "message": {{"text": "{v.UPDATE_TEXT}"}}}}'.encode(),
              v.FREE.encode() * 40_000)  # fmt: skip
    async with httpx.AsyncClient(base_url=house.base, trust_env=False) as browser:
        for body in bodies:
            with suppress(httpx.TransportError):
                await browser.post(PATH, content=body, headers=headers)
        with patch.object(type(house.database), "write", _raise(v.FREE)):
            answer = await browser.post(PATH, content=bodies[4], headers=headers)
            assert answer.status_code == 503
    await house.work()


async def code_raises(house: CanaryHouse) -> None:
    driver = WebChatDriver()
    await driver.open(house)
    await driver.say(1, "/start")
    await house.work()
    with _raising(house) as patches:
        for one in patches:
            with one:
                await driver.say(1, v.FREE)
                try:
                    await house.work()
                except RuntimeError:
                    continue  # the running parts note it and go on
    await house.work()
    await _alarms_raise(house)
    await _pages_raise(house, driver)
    await driver.close()
    _threads_and_tasks_raise()


async def _alarms_raise(house: CanaryHouse) -> None:
    """Each of them, with a defect of ours: it is set aside."""

    def use_case(uow: Any) -> None:
        for kind in clock_of._WAKE:
            wakeups.set_alarm(uow, kind, f"defect-{kind}", uow.now)

    house.database.write_now(use_case)
    with patch.dict(clock_of._WAKE, dict.fromkeys(clock_of._WAKE, _raise(v.FREE))):
        await house.work()


async def _pages_raise(house: CanaryHouse, driver: WebChatDriver) -> None:
    browser = await driver._client(1)
    body = {"text": v.FREE, "client_id": "client-9999"}
    write = type(house.database).write

    async def refuses(*args: Any, **kwargs: Any) -> Any:
        await write(house.database, _bad_statement)

    for broken in (_raise(v.FREE), refuses):
        with patch.object(chat, "_receive", broken):
            answer = await browser.post("/chat/messages", json=body)
            assert answer.status_code == 500, answer.text
        with patch.object(type(house.database), "read", broken):
            await browser.get("/chat")
            await browser.get(f"/status/not-me/{v.FREE}")
        with patch.object(type(house.database), "write", broken):
            await browser.get("/readyz")
            await browser.post("/console/sign-in", data={"login": v.EMAIL})
            await visits.every_route(house, browser)


def _threads_and_tasks_raise() -> None:
    """What nobody catches: a thread, a task, a library that logs what it was given."""

    async def lost() -> None:
        raise RuntimeError(v.FREE)

    task = asyncio.get_running_loop().create_task(lost(), name=v.FREE)
    del task
    thread = threading.Thread(target=_raise(v.FREE), name=v.FREE)
    thread.start()
    thread.join()
    leftover = type("Leftover", (), {"__del__": _raise(v.FREE)})()
    del leftover
    for name in ("httpx", "telegram.ext", "uvicorn.error", "uvicorn.access", "sqlalchemy.engine",
                 "asyncio", "aiohttp.access", "mail.log", "alembic", "some.library"):  # fmt: skip
        log = logging.getLogger(name)
        log.warning("%s %s", v.FREE, v.PHONE)
        log.critical("%s", v.FREE)
        try:
            int(v.FREE)
        except ValueError:
            log.exception(v.FREE)
