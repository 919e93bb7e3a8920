"""The methods that put a message into a chat: text, media, albums, copies, forwards."""

from __future__ import annotations

from typing import Any

from tests.bot_api.entities import read_caption, read_text
from tests.bot_api.errors import bad
from tests.bot_api.files import (
    StoredFile,
    again_content,
    document_content,
    given_file,
    photo_content,
)
from tests.bot_api.markup import read_markup
from tests.bot_api.model import Chat, Message
from tests.bot_api.shapes import Json, origin_json
from tests.bot_api.wire import Call, Upload
from tests.bot_api.world import World

MISSING = {
    "photo": "There is no photo in the request",
    "document": "There is no document in the request",
}


def _post(
    world: World,
    call: Call,
    chat: Chat,
    content: Json,
    *,
    kind: str,
    thread: int | None,
    reply_to: int | None = None,
    markup: Json | None = None,
) -> Message:
    """Store what the bot sent and log it as accepted."""
    if call.flag("protect_content"):
        content = content | {"has_protected_content": True}
    message = world.store(
        chat,
        world.bot,
        content,
        kind=kind,
        thread=thread,
        reply_to=reply_to,
        markup=markup,
    )
    message.protected = call.flag("protect_content")
    world.journal.accept(call, chat.id, message.id, message.said, thread)
    return message


def _send(world: World, call: Call, content: Json, kind: str) -> Json:
    """Client::do_send_message: markup first, then chat, topic and reply."""
    markup = read_markup(call, private=call.text("chat_id")[:1] != "-")
    chat, thread = world.sendable(call)
    reply_to = world.reply_checked(call, chat)
    world.floods.check(chat.id)
    message = _post(
        world, call, chat, content, kind=kind, thread=thread, reply_to=reply_to, markup=markup
    )
    return world.shown(message)


def send_message(world: World, call: Call) -> Json:
    content = read_text(call)
    if options := call.parsed("link_preview_options", "link preview options"):
        content["link_preview_options"] = options
    return _send(world, call, content, "text")


def send_photo(world: World, call: Call) -> Json:
    return _send(world, call, _media(world, call, "photo") | _caption(call), "photo")


def send_document(world: World, call: Call) -> Json:
    return _send(world, call, _media(world, call, "document") | _caption(call), "document")


def _caption(call: Call) -> Json:
    given = call.parsed("caption_entities", "caption entities")
    return read_caption(call.text("caption"), call.text("parse_mode"), given)


def _media(world: World, call: Call, field: str) -> Json:
    given = given_file(call, world.files, call.text(field), field)
    if given is None:
        raise bad(MISSING[field])
    return _content(world, given, field)


def _content(world: World, given: StoredFile | Upload, field: str) -> Json:
    if isinstance(given, StoredFile):
        return again_content(given, field)
    if field == "photo":
        return photo_content(world.files, given.data, strict=True)
    if not given.data:
        raise bad("file must be non-empty")
    return document_content(world.files.add("document", given.data, given.name, given.mime))


def send_media_group(world: World, call: Call) -> list[Json]:
    """2-10 parts of one sort (Client::get_input_message_contents); each is a message."""
    call.required("media")
    parts = call.parsed("media", "media")
    if not isinstance(parts, list):
        raise bad("Expected an Array of InputMedia")
    if not parts:
        raise bad("There are no messages to send")
    if len(parts) > 10:
        raise bad("Too many messages to send as an album")
    contents = [_album_part(world, call, part) for part in parts]
    if len({kind for kind, _ in contents}) > 1:
        raise bad("Can't use the media of the specified type in the album")
    chat, thread = world.sendable(call)
    reply_to = world.reply_checked(call, chat)
    world.floods.check(chat.id, len(contents))
    group = {"media_group_id": str(next(world.group_ids))} if len(contents) > 1 else {}
    sent = [
        _post(world, call, chat, content | group, kind=kind, thread=thread, reply_to=reply_to)
        for kind, content in contents
    ]
    return [world.shown(message) for message in sent]


def _album_part(world: World, call: Call, part: Any) -> tuple[str, Json]:
    if not isinstance(part, dict):
        raise bad("Can't parse InputMedia: expected an Object")
    kind = str(part.get("type", ""))
    if kind not in MISSING:
        raise bad(f'Can\'t parse InputMedia: type "{kind}" is unsupported')
    given = given_file(call, world.files, str(part.get("media", "")), "")
    if given is None:
        raise bad("Can't parse InputMedia: media not found")
    caption = read_caption(
        str(part.get("caption") or ""),
        str(part.get("parse_mode") or ""),
        part.get("caption_entities"),
    )
    return kind, _content(world, given, kind) | caption


# -- copies and forwards ---------------------------------------------------------------------

KEPT_OUT = ("message_id", "from", "chat", "date", "edit_date", "message_thread_id",
            "is_topic_message", "media_group_id", "reply_markup",
            "has_protected_content")  # fmt: skip
ORIGIN = ("forward_origin", "forward_from", "forward_sender_name", "forward_date")


def _source(world: World, call: Call, message_id: int, verb: str) -> Message:
    source = world.chat_of(call.required("from_chat_id"), write=False)
    return world.message_of(source, message_id, f"message to {verb}")


def _bare(message: Message) -> Json:
    return {name: value for name, value in message.raw.items() if name not in KEPT_OUT}


def _copied(message: Message) -> Json:
    if message.service:
        raise bad("Message can't be copied")
    return {name: value for name, value in _bare(message).items() if name not in ORIGIN}


def _forwarded(world: World, message: Message) -> Json:
    if message.service or message.protected:
        raise bad("Message can't be forwarded")
    bare = _bare(message)
    if "forward_origin" in bare:
        return bare
    return bare | origin_json(world.users[message.sender], message.raw["date"])


def copy_message(world: World, call: Call) -> Json:
    """copyMessage: only the new id comes back, and nothing links to the origin."""
    message = _source(world, call, call.number("message_id"), "copy")
    content = _copied(message)
    if "caption" in call.args and message.kind in MISSING:
        content.pop("caption", None)
        content.pop("caption_entities", None)
        content |= _caption(call)
    return {"message_id": _send(world, call, content, message.kind)["message_id"]}


def forward_message(world: World, call: Call) -> Json:
    message = _source(world, call, call.number("message_id"), "forward")
    return _send(world, call, _forwarded(world, message), message.kind)


def _several(world: World, call: Call, *, copy: bool) -> list[Json]:
    """copyMessages and forwardMessages skip what is missing; nothing left is an error."""
    ids = call.message_ids()
    source = world.chat_of(call.required("from_chat_id"), write=False)
    chat, thread = world.sendable(call)
    stored = world.messages.get(source.id, {})
    found = [stored[item] for item in ids if item in stored and not stored[item].deleted]
    usable = [item for item in found if not item.service and (copy or not item.protected)]
    if not usable:
        raise bad("there are no messages to forward")
    world.floods.check(chat.id, len(usable))
    sent = [
        _post(
            world,
            call,
            chat,
            _copied(item) if copy else _forwarded(world, item),
            kind=item.kind,
            thread=thread,
        )
        for item in usable
    ]
    return [{"message_id": item.id} for item in sent]


def copy_messages(world: World, call: Call) -> list[Json]:
    return _several(world, call, copy=True)


def forward_messages(world: World, call: Call) -> list[Json]:
    return _several(world, call, copy=False)
