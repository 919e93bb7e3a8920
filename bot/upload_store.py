"""Files that come by a page, from staff or by mail: checked as a chat's are, sealed and stored
before the transaction that names them."""

import asyncio
from collections.abc import Iterable
from functools import partial

from bot import papers
from storage import attachments
from storage.attachments import Sent
from storage.database import Database
from storage.envelope import DataKey
from storage.files import FileStore


class UploadStore:
    def __init__(self, database: Database, files: FileStore, clamav_url: str = "") -> None:
        self._database = database
        self._files = files
        self._clamav_url = clamav_url
        self._gate = asyncio.Semaphore(1)  # each check may use a gigabyte

    async def store(
        self, lane_id: str, key: DataKey, data: bytes, name: str, media_type: str | None
    ) -> Sent | papers.Refusal:
        """Raises `papers.CheckFailed` where it cannot be checked now."""
        checked = await papers.check(
            data, name, media_type, clamav_url=self._clamav_url, gate=self._gate
        )
        if isinstance(checked, papers.Refusal):
            return checked
        kept = await asyncio.to_thread(self._files.store, checked.data, key)
        return Sent(
            lane_id,
            kept.name,
            checked.name,
            "pdf" if checked.kind == "PDF" else "image",
            checked.media_type,
            kept.size,
            checked.pages or 1,
            kept.sha256.hex(),
        )

    async def drop_unkept(self, files: Iterable[Sent]) -> None:
        """What no transaction took, or took before under the same key, keeps no second copy."""
        for one in files:
            kept = partial(attachments.is_kept, file_name=one.file_name)
            if not await self._database.read(kept):
                await asyncio.to_thread(self._files.delete, one.file_name)
