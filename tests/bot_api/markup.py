"""Keyboards: read, checked and limited as Client::get_reply_markup does."""

from __future__ import annotations

from typing import Any

from tests.bot_api.errors import bad
from tests.bot_api.wire import Call

DATA_BYTES = 64
MARKUP_BYTES = 10_000
BUTTONS = 100
LINKS = ("url", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
         "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay")  # fmt: skip


def read_markup(call: Call, *, private: bool) -> dict[str, Any] | None:
    """The checked markup, or None. An empty inline keyboard counts as none."""
    value = call.parsed("reply_markup", "reply keyboard markup")
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad("Object expected as reply markup")
    if len(call.text("reply_markup").encode()) > MARKUP_BYTES:
        raise bad("reply markup is too long")
    if rows := value.get("inline_keyboard"):
        _check_rows(rows, 'Field "inline_keyboard" of the InlineKeyboardMarkup')
        for button in _flat(rows):
            _check_inline(button)
        return {"inline_keyboard": [row for row in rows if row]}
    if rows := value.get("keyboard"):
        _check_rows(rows, 'Field "keyboard"')
        for button in _flat(rows):
            _check_key(button, private=private)
        return value
    if value.get("remove_keyboard") or value.get("force_reply"):
        return value
    return None


def inline_only(markup: dict[str, Any] | None) -> dict[str, Any] | None:
    """What an edit may carry (MessagesManager: INLINE keyboards alone can be changed)."""
    if markup is not None and "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    return markup


def _flat(rows: list[list[Any]]) -> list[Any]:
    buttons = [button for row in rows for button in row]
    if len(buttons) > BUTTONS:
        raise bad("reply markup is too long")
    return buttons


def _check_rows(rows: Any, what: str) -> None:
    if not isinstance(rows, list) or any(not isinstance(row, list) for row in rows):
        raise bad(f"{what} must be an Array of Arrays")


def _check_inline(button: Any) -> None:
    if not isinstance(button, dict):
        raise bad("Can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    if not button.get("text"):
        raise bad('Can\'t parse inline keyboard button: Field "text" must be non-empty')
    data = button.get("callback_data")
    if data:
        if len(str(data).encode()) > DATA_BYTES:
            raise bad("BUTTON_DATA_INVALID")
    elif not any(name in button for name in LINKS):
        raise bad(
            "Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )


def _check_key(button: Any, *, private: bool) -> None:
    if isinstance(button, str):
        return
    if not isinstance(button, dict):
        raise bad("Can't parse keyboard button: KeyboardButton must be a String or an Object")
    if not button.get("text"):
        raise bad('Can\'t parse keyboard button: Field "text" must be non-empty')
    if button.get("request_contact") and not private:
        raise bad("phone number can be requested in private chats only")
