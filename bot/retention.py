"""Carrying out how long papers of closed cases are kept: in the background, and on command."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import structlog

from handlers import retention as use_cases
from handlers.retention import AT_A_TIME, Judged
from storage import retention
from storage.crash import crash_point
from storage.database import Database
from storage.files import FileStore

log = structlog.get_logger()
_EVERY = timedelta(hours=1)
_FILES_AT_A_TIME = 100


@dataclass(slots=True)
class Tally:
    """What a run did, or would do. `days`: the rule, None where papers are kept for ever; `cases`
    and `papers` removed, `size` in bytes; `held` and `in_use`: cases that keep their papers all the
    same; `finished`: papers whose content an earlier run left behind."""

    days: int | None
    cases: int = 0
    papers: int = 0
    size: int = 0
    held: int = 0
    in_use: int = 0
    finished: int = 0


def _nothing(count: int) -> None:
    pass


async def run(database: Database, files: FileStore) -> None:
    """Until cancelled: now, and every hour."""
    while True:
        try:
            tally = await carry_out(database, files)
            if tally.papers or tally.finished:
                log.info("papers removed", cases=tally.cases, papers=tally.papers)
        except Exception as error:  # noqa: BLE001 - tried again in an hour
            log.warning("papers not removed", error=type(error).__name__)
        await asyncio.sleep(_EVERY.total_seconds())


async def carry_out(
    database: Database,
    files: FileStore,
    *,
    dry: bool = False,
    advance: Callable[[int], None] = _nothing,
) -> Tally:
    """Remove what the rule says, or only count it (`dry`). First what an earlier run left half
    done, whatever the rule is now. `advance` is told of cases that were looked at."""
    tally = Tally(await database.read(use_cases.days))
    if not dry:
        tally.finished = await _finish(database, files)
    after = ""
    while tally.days is not None:
        judged = await database.read(partial(use_cases.judge, kept_for=tally.days, after=after))
        for one in judged:
            await _one(database, one, tally, dry=dry)
        if not dry:
            await _finish(database, files)
        advance(len(judged))
        if len(judged) < AT_A_TIME:
            break
        after = judged[-1].due.case_id
    return tally


async def _one(database: Database, judged: Judged, tally: Tally, *, dry: bool) -> None:
    if judged.why:
        tally.held += judged.why == "held"
        tally.in_use += judged.why == "in_use"
        return
    papers = judged.due.papers
    if not dry:
        days, case_id = tally.days or 0, judged.due.case_id
        papers = await database.write_again(
            partial(use_cases.remove, kept_for=days, case_id=case_id)
        )
        crash_point("papers-marked")
    if papers:
        tally.cases += 1
        tally.papers += papers
        tally.size += judged.due.size


async def _finish(database: Database, files: FileStore) -> int:
    """Delete the content of papers that are marked as removed; how many. One that is gone already
    is no error: the crash came between deleting it and writing that down."""
    count = 0
    while left := await database.read(partial(retention.leftover, most=_FILES_AT_A_TIME)):
        for _, name in left:
            if not await database.read(partial(retention.shared, file_name=name)):
                await asyncio.to_thread(files.delete, name)
                crash_point("paper-deleted")
        ids = [one for one, _ in left]
        await database.write(partial(retention.forget, ids=ids))
        count += len(left)
    return count
