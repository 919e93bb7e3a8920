"""The methods: name -> function of the world and the call. Refusals carry Telegram's codes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.bot_api.errors import ApiError
from tests.bot_api.wire import Call
from tests.zalo_bot_api.world import Entry, World

NO_RESULT = object()  # `{"ok": true}`, and nothing else
TEXT_MAX = 2000
SECRET = range(8, 257)  # signs


def get_me(world: World, call: Call) -> Any:
    return {
        "id": world.token.partition(":")[0],
        "account_name": "bot.DcNet",
        "account_type": "BASIC",
        "can_join_groups": False,
        "display_name": "Bot DCNET",
    }


def send_message(world: World, call: Call) -> Any:
    chat, text = _chat(world, call), call.text("text")
    if not 1 <= len(text) <= TEXT_MAX:
        raise ApiError(400, "Bad Request: text must be 1 to 2000 characters")
    return _say(world, call, chat, text)


def send_photo(world: World, call: Call) -> Any:
    chat, photo = _chat(world, call), call.text("photo")
    if not photo.startswith(("http://", "https://")):
        raise ApiError(400, "Bad Request: photo must be an address")
    return _say(world, call, chat, call.text("caption") or photo)


def send_sticker(world: World, call: Call) -> Any:
    return _say(world, call, _chat(world, call), call.required("sticker"))


def send_chat_action(world: World, call: Call) -> Any:
    _chat(world, call)
    if call.text("action") != "typing":
        raise ApiError(400, "Bad Request: unknown action")
    return NO_RESULT


def set_webhook(world: World, call: Call) -> Any:
    url, secret = call.required("url"), call.required("secret_token")
    if len(secret) not in SECRET:
        raise ApiError(400, "Bad Request: secret_token must have 8 to 256 characters")
    world.hook.url, world.hook.secret, world.hook.updated_at = url, secret, world.now()
    world.rouse()
    return _hook(world)


def delete_webhook(world: World, call: Call) -> Any:
    world.hook.url, world.hook.secret, world.hook.updated_at = "", "", world.now()
    return _hook(world)


def get_webhook_info(world: World, call: Call) -> Any:
    if not world.hook.url:
        raise ApiError(404, "Not Found")
    return _hook(world)


def _hook(world: World) -> Any:
    return {"url": world.hook.url, "updated_at": world.hook.updated_at}


def _chat(world: World, call: Call) -> str:
    chat = call.required("chat_id")
    if chat not in world.chats:
        raise ApiError(400, "Bad Request: chat not found")
    return chat


def _say(world: World, call: Call, chat: str, text: str) -> Any:
    number = world.new_id()
    world.chats[chat].append(Entry(number, from_bot=True, text=text))
    world.journal.accept(call, chat, number, text, None)  # type: ignore[arg-type]
    return {"message_id": number, "date": world.now()}


METHODS: dict[str, Callable[[World, Call], Any]] = {
    "getMe": get_me,
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendSticker": send_sticker,
    "sendChatAction": send_chat_action,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
