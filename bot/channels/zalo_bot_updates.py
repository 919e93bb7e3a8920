"""Reading updates of the Zalo Bot API: named before they are stored, understood after that.

What is known of their shape (kinds of evidence; Zalo's pages could not be read by machine):

- documented, and the same in what others captured: `event_name`, `message` with `message_id`,
  `from` (`id`, `is_bot`), `chat` (`id`, `chat_type` PRIVATE | GROUP), `date` in milliseconds,
  `text`;
- captured, against the documents: pictures stand in `photo_url` (documents: `photo`), webhooks are
  flat (documents: wrapped as `{"ok": true, "result": …}`), `message.unsupported.received` may have
  no message at all. Both of each are read;
- in doubt: the shapes of stickers, links and reactions; whether `event_name` is always there. So a
  message is told by what it carries, and an event of an unknown name is no trouble.

There is no number of an update: an event is named by `event_name` and `message_id`, one without a
message by its bytes. Personal matters belong in private chats: in a group, which a bot hears only
where it is addressed, nothing of what was said is kept.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson

from bot.channels.json_reading import a_number, a_text, moment, need, object_of
from bot.channels.telegram_updates import DEEP_LINK, NOWHERE
from handlers.inbound import FileRef, Inbound, UnparseableError
from states import events
from storage.inbox import Arrived

Json = Mapping[str, Any]
_NOTHING = Inbound(None)
_PRIVATE = "PRIVATE"
_SILENT = ("message.reaction.received",)  # nobody said anything


# -- before it is stored -------------------------------------------------------------------------
def arrived_of(raw: object) -> list[Arrived]:
    """The updates of an answer to getUpdates, or of a webhook's body: one, and a list of them
    where the platform should ever take to that. Nothing at all is none."""
    if isinstance(raw, dict) and raw.get("ok") is True and isinstance(raw.get("result"), dict):
        raw = raw["result"]
    if isinstance(raw, list):
        return [arrived(one) for one in raw]
    return [arrived(raw)] if raw else []


def arrived(raw: object) -> Arrived:
    """A raw update with its own name and the chat it belongs to."""
    body = orjson.dumps(raw)
    update = raw if isinstance(raw, dict) else {}
    message = update.get("message")
    found = message if isinstance(message, dict) else {}
    number, chat = found.get("message_id"), found.get("chat")
    if isinstance(number, str) and number:
        name = event_id(update.get("event_name") or "", number)
    else:
        name = f"odd:{hashlib.sha256(body).hexdigest()[:40]}"
    if not isinstance(chat, dict) or not isinstance(chat.get("id"), str) or not chat["id"]:
        return Arrived(name, NOWHERE, body, private=False)
    return Arrived(name, chat["id"], body, private=_is_private(found))


def event_id(event_name: object, message_id: str) -> str:
    """The event's own name, which stands in clear: hashed, for whoever delivers chose both."""
    return hashlib.sha256(f"{event_name}|{message_id}".encode()).hexdigest()[:40]


def _is_private(message: Json) -> bool:
    """As `chat_type` says; in a private chat the chat is named as its customer is, and where the
    type is not told that must do."""
    chat, sender = message["chat"], message.get("from")
    if "chat_type" in chat:
        return bool(chat["chat_type"] == _PRIVATE)
    return isinstance(sender, dict) and sender.get("id") == chat["id"]


# -- after that ----------------------------------------------------------------------------------
def parse(body: bytes) -> Inbound:
    """What happened. Raises UnparseableError."""
    try:
        raw = orjson.loads(body)
        name, message = a_text(raw, "event_name") or "", object_of(raw, "message")
        if message is None:
            if not name:
                raise UnparseableError
            return _NOTHING
        return _message(name, message)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UnparseableError from None


def _message(name: str, message: Json) -> Inbound:
    need(a_text(message, "message_id"))
    need(a_text(need(object_of(message, "chat")), "id"))
    sender = object_of(message, "from")
    if sender is None or sender.get("is_bot") is True or name in _SILENT:
        return _NOTHING
    if name and not (name.startswith("message.") and name.endswith(".received")):
        return _NOTHING
    at = _when(message)
    if not _is_private(message):
        said = message.get("text") is not None
        return Inbound(events.WroteInGroup(), sent_at=at) if said else _NOTHING
    return _private(name, message, at)


def _private(name: str, message: Json, at: datetime | None) -> Inbound:
    text = a_text(message, "text")
    if picture := (a_text(message, "photo_url") or a_text(message, "photo")):
        file = FileRef(picture, "image")
        kept = {"text": a_text(message, "caption") or "", "file": _shown(file)}
        return Inbound(None, kept, at, file)
    if message.get("voice_url") or name == "message.voice.received":
        return _other("voice", at)
    if message.get("sticker") or name == "message.sticker.received":
        return _other("sticker", at)
    if not text:
        return _other("unsupported", at)
    if link := DEEP_LINK.match(text):
        return Inbound(events.OpenedPortalLink(link[1]), {"text": "/start"}, at)
    return Inbound(events.Said(text, message=message["message_id"]), {"text": text}, at)


def _shown(file: FileRef) -> dict[str, Any]:
    return {"name": file.name, "size": file.size, "kind": file.kind}


def _other(kind: str, at: datetime | None) -> Inbound:
    return Inbound(events.SentOther(kind), {"text": "", "other": kind}, at)


def _when(message: Json) -> datetime | None:
    """`date` is in milliseconds."""
    at = a_number(message, "date")
    return None if at is None else moment(at / 1000)
