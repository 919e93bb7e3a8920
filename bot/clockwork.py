"""The house's clock at work: waking what is due, measuring what waits, and sweeping up the files
that a crash left, half written or whole and belonging to nothing."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import structlog

from bot.metrics import INBOX, OUTBOX
from handlers import clock
from handlers.work import House
from storage import attachments, inbox, keyring, names, outbox
from storage.crash import crash_point
from storage.database import Clock, Database
from storage.files import FileStore

log = structlog.get_logger()
_EVERY = 1.0  # seconds
_MEASURED_EVERY = 10.0  # seconds
_SWEPT_EVERY = timedelta(hours=1)
_UNFINISHED = timedelta(days=1)  # no file takes that long to be written, or to be named


async def run(database: Database, house: House, on_woken: Callable[[], None]) -> None:
    """Until cancelled."""
    indexed: str | None = ""  # up to which customer; None once all are
    while True:
        try:
            if indexed is not None:
                indexed = await index_names(database, indexed)
            if await wake_due(database, house):
                on_woken()
        except Exception as error:  # noqa: BLE001 - tried again in a second
            log.warning("wake-ups failed", error=type(error).__name__)
        await asyncio.sleep(_EVERY)


async def index_names(database: Database, after: str) -> str | None:
    """After an upgrade, names from before they could be found: some at each beat of the clock."""
    return await database.write(partial(names.index_missing, after=after)) or None


async def wake_due(database: Database, house: House) -> int:
    woken = await database.write(lambda uow: clock.wake(uow, house, 50))
    crash_point("clock-woken")
    return woken


async def keep_measured(database: Database) -> None:
    """Until cancelled: how much waits, of every process, for whoever looks at `/metrics`."""
    while True:
        try:
            await measure(database)
        except Exception as error:  # noqa: BLE001 - tried again in a while
            log.warning("depths not measured", error=type(error).__name__)
        await asyncio.sleep(_MEASURED_EVERY)


async def measure(database: Database) -> None:
    """Two counts over the indexes of what is open, apart from any update's transaction."""
    depth, depths = await database.read(lambda uow: (inbox.depth(uow), outbox.depths(uow)))
    INBOX.labels("pending").set(depth)
    for state, count in depths.items():
        OUTBOX.labels(state).set(count)


async def keep_swept(files: FileStore, database: Database) -> None:
    """Until cancelled: now, and every hour."""
    while True:
        try:
            if swept := await sweep(files, database.clock):
                log.info("unfinished files swept", count=swept)
            if swept := await sweep_unnamed(files, database):
                log.info("unnamed files swept", count=swept)
        except Exception as error:  # noqa: BLE001 - tried again in an hour
            log.warning("sweeping failed", error=type(error).__name__)
        await asyncio.sleep(_SWEPT_EVERY.total_seconds())


async def sweep(files: FileStore, clock: Clock) -> int:
    """Remove files that were begun a day ago and never finished: their writer is gone."""
    return await asyncio.to_thread(files.sweep, clock() - _UNFINISHED)


async def sweep_unnamed(files: FileStore, database: Database) -> int:
    """Remove whole files, a day old, that no attachment names: a crash came between storing them
    and writing that down. One that is being stored now is younger. Files under keys that this
    database does not know are another house's, and stay."""
    before = database.clock() - _UNFINISHED
    stored = await asyncio.to_thread(lambda: list(files.names()))
    unnamed = await database.read(lambda uow: attachments.unnamed(uow, stored))
    old = await asyncio.to_thread(_keys_of_old, files, unnamed, before)
    ours = await database.read(lambda uow: keyring.known(uow.connection, set(old.values())))
    going = [name for name, key in old.items() if key in ours]
    if strange := len(old) - len(going):
        log.warning("unnamed files of another house", count=strange)
    for name in going:
        await asyncio.to_thread(files.delete, name)
    if going:
        await database.write(lambda uow: attachments.note_swept(uow, len(going)))
    return len(going)


def _keys_of_old(files: FileStore, unnamed: list[str], before: datetime) -> dict[str, bytes]:
    return {name: files.key_of(name) for name in unnamed if files.is_older(name, before)}
