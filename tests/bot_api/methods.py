"""The table of methods: name as documented -> function of the world and the call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.bot_api import editing, rooms, sending, topics
from tests.bot_api.wire import Call
from tests.bot_api.world import World

Method = Callable[[World, Call], Any]


def get_file(world: World, call: Call) -> Any:
    return world.files.get_file(call)


METHODS: dict[str, Method] = {
    "getMe": rooms.get_me,
    "logOut": rooms.log_out,
    "close": rooms.close,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendMediaGroup": sending.send_media_group,
    "copyMessage": sending.copy_message,
    "copyMessages": sending.copy_messages,
    "forwardMessage": sending.forward_message,
    "forwardMessages": sending.forward_messages,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "sendChatAction": rooms.send_chat_action,
    "setMessageReaction": rooms.set_message_reaction,
    "answerCallbackQuery": rooms.answer_callback_query,
    "getFile": get_file,
    "getChat": rooms.get_chat,
    "getChatMember": rooms.get_chat_member,
    "getChatAdministrators": rooms.get_chat_administrators,
    "getChatMemberCount": rooms.get_chat_member_count,
    "createForumTopic": topics.create_forum_topic,
    "editForumTopic": topics.edit_forum_topic,
    "closeForumTopic": topics.close_forum_topic,
    "reopenForumTopic": topics.reopen_forum_topic,
    "deleteForumTopic": topics.delete_forum_topic,
    "setMyCommands": rooms.set_my_commands,
    "getMyCommands": rooms.get_my_commands,
    "deleteMyCommands": rooms.delete_my_commands,
}
RECEIVING = ("getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo")
SENDS = tuple(name for name in METHODS if name.startswith(("send", "copy", "forward")))
NAMES = {name.lower(): name for name in (*METHODS, *RECEIVING)}
