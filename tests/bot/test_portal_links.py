"""Links of the portal as the channels bring them: Telegram's deep link, the web chat's POST."""

import json

import pytest

from bot.app import build
from bot.channels.telegram_updates import Me, parse
from bot.channels.webchat import WebChat
from bot.portal_secret import secrets_of
from bot.settings import Settings, SettingsError
from states import events
from tests.bot.contract import Play
from tests.bot.drivers import WebChatDriver
from tests.bot.house import House
from tests.bot.telegram_driver import PollingDriver
from tests.databases import MASTER_KEY
from tests.handlers.test_portal import SECRET, token

LINK = "AWqJ" + "x" * 45


def update(text: str, **more) -> bytes:
    message = {
        "message_id": 1, "date": 1_770_000_000, "text": text,
        "chat": {"id": 5, "type": "private"}, "from": {"id": 5, "is_bot": False, "first_name": "A"},
    }  # fmt: skip
    return json.dumps({"update_id": 1, "message": message | more}).encode()


def test_a_deep_link_of_telegram_is_an_opened_link_and_its_token_is_not_kept():
    inbound = parse(update(f"/start {LINK}"), Me(1, "desk"))
    assert inbound.event == events.OpenedPortalLink(LINK)
    assert inbound.kept == {"text": "/start"}
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "B"}
    forwarded = parse(update(f"/start {LINK}", forward_origin=origin), Me(1, "desk"))
    assert forwarded.event == events.OpenedPortalLink(LINK, forwarded=True)


@pytest.mark.parametrize("text", ["/start", "/start hello", f"/started {LINK}", f"{LINK}"])
def test_other_words_stay_words(text):
    assert isinstance(parse(update(text), Me(1, "desk")).event, events.Said)


def test_the_web_chats_transcript_keeps_that_a_link_was_opened_not_which():
    body = b'{"what": "portal link", "token": "secret-token", "client_id": "12345678", \
"language": "en"}'
    inbound = WebChat.parse(WebChat.__new__(WebChat), body)
    assert inbound.event == events.OpenedPortalLink("secret-token", language="en")
    assert "secret-token" not in repr(inbound.kept)


@pytest.mark.parametrize(
    ("given", "count"), [(None, 0), ("", 0), (SECRET, 1), (f"{SECRET}, {'n' * 32}", 2)]
)
def test_secrets(given, count):
    assert len(secrets_of(Settings(portal_secret=given))) == count


@pytest.mark.parametrize(
    "given", ["short", f"{SECRET},short", ",".join([SECRET] * 3), f"{SECRET},"]
)
def test_bad_secrets_stop_the_start_and_are_not_told(given, tmp_path):
    with pytest.raises(SettingsError) as refused:
        secrets_of(Settings(portal_secret=given))
    assert "HELPDESK_PORTAL_SECRET" in str(refused.value)
    assert SECRET not in str(refused.value)
    settings = Settings(
        database_url=f"sqlite:///{tmp_path}/x.db", master_key=MASTER_KEY, portal_secret=given
    )
    with pytest.raises(SettingsError):
        build(settings)


@pytest.fixture
async def house(tmp_path, clock):
    house = House(tmp_path, clock, portal_secret=SECRET)
    await house.open()
    house.customer()
    yield house
    await house.close()


async def test_through_the_web_chat(house):
    driver = WebChatDriver()
    await driver.open(house)
    play = Play(house, driver)
    await play.say("/start")
    client = driver._clients[1]
    link = token(house)
    for _ in range(2):  # the same again, as after a lost answer
        body = {"client_id": "portal-0001", "token": link}
        assert (await client.post("/chat/portal", json=body)).status_code == 202
    await play.look()
    assert "N••• T••• M•••" in play.text
    assert "•••023" in play.text
    assert "Mai" not in play.text
    await play.press("choice-portal-sure")
    play.hears("linked")
    shown = [one["text"] for one in await driver._messages(1)]
    assert "Mở từ trang khách hàng" in shown
    assert not any(link in one for one in shown)
    await driver.close()


@pytest.mark.parametrize(
    "body",
    [{}, {"client_id": "portal-0001"}, {"client_id": "short", "token": "x"},
     {"client_id": "portal-0001", "token": 5}, {"client_id": "portal-0001", "token": "x" * 201},
     {"client_id": "portal-0001", "token": ""}, []],
)  # fmt: skip
async def test_bad_bodies(house, body):
    driver = WebChatDriver()
    await driver.open(house)
    client = await driver._client(1)
    assert (await client.post("/chat/portal", json=body)).status_code == 400
    await driver.close()


async def test_through_telegram(tmp_path, clock):
    driver = PollingDriver()
    await driver.begin()
    house = House(tmp_path, clock, portal_secret=SECRET, **driver.settings)
    await house.open()
    house.customer()
    await driver.open(house)
    play = Play(house, driver)
    link = token(house, form=1)
    assert len(link) <= 64
    await play.say(f"/start {link}")
    assert "N••• T••• M•••" in play.text
    assert "•••023" in play.text
    assert "Mai" not in play.text
    await play.press("choice-portal-sure")
    play.hears("linked", "ask-phone")
    chat = driver.address(1)
    assert link not in repr([one.body for one in house.transcript("telegram", chat)])
    await driver.close()
    await house.close()
