"""The methods that change or take away what stands in a chat."""

from __future__ import annotations

from tests.bot_api.entities import read_caption, read_text
from tests.bot_api.errors import NOT_MODIFIED, bad
from tests.bot_api.markup import inline_only, read_markup
from tests.bot_api.model import DELETE_SECONDS, Chat, Message
from tests.bot_api.shapes import Json
from tests.bot_api.wire import Call
from tests.bot_api.world import World

TEXT = ("text", "entities", "link_preview_options")
CAPTION = ("caption", "caption_entities")


def _target(world: World, call: Call) -> tuple[Message, Json | None]:
    """The bot's own message; one that carries a reply keyboard can't be edited."""
    markup = inline_only(read_markup(call, private=True))
    if not call.text("chat_id") and not call.number("message_id"):
        raise bad("Message identifier is not specified")
    chat = world.chat_of(call.text("chat_id"), write=False, edit=True)
    message = world.message_of(chat, call.number("message_id"), "message to edit")
    reply_keyboard = message.markup is not None and "inline_keyboard" not in message.markup
    if not message.from_bot or message.service or reply_keyboard:
        raise bad("Message can't be edited")
    return message, markup


def _change(
    world: World,
    call: Call,
    message: Message,
    new: Json,
    *,
    names: tuple[str, ...],
    markup: Json | None,
) -> Json:
    """Put `new` in the place of the fields `names`; no markup means the buttons go."""
    old = {name: message.raw[name] for name in names if name in message.raw}
    same = _plain(old) == _plain(new)
    if same and (message.markup or None) == (markup or None):
        raise bad(NOT_MODIFIED)
    world.floods.check(message.chat)
    kept = {name: item for name, item in message.raw.items() if name not in names}
    kept.pop("reply_markup", None)
    message.raw = kept | new | {"edit_date": world.clock.unix()}
    if markup:
        message.raw["reply_markup"] = markup
    message.offer(markup)
    message.edit_index = world.journal.next_index()
    world.journal.accept(call, message.chat, message.id, message.said, message.thread)
    world.bell.ring(message.chat)
    return world.shown(message)


def _plain(content: Json) -> Json:
    return {name: item for name, item in content.items() if name != "link_preview_options"}


def edit_message_text(world: World, call: Call) -> Json:
    new = read_text(call)
    if options := call.parsed("link_preview_options", "link preview options"):
        new["link_preview_options"] = options
    message, markup = _target(world, call)
    if "text" not in message.raw:
        raise bad("there is no text in the message to edit")
    return _change(world, call, message, new, names=TEXT, markup=markup)


def edit_message_caption(world: World, call: Call) -> Json:
    given = call.parsed("caption_entities", "caption entities")
    new = read_caption(call.text("caption"), call.text("parse_mode"), given)
    message, markup = _target(world, call)
    if message.kind not in {"photo", "document"}:
        raise bad("there is no caption in the message to edit")
    return _change(world, call, message, new, names=CAPTION, markup=markup)


def edit_message_reply_markup(world: World, call: Call) -> Json:
    message, markup = _target(world, call)
    return _change(world, call, message, {}, names=(), markup=markup)


def _deletable(world: World, chat: Chat, message: Message) -> None:
    """deleteMessage: 48 hours, service messages of a topic's birth never, others' by right."""
    if "forum_topic_created" in message.raw or "migrate_from_chat_id" in message.raw:
        raise bad("message can't be deleted")
    if chat.kind == "supergroup" and "can_delete_messages" in chat.rights:
        return
    if chat.kind != "private" and not message.from_bot and "can_delete_messages" not in chat.rights:
        raise bad("message can't be deleted")
    if world.clock.now() - message.raw["date"] >= DELETE_SECONDS:
        raise bad("message can't be deleted for everyone")


def _delete(world: World, call: Call, message: Message) -> None:
    message.deleted = True
    message.edit_index = world.journal.next_index()
    world.journal.accept(call, message.chat, message.id, message.said, message.thread)
    world.bell.ring(message.chat)


def delete_message(world: World, call: Call) -> bool:
    if not call.text("chat_id"):
        raise bad("Chat identifier is not specified")
    if not call.number("message_id"):
        raise bad("Message identifier is not specified")
    chat = world.chat_of(call.text("chat_id"))
    message = world.message_of(chat, call.number("message_id"), "message to delete")
    _deletable(world, chat, message)
    _delete(world, call, message)
    return True


def delete_messages(world: World, call: Call) -> bool:
    """deleteMessages: "If some of the specified messages can't be found, they are skipped"."""
    ids = call.message_ids()
    if not ids:
        raise bad("Message identifiers are not specified")
    chat = world.chat_of(call.text("chat_id"))
    stored = world.messages.get(chat.id, {})
    found = [stored[item] for item in ids if item in stored and not stored[item].deleted]
    for message in found:
        _deletable(world, chat, message)
    for message in found:
        _delete(world, call, message)
    return True
