"""`retention run`."""

import asyncio
from dataclasses import asdict
from typing import Annotated

import typer

from bot import retention
from bot.commands import lazy, printing
from bot.commands.house import must_exist, settled
from bot.commands.progress import bar
from bot.opening import open_database
from bot.retention import Tally
from storage.files import FileStore

app = lazy.group()


@app.callback()
def group() -> None:
    """How long papers of closed cases are kept: carry it out."""


@app.command()
def run(
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only count what would be removed.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Remove the papers of cases that were closed longer ago than the desk's setting says.

    `serve` does this by itself every hour. After a crash in the middle, run it again: it finishes
    what was begun. Without the setting nothing is removed.
    """
    settings = settled()
    must_exist(settings)
    database = open_database(settings)
    try:
        with bar("cases", 0) as advance:
            tally = asyncio.run(
                retention.carry_out(
                    database, FileStore(settings.files_url), dry=dry_run, advance=advance
                )
            )
    finally:
        database.close()
    if as_json:
        printing.document({**asdict(tally), "dry_run": dry_run})
        return
    printing.say(_words(tally, dry=dry_run))


def _words(tally: Tally, *, dry: bool) -> str:
    if tally.days is None:
        return "Papers are kept for ever: no number of days is set at /console/settings."
    did = "would be removed" if dry else "removed"
    return (
        f"{tally.papers} papers of {tally.cases} cases, {tally.size} bytes, {did}: closed more "
        f"than {tally.days} days ago. {tally.held} cases are held, {tally.in_use} still in use."
    )
