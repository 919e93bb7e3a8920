"""Reading what happens in groups (https://core.telegram.org/bots/api#message): plain facts, for
only the house knows whether a group is its staff's. Of any other group nothing of it is kept."""

from bot.channels.json_reading import Json, a_list, a_number, a_text, need, object_of
from handlers.inbound import InGroup

BIND = "staff-"  # how the deep link of the console begins that binds an account
_MOST_NAME = 120


def chat_of(part: Json) -> tuple[int, int | None]:
    """The group, and the topic where it is one's."""
    chat = need(a_number(need(object_of(part, "chat")), "id"))
    thread = a_number(part, "message_thread_id") if part.get("is_topic_message") else None
    return chat, thread


def said(message: Json, me: int, *, edited: bool = False) -> InGroup | None:
    """A message of a group; None where it is a program's, or nothing that anybody said."""
    chat, thread = chat_of(message)
    number = need(a_number(message, "message_id"))
    if (new := a_number(message, "migrate_to_chat_id")) is not None:
        return InGroup("moved", chat, moved_to=new)
    if (old := a_number(message, "migrate_from_chat_id")) is not None:
        return InGroup("moved", old, moved_to=chat)
    if (gone := object_of(message, "left_chat_member")) is not None:
        return InGroup("left", chat, need(a_number(gone, "id")))
    sender = object_of(message, "from")
    if (born := object_of(message, "forum_topic_created")) is not None:
        mine = sender is not None and sender.get("id") == me
        name = a_text(born, "name") or ""
        return InGroup("topic", chat, message=number, thread=thread, text=name) if mine else None
    person, name = _person(sender)
    if sender is not None and sender["is_bot"]:
        if (object_of(message, "sender_chat") or {}).get("id") != chat:
            return None
        person = None  # an administrator who hides behind the group
    text = a_text(message, "text")
    if text is None and not edited and not _carries(message):
        return None
    answered = object_of(message, "reply_to_message") or {}
    answers = a_number(answered, "message_id")
    return InGroup(
        "edited" if edited else "other" if text is None else "words",
        chat,
        person,
        name,
        number,
        thread,
        text or "",
        None if answers == thread else answers,  # in a topic everything answers its beginning
        (object_of(answered, "from") or {}).get("id") == me,
    )


def pressed(query: Json) -> InGroup:
    """A button that was pressed under a message of ours."""
    message = need(object_of(query, "message"))
    chat, thread = chat_of(message)
    person, name = _person(need(object_of(query, "from")))
    return InGroup(
        "press",
        chat,
        person,
        name,
        need(a_number(message, "message_id")),
        thread,
        a_text(query, "data") or "",
        press=need(a_text(query, "id")),
    )


def membership(change: Json) -> InGroup:
    """The bot's own place in a group has changed."""
    chat = need(a_number(need(object_of(change, "chat")), "id"))
    out = change["new_chat_member"]["status"] in ("left", "kicked")
    return InGroup("removed" if out else "joined", chat)


def binding(message: Json, token: str) -> InGroup:
    """`/start` with a link of the console's, in private."""
    chat, _ = chat_of(message)
    person, name = _person(need(object_of(message, "from")))
    return InGroup("bind", chat, person, name, text=token)


def _person(sender: Json | None) -> tuple[int | None, str]:
    if sender is None:
        return None, ""
    names = (a_text(sender, "first_name"), a_text(sender, "last_name"))
    shown = " ".join(one for one in names if one)[:_MOST_NAME]
    return need(a_number(sender, "id")), shown


def _carries(message: Json) -> bool:
    """Whether it carries something a person sent, and not only news of the group itself."""
    kinds = ("document", "sticker", "voice", "audio", "video", "video_note", "animation", "contact")
    return bool(a_list(message, "photo") or any(message.get(kind) for kind in kinds))
