"""Reading events of a Zalo Official Account: named before they are stored, understood after that.

What is known of their shape (kinds of evidence; Zalo's pages could not be read by machine):

- documented, and the same in what others captured: `event_name`, `sender.id`, `recipient.id`,
  `message.msg_id`, `message.text`, `message.attachments[] = {"type", "payload": {"url", …}}`,
  `timestamp` (a text of milliseconds); every id is a text of up to 19 digits, never a number;
  follow and unfollow have `follower.id` and no sender; a file's `size` is a text;
- told by several: `oa_send_…` is an echo of what the account sent, with `admin_id` where a person
  typed it in Zalo's own pages; `user_click_chatnow` has `user_id`; a tap on a button comes as an
  ordinary text, its payload;
- in doubt: both forms of `user_submit_info` and the type of its phone are read; what a business
  card holds is not; who wrote anonymously cannot be answered, nor can a group: both are kept as
  they came and have no effect.

Events that concern no chat stand in one lane of their own: a receipt may name a phone number.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson

from bot.channels.json_reading import a_text, moment, need, object_of, objects_of
from bot.channels.telegram_updates import DEEP_LINK, NOWHERE
from bot.channels.zalo_bot_updates import event_id
from handlers.inbound import FileRef, Inbound, UnparseableError
from states import events
from storage.inbox import Arrived

Json = Mapping[str, Any]
_SAID, _ECHO = "user_send_", "oa_send_"
_FOLLOW, _UNFOLLOW, _CHATNOW, _INFO = "follow", "unfollow", "user_click_chatnow", "user_submit_info"
_ACTS = (_FOLLOW, _UNFOLLOW, _CHATNOW, _INFO)
# A button's payload: a prompt's nonce (or what marks a standing choice), and the choice.
TAP = "#"
_TAP = re.compile(r"#((?:[A-Za-z0-9_-]{6}|!)\.[\w:./-]{1,200})")
_OTHER = {
    "sticker": "sticker",
    "gif": "gif",
    "audio": "voice",
    "video": "video",
    "location": "location",
    "link": "link",
    "business_card": "contact",
}
_IMAGES = (".jpg", ".jpeg", ".png")


# -- before it is stored -------------------------------------------------------------------------
def is_for(raw: Json, oa_id: str) -> bool:
    """Whether an event is this account's: one app may serve several."""
    if (named := _id(raw.get("oa_id"))) is not None:
        return named == oa_id
    if not _is_chat(_name(raw)):
        return True
    sides = (_id_in(raw, "sender"), _id_in(raw, "recipient"))
    return oa_id in sides


def arrived_of(raw: Json, body: bytes, oa_id: str) -> list[Arrived]:
    """An event with its own name and the chat it belongs to. Of several files in one message each
    is an update of its own."""
    name = _name(raw)
    chat = _chat_of(raw, oa_id) if _is_chat(name) else None
    number = _number(raw)
    if chat is None:
        named = event_id(name, number) if number else _odd(body)
        return [Arrived(named, NOWHERE, body, private=False)]
    if not number:
        number = f"{chat}|{raw.get('timestamp')}"
    files = _attachments(raw)
    if len(files) < 2:
        return [Arrived(event_id(name, number), chat, body)]
    return [
        Arrived(event_id(name, f"{number}|{place}" if place else number), chat, part)
        for place, part in enumerate(_parted(raw, files))
    ]


def _parted(raw: Json, files: Sequence[Any]) -> list[bytes]:
    """The message with one file each; the words go with the first."""
    message = raw["message"]
    silent = {name: value for name, value in message.items() if name != "text"}
    return [
        orjson.dumps({**raw, "message": {**(silent if place else message), "attachments": [file]}})
        for place, file in enumerate(files)
    ]


def _is_chat(name: str) -> bool:
    talk = name.startswith((_SAID, _ECHO)) and "group" not in name
    return talk or name in _ACTS


def _name(raw: Json) -> str:
    name = raw.get("event_name")
    return name if isinstance(name, str) else ""


def _chat_of(raw: Json, oa_id: str) -> str | None:
    """The customer's id in this account."""
    follower, user = _id_in(raw, "follower"), _id(raw.get("user_id"))
    sides = (_id_in(raw, "sender"), _id_in(raw, "recipient"), follower, user)
    return next((one for one in sides if one and one != oa_id), None)


def _id_in(raw: Json, name: str) -> str | None:
    part = raw.get(name)
    return _id(part.get("id")) if isinstance(part, dict) else None


def _id(found: object) -> str | None:
    """An id; where it should ever come as a number, its digits."""
    if isinstance(found, bool) or not isinstance(found, str | int):
        return None
    return str(found) or None


def _number(raw: Json) -> str:
    message = raw.get("message")
    return (_id(message.get("msg_id")) or "") if isinstance(message, dict) else ""


def _odd(body: bytes) -> str:
    return f"odd:{hashlib.sha256(body).hexdigest()[:40]}"


def _attachments(raw: Json) -> Sequence[Any]:
    message = raw.get("message")
    found = message.get("attachments") if isinstance(message, dict) else None
    return found if isinstance(found, list) else ()


# -- after that ----------------------------------------------------------------------------------
def parse(body: bytes, *, echoes: bool = True) -> Inbound:
    """What happened. `echoes`: what a person wrote in Zalo's own pages counts. Raises
    UnparseableError."""
    try:
        raw = orjson.loads(body)
        name = need(a_text(raw, "event_name"))
        if not _is_chat(name) or (name.startswith(_ECHO) and not echoes):
            return Inbound(None)
        return _read(name, raw, _when(raw))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UnparseableError from None


def _read(name: str, raw: Json, at: datetime) -> Inbound:
    who = {_FOLLOW: "follower", _UNFOLLOW: "follower", _CHATNOW: "user_id"}.get(name, "sender")
    who = "recipient" if name.startswith(_ECHO) else who
    need(_id(raw.get(who)) or _id_in(raw, who))  # nobody: there is no chat to answer in
    if name == _UNFOLLOW:
        return Inbound(events.LeftChat(), {}, at)
    if name == _FOLLOW:
        return Inbound(events.CameBack(), {}, at, acted_at=at)
    if name == _CHATNOW:
        return Inbound(None, {}, at, acted_at=at)
    if name == _INFO:
        return _info(need(object_of(raw, "info")), at)
    if name.startswith(_ECHO):
        return _echo(raw, at)
    return _message(name.removeprefix(_SAID), need(object_of(raw, "message")), at)


def _message(kind: str, message: Json, at: datetime) -> Inbound:
    text = a_text(message, "text") or ""
    files = objects_of(message, "attachments")
    payload = object_of(files[0], "payload") or {} if files else {}
    if kind in ("image", "file") and (url := a_text(payload, "url")):
        file = _file(kind, payload, url)
        shown = {"name": file.name, "size": file.size, "kind": file.kind}
        return Inbound(None, {"text": text, "file": shown}, at, file, acted_at=at)
    if kind in ("text", "link") and text:
        return _said(text, message, at)
    other = _OTHER.get(kind, "other")
    return Inbound(events.SentOther(other), {"text": text, "other": other}, at, acted_at=at)


def _said(text: str, message: Json, at: datetime) -> Inbound:
    """A tap comes as its payload: it may choose, and never authorises, for anybody can type it."""
    if tap := _TAP.fullmatch(text):
        return Inbound(events.Pressed(tap[1]), {"text": "", "pressed": True}, at, acted_at=at)
    if link := DEEP_LINK.match(text):
        return Inbound(events.OpenedPortalLink(link[1]), {"text": "/start"}, at, acted_at=at)
    number = need(a_text(message, "msg_id"))
    return Inbound(events.Said(text, message=number), {"text": text}, at, acted_at=at)


def _file(kind: str, payload: Json, url: str) -> FileRef:
    name, told = a_text(payload, "name") or "", a_text(payload, "type") or ""
    low = name.lower()
    if kind == "image" or told.startswith("image") or low.endswith(_IMAGES):
        kind = "image"
    elif told in ("pdf", "application/pdf") or low.endswith(".pdf"):
        kind = "pdf"
    else:
        kind = "other"
    return FileRef(url, kind, name, size=_size(payload.get("size")))


def _size(told: object) -> int | None:
    """Bytes: documented as a text, told as a number."""
    if isinstance(told, str) and told.isascii() and told.isdigit() and len(told) < 12:
        return int(told)
    return told if isinstance(told, int) and not isinstance(told, bool) else None


def _echo(raw: Json, at: datetime) -> Inbound:
    """What the account sent: ours, which we know, or a person's in Zalo's own pages."""
    if _id(raw.get("admin_id")) is None and _id((raw.get("sender") or {}).get("admin_id")) is None:
        return Inbound(None)
    message = object_of(raw, "message") or {}
    text = a_text(message, "text") or ""
    kept = {"text": text, "staff": "Zalo"} | ({} if text else {"choice": ["elsewhere-sent", {}]})
    return Inbound(events.StaffWroteElsewhere(text), kept, at, outgoing=True)


# -- what a customer agreed to share ------------------------------------------------------------
def _info(info: Json, at: datetime) -> Inbound:
    """In the newer form and the older one; what is not there, or of another shape, is left out."""
    place = info.get("full_address")
    parts: Json = place if isinstance(place, dict) else info
    names = (
        ("user_address", "user_ward", "user_district", "user_city")
        if parts is place
        else ("address", "ward", "district", "city")
    )
    told = {
        "phone": _phone(info.get("phone")),
        "name": _text(info.get("name")),
        "address": ", ".join(filter(None, (_text(parts.get(name)) for name in names))),
        "birth_date": _text(info.get("user_dob")),
    }
    values = {name: value for name, value in told.items() if value}
    return Inbound(
        events.SharedInfo(values), {"text": "", "choice": ["choice-info", {}]}, at, acted_at=at
    )


def _phone(told: object) -> str:
    """`84901234567`, as a text or a number; with its plus, as the readers of phones know it."""
    text = _text(str(told) if isinstance(told, int) and not isinstance(told, bool) else told)
    return f"+{text}" if re.fullmatch(r"84[0-9]{8,10}", text) else text


def _text(told: object) -> str:
    return told.strip()[:300] if isinstance(told, str) else ""


def _when(raw: Json) -> datetime:
    """`timestamp` is in milliseconds, a text."""
    return moment(int(need(_id(raw.get("timestamp")))) / 1000)
