"""Topics of a group, as the Bot API has them (https://core.telegram.org/bots/api#createforumtopic):
one call a method, no state. Whoever calls keeps the pace."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.bot_api_errors import NO_MORE
from bot.channels.bot_api_state import Watched
from bot.channels.channel import Button
from bot.channels.json_reading import part_of

MOST_NAME = 128  # characters of a topic's name
MOST_TOAST = 200  # characters that are shown below a button
Json = dict[str, Any]
Rows = Sequence[Sequence[Button]]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the bot may do in the group."""

    forum: bool
    manages: bool


class Topics:
    """Of the account behind `line`. Everything raises ChannelError."""

    def __init__(self, line: Watched) -> None:
        self._line = line

    async def open(self, chat: int, name: str) -> int:
        """A new topic's number."""
        fields: Json = {"chat_id": chat, "name": name[:MOST_NAME]}
        return part_of(await self._line.call("createForumTopic", fields), "message_thread_id", int)

    async def set_closed(self, chat: int, thread: int, *, closed: bool) -> None:
        fields = {"chat_id": chat, "message_thread_id": thread}
        method = "closeForumTopic" if closed else "reopenForumTopic"
        await self._line.call(method, fields, fine=NO_MORE)

    async def post(
        self,
        chat: int,
        thread: int,
        text: str,
        rows: Rows = (),
        *,
        answers: int | None = None,
        silent: bool = False,
    ) -> int:
        """A message's number. It can be neither forwarded nor saved (`protect_content`)."""
        fields = _text(chat, text, rows) | {"message_thread_id": thread, "protect_content": True}
        if answers is not None:
            fields["reply_parameters"] = {
                "message_id": answers,
                "allow_sending_without_reply": True,
            }
        if silent:
            fields["disable_notification"] = True
        return part_of(await self._line.call("sendMessage", fields), "message_id", int)

    async def edit(self, chat: int, message: int, text: str, rows: Rows = ()) -> None:
        fields = _text(chat, text, rows) | {"message_id": message}
        await self._line.call("editMessageText", fields, fine=NO_MORE)

    async def sign(self, chat: int, message: int, sign: str) -> None:
        """A small sign on somebody's message (setMessageReaction)."""
        reaction = [{"type": "emoji", "emoji": sign}]
        fields = {"chat_id": chat, "message_id": message, "reaction": reaction}
        await self._line.call("setMessageReaction", fields, fine=NO_MORE)

    async def toast(self, press: str, text: str, *, alert: bool = False) -> None:
        """What only the one sees who pressed; without a text the button just stops waiting."""
        fields: Json = {"callback_query_id": press}
        if text:
            fields |= {"text": text[:MOST_TOAST], "show_alert": alert}
        await self._line.call("answerCallbackQuery", fields, fine=NO_MORE)

    async def standing(self, chat: int, me: int) -> Standing:
        found = await self._line.call("getChat", {"chat_id": chat})
        mine = await self._line.call("getChatMember", {"chat_id": chat, "user_id": me})
        manages = part_of(mine, "status", str) == "administrator"
        return Standing(
            bool(found.get("is_forum")), manages and bool(mine.get("can_manage_topics"))
        )


def _text(chat: int, text: str, rows: Rows) -> Json:
    fields: Json = {
        "chat_id": chat,
        "text": text,
        "link_preview_options": {"is_disabled": True},
    }
    if rows:
        fields["reply_markup"] = {"inline_keyboard": [[_key(one) for one in row] for row in rows]}
    return fields


def _key(button: Button) -> Json:
    if button.link:
        return {"text": button.label, "url": button.link}
    return {"text": button.label, "callback_data": button.action}
