"""A user in a chat, with the chat's id already filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.bot_api.model import Entry, Pressed

if TYPE_CHECKING:
    from tests.bot_api.api import BotApi


class Person:
    """`chat` is the private chat, or the group after `in_group`."""

    def __init__(
        self,
        api: BotApi,
        id: int,  # noqa: A002
        chat: int | None = None,
        thread: int | None = None,
    ) -> None:
        self.api = api
        self.id = id
        self.chat = id if chat is None else chat
        self.thread = thread

    def in_group(
        self, chat: int, *, thread: int | None = None, status: str | None = None
    ) -> Person:
        """This person in a group (joined, if not there yet) or in one of its topics."""
        if status or self.id not in self.api.world.place(chat).members:
            self.api.join(chat, self.id, status or "member")
        return Person(self.api, self.id, chat, thread)

    def _at(self, more: dict[str, Any]) -> dict[str, Any]:
        return {"user": self.id, "thread": self.thread} | more

    def say(self, text: str, **more: Any) -> Entry:
        return self.api.say(self.chat, text, **self._at(more))

    def share_contact(self, phone: str, **more: Any) -> Entry:
        return self.api.share_contact(self.chat, phone, **self._at(more))

    def location(self, latitude: float, longitude: float, **more: Any) -> Entry:
        return self.api.location(self.chat, latitude, longitude, **self._at(more))

    def send_photo(self, data: bytes, **more: Any) -> Entry:
        return self.api.send_photo(self.chat, data, **self._at(more))

    def send_document(
        self, data: bytes, name: str = "file.pdf", mime: str = "", **more: Any
    ) -> Entry:
        return self.api.send_document(self.chat, data, name, mime, **self._at(more))

    def voice(self, **more: Any) -> Entry:
        return self.api.voice(self.chat, **self._at(more))

    def video_note(self, **more: Any) -> Entry:
        return self.api.video_note(self.chat, **self._at(more))

    def sticker(self, emoji: str = "👍", **more: Any) -> Entry:
        return self.api.sticker(self.chat, emoji, **self._at(more))

    def album(self, items: list[Any], **more: Any) -> list[Entry]:
        return self.api.album(self.chat, items, **self._at(more))

    def forward(self, from_chat: int, message_id: int, **more: Any) -> Entry:
        return self.api.forward(self.chat, from_chat, message_id, **self._at(more))

    def edit(self, message_id: int, new_text: str) -> Entry:
        return self.api.edit(self.chat, message_id, new_text)

    def press(self, button: str, message_id: int | None = None) -> Pressed:
        return self.api.press(self.chat, message_id, button, user=self.id)

    def tap(self, button: str, **more: Any) -> Entry:
        return self.api.tap(self.chat, button, **self._at(more))

    def block(self) -> int | None:
        return self.api.block(self.id)

    def unblock(self) -> int | None:
        return self.api.unblock(self.id)

    def deactivate(self) -> None:
        self.api.deactivate(self.id)

    def transcript(self, **more: Any) -> list[Entry]:
        return self.api.transcript(self.chat, **more)

    def await_reply(self, **more: Any) -> Entry:
        return self.api.await_reply(self.chat, **more)

    async def await_reply_async(self, **more: Any) -> Entry:
        return await self.api.await_reply_async(self.chat, **more)
