"""Methods about the bot itself and the chats it is in; commands, presses, actions."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.bot_api.entities import units
from tests.bot_api.errors import OLD_QUERY, bad
from tests.bot_api.model import CALLBACK_SECONDS, Chat
from tests.bot_api.shapes import Json, full_chat_json, me_json, member_json
from tests.bot_api.wire import Call
from tests.bot_api.world import World

ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note",
    "upload_video_note",
}  # fmt: skip
REACTIONS = {"👍", "👎", "❤", "🔥", "👏", "🤔", "🙏", "👌", "✍", "👀", "🫡"}
SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
CHAT_SCOPES = {"chat", "chat_administrators", "chat_member"}
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
COMMANDS_MAX = 100
ANSWER_MAX = 200


def get_me(world: World, call: Call) -> Json:
    return me_json(world.bot)


def log_out(world: World, call: Call) -> bool:
    world.logged_out = True
    world.queue.clear()
    return True


def close(world: World, call: Call) -> bool:
    world.closed = True
    return True


def get_chat(world: World, call: Call) -> Json:
    chat = world.chat_of(call.text("chat_id"), write=False)
    return full_chat_json(chat, world.users.get(chat.id))


def _status(world: World, chat: Chat, user_id: int) -> str:
    if user_id == world.bot.id:
        return "member" if chat.kind == "private" else chat.bot_status
    if chat.kind == "private":
        return "member" if user_id == chat.id else "left"
    return chat.members.get(user_id, "left")


def get_chat_member(world: World, call: Call) -> Json:
    user_id = call.number("user_id", high=2**53)
    if user_id <= 0:
        raise bad("Invalid user_id specified")
    chat = world.chat_of(call.text("chat_id"), write=False)
    if user_id not in world.users:
        raise bad("user not found")
    return member_json(world.users[user_id], _status(world, chat, user_id), chat.rights)


def get_chat_administrators(world: World, call: Call) -> list[Json]:
    chat = world.chat_of(call.text("chat_id"), write=False)
    if chat.kind == "private":
        raise bad("there are no administrators in the private chat")
    ids = [*chat.members, world.bot.id]
    statuses = [(user_id, _status(world, chat, user_id)) for user_id in ids]
    return [
        member_json(world.users[user_id], status, chat.rights)
        for user_id, status in statuses
        if status in {"creator", "administrator"}
    ]


def get_chat_member_count(world: World, call: Call) -> int:
    chat = world.chat_of(call.text("chat_id"), write=False)
    inside = [status for status in chat.members.values() if status not in {"left", "kicked"}]
    return 2 if chat.kind == "private" else len(inside) + 1


def send_chat_action(world: World, call: Call) -> bool:
    if call.text("action") not in ACTIONS:
        raise bad("Wrong parameter action in request")
    chat, thread = world.sendable(call)
    world.actions.append((chat.id, thread, call.text("action")))
    world.bell.ring(chat.id)
    return True


def set_message_reaction(world: World, call: Call) -> bool:
    """setMessageReaction: bots put at most one of the free emojis on a message."""
    chat = world.chat_of(call.text("chat_id"))
    message = world.message_of(chat, call.number("message_id"), "message to react")
    given = call.parsed("reaction", "reaction") or []
    if not isinstance(given, list) or len(given) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if any(one.get("type") != "emoji" or one.get("emoji") not in REACTIONS for one in given):
        raise bad("REACTION_INVALID")
    world.reactions[chat.id, message.id] = given[0]["emoji"] if given else ""
    world.bell.ring(chat.id)
    return True


def answer_callback_query(world: World, call: Call) -> bool:
    """answerCallbackQuery: unknown, too old and already answered all read the same."""
    press = world.presses.get(call.text("callback_query_id"))
    if units(call.text("text")) > ANSWER_MAX:
        raise bad("MESSAGE_TOO_LONG")
    if press is None or press.answered or world.clock.now() - press.at > CALLBACK_SECONDS:
        raise bad(OLD_QUERY)
    press.answered = True
    press.text = call.text("text")
    press.alert = call.flag("show_alert")
    world.bell.ring(press.chat)
    return True


# -- commands --------------------------------------------------------------------------------


def _scope(world: World, call: Call) -> tuple[str, str]:
    """A key of the command table: (scope as canonical JSON, language)."""
    scope = call.parsed("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad("Can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = scope.get("type")
    if kind not in SCOPES | CHAT_SCOPES:
        raise bad("Can't parse BotCommandScope: Unsupported type specified")
    if kind in CHAT_SCOPES:
        if not scope.get("chat_id"):
            raise bad("Can't parse BotCommandScope: Empty chat_id specified")
        chat = world.chat_of(str(scope["chat_id"]), write=False)
        scope = scope | {"chat_id": chat.id}
        if kind == "chat_member" and int(scope.get("user_id") or 0) <= 0:
            raise bad("Can't parse BotCommandScope: Invalid user_id specified")
    language = call.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad("invalid language code specified")
    return json.dumps(scope, sort_keys=True), language


def _command(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise bad("Can't parse BotCommand: expected an Object")
    name, about = str(value.get("command", "")), str(value.get("description", ""))
    name = name.removeprefix("/")
    if not COMMAND.fullmatch(name):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(about) <= 256:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": about}


def set_my_commands(world: World, call: Call) -> bool:
    commands = call.parsed("commands", "commands") or []
    if not isinstance(commands, list):
        raise bad("Expected an Array of BotCommand")
    if len(commands) > COMMANDS_MAX:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    read = [_command(item) for item in commands]
    world.commands[_scope(world, call)] = read
    return True


def get_my_commands(world: World, call: Call) -> list[dict[str, str]]:
    """Exactly what was set for this scope and language; nothing is inherited."""
    return world.commands.get(_scope(world, call), [])


def delete_my_commands(world: World, call: Call) -> bool:
    world.commands.pop(_scope(world, call), None)
    return True
