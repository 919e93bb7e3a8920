"""Forum topics: made, renamed, closed, reopened, deleted; by the bot or by a member."""

from __future__ import annotations

from tests.bot_api.errors import bad
from tests.bot_api.model import Chat, Message, Topic, User
from tests.bot_api.shapes import Json, topic_json
from tests.bot_api.wire import Call
from tests.bot_api.world import World

NAME_MAX = 128
COLORS = {0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F}


def _forum(world: World, call: Call, right: str, need: str) -> Chat:
    chat = world.chat_of(call.text("chat_id"))
    if not chat.forum:
        raise bad("the chat is not a forum")
    if right not in chat.rights:
        raise bad(f"not enough rights to {need}")
    return chat


def _topic(chat: Chat, call: Call) -> Topic:
    number = call.number("message_thread_id")
    if number <= 0:
        raise bad("invalid forum topic identifier specified")
    if number not in chat.topics:
        raise bad("TOPIC_ID_INVALID")
    return chat.topics[number]


def make_topic(world: World, chat: Chat, by: User, name: str, color: int = 0) -> Topic:
    """A topic's id is the id of the service message of its birth; the bot hears of its own."""
    color = color if color in COLORS else 0x6FB9F0
    number = chat.last_message_id + 1
    born: Json = {"forum_topic_created": {"name": name, "icon_color": color}}
    topic = chat.topics[number] = Topic(number, name, color)
    world.announce(service_message(world, chat, by, born, topic))
    return topic


def service_message(world: World, chat: Chat, by: User, content: Json, topic: Topic) -> Message:
    kind = next(iter(content))
    return world.store(chat, by, content, kind=kind, thread=topic.id, service=True)


def set_closed(world: World, chat: Chat, topic: Topic, by: User, *, closed: bool) -> None:
    if topic.closed is closed:
        raise bad("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    name = "forum_topic_closed" if closed else "forum_topic_reopened"
    world.announce(service_message(world, chat, by, {name: {}}, topic))


def drop_topic(world: World, chat: Chat, topic: Topic) -> None:
    """deleteForumTopic takes "all its messages" along; no update tells of it."""
    del chat.topics[topic.id]
    for message in world.messages.get(chat.id, {}).values():
        if message.thread == topic.id:
            message.deleted = True
    world.bell.ring(chat.id)


def create_forum_topic(world: World, call: Call) -> Json:
    name = call.text("name").strip()[:NAME_MAX]
    chat = _forum(world, call, "can_manage_topics", "create a topic")
    if not name:
        raise bad("Title must be non-empty")
    topic = make_topic(world, chat, world.bot, name, call.number("icon_color"))
    world.journal.accept(call, chat.id, topic.id, name, topic.id)
    return topic_json(topic)


def edit_forum_topic(world: World, call: Call) -> bool:
    chat = _forum(world, call, "can_manage_topics", "edit the topic")
    topic = _topic(chat, call)
    name = call.text("name").strip()[:NAME_MAX]
    icon = call.args.get("icon_custom_emoji_id", topic.icon_custom_emoji_id)
    if name in {"", topic.name} and icon == topic.icon_custom_emoji_id:
        raise bad("TOPIC_NOT_MODIFIED")
    changed: Json = {}
    if name and name != topic.name:
        topic.name = changed["name"] = name
    if icon != topic.icon_custom_emoji_id:
        topic.icon_custom_emoji_id = changed["icon_custom_emoji_id"] = icon
    content: Json = {"forum_topic_edited": changed}
    world.announce(service_message(world, chat, world.bot, content, topic))
    return True


def close_forum_topic(world: World, call: Call) -> bool:
    chat = _forum(world, call, "can_manage_topics", "close the topic")
    set_closed(world, chat, _topic(chat, call), world.bot, closed=True)
    return True


def reopen_forum_topic(world: World, call: Call) -> bool:
    chat = _forum(world, call, "can_manage_topics", "reopen the topic")
    set_closed(world, chat, _topic(chat, call), world.bot, closed=False)
    return True


def delete_forum_topic(world: World, call: Call) -> bool:
    chat = _forum(world, call, "can_delete_messages", "delete the topic")
    drop_topic(world, chat, _topic(chat, call))
    return True
