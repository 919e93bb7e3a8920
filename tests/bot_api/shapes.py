"""JSON of users, chats, members and messages, in the documented shape."""

from __future__ import annotations

from typing import Any

from tests.bot_api.model import RIGHTS, Chat, Topic, User

Json = dict[str, Any]


def user_json(user: User) -> Json:
    shown: Json = {"id": user.id, "is_bot": user.is_bot, "first_name": user.first_name}
    for name in ("last_name", "username", "language_code"):
        if value := getattr(user, name):
            shown[name] = value
    return shown


def me_json(bot: User) -> Json:
    """getMe returns the flags that User carries nowhere else."""
    return user_json(bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def chat_json(chat: Chat, person: User | None) -> Json:
    if chat.kind == "private":
        shown: Json = {"id": chat.id, "type": "private"}
        if person is not None:
            shown |= {k: v for k, v in user_json(person).items() if k.endswith("name")}
        return shown
    shown = {"id": chat.id, "title": chat.title, "type": chat.kind}
    if chat.forum:
        shown["is_forum"] = True
    return shown


def full_chat_json(chat: Chat, person: User | None) -> Json:
    """ChatFullInfo: what getChat gives on top of Chat."""
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription",
             "gifts_from_channels")  # fmt: skip
    shown = chat_json(chat, person) | {
        "accent_color_id": 1,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    if chat.kind != "private":
        names = ("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos",
                 "can_send_videos", "can_send_video_notes", "can_send_voice_notes",
                 "can_send_polls", "can_send_other_messages", "can_add_web_page_previews",
                 "can_change_info", "can_invite_users", "can_pin_messages",
                 "can_manage_topics")  # fmt: skip
        shown["permissions"] = dict.fromkeys(names, True)
    return shown


def member_json(user: User, status: str, rights: set[str]) -> Json:
    """ChatMember of each status with the fields its class requires (Client JsonChatMember)."""
    shown: Json = {"user": user_json(user), "status": status}
    if status == "creator":
        shown["is_anonymous"] = False
    elif status == "administrator":
        shown |= {"can_be_edited": False, "is_anonymous": False}
        shown |= {name: name in rights for name in RIGHTS}
    elif status == "kicked":
        shown["until_date"] = 0
    return shown


def topic_json(topic: Topic) -> Json:
    shown: Json = {
        "message_thread_id": topic.id,
        "name": topic.name,
        "icon_color": topic.icon_color,
    }
    if topic.icon_custom_emoji_id:
        shown["icon_custom_emoji_id"] = topic.icon_custom_emoji_id
    return shown


def origin_json(user: User, date: int) -> Json:
    """MessageOrigin, and the older fields that come with it."""
    if user.hidden:
        name = f"{user.first_name} {user.last_name}".strip()
        return {
            "forward_origin": {"type": "hidden_user", "sender_user_name": name, "date": date},
            "forward_sender_name": name,
            "forward_date": date,
        }
    return {
        "forward_origin": {"type": "user", "sender_user": user_json(user), "date": date},
        "forward_from": user_json(user),
        "forward_date": date,
    }
