"""What the server remembers: users, chats, topics, messages, presses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
)
CALLBACK_SECONDS = 150
MESSAGE_SECONDS = 86_400
DELETE_SECONDS = 48 * 3600


@dataclass
class User:
    """`hidden`: forwards of this user's messages do not name the account."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False
    hidden: bool = False
    deactivated: bool = False


@dataclass
class Topic:
    id: int
    name: str
    icon_color: int = 0x6FB9F0
    icon_custom_emoji_id: str = ""
    closed: bool = False


@dataclass
class Chat:
    """`bot_status` is the bot's place: administrator, member, left, kicked.

    In a private chat `started` (the user has written once) and `blocked` count instead.
    """

    id: int
    kind: str
    title: str = ""
    forum: bool = False
    started: bool = False
    blocked: bool = False
    bot_status: str = "member"
    rights: set[str] = field(default_factory=set)
    members: dict[int, str] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    migrated_to: int | None = None
    deleted: bool = False
    last_message_id: int = 0


@dataclass
class Message:
    """A stored message; `raw` is its JSON without `reply_to_message`, which is added on the way."""

    chat: int
    id: int
    index: int
    sender: int
    from_bot: bool
    raw: dict[str, Any]
    kind: str
    thread: int | None = None
    reply_to: int | None = None
    markup: dict[str, Any] | None = None
    service: bool = False
    protected: bool = False
    deleted: bool = False
    edit_index: int | None = None
    update_id: int | None = None
    offered: set[str] = field(default_factory=set)

    def offer(self, markup: dict[str, Any] | None) -> None:
        """Show these buttons; what was ever offered is remembered for late presses."""
        self.markup = markup
        self.offered |= {item.data for row in rows_of(markup) for item in row if item.data}

    @property
    def said(self) -> str:
        return str(self.raw.get("text", self.raw.get("caption", "")))


@dataclass
class Press:
    id: str
    chat: int
    user: int
    message_id: int
    data: str
    at: float
    answered: bool = False
    text: str = ""
    alert: bool = False
    index: int = 0
    update_id: int | None = None


@dataclass(frozen=True)
class Button:
    """`data` of a callback button, `url` of a link; `contact` asks for the phone number."""

    text: str
    data: str | None = None
    url: str | None = None
    contact: bool = False


@dataclass(frozen=True)
class Entry:
    """One line of a transcript, as it stands now. `index` grows over all chats."""

    index: int
    chat: int
    message_id: int
    sender: int
    from_bot: bool
    kind: str
    text: str
    buttons: tuple[tuple[Button, ...], ...]
    keyboard: bool
    thread: int | None
    reply_to: int | None
    media_group: str | None
    file_id: str | None
    edited: bool
    deleted: bool
    service: bool
    date: int
    update_id: int | None
    raw: dict[str, Any]


@dataclass(frozen=True)
class Pressed:
    """A press of an inline button, as sent to the bot."""

    query_id: str
    update_id: int | None
    data: str
    index: int


def rows_of(markup: dict[str, Any] | None) -> tuple[tuple[Button, ...], ...]:
    if not markup:
        return ()
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    return tuple(tuple(_button(item) for item in row) for row in rows)


def _button(item: dict[str, Any] | str) -> Button:
    if isinstance(item, str):
        return Button(item)
    return Button(
        text=item["text"],
        data=item.get("callback_data"),
        url=item.get("url"),
        contact=bool(item.get("request_contact")),
    )


def entry_of(message: Message) -> Entry:
    raw = message.raw
    media = raw.get("document") or raw.get("voice") or raw.get("video_note") or raw.get("sticker")
    if raw.get("photo"):
        media = raw["photo"][-1]
    return Entry(
        index=message.index,
        chat=message.chat,
        message_id=message.id,
        sender=message.sender,
        from_bot=message.from_bot,
        kind=message.kind,
        text=message.said,
        buttons=rows_of(message.markup),
        keyboard=bool(message.markup and "keyboard" in message.markup),
        thread=message.thread,
        reply_to=message.reply_to,
        media_group=raw.get("media_group_id"),
        file_id=media["file_id"] if media else None,
        edited="edit_date" in raw,
        deleted=message.deleted,
        service=message.service,
        date=raw["date"],
        update_id=message.update_id,
        raw=raw,
    )
