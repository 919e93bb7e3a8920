"""What people do with buttons: press those under a message, tap the keys of the keyboard."""

from __future__ import annotations

import hashlib
from typing import Any

from tests.bot_api.acts import Acts
from tests.bot_api.model import (
    CALLBACK_SECONDS,
    Button,
    Entry,
    Message,
    Press,
    Pressed,
    rows_of,
)
from tests.bot_api.shapes import Json, user_json
from tests.bot_api.updates import lane_of_presses


class NoSuchButtonError(LookupError):
    """There is no such button on a live message."""


class Buttons(Acts):
    """The part of `BotApi` that presses."""

    def press(
        self, chat: int, message_id: int | None, button: str, *, user: int | None = None
    ) -> Pressed:
        """Press an inline button by its text or data; `message_id` None: the newest that has it.

        Raises NoSuchButtonError where no live message shows it, or where it is a link.
        """
        with self.world.lock:
            message, found = self._find_button(chat, message_id, button)
            if found.data is None:
                raise NoSuchButtonError(f"{button!r} is not a callback button")
            return self._pressed(message, found.data, user)

    def press_late(
        self, chat: int, message_id: int, data: str, *, user: int | None = None
    ) -> Pressed:
        """Press a button that was offered once and has been edited away meanwhile: what a slow
        phone does. Raises NoSuchButtonError where the message never had it or is deleted."""
        with self.world.lock:
            message = self._live(chat, message_id)
            if data not in message.offered:
                raise NoSuchButtonError(f"message {message_id} never offered {data!r}")
            return self._pressed(message, data, user)

    def tap(self, chat: int, button: str, *, phone: str = "", **place: Any) -> Entry:
        """Tap a key of the reply keyboard on show: sends its text, or the own contact."""
        with self.world.lock:
            shown = self._keyboard(chat)
            found = next((key for row in rows_of(shown) for key in row if key.text == button), None)
            if found is None:
                raise NoSuchButtonError(f"no key {button!r} on the keyboard of chat {chat}")
            if found.contact:
                return self.share_contact(chat, phone, **place)
            return self.say(chat, button, **place)

    def _keyboard(self, chat: int) -> Json | None:
        for message in reversed(list(self.world.messages.get(chat, {}).values())):
            if message.from_bot and message.markup and "inline_keyboard" not in message.markup:
                return message.markup
        return None

    def _find_button(
        self, chat: int, message_id: int | None, wanted: str
    ) -> tuple[Message, Button]:
        stored = self.world.messages.get(chat, {})
        ids = reversed(list(stored)) if message_id is None else [message_id]
        for number in ids:
            message = stored.get(number)
            if message is None or message.deleted or not message.from_bot:
                continue
            if "inline_keyboard" not in (message.markup or {}):
                continue
            buttons = [item for row in rows_of(message.markup) for item in row]
            for found in buttons:
                if wanted == found.data:
                    return message, found
            for found in buttons:
                if wanted == found.text:
                    return message, found
        raise NoSuchButtonError(f"no live button {wanted!r} in chat {chat}, message {message_id}")

    def _pressed(self, message: Message, data: str, user: int | None) -> Pressed:
        """CallbackQuery; it waits 150 s in the presser's own lane (Client.cpp)."""
        chat = self.world.place(message.chat)
        sender = self.world.person(user or message.chat)
        self._may_act(chat, sender, None)
        query = str(next(self.world.query_ids))
        now = self.world.clock.now()
        press = Press(query, chat.id, sender.id, message.id, data, now)
        press.index = self.world.journal.next_index()
        self.world.presses[query] = press
        payload = {
            "id": query,
            "from": user_json(sender),
            "message": self.world.shown(message),
            "chat_instance": hashlib.sha256(f"chat {chat.id}".encode()).hexdigest()[:18],
            "data": data,
        }
        press.update_id = self.world.queue.push(
            "callback_query", payload, now + CALLBACK_SECONDS, lane_of_presses(sender.id)
        )
        self.world.bell.ring(chat.id)
        return Pressed(query, press.update_id, data, press.index)
