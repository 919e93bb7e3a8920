"""Reading updates: whose they are before they are stored, what they mean after that.

`arrived` looks at a raw update only as far as its order needs; `parse` is pure and reads one update
as the plain JSON it came as, whatever line brought it (https://core.telegram.org/bots/api#update).
Personal matters belong in private chats: in a group only being addressed counts, and nothing of
what was said is kept.
"""

import hashlib
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import orjson

from bot.channels import telegram_groups as groups
from bot.channels.json_reading import a_list, a_number, a_text, moment, need, object_of, objects_of
from bot.channels.telegram_origin import origin_of
from handlers.inbound import FileRef, Inbound, UnparseableError
from states import events
from storage.inbox import Arrived

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
NOWHERE = "unknown"  # the lane of updates that name no chat
_NOTHING = Inbound(None)
_PRIVATE = "private"
# A deep link: t.me/<bot>?start=<token> arrives as this text (core.telegram.org/bots/features).
DEEP_LINK = re.compile(r"^/start(?:@[A-Za-z0-9_]+)? ([A-Za-z0-9_-]{20,})$")
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
def arrived(raw: Any, forums: Collection[int] = ()) -> Arrived:
    """A raw update with its own name and the chat it belongs to; of `forums` each topic is a place
    of its own."""
    body = orjson.dumps(raw)
    number = raw.get("update_id") if isinstance(raw, dict) else None
    if not isinstance(number, int):
        return Arrived(f"odd:{hashlib.sha256(body).hexdigest()[:40]}", NOWHERE, body, private=False)
    part = _place(raw)
    if part is None:
        return Arrived(str(number), NOWHERE, body, private=False)
    chat, thread = part["chat"], part.get("message_thread_id")
    address = str(chat["id"])
    if chat["id"] in forums and isinstance(thread, int):
        address = f"{address}/{thread}"
    return Arrived(str(number), address, body, private=chat.get("type") == "private")


def _place(raw: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The part of it that names a chat: itself, or the message that was pressed."""
    for part in raw.values():
        if not isinstance(part, dict):
            continue
        for one in (part, part.get("message")):
            chat = one.get("chat") if isinstance(one, dict) else None
            if isinstance(chat, dict) and isinstance(chat.get("id"), int):
                return one
    return None


def press_of(body: bytes) -> str | None:
    """The id to acknowledge, where this is a press of a button."""
    if b'"callback_query"' not in body:
        return None
    query = orjson.loads(body).get("callback_query")
    found = query.get("id") if isinstance(query, dict) else None
    return found if isinstance(found, str) else None


# -- after that ----------------------------------------------------------------------------------
Json = Mapping[str, Any]


def parse(body: bytes, me: Me) -> Inbound:
    """What happened. Raises UnparseableError."""
    try:
        raw = orjson.loads(body)
        if not isinstance(raw["update_id"], int):
            raise UnparseableError
        for kind, read in _READ.items():
            if (part := object_of(raw, kind)) is not None:
                return read(part, me)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise UnparseableError from None
    return _NOTHING


def _message(message: Json, me: Me) -> Inbound:
    number, at, chat = need(a_number(message, "message_id")), _when(message, "date"), _of(message)
    sender = _person(message)
    if chat["type"] != _PRIVATE:
        by_person = sender is not None and not sender["is_bot"]
        event = events.WroteInGroup() if by_person and _is_addressed(message, me) else None
        return Inbound(event, sent_at=at, group=groups.said(message, me.id))
    if sender is None or sender["is_bot"]:
        return _NOTHING
    origin = origin_of(object_of(message, "forward_origin"))
    forwarded = bool(origin)
    text, caption = a_text(message, "text"), a_text(message, "caption")
    if text is not None:
        link = DEEP_LINK.match(text)
        if link and link[1].startswith(groups.BIND):
            asked = groups.binding(message, link[1].removeprefix(groups.BIND))
            return _NOTHING if forwarded else Inbound(None, sent_at=at, group=asked)
        if link:
            # the token is nobody's to read again
            return Inbound(events.OpenedPortalLink(link[1], forwarded), {"text": "/start"}, at)
        said = events.Said(
            _COMMAND.sub(r"\1", text),
            forwarded=forwarded,
            forwarded_by=origin.get("by", ""),
            forwarded_at=origin.get("at", ""),
            message=str(number),
        )
        shown = {"text": text, **({"forwarded": origin} if forwarded else {})}
        return Inbound(said, shown, at)
    if (contact := object_of(message, "contact")) is not None:
        own = contact.get("user_id") == sender["id"] and not forwarded
        phone = need(a_text(contact, "phone_number"))
        return Inbound(events.SharedContact(phone, own), {"text": phone, "contact": True}, at)
    for name, kind in _OTHERS.items():
        if message.get(name):
            return _other(kind, caption, at)
    if sizes := objects_of(message, "photo"):
        largest = max(sizes, key=lambda size: size["width"] * size["height"])
        size = a_number(largest, "file_size")
        file = FileRef(need(a_text(largest, "file_id")), "image", "", "image/jpeg", size)
        return _file(message, file, at)
    if (document := object_of(message, "document")) is not None:
        return _file(message, _document(document), at)
    if any(message.get(name) for name in _SERVICE):
        return _NOTHING
    return _other("other", caption, at)


def _of(part: Json) -> Json:
    """The chat it belongs to."""
    chat = need(object_of(part, "chat"))
    need(a_number(chat, "id"))
    need(a_text(chat, "type"))
    return chat


def _person(part: Json, name: str = "from") -> Json | None:
    """Who it is from; None where the platform names nobody."""
    sender = object_of(part, name)
    if sender is not None and not isinstance(sender["is_bot"], bool):
        raise UnparseableError
    return sender


def _when(part: Json, name: str) -> datetime:
    return moment(need(a_number(part, name)))


def _other(kind: str, caption: str | None, at: datetime) -> Inbound:
    return Inbound(events.SentOther(kind), {"text": caption or "", "other": kind}, at)


def _document(document: Json) -> FileRef:
    name, media_type = a_text(document, "file_name") or "", a_text(document, "mime_type") or ""
    low = name.lower()
    if media_type == "application/pdf" or low.endswith(".pdf"):
        kind = "pdf"
    elif media_type.startswith("image/") or low.endswith(_IMAGES):
        kind = "image"
    else:
        kind = "other"
    size = a_number(document, "file_size")
    return FileRef(need(a_text(document, "file_id")), kind, name, media_type, size)


def _file(message: Json, file: FileRef, at: datetime) -> Inbound:
    """Each item of an album is a file of its own: there is no mark on the last one."""
    where = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
    file = replace(file, extra=where)
    kept: dict[str, Any] = {
        "text": a_text(message, "caption") or "",
        "file": {"name": file.name, "size": file.size, "kind": file.kind},
    }
    if origin := origin_of(object_of(message, "forward_origin")):
        kept["forwarded"] = origin
    return Inbound(None, kept, at, file)


def _is_addressed(message: Json, me: Me) -> bool:
    """By a command, a mention, or a reply to one of the bot's messages."""
    answered = object_of(message, "reply_to_message") or {}
    if (object_of(answered, "from") or {}).get("id") == me.id:
        return True
    text = a_text(message, "text") or a_text(message, "caption") or ""
    found = _COMMAND.match(text)
    if found:
        return not found[2] or found[2].lower() == me.username.lower()
    for mark in (*objects_of(message, "entities"), *objects_of(message, "caption_entities")):
        if mark["type"] == "text_mention" and (object_of(mark, "user") or {}).get("id") == me.id:
            return True
        if me.username and _marked(text, mark).lower() == f"@{me.username.lower()}":
            return True
    return False


def _marked(text: str, mark: Json) -> str:
    """What an entity marks; its offsets count UTF-16 units."""
    start, length = need(a_number(mark, "offset")), need(a_number(mark, "length"))
    return text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le", "ignore")


def _edited(message: Json, me: Me) -> Inbound:
    """A live location is "edited" every few seconds; only words count."""
    text = a_text(message, "text")
    text = a_text(message, "caption") if text is None else text
    sender, chat = _person(message), _of(message)
    edited_at = a_number(message, "edit_date")
    at = None if edited_at is None else moment(edited_at)
    if text is not None and chat["type"] != _PRIVATE:
        return Inbound(None, sent_at=at, group=groups.said(message, me.id, edited=True))
    if text is None or sender is None or sender["is_bot"]:
        return _NOTHING
    edited = events.Edited(text, str(need(a_number(message, "message_id"))))
    return Inbound(edited, {"text": text, "edited": True}, at)


def _press(query: Json, me: Me) -> Inbound:  # noqa: ARG001
    need(a_text(query, "id"))
    need(_person(query))
    data, message = a_text(query, "data"), object_of(query, "message")
    if data is None or message is None:
        return _NOTHING
    if _of(message)["type"] != _PRIVATE:
        return Inbound(None, group=groups.pressed(query))
    return Inbound(events.Pressed(data), {"text": _label(message, data), "pressed": True})


def _label(message: Json, data: str) -> str:
    for row in a_list(object_of(message, "reply_markup") or {}, "inline_keyboard"):
        for button in row:
            if button.get("callback_data") == data:
                return need(a_text(button, "text"))
    return ""


def _membership(change: Json, me: Me) -> Inbound:  # noqa: ARG001
    """In a private chat: the customer blocked the bot, or took that back."""
    if _of(change)["type"] != _PRIVATE:
        return Inbound(None, group=groups.membership(change))
    old, new = change["old_chat_member"]["status"], change["new_chat_member"]["status"]
    if new == "kicked":
        return Inbound(events.LeftChat())
    if old == "kicked" and new == "member":
        return Inbound(events.CameBack())
    return _NOTHING


_READ: dict[str, Callable[[Json, Me], Inbound]] = {
    "message": _message,
    "edited_message": _edited,
    "callback_query": _press,
    "my_chat_member": _membership,
}
