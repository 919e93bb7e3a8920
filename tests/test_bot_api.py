"""The loopback Bot API server, checked with python-telegram-bot and with raw httpx.

Longer than 300 lines: one subject, one list of cases that is read from top to bottom.
"""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
import telegram
from PIL import Image
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import HTTPXRequest

from tests.bot_api import (
    AsyncRemoteBotApi,
    BotApi,
    NoSuchButtonError,
    RemoteBotApi,
    RemoteError,
    running_bot_api,
    serving_bot_api,
)
from tests.bot_api.model import RIGHTS

AN, BINH, STAFF = 101, 202, -1001234
DAY, WEEK = 86_400, 7 * 86_400
Inline = telegram.InlineKeyboardMarkup
Key = telegram.InlineKeyboardButton


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[BotApi]:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else PTB warns when it makes a RetryAfter
    with running_bot_api() as server:
        server.user(AN, "An", started=True)
        yield server


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[telegram.Bot]:
    client = telegram.Bot(
        api.token,
        base_url=api.base_url,
        base_file_url=api.base_file_url,
        request=HTTPXRequest(connection_pool_size=8),
    )
    async with client:
        yield client


@pytest.fixture
def raw(api: BotApi) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=api.base_url + api.token, trust_env=False) as client:
        yield client


def picture(width: int = 900, height: int = 600) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "JPEG")
    return out.getvalue()


def updates(raw: httpx.Client, **arguments: Any) -> list[dict[str, Any]]:
    answer = raw.post("/getUpdates", json=arguments).json()
    assert answer["ok"], answer
    return list(answer["result"])


def said(raw: httpx.Client, method: str, **arguments: Any) -> tuple[int, str]:
    answer = raw.post(f"/{method}", json=arguments)
    return answer.status_code, answer.json().get("description", "")


# -- the wire --------------------------------------------------------------------------------


async def test_get_me_has_what_ptb_needs(bot: telegram.Bot) -> None:
    me = await bot.get_me()
    assert me.is_bot
    assert me.username == "helpdesk_bot"
    assert me.can_read_all_group_messages is False


def test_form_json_multipart_and_query_read_alike(api: BotApi, raw: httpx.Client) -> None:
    keys = {"inline_keyboard": [[{"text": "Có", "callback_data": "y"}]]}
    form = {"chat_id": "101", "text": "chào", "reply_markup": json.dumps(keys)}
    bodies: list[dict[str, Any]] = [
        {"data": form},
        {"json": {"chat_id": 101, "text": "chào", "reply_markup": keys}},
        {"data": form, "files": {"unused": ("a.txt", b"a")}},
        {"params": form},
    ]
    for body in bodies:
        result = raw.post("/SENDMESSAGE", **body).json()["result"]
        assert result["text"] == "chào"
        assert result["reply_markup"] == keys
        assert abs(result["date"] - time.time_ns() / 1e9) < 5
    assert raw.get("/getme").json()["result"]["is_bot"] is True
    assert [entry.message_id for entry in api.transcript(AN)] == [1, 2, 3, 4]
    assert {call.method for call in api.calls()} == {"sendMessage", "getMe"}


def test_wrong_token_and_unknown_method(api: BotApi, raw: httpx.Client) -> None:
    assert said(raw, "sendNothing") == (404, "Not Found: method not found")
    wrong = httpx.post(f"{api.base_url}1:wrong/getMe", trust_env=False)
    assert (wrong.status_code, wrong.json()["description"]) == (401, "Unauthorized")
    assert httpx.get(f"{api.origin}/nowhere", trust_env=False).json()["error_code"] == 404
    assert raw.post("/sendMessage", content=b"{", headers={"content-type": "application/json"}
                    ).status_code == 400  # fmt: skip


async def test_wrong_token_is_invalid_token_to_ptb(api: BotApi) -> None:
    client = telegram.Bot("1:wrong", base_url=api.base_url)
    with pytest.raises(InvalidToken):
        await client.initialize()
    await client.shutdown()


# -- receiving -------------------------------------------------------------------------------


async def test_every_kind_of_update_parses(api: BotApi, bot: telegram.Bot) -> None:
    binh = api.user(BINH, "Bình", "en", last_name="Lê", hidden=True)
    binh.say("/start abc x@y.vn")
    binh.send_photo(picture(), caption="đây")
    binh.send_document(b"%PDF-1.7", "đơn.pdf", "application/pdf")
    binh.voice()
    binh.video_note()
    binh.sticker()
    binh.location(10.77, 106.7)
    binh.album([picture(), picture()], caption="hai trang")
    binh.share_contact("+84901234567")
    binh.share_contact("+84909", own=False, user_id=AN)
    binh.share_contact("+84909", forwarded=True)
    first = binh.say("sai")
    binh.edit(first.message_id, "đúng")
    binh.forward(BINH, first.message_id, reply_to=first.message_id)
    await bot.send_message(BINH, "Chọn", reply_markup=Inline([[Key("Có", callback_data="y")]]))
    binh.press("Có")
    binh.block()
    binh.unblock()
    got = await bot.get_updates(timeout=0)
    assert len(got) == 18
    messages = [item.message for item in got if item.message]
    assert messages[0].entities[0].type == "bot_command"
    assert messages[1].photo[-1].width == 900
    assert messages[7].media_group_id == messages[8].media_group_id is not None
    assert messages[9].contact is not None
    assert messages[9].contact.user_id == BINH
    assert messages[10].contact is not None
    assert messages[10].contact.user_id == AN
    assert isinstance(messages[11].forward_origin, telegram.MessageOriginHiddenUser)
    assert messages[13].reply_to_message is not None
    edited = got[13].edited_message
    assert edited is not None
    assert edited.text == "đúng"
    query = next(item.callback_query for item in got if item.callback_query)
    assert query.chat_instance
    assert isinstance(query.message, telegram.Message)
    members = [item.my_chat_member for item in got if item.my_chat_member]
    assert [item.new_chat_member.status for item in members] == ["kicked", "member"]


def test_unconfirmed_updates_come_again(api: BotApi, raw: httpx.Client) -> None:
    ids = [api.say(AN, str(number)).update_id for number in range(5)]
    assert [item["update_id"] for item in updates(raw)] == ids
    assert [item["update_id"] for item in updates(raw, limit=2)] == ids[:2]
    assert [item["update_id"] for item in updates(raw, offset=ids[3])] == ids[3:]
    assert [item["update_id"] for item in updates(raw)] == ids[3:]
    assert [item["update_id"] for item in updates(raw, offset=-1)] == ids[4:]
    assert api.pending() == ids[4:]


def test_an_offset_from_the_future_reads_from_the_head(api: BotApi, raw: httpx.Client) -> None:
    one = api.say(AN, "a").update_id
    assert one is not None
    assert [item["update_id"] for item in updates(raw, offset=one + 500)] == [one]
    assert updates(raw, offset=one + 1) == []
    assert api.pending() == []


def test_allowed_updates_drop_at_birth_and_are_remembered(api: BotApi, raw: httpx.Client) -> None:
    updates(raw, allowed_updates=["message"])
    sent = api.say(AN, "a")
    api.edit(AN, sent.message_id, "b")
    updates(raw)
    api.block(AN)
    updates(raw, allowed_updates=[])
    api.unblock(AN)
    assert [next(iter(item.keys() - {"update_id"})) for item in updates(raw)] == [
        "message",
        "my_chat_member",
    ]


def test_expiry_of_presses_and_messages(api: BotApi, raw: httpx.Client) -> None:
    keys = {"inline_keyboard": [[{"text": "Có", "callback_data": "y"}]]}
    said(raw, "sendMessage", chat_id=AN, text="?", reply_markup=keys)
    api.press(AN, 1, "y")
    told = api.say(AN, "a").update_id
    api.advance(149)
    assert len(updates(raw)) == 2
    api.advance(2)
    assert [item["update_id"] for item in updates(raw)] == [told]
    api.advance(DAY)
    assert updates(raw) == []


def test_ids_jump_after_a_silent_week(api: BotApi, raw: httpx.Client) -> None:
    before = api.say(AN, "a").update_id
    api.advance(WEEK + 1)
    after = api.say(AN, "b").update_id
    assert before is not None
    assert after is not None
    assert after < before
    assert [item["update_id"] for item in updates(raw, offset=before + 1)] == [after]


async def test_long_poll_wakes_on_a_message(api: BotApi, bot: telegram.Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.to_thread(api.await_call, "getUpdates")
    start = time.monotonic()
    api.say(AN, "a")
    assert [item.message.text for item in await poll if item.message] == ["a"]
    assert time.monotonic() - start < 2


async def test_long_poll_waits_its_time(api: BotApi, bot: telegram.Bot) -> None:
    start = time.monotonic()
    assert await bot.get_updates(timeout=1) == ()
    assert 0.9 < time.monotonic() - start < 3


async def test_a_second_poller_throws_out_the_first(api: BotApi, bot: telegram.Bot) -> None:
    other = telegram.Bot(api.token, base_url=api.base_url)
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.to_thread(api.await_call, "getUpdates")
    async with other:
        second = asyncio.create_task(other.get_updates(timeout=20))
        with pytest.raises(Conflict, match="terminated by other getUpdates"):
            await first
        api.say(AN, "a")
        assert len(await second) == 1


def test_a_killed_poller_leaves_its_updates(api: BotApi, raw: httpx.Client) -> None:
    with pytest.raises(httpx.ReadTimeout):
        raw.post("/getUpdates", json={"timeout": 30}, timeout=0.2)
    gone = api.wait_for(
        lambda: next((call for call in api.calls() if call.outcome == "client_gone"), None)
    )
    assert gone.method == "getUpdates"
    api.say(AN, "a")
    assert len(updates(raw)) == 1


def test_hasty_pollers_are_braked(api: BotApi, raw: httpx.Client) -> None:
    api.board.poller.strict = True
    for text in ("a", "b", "c"):
        api.say(AN, text)
    assert [len(updates(raw)) for _ in range(2)] == [3, 1]


def test_redelivery_on_command(api: BotApi, raw: httpx.Client) -> None:
    one = api.say(AN, "a").update_id
    assert one is not None
    updates(raw, offset=one + 1)
    api.redeliver(one, times=2)
    assert [item["update_id"] for item in updates(raw, offset=one + 1)] == [one, one]
    assert updates(raw, offset=one + 1) == []


def test_a_poison_update_can_be_put_in(api: BotApi, raw: httpx.Client) -> None:
    api.inject("callback_query", {"id": "1", "from": {"id": 1}})
    with pytest.raises((TypeError, KeyError)):
        telegram.Update.de_json(updates(raw)[0], None)


# -- the webhook -----------------------------------------------------------------------------


class Receiver:
    """A webhook that answers as `script` says; every request is kept."""

    def __init__(self, script: Callable[[dict[str, Any]], int | tuple[int, str]]) -> None:
        self.script = script
        self.got: list[tuple[dict[str, str], dict[str, Any]]] = []
        self.hold: asyncio.Event | None = None

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {k.lower(): v for k, _, v in (line.partition(": ") for line in head[1:])}
        body = json.loads(await reader.readexactly(int(headers["content-length"])))
        self.got.append((headers, body))
        if self.hold is not None and "message" in body:
            await self.hold.wait()
        answer = self.script(body)
        status, extra = answer if isinstance(answer, tuple) else (answer, "")
        lines = f"HTTP/1.1 {status} X\r\ncontent-length: 0\r\nconnection: close\r\n{extra}\r\n"
        writer.write(lines.encode())
        await writer.drain()
        writer.close()

    @property
    def ids(self) -> list[int]:
        return [body["update_id"] for _, body in self.got]


@pytest.fixture
async def hook() -> AsyncIterator[Callable[..., Any]]:
    servers: list[asyncio.Server] = []

    async def start(script: Callable[[dict[str, Any]], Any] = lambda _: 200) -> tuple[str, Any]:
        receiver = Receiver(script)
        server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0)
        servers.append(server)
        return f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook", receiver

    yield start
    for server in servers:
        server.close()
        await server.wait_closed()


async def tried(api: BotApi, count: int) -> list[Any]:
    def check() -> list[Any] | None:
        found = api.webhook_attempts()
        return found if len(found) >= count else None

    return await api.wait_for_async(check)


async def test_webhook_sends_with_secret_and_forbids_polling(
    api: BotApi, bot: telegram.Bot, hook: Any
) -> None:
    url, receiver = await hook()
    api.say(AN, "before")
    assert await bot.set_webhook(url, secret_token="s3cret", max_connections=5)
    api.say(AN, "after")
    await tried(api, 2)
    assert [body["message"]["text"] for _, body in receiver.got] == ["before", "after"]
    assert receiver.got[0][0]["x-telegram-bot-api-secret-token"] == "s3cret"
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.max_connections) == (url, 0, 5)
    with pytest.raises(Conflict, match="while webhook is active"):
        await bot.get_updates()
    assert await bot.delete_webhook()
    assert await bot.get_updates() == ()
    with pytest.raises(BadRequest, match="unallowed characters"):
        await bot.set_webhook(url, secret_token="a b")


async def test_webhook_ends_a_running_poll(api: BotApi, bot: telegram.Bot, hook: Any) -> None:
    url, _ = await hook()
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.to_thread(api.await_call, "getUpdates")
    await bot.set_webhook(url)
    with pytest.raises(Conflict, match="terminated by setWebhook"):
        await poll


async def test_webhook_retries_in_order(api: BotApi, bot: telegram.Bot, hook: Any) -> None:
    fails = iter([500, 503, 500])
    url, receiver = await hook(lambda _: next(fails, 200))
    await bot.set_webhook(url)
    first, second = api.say(AN, "1").update_id, api.say(AN, "2").update_id
    attempts = await tried(api, 5)
    assert receiver.ids == [first, first, first, first, second]
    assert [item.delay for item in attempts] == [0, 2, 4, None, None]
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"


async def test_webhook_honours_retry_after(api: BotApi, bot: telegram.Bot, hook: Any) -> None:
    answers = iter([(503, "retry-after: 7\r\n")])
    url, _ = await hook(lambda _: next(answers, 200))
    await bot.set_webhook(url)
    api.say(AN, "1")
    assert [item.delay for item in await tried(api, 2)] == [7, None]


async def test_a_press_overtakes_a_stuck_message(api: BotApi, bot: telegram.Bot, hook: Any) -> None:
    url, receiver = await hook()
    receiver.hold = asyncio.Event()
    await bot.set_webhook(url)
    await bot.send_message(AN, "?", reply_markup=Inline([[Key("Có", callback_data="y")]]))
    stuck = [api.say(AN, "1").update_id, api.say(AN, "2").update_id]
    pressed = api.press(AN, None, "Có").update_id
    done = await tried(api, 1)
    assert [item.update_id for item in done] == [pressed]
    receiver.hold.set()
    assert [item.update_id for item in await tried(api, 3)] == [pressed, *stuck]


async def test_webhook_duplicates_and_expiry(api: BotApi, bot: telegram.Bot, hook: Any) -> None:
    url, receiver = await hook(lambda body: 200 if body["message"]["text"] == "ok" else 500)
    await bot.set_webhook(url)
    good = api.say(AN, "ok").update_id
    assert good is not None
    await tried(api, 1)
    api.redeliver(good, times=2)
    await tried(api, 3)
    assert receiver.ids == [good, good, good]
    bad = api.say(AN, "bad").update_id
    api.advance(DAY - 1)
    last = await api.wait_for_async(
        lambda: next((x for x in api.webhook_attempts(bad) if x.delay is None), None)
    )
    assert last.status == 500
    assert api.pending() == []
    assert api.expired() == [bad]
    assert api.confirmed() == [good]


async def test_a_press_outlives_many_failures_of_the_webhook(
    api: BotApi, bot: telegram.Bot, hook: Any
) -> None:
    """Pauses are shortened, so what they would be in full must not count against 150 seconds."""
    fails = iter([500] * 10)
    url, _ = await hook(lambda _: next(fails, 200))
    await bot.send_message(AN, "?", reply_markup=Inline([[Key("Có", callback_data="y")]]))
    pressed = api.press(AN, None, "Có").update_id
    api.advance(100)
    await bot.set_webhook(url)
    assert [item.status for item in await tried(api, 11)] == [500] * 10 + [200]
    assert api.confirmed() == [pressed]


async def test_410_for_a_day_removes_the_webhook(api: BotApi, bot: telegram.Bot, hook: Any) -> None:
    url, _ = await hook(lambda _: 410)
    await bot.set_webhook(url)
    api.say(AN, "a")
    await tried(api, 2)
    api.advance(23 * 3600 + 60)
    await api.wait_for_async(lambda: not api.board.webhook.hook.url or None)
    assert (await bot.get_webhook_info()).url == ""
    assert len(await bot.get_updates()) == 1


# -- sending ---------------------------------------------------------------------------------


async def test_sending_text_with_keyboards(api: BotApi, bot: telegram.Bot) -> None:
    start = api.say(AN, "/start")
    sent = await bot.send_message(
        AN,
        "Chào <b>An</b> &amp; <a href='https://dcnet.vn'>DCNET</a>",
        parse_mode="HTML",
        reply_parameters=telegram.ReplyParameters(start.message_id),
        reply_markup=Inline([[Key("Có", callback_data="y"), Key("Web", url="https://dcnet.vn")]]),
        protect_content=True,
    )
    assert sent.text == "Chào An & DCNET"
    assert sent.parse_entities()[sent.entities[0]] == "An"
    assert sent.reply_to_message is not None
    assert sent.has_protected_content
    entry = await api.await_reply_async(AN)
    assert [[button.text for button in row] for row in entry.buttons] == [["Có", "Web"]]
    keys: list[Any] = [[telegram.KeyboardButton("Gửi số", request_contact=True), "Thôi"]]
    await bot.send_message(AN, "Số?", reply_markup=telegram.ReplyKeyboardMarkup(keys))
    assert api.tap(AN, "Thôi").text == "Thôi"
    assert api.tap(AN, "Gửi số", phone="+84901").raw["contact"]["user_id"] == AN
    with pytest.raises(NoSuchButtonError):
        api.tap(AN, "Không có")


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({"text": "  "}, "message text is empty"),
        ({"text": "ă" * 4097}, "message is too long"),
        ({"text": "x" * 40_000}, "text is too long"),
        (
            {"text": "a < b", "parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag ""',
        ),
        ({"text": "<b>a", "parse_mode": "HTML"}, "Can't find end tag corresponding to start tag"),
        ({"text": "a", "chat_id": 999}, "chat not found"),
        ({"text": "a", "chat_id": ""}, "chat_id is empty"),
        ({"text": "a", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "a", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        (
            {
                "text": "a",
                "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "ế" * 22}]]},
            },
            "BUTTON_DATA_INVALID",
        ),
        (
            {"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}},
            "Text buttons are unallowed in the inline keyboard",
        ),
    ],
)
def test_refused_texts(raw: httpx.Client, arguments: dict[str, Any], text: str) -> None:
    status, told = said(raw, "sendMessage", **({"chat_id": AN} | arguments))
    assert status == 400
    assert told.startswith("Bad Request: ")
    assert text in told


def test_the_limits_are_reachable(raw: httpx.Client) -> None:
    keys = {"inline_keyboard": [[{"text": "a", "callback_data": "d" * 64}]]}
    assert said(raw, "sendMessage", chat_id=AN, text="ă" * 4096, reply_markup=keys)[0] == 200
    assert said(raw, "sendMessage", chat_id=AN, text="😀" * 2049)[1].endswith("is too long")


async def test_unreachable_people(api: BotApi, bot: telegram.Bot) -> None:
    api.user(BINH)
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(BINH, "a")
    api.block(AN)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(AN, "a")
    with pytest.raises(ValueError, match="can't write"):
        api.say(AN, "b")
    api.unblock(AN)
    await bot.send_message(AN, "a")
    api.deactivate(AN)
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(AN, "a")
    for status, text in (("kicked", "bot was kicked from the"), ("left", "bot is not a member of")):
        for kind in ("group", "supergroup"):
            api.group(STAFF, kind=kind, members=[AN])
            api.set_bot(STAFF, status)
            with pytest.raises(Forbidden, match=f"{text}.*{kind} chat"):
                await bot.send_message(STAFF, "a")


async def test_group_upgrade(api: BotApi, bot: telegram.Bot) -> None:
    api.group(-55, "Nhóm", kind="group", members=[AN])
    await bot.send_message(-55, "trước")
    new = api.migrate(-55)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(-55, "a")
    assert caught.value.new_chat_id == new
    assert (await bot.send_message(new, "sau")).message_id == 3
    left, came = [item.message for item in await bot.get_updates()]
    assert left is not None
    assert came is not None
    assert (left.migrate_to_chat_id, came.migrate_from_chat_id) == (new, -55)


async def test_edits(api: BotApi, bot: telegram.Bot) -> None:
    keys = Inline([[Key("Có", callback_data="y")]])
    sent = await bot.send_message(AN, "một", reply_markup=keys)
    assert api.press(AN, sent.message_id, "Có").data == "y"
    changed = await bot.edit_message_text("hai", AN, sent.message_id, reply_markup=keys)
    assert isinstance(changed, telegram.Message)
    assert changed.edit_date
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_text("hai", AN, sent.message_id, reply_markup=keys)
    await bot.edit_message_reply_markup(AN, sent.message_id, reply_markup=None)
    assert api.entry(AN, sent.message_id).buttons == ()
    with pytest.raises(NoSuchButtonError):
        api.press(AN, sent.message_id, "Có")
    assert api.press_late(AN, sent.message_id, "y").update_id
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_reply_markup(AN, sent.message_id, reply_markup=None)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", AN, 99)
    own = api.say(AN, "của tôi")
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("x", AN, own.message_id)
    photo = await bot.send_photo(AN, picture(), caption="a")
    with pytest.raises(BadRequest, match="no text in the message to edit"):
        await bot.edit_message_text("x", AN, photo.message_id)
    edited = await bot.edit_message_caption(AN, photo.message_id, caption="b")
    assert isinstance(edited, telegram.Message)
    assert edited.caption == "b"
    found = await api.await_reply_async(AN, after=0, containing="hai", edits=True)
    assert found.edited


async def test_deletes(api: BotApi, bot: telegram.Bot) -> None:
    mine, theirs = await bot.send_message(AN, "a"), api.say(AN, "012345678901")
    assert await bot.delete_message(AN, theirs.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(AN, theirs.message_id)
    assert [entry.text for entry in api.transcript(AN)] == ["a"]
    assert [entry.deleted for entry in api.transcript(AN, deleted=True)] == [False, True]
    assert await bot.delete_messages(AN, [theirs.message_id, 77])
    api.advance(48 * 3600)
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await bot.delete_message(AN, mine.message_id)
    api.group(STAFF, members=[AN], rights=[])
    other = api.say(STAFF, "x", user=AN)
    with pytest.raises(BadRequest, match="can't be deleted"):
        await bot.delete_message(STAFF, other.message_id)


async def test_copies_and_forwards(api: BotApi, bot: telegram.Bot) -> None:
    api.group(STAFF, members=[AN], forum=True)
    photo = api.send_photo(AN, picture(), caption="giấy")
    copied = await bot.copy_message(STAFF, AN, photo.message_id, caption="khác")
    assert api.entry(STAFF, copied.message_id).text == "khác"
    assert "forward_origin" not in api.entry(STAFF, copied.message_id).raw
    forwarded = await bot.forward_message(STAFF, AN, photo.message_id)
    assert isinstance(forwarded.forward_origin, telegram.MessageOriginUser)
    both = await bot.copy_messages(STAFF, AN, [photo.message_id, 99])
    assert len(both) == 1
    assert len(await bot.forward_messages(STAFF, AN, [photo.message_id])) == 1
    with pytest.raises(BadRequest, match="Message to copy not found"):
        await bot.copy_message(STAFF, AN, 99)
    kept = await bot.send_message(AN, "kín", protect_content=True)
    with pytest.raises(BadRequest, match="can't be forwarded"):
        await bot.forward_message(STAFF, AN, kept.message_id)
    topic = await bot.create_forum_topic(STAFF, "x")
    with pytest.raises(BadRequest, match="can't be copied"):
        await bot.copy_message(AN, STAFF, topic.message_thread_id)


async def test_answers_to_presses(api: BotApi, bot: telegram.Bot) -> None:
    sent = await bot.send_message(AN, "?", reply_markup=Inline([[Key("Có", callback_data="y")]]))
    first = api.press(AN, sent.message_id, "y")
    with pytest.raises(BadRequest, match=r"(?i)message_too_long"):
        await bot.answer_callback_query(first.query_id, "x" * 201)
    assert await bot.answer_callback_query(first.query_id, "Xong", show_alert=True)
    assert [(item.text, item.alert) for item in api.presses(AN)] == [("Xong", True)]
    late = api.press(AN, sent.message_id, "y")
    api.advance(151)
    for query in (first.query_id, late.query_id, "1"):
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_callback_query(query)
    for wrong in ("Không", "n"):
        with pytest.raises(NoSuchButtonError):
            api.press(AN, sent.message_id, wrong)


async def test_topics(api: BotApi, bot: telegram.Bot) -> None:
    api.group(STAFF, forum=True, members={AN: "creator"})
    api.user(BINH)
    topic = await bot.create_forum_topic(STAFF, "Khách 1", icon_color=0xFFD67E)
    thread = topic.message_thread_id
    sent = await bot.send_message(STAFF, "vụ việc", message_thread_id=thread)
    assert (sent.message_thread_id, sent.is_topic_message) == (thread, True)
    assert (await bot.send_message(STAFF, "chung")).message_thread_id is None
    for missing in (1, 999):
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_message(STAFF, "a", message_thread_id=missing)
    staff = api.in_group(STAFF, BINH, thread=thread)
    answer = staff.say("xử lý")
    assert [entry.text for entry in api.transcript(STAFF, thread=thread)[1:]] == [
        "vụ việc",
        "xử lý",
    ]
    got = [item.message for item in await bot.get_updates() if item.message]
    assert got[0].forum_topic_created is not None
    assert (got[1].message_thread_id, got[1].message_id) == (thread, answer.message_id)
    assert await bot.edit_forum_topic(STAFF, thread, name="Khách 2")
    with pytest.raises(BadRequest, match=r"(?i)topic_not_modified"):
        await bot.edit_forum_topic(STAFF, thread, name="Khách 2")
    assert await bot.close_forum_topic(STAFF, thread)
    with pytest.raises(ValueError, match="closed"):
        staff.say("b")
    assert await bot.reopen_forum_topic(STAFF, thread)
    assert await bot.delete_forum_topic(STAFF, thread)
    assert api.transcript(STAFF, thread=thread) == []
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(STAFF, "a", message_thread_id=thread)
    made = api.create_topic(STAFF, "của người", user=AN)
    api.close_topic(STAFF, made, user=AN)
    api.delete_topic(STAFF, made)
    api.group(STAFF, forum=True, members=[AN], rights=set(RIGHTS) - {"can_manage_topics"})
    with pytest.raises(BadRequest, match="Not enough rights to create a topic"):
        await bot.create_forum_topic(STAFF, "x")
    with pytest.raises(BadRequest, match="The chat is not a forum"):
        await bot.create_forum_topic(AN, "x")


async def test_privacy_in_groups(api: BotApi, bot: telegram.Bot) -> None:
    group = api.user(AN).in_group(api.group(STAFF, bot="member"))
    group.say("chuyện riêng")
    own = await bot.send_message(STAFF, "a")
    group.say("/help")
    group.say("trả lời", reply_to=own.message_id)
    api.set_bot(STAFF, "administrator")
    group.say("nghe hết")
    texts = [item.message.text for item in await bot.get_updates() if item.message]
    assert texts == ["/help", "trả lời", "nghe hết"]


async def test_chats_members_and_commands(api: BotApi, bot: telegram.Bot) -> None:
    api.group(STAFF, members={AN: "creator"}, forum=True)
    full = await bot.get_chat(STAFF)
    assert (full.title, full.is_forum) == ("Nhân viên", True)
    assert (await bot.get_chat(AN)).first_name == "An"
    assert (await bot.get_chat_member(STAFF, AN)).status == "creator"
    own = await bot.get_chat_member(STAFF, bot.id)
    assert isinstance(own, telegram.ChatMemberAdministrator)
    assert own.can_manage_topics
    assert len(await bot.get_chat_administrators(STAFF)) == 2
    assert await bot.get_chat_member_count(STAFF) == 2
    api.user(BINH)
    assert (await bot.get_chat_member(STAFF, BINH)).status == "left"
    private = telegram.BotCommandScopeAllPrivateChats()
    assert await bot.set_my_commands([("start", "Bắt đầu")], private, "vi")
    assert await bot.set_my_commands([("case", "Case")], telegram.BotCommandScopeChat(STAFF))
    assert [item.command for item in await bot.get_my_commands(private, "vi")] == ["start"]
    assert await bot.get_my_commands() == ()
    assert await bot.delete_my_commands(private, "vi")
    assert await bot.get_my_commands(private, "vi") == ()
    with pytest.raises(BadRequest, match=r"(?i)bot_command_invalid"):
        await bot.set_my_commands([("Bắt", "x")])
    assert await bot.send_chat_action(AN, "typing")
    assert api.actions(AN) == [(AN, None, "typing")]
    with pytest.raises(BadRequest, match="Wrong parameter action"):
        await bot.send_chat_action(AN, "dancing")


def test_close_and_log_out(raw: httpx.Client) -> None:
    assert said(raw, "close") == (200, "")
    assert said(raw, "close") == (400, "Bad Request: the bot has already been closed")
    assert said(raw, "getMe")[0] == 200
    assert said(raw, "logOut") == (200, "")
    assert said(raw, "getMe") == (400, "Logged out")


# -- files -----------------------------------------------------------------------------------


async def test_files_up_and_down(api: BotApi, bot: telegram.Bot) -> None:
    sent = await bot.send_document(AN, b"%PDF-1.7 x", filename="biên nhận.pdf", caption="của bạn")
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size) == ("biên nhận.pdf", 10)
    again = await bot.send_document(AN, sent.document.file_id)
    assert again.document is not None
    assert again.document.file_unique_id == sent.document.file_unique_id
    data = picture()
    file = await bot.get_file(api.send_photo(AN, data).file_id or "")
    assert bytes(await file.download_as_bytearray()) == data
    api.advance(3601)
    with pytest.raises(InvalidToken):
        await file.download_as_bytearray()
    fresh = await bot.get_file(file.file_id)
    assert fresh.file_path != file.file_path
    assert bytes(await fresh.download_as_bytearray()) == data
    huge = api.send_document(AN, b"x", "phim.mp4", size=(20 << 20) + 1)
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(huge.file_id or "")
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await bot.get_file("nonsense")


async def test_albums(api: BotApi, bot: telegram.Bot) -> None:
    photos = [telegram.InputMediaPhoto(picture(), caption=str(number)) for number in range(3)]
    sent = await bot.send_media_group(AN, photos)
    assert len({item.media_group_id for item in sent}) == 1
    assert [entry.text for entry in api.transcript(AN)] == ["0", "1", "2"]
    mixed: list[Any] = [
        telegram.InputMediaPhoto(picture()),
        telegram.InputMediaDocument(b"a", filename="a"),
    ]
    with pytest.raises(BadRequest, match="an't use the media"):
        await bot.send_media_group(AN, mixed)
    with pytest.raises(BadRequest, match="Too many messages to send as an album"):
        await bot.send_media_group(AN, photos * 4)


async def test_upload_limits(api: BotApi, bot: telegram.Bot) -> None:
    api.board.upload_limit = 1 << 20
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await bot.send_document(AN, bytes((1 << 20) + 1), filename="a.bin")
    api.board.upload_limit = 50 << 20
    with pytest.raises(BadRequest, match="bytes is too big for a photo"):
        await bot.send_photo(AN, bytes((10 << 20) + 1))
    with pytest.raises(BadRequest, match=r"(?i)image_process_failed"):
        await bot.send_photo(AN, b"not a picture")
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(AN, b"", filename="a.txt")
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(AN, picture(), caption="x" * 1025)
    assert api.transcript(AN) == []


# -- floods and faults -----------------------------------------------------------------------


async def test_flood_limits(api: BotApi, bot: telegram.Bot) -> None:
    api.flood_limits()
    api.group(STAFF, members=[AN])
    await bot.send_message(AN, "a")
    with pytest.raises(RetryAfter):
        await bot.send_message(AN, "b")
    api.advance(1.1)
    await bot.send_message(AN, "b")
    for number in range(20):
        await bot.send_message(STAFF, str(number))
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(STAFF, "20")
    wait = caught.value.retry_after
    assert isinstance(wait, timedelta)
    assert 50 < wait.total_seconds() <= 60
    api.flood_limits(False)
    await bot.send_message(STAFF, "20")


@pytest.mark.parametrize(
    ("kind", "details", "error", "stored", "outcome"),
    [
        ("429", {"retry_after": 3}, RetryAfter, False, "answered"),
        ("429", {}, NetworkError, False, "answered"),
        ("error", {"code": 403}, Forbidden, False, "answered"),
        ("error", {"text": "Bad Request: chat not found"}, BadRequest, False, "answered"),
        ("error", {"code": 500}, NetworkError, False, "answered"),
        ("error_after", {"code": 500}, NetworkError, True, "error_after_accept"),
        ("5xx", {}, NetworkError, False, "answered"),
        ("5xx_after", {"code": 504}, NetworkError, True, "error_after_accept"),
        ("html", {}, TelegramError, False, "answered"),
        ("html_after", {}, TelegramError, True, "error_after_accept"),
        ("drop_before", {}, NetworkError, False, "dropped_before_accept"),
        ("drop_after", {}, NetworkError, True, "dropped_after_accept"),
        ("truncate", {}, NetworkError, True, "truncated"),
        ("odd_result", {"result": {"message_id": 9}}, KeyError, True, "answered"),
    ],
)
async def test_faults(
    api: BotApi,
    bot: telegram.Bot,
    *,
    kind: str,
    details: Any,
    error: Any,
    stored: bool,
    outcome: str,
) -> None:
    api.fault(kind, "sendMessage", chat=AN, nth=2, **details)
    await bot.send_message(AN, "một")
    with pytest.raises(error):
        await bot.send_message(AN, "hai")
    await bot.send_message(AN, "ba")
    texts = ["một", "hai", "ba"] if stored else ["một", "ba"]
    assert [entry.text for entry in api.transcript(AN)] == texts
    accepted = api.accepted_sends(AN)
    assert [item.text for item in accepted] == texts
    assert [item.index for item in accepted] == sorted(item.index for item in accepted)
    assert api.calls("sendMessage")[1].outcome == outcome
    # Whoever is answered may be quicker than what writes it down.
    await api.wait_for_async(
        lambda: all(item.outcome != "pending" for item in api.accepted_sends(AN))
    )
    accepted = api.accepted_sends(AN)
    if stored:
        assert [item.outcome for item in accepted] == ["answered", outcome, "answered"]


async def test_a_slow_answer_is_ambiguous(api: BotApi, bot: telegram.Bot) -> None:
    api.fault("hold", "sendMessage")
    with pytest.raises(TimedOut):
        await bot.send_message(AN, "chậm", read_timeout=0.2)
    assert [entry.text for entry in api.transcript(AN)] == ["chậm"]
    api.release()
    gone = await api.wait_for_async(
        lambda: next((x for x in api.accepted_sends(AN) if x.outcome != "pending"), None)
    )
    assert gone.outcome == "client_gone"
    api.fault("slow_before", "sendMessage", seconds=0.1)
    start = time.monotonic()
    await bot.send_message(AN, "sau")
    assert time.monotonic() - start >= 0.1


def test_faults_of_get_updates_lose_nothing(api: BotApi, raw: httpx.Client) -> None:
    one = api.say(AN, "a").update_id
    for kind in ("drop_before", "drop_after", "truncate"):
        api.fault(kind, "getUpdates")
        with pytest.raises(httpx.TransportError):
            updates(raw)
    api.fault("5xx", "getUpdates", times=2)
    assert [raw.post("/getUpdates").status_code for _ in range(3)] == [502, 502, 200]
    assert [item["update_id"] for item in updates(raw)] == [one]


def test_faults_of_downloads_and_for_ever(api: BotApi, raw: httpx.Client) -> None:
    photo = api.send_photo(AN, picture())
    path = raw.post("/getFile", json={"file_id": photo.file_id}).json()["result"]["file_path"]
    url = f"{api.base_file_url}{api.token}/{path}"
    api.fault("5xx", "download", times=-1)
    assert [httpx.get(url, trust_env=False).status_code for _ in range(3)] == [502] * 3
    api.clear_faults()
    assert httpx.get(url, trust_env=False).status_code == 200
    with pytest.raises(ValueError, match="no fault"):
        api.fault("earthquake")


def test_a_killed_client_is_seen(api: BotApi) -> None:
    """What a crash campaign needs: accepted, the client dead, nothing written."""
    api.fault("hold", "sendMessage")
    code = f"""
import httpx
httpx.post({api.base_url + api.token + "/sendMessage"!r}, trust_env=False, timeout=60,
           json={{"chat_id": {AN}, "text": "ba"}})
"""
    with subprocess.Popen([sys.executable, "-c", code]) as client:
        assert api.await_reply(AN).text == "ba"
        client.kill()
    api.release()
    sent = api.wait_for(
        lambda: next((x for x in api.accepted_sends(AN) if x.outcome != "pending"), None)
    )
    assert (sent.text, sent.outcome) == ("ba", "client_gone")
    assert sent.connection_lost_at is not None


def test_the_last_answer_of_a_lost_connection_is_marked(api: BotApi) -> None:
    with httpx.Client(base_url=api.base_url + api.token, trust_env=False) as client:
        for text in ("a", "b"):
            client.post("/sendMessage", json={"chat_id": AN, "text": text})
    last = api.wait_for(
        lambda: next((x for x in api.accepted_sends(AN) if x.connection_lost_at), None)
    )
    assert last.text == "b"
    assert last.outcome in {"answered", "unread"}  # the client may have closed at once
    assert api.accepted_sends(AN)[0].connection_lost_at is None


# -- control ---------------------------------------------------------------------------------


async def test_a_crowd_from_outside(api: BotApi, bot: telegram.Bot) -> None:
    crowd = AsyncRemoteBotApi(api.control_url)

    async def echo() -> None:
        offset, answered = 0, 0
        while answered < 20:
            for update in await bot.get_updates(offset=offset, timeout=5):
                offset = update.update_id + 1
                if update.message:
                    keys = Inline([[Key("Có", callback_data="y")]])
                    text = f"nghe {update.message.text}"
                    await bot.send_message(update.message.chat.id, text, reply_markup=keys)
                    answered += 1

    async def customer(number: int) -> None:
        chat = 1000 + number
        await crowd.call("add_user", id=chat, name=f"Khách {number}")
        told = await crowd.call("say", chat=chat, text=f"xin chào {number}")
        reply = await crowd.call("await_reply", chat=chat, after=told.index)
        assert reply.text == f"nghe xin chào {number}"
        assert reply.buttons[0][0].data == "y"
        pressed = await crowd.call("press", chat=chat, message_id=reply.message_id, button="Có")
        assert pressed.data == "y"
        sends = await crowd.call("accepted_sends", chat=chat)
        assert [item.outcome for item in sends] == ["answered"]

    await asyncio.gather(echo(), *(customer(number) for number in range(20)))
    await crowd.close()


def test_control_from_outside_says_what_is_wrong(api: BotApi) -> None:
    remote = RemoteBotApi(api.control_url)
    sent = remote.call("send_document", chat=AN, data=b"abc", name="a.txt", mime="text/plain")
    assert (sent.kind, sent.raw["document"]["file_size"]) == ("document", 3)
    album = remote.call("album", chat=AN, items=[picture(10, 10), [b"a", "a.txt", "text/plain"]])
    assert [item.kind for item in album] == ["photo", "document"]
    with pytest.raises(RemoteError, match="no live button"):
        remote.call("press", chat=AN, message_id=1, button="Có")
    with pytest.raises(RemoteError, match="no control"):
        remote.call("explode")
    with pytest.raises(TimeoutError):
        remote.call("await_reply", chat=AN, timeout=0.05)
    remote.call("fault", kind="drop_before", method="getMe")
    with pytest.raises(httpx.TransportError):
        httpx.get(f"{api.base_url}{api.token}/getMe", trust_env=False)
    assert [item.outcome for item in remote.call("calls", method="getMe")] == [
        "dropped_before_accept"
    ]
    remote.call("user", id=BINH, name="Bình")
    remote.call("group", id=STAFF)
    remote.call("in_group", chat=STAFF, user=BINH)
    assert remote.call("say", chat=STAFF, text="a", user=BINH).sender == BINH
    remote.call("reset")
    assert (api.calls(), api.transcript(AN), api.pending()) == ([], [], [])
    remote.close()


async def test_the_clock_can_be_given() -> None:
    async with serving_bot_api(clock=lambda: 1_000_000.0) as api:
        api.user(AN)
        assert api.say(AN, "a").date == 1_000_000
        api.advance(5)
        assert api.say(AN, "b").date == 1_000_005
        with pytest.raises(TimeoutError):
            await api.await_reply_async(AN, timeout=0.05)
