"""`ZaloApi`: the whole server as one object, for tests in this process."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from tests.bot_api.clock import machine_seconds
from tests.bot_api.faults import Fault
from tests.bot_api.journal import Accepted
from tests.bot_api.running import Running
from tests.bot_api.wire import Call
from tests.zalo_bot_api.server import Board
from tests.zalo_bot_api.world import Doubts, Entry, Event, World

T = TypeVar("T")
TOKEN = "1459000000000000001:ZzLoopback-zalo_0123456789"
PATIENCE = 10.0


class ZaloApi:
    """Chats are named by twenty hex signs; a private one as its customer is."""

    def __init__(self, token: str = TOKEN, clock: Callable[[], float] = machine_seconds) -> None:
        self.world = World(token, clock)
        self.board = Board(self.world)
        self.origin = ""
        self.loop: asyncio.AbstractEventLoop | None = None

    @property
    def doubts(self) -> Doubts:
        return self.world.doubts

    @property
    def base_url(self) -> str:
        return f"{self.origin}/bot"

    # -- people ----------------------------------------------------------------------------------
    def chat(self, number: int) -> str:
        name = f"{number:04x}aa11bb22cc33dd44"
        self.world.chats.setdefault(name, [])
        return name

    def say(self, chat: str, text: str, **more: Any) -> Event:
        """The customer writes; `more` goes into the message."""
        return self.send(chat, "message.text.received", said=text, text=text, **more)

    def say_in_group(self, group: str, user: str, text: str) -> Event:
        self.world.chats.setdefault(group, [])
        where = {"chat": {"id": group, "chat_type": "GROUP"}}
        return self.send(user, "message.text.received", text=text, **where)

    def photo(self, chat: str, data: bytes, caption: str = "", **more: Any) -> Event:
        name = f"{self.world.new_id()}.jpg"
        self.world.media[name] = (data, "image/jpeg")
        url = {self.doubts.picture: f"{self.origin}/media/{name}"}
        kind = {"caption": caption, "message_type": "CHAT_PHOTO"}
        return self.send(chat, "message.image.received", **url, **kind, **more)

    def voice(self, chat: str) -> Event:
        url = "https://voice.zdn.vn/a.aac"
        return self.send(chat, "message.voice.received", voice_url=url, message_type="CHAT_VOICE")

    def sticker(self, chat: str) -> Event:
        picture = "https://stickers.zaloapp.com/a.png"
        return self.send(chat, "message.sticker.received", sticker="0e07aa2f", url=picture)

    def unsupported(self, chat: str) -> Event:
        """A file, a video, a link, a contact card."""
        return self.send(chat, "message.unsupported.received")

    def send(self, chat: str, event: str, /, said: str = "", **content: Any) -> Event:
        """Any message of the customer's."""
        number = self.world.new_id()
        if "chat" not in content:
            self.world.chats.setdefault(chat, []).append(Entry(number, from_bot=False, text=said))
        message = {
            "message_id": number,
            "from": {"id": chat, "display_name": "Khách Một", "is_bot": False},
            "chat": {"id": chat, "chat_type": "PRIVATE"},
            "date": self.world.now(),
            **content,
        }
        return self.inject({"event_name": event, "message": message})

    def inject(self, body: dict[str, Any]) -> Event:
        """Any update as it is."""
        chat = ((body.get("message") or {}).get("chat") or {}).get("id", "")
        return self.world.push(chat, body)

    def redeliver(self, event: Event) -> None:
        self.world.again(event)

    # -- faults ----------------------------------------------------------------------------------
    def fault(self, kind: str, method: str = "*", *, times: int = 1, **details: Any) -> Fault:
        with self.world.lock:
            return self.board.faults.add(Fault(kind, method, None, 1, times, **details))

    def clear_faults(self) -> None:
        with self.world.lock:
            self.board.faults.clear()

    # -- what happened ---------------------------------------------------------------------------
    def transcript(self, chat: str) -> list[Entry]:
        with self.world.lock:
            return list(self.world.chats.get(chat, []))

    def calls(self, method: str | None = None) -> list[Call]:
        with self.world.lock:
            return [one for one in self.world.journal.calls if method in {None, one.method}]

    def accepted_sends(self, chat: str) -> list[Accepted]:
        with self.world.lock:
            made = self.world.journal.accepted
            return [dataclasses.replace(one) for one in made if one.chat == chat]

    def pending(self) -> list[Event]:
        with self.world.lock:
            return list(self.world.waiting)

    async def wait_for_async(
        self, check: Callable[[], T | None], *, timeout: float = PATIENCE
    ) -> T:
        return await self.world.bell.wait_async(check, None, timeout)


@contextlib.contextmanager
def running_zalo_api(
    token: str = TOKEN, clock: Callable[[], float] = machine_seconds
) -> Iterator[ZaloApi]:
    running = Running(ZaloApi(token, clock), 0)
    running.start()
    try:
        yield running.api
    finally:
        running.stop()
