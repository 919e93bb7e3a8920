"""Reading updates: whose they are before they are stored, what they mean after that.

`arrived` looks at a raw update only as far as its order needs; `parse` is pure and reads one update
with python-telegram-bot's types (80 to 135 µs each, measured). Personal matters belong in private
chats: in a group only being addressed counts, and nothing of what was said is kept.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from telegram import (
    CallbackQuery,
    ChatMemberUpdated,
    Message,
    MessageOrigin,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
    Update,
)
from telegram.constants import ChatMemberStatus, ChatType, MessageEntityType

from handlers.inbound import FileRef, Inbound, UnparseableError
from states import events
from storage.inbox import Arrived

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
NOWHERE = "unknown"  # the lane of updates that name no chat
_NOTHING = Inbound(None)
# A deep link: t.me/<bot>?start=<token> arrives as this text (core.telegram.org/bots/features).
_DEEP_LINK = re.compile(r"^/start(?:@[A-Za-z0-9_]+)? ([A-Za-z0-9_-]{20,})$")
_COMMAND = re.compile(r"^(/[A-Za-z0-9_]+)(?:@([A-Za-z0-9_]+))?")
# What a message can carry, and the word of our copy for it (`other-<kind>`); the first one counts,
# so an animation, which carries a document too, is a video.
_OTHERS = {
    "animation": "video",
    "sticker": "sticker",
    "voice": "voice",
    "audio": "voice",
    "video": "video",
    "video_note": "video",
    "venue": "location",
    "location": "location",
    "poll": "poll",
}
# Service messages of a private chat: nobody said anything.
_SERVICE = (
    "pinned_message",
    "message_auto_delete_timer_changed",
    "write_access_allowed",
    "chat_background_set",
    "users_shared",
    "chat_shared",
    "connected_website",
    "proximity_alert_triggered",
    "successful_payment",
    "refunded_payment",
    "gift",
    "unique_gift",
)
_IMAGES = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".bmp", ".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself. `username` is empty until the platform has told it."""

    id: int
    username: str = ""


# -- before it is stored -------------------------------------------------------------------------
def arrived(raw: Any) -> Arrived:
    """A raw update with its own name and the chat it belongs to."""
    body = orjson.dumps(raw)
    number = raw.get("update_id") if isinstance(raw, dict) else None
    if not isinstance(number, int):
        return Arrived(f"odd:{hashlib.sha256(body).hexdigest()[:40]}", NOWHERE, body, private=False)
    chat = _chat(raw)
    if chat is None:
        return Arrived(str(number), NOWHERE, body, private=False)
    return Arrived(str(number), str(chat["id"]), body, private=chat.get("type") == "private")


def _chat(raw: Mapping[str, Any]) -> Mapping[str, Any] | None:
    for part in raw.values():
        if not isinstance(part, dict):
            continue
        inner = part.get("message")
        chat = part.get("chat") or (inner.get("chat") if isinstance(inner, dict) else None)
        if isinstance(chat, dict) and isinstance(chat.get("id"), int):
            return chat
    return None


def press_of(body: bytes) -> str | None:
    """The id to acknowledge, where this is a press of a button."""
    if b'"callback_query"' not in body:
        return None
    query = orjson.loads(body).get("callback_query")
    found = query.get("id") if isinstance(query, dict) else None
    return found if isinstance(found, str) else None


# -- after that ----------------------------------------------------------------------------------
def parse(body: bytes, me: Me) -> Inbound:
    """What happened. Raises UnparseableError."""
    try:
        raw = orjson.loads(body)
        if not isinstance(raw["update_id"], int):
            raise UnparseableError
        if not any(kind in raw for kind in _READ):  # of no concern, and PTB may not know it
            return _NOTHING
        update = Update.de_json(raw, None)
        for kind, read in _READ.items():
            part = getattr(update, kind)
            if part is not None:
                return read(part, me)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise UnparseableError from None
    return _NOTHING


def _message(message: Message, me: Me) -> Inbound:
    if message.from_user is None or message.from_user.is_bot:
        return _NOTHING
    if message.chat.type != ChatType.PRIVATE:
        addressed = _is_addressed(message, me)
        return Inbound(events.WroteInGroup(), sent_at=message.date) if addressed else _NOTHING
    origin = _origin(message.forward_origin)
    forwarded = bool(origin)
    at = message.date
    if message.text is not None:
        if link := _DEEP_LINK.match(message.text):
            opened = events.OpenedPortalLink(link[1], forwarded)
            return Inbound(opened, {"text": "/start"}, at)  # the token is nobody's to read again
        text = _COMMAND.sub(r"\1", message.text)
        said = events.Said(
            text,
            forwarded=forwarded,
            forwarded_by=origin.get("by", ""),
            forwarded_at=origin.get("at", ""),
            message=str(message.message_id),
        )
        shown = {"text": message.text, **({"forwarded": origin} if forwarded else {})}
        return Inbound(said, shown, at)
    if message.contact is not None:
        own = message.contact.user_id == message.from_user.id and not forwarded
        phone = message.contact.phone_number
        return Inbound(events.SharedContact(phone, own), {"text": phone, "contact": True}, at)
    for name, kind in _OTHERS.items():
        if getattr(message, name):
            return _other(kind, message.caption, at)
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        file = FileRef(largest.file_id, "image", "", "image/jpeg", largest.file_size)
        return _file(message, file)
    if message.document:
        return _file(message, _document(message))
    if any(getattr(message, name, None) for name in _SERVICE):
        return _NOTHING
    return _other("other", message.caption, at)


def _origin(origin: MessageOrigin | None) -> dict[str, str]:
    """Whose words were forwarded and when (ISO 8601), as far as the platform tells (Bot API:
    MessageOrigin); empty where nothing was forwarded."""
    if origin is None:
        return {}
    if isinstance(origin, MessageOriginUser):
        by = origin.sender_user.full_name
    elif isinstance(origin, MessageOriginHiddenUser):
        by = origin.sender_user_name
    elif isinstance(origin, MessageOriginChat):
        by = origin.sender_chat.effective_name or ""
    elif isinstance(origin, MessageOriginChannel):
        by = origin.chat.effective_name or ""
    else:
        by = ""
    return {"by": by, "at": origin.date.isoformat()}


def _other(kind: str, caption: str | None, at: datetime) -> Inbound:
    return Inbound(events.SentOther(kind), {"text": caption or "", "other": kind}, at)


def _document(message: Message) -> FileRef:
    document = message.document
    if document is None:
        raise UnparseableError
    name, media_type = document.file_name or "", document.mime_type or ""
    low = name.lower()
    if media_type == "application/pdf" or low.endswith(".pdf"):
        kind = "pdf"
    elif media_type.startswith("image/") or low.endswith(_IMAGES):
        kind = "image"
    else:
        kind = "other"
    return FileRef(document.file_id, kind, name, media_type, document.file_size)


def _file(message: Message, file: FileRef) -> Inbound:
    """Each item of an album is a file of its own: there is no mark on the last one."""
    where = {"chat_id": message.chat.id, "message_id": message.message_id}
    file = FileRef(file.ref, file.kind, file.name, file.media_type, file.size, where)
    kept: dict[str, Any] = {
        "text": message.caption or "",
        "file": {"name": file.name, "size": file.size, "kind": file.kind},
    }
    if origin := _origin(message.forward_origin):
        kept["forwarded"] = origin
    return Inbound(None, kept, message.date, file)


def _is_addressed(message: Message, me: Me) -> bool:
    """By a command, a mention, or a reply to one of the bot's messages."""
    answered = message.reply_to_message
    if answered is not None and answered.from_user is not None and answered.from_user.id == me.id:
        return True
    text = message.text or message.caption or ""
    found = _COMMAND.match(text)
    if found:
        return not found[2] or found[2].lower() == me.username.lower()
    marks = {**message.parse_entities(), **message.parse_caption_entities()}
    for mark, said in marks.items():
        if mark.type == MessageEntityType.TEXT_MENTION and mark.user and mark.user.id == me.id:
            return True
        if me.username and said.lower() == f"@{me.username.lower()}":
            return True
    return False


def _edited(message: Message, me: Me) -> Inbound:  # noqa: ARG001
    """A live location is "edited" every few seconds; only words count."""
    text = message.text if message.text is not None else message.caption
    sender = message.from_user
    if text is None or message.chat.type != ChatType.PRIVATE or sender is None or sender.is_bot:
        return _NOTHING
    edited = events.Edited(text, str(message.message_id))
    return Inbound(edited, {"text": text, "edited": True}, message.edit_date)


def _press(query: CallbackQuery, me: Me) -> Inbound:  # noqa: ARG001
    if query.data is None or query.message is None or query.message.chat.type != ChatType.PRIVATE:
        return _NOTHING
    kept = {"text": _label(query), "pressed": True}
    return Inbound(events.Pressed(query.data), kept)


def _label(query: CallbackQuery) -> str:
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    for row in markup.inline_keyboard if markup else ():
        for button in row:
            if button.callback_data == query.data:
                return button.text
    return ""


def _membership(change: ChatMemberUpdated, me: Me) -> Inbound:  # noqa: ARG001
    """In a private chat: the customer blocked the bot, or took that back."""
    if change.chat.type != ChatType.PRIVATE:
        return _NOTHING
    old, new = change.old_chat_member.status, change.new_chat_member.status
    if new == ChatMemberStatus.BANNED:
        return Inbound(events.LeftChat())
    if old == ChatMemberStatus.BANNED and new == ChatMemberStatus.MEMBER:
        return Inbound(events.CameBack())
    return _NOTHING


_READ: dict[str, Callable[[Any, Me], Inbound]] = {
    "message": _message,
    "edited_message": _edited,
    "callback_query": _press,
    "my_chat_member": _membership,
}
