"""The web chat as a channel: a browser session is an address, a message in the transcript is sent.

Nothing leaves the house here: a chunk is committed to the transcript before `send`, and the page's
stream reads the transcript. `send` only wakes the streams of that session. Wire protocol v1 is
described in docs/webchat.md.
"""

import asyncio
import hashlib
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import orjson

from bot.channels.channel import (
    Capabilities,
    ChannelError,
    Failure,
    Health,
    OutText,
    Receipt,
)
from handlers.inbound import FileRef, Inbound, UnparseableError
from states import events
from states.proactive import Proactive
from storage.envelope import DataKey, KeyGone
from storage.files import FileMissing, FileStore

ACCOUNT = "web"
MAX_TEXT = 2000
MAX_FILE = 10 * 1024 * 1024


class WebChat:
    name = "webchat"
    account = ACCOUNT
    caps = Capabilities(
        buttons=True,
        text_max=20_000,
        proactive=Proactive.SESSION,
        files="link",
        reminds=False,
    )
    state = Health(ok=True)

    def __init__(self, files: FileStore, upload_key: DataKey) -> None:
        self.files = files
        self._upload_key = upload_key  # uploads wait under it until they are checked
        self._listening: dict[str, set[asyncio.Event]] = defaultdict(set)

    # -- the channel -----------------------------------------------------------------------------
    def parse(self, body: bytes) -> Inbound:
        raw = orjson.loads(body)
        kept: dict[str, Any] = {"client_id": raw.get("client_id")}
        language = raw.get("language", "")
        match raw.get("what"):
            case "text":
                event = events.Said(raw["text"])
                return Inbound(event, {**kept, "text": raw["text"]}, language=language)
            case "press":
                kept["pressed"] = True
                return Inbound(events.Pressed(raw["action"]), kept, language=language)
            case "language":  # the page's switch: heard like the words, and no bubble of anybody's
                return Inbound(events.Said(f"/language {language}"))
            case "portal link":
                kept["choice"] = ["choice-portal-opened", {}]
                opened = events.OpenedPortalLink(raw["token"], language=raw["language"])
                return Inbound(opened, kept)
            case "file":
                file = FileRef(raw["ref"], raw["kind"], raw["name"], raw["media_type"], raw["size"])
                kept["file"] = {"name": file.name, "size": file.size, "kind": file.kind}
                return Inbound(None, kept, file=file, language=language)
        raise UnparseableError

    async def send(self, out: OutText) -> Receipt:
        self.wake(out.address)
        return Receipt(out.id)

    async def fetch_file(self, ref: str, most: int) -> bytes:
        """The upload as it came, kept sealed until it is checked."""
        try:
            data = await asyncio.to_thread(self.files.load, ref, self._upload_key)
        except (FileMissing, KeyGone):
            raise ChannelError(Failure.UNREACHABLE, "upload gone") from None
        if len(data) > most:
            raise ChannelError(Failure.REJECTED, "too big")
        return data

    async def keep_upload(self, data: bytes) -> str:
        """Seal an upload before it is acknowledged; answers the name it is fetched by."""
        stored = await asyncio.to_thread(self.files.store, data, self._upload_key)
        return stored.name

    async def settled(self, source: Mapping[str, Any]) -> None:
        """The upload was checked and is kept elsewhere, or was refused: it goes."""
        await asyncio.to_thread(self.files.delete, source["ref"])

    async def health(self) -> Health:
        return Health(ok=True)

    async def close(self) -> None:
        for waiting in list(self._listening):
            self.wake(waiting)

    # -- the streams -----------------------------------------------------------------------------
    def wake(self, address: str) -> None:
        for one in self._listening.get(address, ()):
            one.set()

    def listen(self, address: str) -> asyncio.Event:
        event = asyncio.Event()
        self._listening[address].add(event)
        return event

    def leave(self, address: str, event: asyncio.Event) -> None:
        listening = self._listening.get(address)
        if listening is not None:
            listening.discard(event)
            if not listening:
                del self._listening[address]


def event_id(address: str, client_id: str) -> str:
    """The event's own name: the client's id within its session, so nobody can take another's."""
    return hashlib.sha256(f"{address}|{client_id}".encode()).hexdigest()[:40]
