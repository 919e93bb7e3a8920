"""What people do in their chats: write, send, press, share, edit, forward."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.bot_api.entities import find_entities
from tests.bot_api.files import document_content, named, photo_content
from tests.bot_api.model import Chat, Entry, Message, User, entry_of
from tests.bot_api.sending import KEPT_OUT
from tests.bot_api.shapes import Json, origin_json
from tests.bot_api.world import World

Document = tuple[bytes, str, str]
BOSSES = {"creator", "administrator"}


class Acts:
    """The part of `BotApi` that plays the users. In a group name the `user`; in a private chat
    it is the chat itself. `thread` is a topic's id, None is General."""

    world: World

    # -- words -------------------------------------------------------------------------------

    def say(self, chat: int, text: str, **place: Any) -> Entry:
        """Send a text; `/start` makes a chat started. `place`: user, thread, reply_to."""
        found = find_entities(text)
        content: Json = {"text": text} | ({"entities": found} if found else {})
        return self._act(chat, "text", content, **place)

    def edit(self, chat: int, message_id: int, new_text: str) -> Entry:
        """The sender edits a text or caption: edited_message."""
        with self.world.lock:
            message = self._live(chat, message_id)
            if message.from_bot:
                raise ValueError("a user can't edit the bot's message")
            name = "text" if "text" in message.raw else "caption"
            found = find_entities(new_text)
            marks = "entities" if name == "text" else "caption_entities"
            message.raw = {k: v for k, v in message.raw.items() if k != marks}
            message.raw |= {name: new_text, "edit_date": self.world.clock.unix()}
            message.raw |= {marks: found} if found else {}
            message.edit_index = self.world.journal.next_index()
            self.world.announce(message, "edited_message")
            return entry_of(message)

    def forward(self, chat: int, from_chat: int, message_id: int, **place: Any) -> Entry:
        """Forward a message of any chat to the bot."""
        with self.world.lock:
            source = self._live(from_chat, message_id)
            content = {k: v for k, v in source.raw.items() if k not in KEPT_OUT}
            if "forward_origin" not in content:
                content |= origin_json(self.world.users[source.sender], source.raw["date"])
            return self._act(chat, source.kind, content, **place)

    def share_contact(
        self,
        chat: int,
        phone: str,
        *,
        own: bool = True,
        forwarded: bool = False,
        user_id: int | None = None,
        **place: Any,
    ) -> Entry:
        """A contact card. `own`: with the sender's user_id, as the contact button sends it;
        else a card of someone else (`user_id`, or none as of a phone book entry)."""
        with self.world.lock:
            sender = self.world.person(place.get("user") or chat)
            contact: Json = {"phone_number": phone, "first_name": sender.first_name}
            number = sender.id if own and user_id is None else user_id
            if number is not None:
                contact["user_id"] = number
            content: Json = {"contact": contact}
            if forwarded:
                content |= origin_json(sender, self.world.clock.unix() - 60)
            return self._act(chat, "contact", content, **place)

    def location(self, chat: int, latitude: float, longitude: float, **place: Any) -> Entry:
        content: Json = {"location": {"latitude": latitude, "longitude": longitude}}
        return self._act(chat, "location", content, **place)

    # -- files -------------------------------------------------------------------------------

    def send_photo(self, chat: int, data: bytes, *, caption: str = "", **place: Any) -> Entry:
        """The largest size carries the bytes as given; what is no picture is sent all the same."""
        content = photo_content(self.world.files, data, strict=False)
        return self._act(chat, "photo", content | _caption(caption), **place)

    def send_document(
        self,
        chat: int,
        data: bytes,
        name: str = "file.pdf",
        mime: str = "",
        *,
        caption: str = "",
        size: int | None = None,
        **place: Any,
    ) -> Entry:
        """`size` claims another size than the bytes have (for the 20 MB limit)."""
        stored = self.world.files.add("document", data, name, mime, size)
        content = document_content(stored) | _caption(caption)
        return self._act(chat, "document", content, **place)

    def voice(self, chat: int, data: bytes = b"OggS", seconds: int = 3, **place: Any) -> Entry:
        stored = self.world.files.add("voice", data, "voice.ogg", "audio/ogg")
        content: Json = {"voice": named(stored) | {"duration": seconds, "mime_type": "audio/ogg"}}
        return self._act(chat, "voice", content, **place)

    def video_note(self, chat: int, data: bytes = b"mp4", seconds: int = 3, **place: Any) -> Entry:
        stored = self.world.files.add("video_note", data, "note.mp4", "video/mp4")
        content: Json = {"video_note": named(stored) | {"length": 240, "duration": seconds}}
        return self._act(chat, "video_note", content, **place)

    def sticker(self, chat: int, emoji: str = "👍", **place: Any) -> Entry:
        stored = self.world.files.add("sticker", emoji.encode(), "s.webp", "image/webp")
        content: Json = {
            "sticker": named(stored)
            | {
                "type": "regular",
                "width": 512,
                "height": 512,
                "is_animated": False,
                "is_video": False,
                "emoji": emoji,
            }
        }
        return self._act(chat, "sticker", content, **place)

    def album(
        self, chat: int, items: Sequence[bytes | Document], *, caption: str = "", **place: Any
    ) -> list[Entry]:
        """Photos (bytes) or documents (bytes, name, mime): messages of one media_group_id, the
        caption on the first, no mark on the last."""
        with self.world.lock:
            group = {"media_group_id": str(next(self.world.group_ids))}
            sent = []
            for number, item in enumerate(items):
                more = group | (_caption(caption) if number == 0 else {})
                if isinstance(item, bytes):
                    content = photo_content(self.world.files, item, strict=False)
                    sent.append(self._act(chat, "photo", content | more, **place))
                else:
                    stored = self.world.files.add("document", *item)
                    content = document_content(stored)
                    sent.append(self._act(chat, "document", content | more, **place))
            return sent

    # -- the common way ----------------------------------------------------------------------

    def _act(
        self,
        chat: int,
        kind: str,
        content: Json,
        *,
        user: int | None = None,
        thread: int | None = None,
        reply_to: int | None = None,
    ) -> Entry:
        with self.world.lock:
            place = self.world.place(chat)
            sender = self.world.person(user or chat)
            self._may_act(place, sender, thread)
            place.started = True
            message = self.world.store(
                place, sender, content, kind=kind, thread=thread, reply_to=reply_to or thread
            )
            if self._bot_hears(place, message):
                self.world.announce(message)
            return entry_of(message)

    def _may_act(self, chat: Chat, sender: User, thread: int | None) -> None:
        if chat.kind == "private":
            if chat.blocked or sender.deactivated or sender.id != chat.id:
                raise ValueError(f"user {sender.id} can't write in chat {chat.id}")
            return
        if chat.members.get(sender.id, "left") in {"left", "kicked"} or chat.migrated_to:
            raise ValueError(f"user {sender.id} can't write in group {chat.id}")
        if thread is None:
            return
        if thread not in chat.topics:
            raise ValueError(f"no topic {thread} in group {chat.id}")
        if chat.topics[thread].closed and chat.members[sender.id] not in BOSSES:
            raise ValueError(f"topic {thread} is closed")

    def _bot_hears(self, chat: Chat, message: Message) -> bool:
        """Privacy mode: a bot that is no administrator hears commands, mentions and replies."""
        if chat.kind == "private" or chat.bot_status == "administrator":
            return True
        if chat.bot_status != "member":
            return False
        answered = self.world.messages[chat.id].get(message.reply_to or 0)
        named_bot = f"@{self.world.bot.username}" in message.said
        return message.said.startswith("/") or named_bot or bool(answered and answered.from_bot)

    def _live(self, chat: int, message_id: int) -> Message:
        message = self.world.messages.get(chat, {}).get(message_id)
        if message is None or message.deleted:
            raise LookupError(f"no live message {message_id} in chat {chat}")
        return message


def _caption(text: str) -> Json:
    return {"caption": text} if text else {}
