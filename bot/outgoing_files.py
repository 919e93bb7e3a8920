"""Files that go out: their bytes, for channels that carry them themselves."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from bot.channels.channel import OutFile, Outlet, OutText
from storage import attachments, lanes
from storage.attachments import Attachment
from storage.database import Database
from storage.envelope import DataKey, KeyGone, Unreadable
from storage.files import FileMissing, FileStore
from storage.unit_of_work import UnitOfWork

GONE = (FileMissing, KeyGone, Unreadable)


def file_of(body: Mapping[str, Any]) -> OutFile | None:
    """The file that a chunk of the transcript sends."""
    sends = body.get("sends")
    return OutFile(sends["attachment"], sends["name"], sends["kind"]) if sends else None


async def loaded(
    database: Database, files: FileStore | None, out: OutText, outlet: Outlet
) -> OutText:
    """With the file's bytes, where the channel wants them. Raises one of `GONE`."""
    if out.file is None or outlet.caps.files != "bytes":
        return out
    if files is None:
        raise FileMissing
    kept, key = await database.read(partial(sent_file, attachment_id=out.file.attachment))
    data = await asyncio.to_thread(files.load, kept.file_name or "", key)
    return replace(out, file=replace(out.file, media_type=kept.media_type or "", data=data))


def sent_file(uow: UnitOfWork, attachment_id: str) -> tuple[Attachment, DataKey]:
    """A file that staff sent, with its key. Raises FileMissing, KeyGone."""
    kept = attachments.by_id(uow, attachment_id)
    lane = lanes.by_id(uow, kept.lane_id) if kept else None
    if kept is None or lane is None or kept.sent_by is None or kept.state != "stored":
        raise FileMissing
    return kept, uow.key(lane.key_id)
