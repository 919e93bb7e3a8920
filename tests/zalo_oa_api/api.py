"""`OaApi`: the whole server as one object, for tests in this process."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from tests.bot_api.clock import machine_seconds
from tests.bot_api.running import Running
from tests.zalo_oa_api.server import Board
from tests.zalo_oa_api.world import APP, OA, Call, Doubts, Entry, Event, Fault, World

T = TypeVar("T")
PATIENCE = 10.0


class OaApi:
    """Customers are named by their app-scoped ids: 19 digits, told as texts."""

    def __init__(self, clock: Callable[[], float] = machine_seconds) -> None:
        self.world = World(clock)
        self.board = Board(self.world)
        self.origin = ""
        self.loop: asyncio.AbstractEventLoop | None = None

    @property
    def doubts(self) -> Doubts:
        return self.world.doubts

    # -- people ----------------------------------------------------------------------------------
    def chat(self, number: int) -> str:
        name = f"7{number:018}"
        self.world.chats.setdefault(name, [])
        return name

    def say(self, chat: str, text: str, **more: Any) -> Event:
        """The customer writes; `more` goes into the message."""
        self.world.chats[chat].append(Entry("", False, text))
        return self.message(chat, "text", text=text, **more)

    def tap(self, chat: str, title: str, *, old: bool = False) -> Event:
        """The newest button of that title, or the oldest: its payload comes as a text. Raises
        LookupError."""
        entries = self.world.chats[chat]
        for entry in entries if old else reversed(entries):
            for label, payload in entry.buttons:
                if label == title:
                    return self.message(chat, "text", text=payload)
        raise LookupError(title)

    def picture(self, chat: str, data: bytes, text: str = "") -> Event:
        url = self._media(data, ".jpg", "image/jpeg")
        more = {"text": text} if text else {}
        return self.attach(chat, "image", {"url": url, "thumbnail": url}, **more)

    def document(self, chat: str, data: bytes, name: str) -> Event:
        size: Any = len(data) if self.doubts.numbers else str(len(data))
        url = self._media(data, ".pdf", "application/pdf")
        payload = {"url": url, "name": name, "size": size, "type": "pdf", "checksum": "c"}
        return self.attach(chat, "file", payload)

    def _media(self, data: bytes, suffix: str, media_type: str) -> str:
        name = f"{self.world.new_id()}{suffix}"
        self.world.media[name] = (data, media_type)
        return f"{self.origin}/media/{name}"

    def other(self, chat: str, kind: str) -> Event:
        """A sticker, a gif, audio, video, a link, a business card, a place."""
        payload: dict[str, Any] = {"url": "https://media.zdn.vn/a", "id": "1"}
        if kind == "location":
            payload = {"coordinates": {"latitude": "16.06", "longitude": "108.22"}}
        return self.attach(chat, kind, payload)

    def attach(self, chat: str, kind: str, *payloads: dict[str, Any], **more: Any) -> Event:
        told = "link" if kind == "business_card" else kind
        attachments = [{"type": told, "payload": payload} for payload in payloads]
        return self.message(chat, kind, attachments=attachments, **more)

    def message(self, chat: str, kind: str, **content: Any) -> Event:
        content = {"msg_id": self.world.new_id(), **content}
        sides = {"sender": {"id": chat}, "recipient": {"id": OA}}
        return self.act(chat, f"user_send_{kind}", **sides, message=content)

    def follow(self, chat: str, *, ends: bool = False) -> Event:
        about = {"oa_id": OA, "follower": {"id": chat}, "source": "oa_profile"}
        return self.act(chat, "unfollow" if ends else "follow", **about)

    def share_info(self, chat: str, **info: Any) -> Event:
        sides = {"sender": {"id": chat}, "recipient": {"id": OA}}
        return self.act(chat, "user_submit_info", **sides, info=info)

    def staff_says(self, chat: str, text: str, *, admin: str | None = "9001") -> Event:
        """Typed in Zalo's own pages; without an admin it is the echo of what an app sent."""
        sender = {"id": OA, **({"admin_id": admin} if admin else {})}
        about = {"sender": sender, "recipient": {"id": chat}}
        message = {"text": text, "msg_id": self.world.new_id()}
        return self.inject({"event_name": "oa_send_text", **about, "message": message})

    def act(self, chat: str, event: str, **content: Any) -> Event:
        """The customer did something, now."""
        self.world.last[chat] = self.world.clock()
        return self.inject({"event_name": event, **content})

    def inject(self, body: dict[str, Any]) -> Event:
        """Any event; app and time are added where they are not told."""
        whole = {"app_id": APP, "user_id_by_app": "2001", **body}
        whole.setdefault("timestamp", str(self.world.now()))
        raw = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
        return self.world.push(Event(whole, raw))

    def redeliver(self, event: Event) -> None:
        with self.world.lock:
            self.world.waiting.append(event)
        self.world.rouse()

    # -- faults ----------------------------------------------------------------------------------
    def fault(self, kind: str, path: str = "", **details: Any) -> Fault:
        with self.world.lock:
            made = Fault(kind, path, **details)
            self.world.faults.append(made)
            return made

    def clear_faults(self) -> None:
        with self.world.lock:
            self.world.faults.clear()

    # -- what happened ---------------------------------------------------------------------------
    def transcript(self, chat: str) -> list[Entry]:
        with self.world.lock:
            return list(self.world.chats.get(chat, []))

    def calls(self, path: str = "") -> list[Call]:
        with self.world.lock:
            return [one for one in self.world.calls if path in one.path]

    def pending(self) -> list[Event]:
        with self.world.lock:
            return list(self.world.waiting)

    async def wait_for_async(
        self, check: Callable[[], T | None], *, timeout: float = PATIENCE
    ) -> T:
        return await self.world.bell.wait_async(check, None, timeout)


@contextlib.contextmanager
def running_oa_api(clock: Callable[[], float] = machine_seconds) -> Iterator[OaApi]:
    running = Running(OaApi(clock), 0)
    running.start()
    try:
        yield running.api
    finally:
        running.stop()
