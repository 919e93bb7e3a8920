"""Whose words were forwarded (https://core.telegram.org/bots/api#messageorigin)."""

from bot.channels.json_reading import Json, a_number, a_text, moment, need, object_of


def origin_of(origin: Json | None) -> dict[str, str]:
    """Whose words were forwarded and when (ISO 8601), as far as the platform tells (Bot API:
    MessageOrigin); empty where nothing was forwarded."""
    if origin is None:
        return {}
    match a_text(origin, "type"):
        case "user":
            by = _name(origin, "sender_user")
        case "hidden_user":
            by = a_text(origin, "sender_user_name") or ""
        case "chat":
            by = _name(origin, "sender_chat")
        case "channel":
            by = _name(origin, "chat")
        case _:
            by = ""
    return {"by": by, "at": moment(need(a_number(origin, "date"))).isoformat()}


def _name(part: Json, name: str) -> str:
    """How a user or a chat is called."""
    whose = object_of(part, name) or {}
    names = (a_text(whose, "first_name"), a_text(whose, "last_name"))
    return a_text(whose, "title") or " ".join(one for one in names if one)
