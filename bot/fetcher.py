"""Fetching files that customers sent: download outside any transaction, check, seal, then tell.

A file waits in the database until it is stored or refused; a crash in between leads to another try.
"""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress

import structlog

from bot import papers
from bot.channels.channel import Channel, ChannelError, Failure
from handlers import internal
from storage import attachments, inbox, lanes
from storage.attachments import Attachment
from storage.crash import crash_point
from storage.database import Database
from storage.envelope import DataKey
from storage.files import FileStore, StoredFile
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()
AT_ONCE = 2  # each check may use a gigabyte
_POLL = 1.0  # seconds
_MOST_TRIES = 6
_TOO_BIG = papers.Refusal("paper-too-big", {"limit": papers.Limits().most_bytes // 1024**2})


class Fetcher:
    """`on_stored` is called when an event about a file joined the inbox."""

    def __init__(
        self,
        database: Database,
        files: FileStore,
        channels: Mapping[str, Channel],
        on_stored: Callable[[], None],
        clamav_url: str = "",
    ) -> None:
        self._database = database
        self._files = files
        self._channels = channels
        self._on_stored = on_stored
        self._clamav_url = clamav_url
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._wake = asyncio.Event()

    def wake(self) -> None:
        self._wake.set()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            self._wake.clear()
            try:
                if await self.fetch_waiting():
                    continue
            except Exception as error:  # noqa: BLE001 - the file waits; it is tried again
                log.warning("fetching failed", error=type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), _POLL)

    async def fetch_waiting(self) -> int:
        accounts = {name: channel.account for name, channel in self._channels.items()}
        waiting = await self._database.write(lambda uow: attachments.take_waiting(uow, accounts, 8))
        await asyncio.gather(*(self._fetch(one) for one in waiting))
        return len(waiting)

    async def _fetch(self, one: Attachment) -> None:
        """One file, to its end: stored, refused, or left for another try."""
        lane, key = await self._database.read(lambda uow: _lane_and_key(uow, one))
        try:
            data = await self._channels[lane.channel].fetch_file(
                one.source["ref"], papers.Limits().most_bytes
            )
            crash_point("file-fetched")
            checked = await papers.check(
                data,
                one.source.get("name"),
                one.source.get("media_type"),
                clamav_url=self._clamav_url,
                gate=self._gate,
            )
        except ChannelError as error:
            if error.kind is Failure.REJECTED:
                await self._refuse(lane, one, _TOO_BIG)
            elif one.tries + 1 >= _MOST_TRIES:
                await self._refuse(lane, one, papers.Refusal("paper-lost"))
            return
        except papers.CheckFailed:
            log.warning("a file could not be checked", attachment=one.id)
            return
        if isinstance(checked, papers.Refusal):
            await self._refuse(lane, one, checked)
            return
        stored = await asyncio.to_thread(self._files.store, checked.data, key)
        crash_point("file-stored")
        await self._keep(lane, one, checked, stored)

    async def _keep(
        self, lane: lanes.Lane, one: Attachment, paper: papers.Paper, stored: StoredFile
    ) -> None:
        def use_case(uow: UnitOfWork) -> None:
            attachments.stored(
                uow,
                one.id,
                media_type=paper.media_type,
                size=stored.size,
                pages=paper.pages or 1,
                digest=stored.sha256,
                file_name=stored.name,
            )
            inbox.receive_in_lane(uow, lane, f"file:{one.id}", internal.file_arrived(one.id))

        await self._database.write(use_case)
        crash_point("file-kept")
        await self._settle(lane, one)
        crash_point("file-settled")

    async def _refuse(self, lane: lanes.Lane, one: Attachment, why: papers.Refusal) -> None:
        shown = {name: str(value) for name, value in why.shown.items()}

        def use_case(uow: UnitOfWork) -> None:
            attachments.failed(uow, one.id, why.copy, shown)
            body = internal.file_failed(one.id, why.copy, shown)
            inbox.receive_in_lane(uow, lane, f"file:{one.id}", body)

        await self._database.write(use_case)
        await self._settle(lane, one)

    async def _settle(self, lane: lanes.Lane, one: Attachment) -> None:
        self._on_stored()
        try:
            await self._channels[lane.channel].settled(one.source)
        except ChannelError as error:
            log.info("a file stays in its chat", kind=error.kind.value, attachment=one.id)


def _lane_and_key(uow: UnitOfWork, one: Attachment) -> tuple[lanes.Lane, DataKey]:
    lane = lanes.by_id(uow, one.lane_id)
    if lane is None:
        raise LookupError
    return lane, uow.key(lane.key_id)
