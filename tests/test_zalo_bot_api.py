"""The loopback Zalo Bot server, checked by clients that others wrote: it is not shaped by ours.

`python-zalo-bot` (named in Zalo's documents) and `zalo-bot-mcp` (whose shapes were measured on the
live platform) are for tests alone, in the extra `dev`; where they are missing this is skipped,
which fails where HELPDESK_CI is set.
"""

import asyncio
import datetime as dt
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest

from tests.zalo_bot_api import TOKEN, ZaloApi, running_zalo_api

HOOK = "https://desk.example/hooks/zalo-bot"
SECRET = "secret-of-the-hook"


@pytest.fixture
def api() -> Iterator[ZaloApi]:
    with running_zalo_api() as running:
        yield running


# -- python-zalo-bot -----------------------------------------------------------------------------
@pytest.fixture
def bot(api: ZaloApi):
    zalo_bot = pytest.importorskip("zalo_bot", reason="python-zalo-bot is not installed")
    return zalo_bot.Bot(TOKEN, base_url=api.origin)


async def test_the_sdk_knows_the_bot_and_speaks(api: ZaloApi, bot) -> None:
    chat = api.chat(1)
    async with bot:
        assert (await bot.get_me()).account_name == "bot.DcNet"
        sent = await bot.send_message(chat, "Đổi số điện thoại")
        assert sent.message_id == api.transcript(chat)[-1].message_id
        assert await bot.send_photo(chat, "ảnh", "https://example.vn/a.jpg")
        assert await bot.send_chat_action(chat, "typing") is not False
    assert [one.text for one in api.transcript(chat)] == ["Đổi số điện thoại", "ảnh"]
    assert api.calls("sendMessage")[-1].args["text"] == "Đổi số điện thoại"


async def test_the_sdk_polls_and_reads_what_we_write(api: ZaloApi, bot) -> None:
    from zalo_bot.error import NetworkError

    chat = api.chat(1)
    api.say(chat, "chào")
    api.photo(chat, b"\xff\xd8", "đây")
    api.unsupported(chat)
    async with bot:
        text, photo, other = [await bot.get_update(timeout=1) for _ in range(3)]
        assert (text.message.text, text.message.chat.id) == ("chào", chat)
        assert text.message.from_user.is_bot is False
        assert photo.message.photo_url.startswith(f"{api.origin}/media/")
        assert other.message.text is None
        with pytest.raises(NetworkError):  # idle: the SDK takes 408 for trouble
            await bot.get_update(timeout=0)


def test_the_sdk_sets_looks_at_and_takes_away_the_webhook(api: ZaloApi, bot) -> None:
    """In a process of its own: these of its calls run loops that they leave connections open in."""
    code = (
        "import sys, zalo_bot; bot = zalo_bot.Bot(sys.argv[1], base_url=sys.argv[2]); "
        "assert bot.set_webhook(*sys.argv[3:5]); print(bot.get_webhook_info().url); "
        "assert len(sys.argv) == 5 or bot.delete_webhook() is not None"
    )

    def run(*more: str) -> str:
        given = [sys.executable, "-W", "ignore", "-c", code, TOKEN, api.origin, HOOK, SECRET]
        done = subprocess.run([*given, *more], capture_output=True, text=True, check=True)
        return done.stdout.splitlines()[-1]

    assert run() == HOOK
    assert (api.world.hook.url, api.world.hook.secret) == (HOOK, SECRET)
    run("take it away")
    assert api.world.hook.url == ""


async def test_the_sdk_reads_webhook_bodies_unwrapped(api: ZaloApi, bot) -> None:
    from zalo_bot import Update

    event = api.say(api.chat(1), "chào")
    read = Update.de_json(event.body, bot)
    assert read.message.text == "chào"
    assert isinstance(read.message.date, dt.datetime)


# -- zalo-bot-mcp --------------------------------------------------------------------------------
@pytest.fixture
def measured(api: ZaloApi, monkeypatch: pytest.MonkeyPatch):
    module = pytest.importorskip("zalo_bot_mcp.zalo_api", reason="zalo-bot-mcp is not installed")
    monkeypatch.setattr(module, "BASE_URL", api.origin)
    return module


@pytest.fixture
async def client(measured):
    async with measured.ZaloBotApi(TOKEN) as made:
        yield made


async def test_the_measured_client_agrees(api: ZaloApi, measured, client) -> None:
    chat = api.chat(1)
    api.doubts.coded = True  # as it measured
    me = await client.get_me()
    assert me["account_name"] == "bot.DcNet"
    api.say(chat, "chào")
    found = measured.parse_update(await client.get_updates(timeout=1))
    assert (found.text, found.chat_id, found.chat_type) == ("chào", chat, "PRIVATE")
    assert await client.get_updates(timeout=0) is None  # idle: 408
    await client.send_message(chat, "Dạ")
    assert api.transcript(chat)[-1].text == "Dạ"
    assert api.calls("sendMessage")[-1].args["chat_id"] == chat


async def test_the_measured_client_is_refused_as_it_expects(api: ZaloApi, measured, client) -> None:
    with pytest.raises(measured.ZaloClientError):
        await client.send_message("nowhere", "Dạ")
    api.fault("5xx", "sendMessage")
    with pytest.raises(measured.ZaloTransientError):
        await client.send_message(api.chat(1), "Dạ")


# -- the wire ------------------------------------------------------------------------------------
@pytest.mark.parametrize("verb", ["GET", "POST"])
def test_any_verb_and_any_encoding(api: ZaloApi, verb: str) -> None:
    address = f"{api.base_url}{TOKEN}"
    with httpx.Client(trust_env=False) as client:
        assert client.request(verb, f"{address}/getMe").json()["result"]["account_type"] == "BASIC"
        assert client.request(verb, f"{address}/getWebhookInfo").status_code == 404
        wrong = client.request(verb, f"{api.base_url}1:wrong/getMe")
        assert (wrong.status_code, wrong.json()["error_code"]) == (401, 401)
        assert client.request(verb, f"{address}/editMessageText").status_code == 404
        fields = {"chat_id": api.chat(1), "text": "x" * 2001}
        for body in ({"json": fields}, {"data": fields}):
            assert client.post(f"{address}/sendMessage", **body).status_code == 400
        for length in (7, 257):
            hook = {"url": HOOK, "secret_token": "s" * length}
            assert client.post(f"{address}/setWebhook", json=hook).status_code == 400


async def test_both_sides_of_what_is_in_doubt(api: ZaloApi) -> None:
    chat = api.chat(1)
    async with httpx.AsyncClient(base_url=f"{api.base_url}{TOKEN}", trust_env=False) as client:

        async def poll() -> httpx.Response:
            return await client.post("/getUpdates", data={"timeout": "0"})

        api.say(chat, "một")
        assert (await poll()).json()["result"]["message"]["text"] == "một"
        assert (await poll()).status_code == 408
        api.doubts.idle = 200
        idle = await poll()
        assert (idle.status_code, idle.json()["error_code"]) == (200, 408)
        api.doubts.replay = True
        assert (await poll()).json() == (await poll()).json()
        api.doubts.listed = True
        assert isinstance((await poll()).json()["result"], list)
        waiting = asyncio.create_task(client.post("/getUpdates", data={"timeout": "20"}))
        assert (await asyncio.wait_for(waiting, 5)).is_success
