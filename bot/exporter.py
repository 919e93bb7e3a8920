"""Writing the lists that were asked for: one at a time, page by page, straight into a sealed file.

A list that a crash cut off is taken up again from its beginning, a few times, then said to have
failed. Nothing of it stands in clear on any disk, not even while it is written.
"""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from functools import partial

import structlog

from bot import case_list
from bot.case_list import Listing
from bot.spreadsheets import Cell, csv_lines, xlsx_pieces
from bot.traces import named
from handlers import exports
from handlers.work import House
from states.exports import MOST_ROWS, may_show
from states.permissions import Person
from storage import case_rows, export_jobs
from storage.crash import crash_point
from storage.database import ClosedError, Database, is_passing
from storage.export_jobs import ExportJob
from storage.files import FileStore, FileTooBig, StoredFile

log = structlog.get_logger()
MOST_BYTES = 1024**3
_POLL = 1.0  # seconds
_PAGE = 500  # cases
_FORGOTTEN_AT_ONCE = 50


class _LostError(Exception):
    """The list is not ours to write any more: it was cancelled, or another took it over."""


class _TooLongError(Exception):
    """More cases than a sheet has rows."""


class _NotAllowedError(Exception):
    """Its maker may not have it any more."""


_WHY: dict[type[Exception], str] = {
    _TooLongError: "long",
    FileTooBig: "long",
    _NotAllowedError: "role",
}


class Exporter:
    """`files` must take MOST_BYTES."""

    def __init__(self, database: Database, files: FileStore, house: House) -> None:
        self._database = database
        self._files = files
        self._house = house

    async def run(self) -> None:
        """Until cancelled."""
        if self._database.sqlite:  # the only process
            await self._database.write(export_jobs.release_all)
        while True:
            busy = False
            try:
                busy = await self.work_once()
                await self.forget_old()
            except Exception as error:  # noqa: BLE001 - tried again in a second
                log.warning("lists not written", error=type(error).__name__)
            if not busy:
                await asyncio.sleep(_POLL)

    async def work_once(self) -> bool:
        """Write the next list; whether there was one."""
        job = await self._database.write(exports.take)
        if job is None:
            return False
        crash_point("export-taken")
        await asyncio.to_thread(self._write, job)
        return True

    def _write(self, job: ExportJob) -> None:
        """To its end: ready, failed, given back, or left to whoever has it now."""
        rows = _Rows(self._database, self._house, job)
        try:
            stored = self._store(job, rows.all())
        except _LostError:
            return
        except Exception as error:  # noqa: BLE001 - its maker is told
            self._end(job, error)
            return
        crash_point("export-stored")
        ready = partial(
            exports.ready, job=job, rows=rows.count, file_name=stored.name, size=stored.size
        )
        try:
            kept = self._database.write_now(ready)
        except Exception:
            self._files.delete(stored.name)
            raise
        if not kept:
            self._files.delete(stored.name)

    def _store(self, job: ExportJob, rows: Iterator[list[Cell]]) -> StoredFile:
        pieces = csv_lines(rows) if job.format == "csv" else xlsx_pieces("DCNET", rows)
        return self._files.store(pieces, self._database.keyring.house)

    def _end(self, job: ExportJob, error: Exception) -> None:
        if is_passing(error):
            with suppress(ClosedError):  # then whoever starts next takes it up
                self._database.write_now(partial(export_jobs.put_back, job=job))
            return
        why = _WHY.get(type(error), "broken")
        if why == "broken":
            log.error("a list failed", error=named(error))
        self._database.write_now(partial(exports.failed, job=job, why=why))

    async def forget_old(self) -> None:
        """Delete the files whose time is over."""
        query = partial(export_jobs.to_forget, most=_FORGOTTEN_AT_ONCE)
        for job_id, file_name in await self._database.read(query):
            await asyncio.to_thread(self._files.delete, file_name)
            await self._database.write(partial(export_jobs.forget, job_id=job_id))


class _Rows:
    """The rows of one list, its head first; `count` cases so far."""

    def __init__(self, database: Database, house: House, job: ExportJob) -> None:
        self._database = database
        self._house = house
        self._job = job
        self._person: Person | None = None  # its maker, as they are now
        self.count = 0

    def all(self) -> Iterator[list[Cell]]:
        job, read = self._job, self._database.read_now
        listing = Listing(job.language, self._house.rules.hours, self._shows)
        total = read(lambda uow: case_rows.count(uow, job.filters, job.made_at))
        if total > MOST_ROWS and job.format == "xlsx":
            raise _TooLongError
        self._go_on(total)
        yield case_list.head(listing)
        after = ""
        while True:
            query = partial(
                case_rows.page, filters=job.filters, until=job.made_at, after=after, most=_PAGE
            )
            page = read(query)
            for one in page:
                yield case_list.row(one, listing)
            self.count += len(page)
            self._go_on(total)
            crash_point("export-page")
            if len(page) < _PAGE:
                return
            after = page[-1].row.id

    def _go_on(self, total: int) -> None:
        """Tell how far it is, and look at its maker anew. Raises _LostError, _NotAllowedError."""
        job = self._job
        member = self._database.read_now(partial(exports.maker, job=job))
        if member is None:
            raise _NotAllowedError
        self._person = member.person
        go_on = partial(export_jobs.go_on, job=job, total=total, done=self.count)
        if not self._database.write_now(go_on):
            raise _LostError

    def _shows(self, kind: str) -> bool:
        person = self._person
        return self._job.reveals and person is not None and may_show(person, kind)
