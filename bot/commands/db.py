"""`db upgrade` and `db check`."""

from typing import Annotated

import typer

from bot.commands import lazy, printing
from bot.commands.house import must_exist, settled
from storage import schema
from storage.database import open_engine, pragmas

app = lazy.group()


@app.callback()
def group() -> None:
    """The database: upgrade it, check it."""


@app.command()
def upgrade() -> None:
    """Bring the database to today's tables; makes it where there is none."""
    engine = open_engine(settled().database_url)
    try:
        before, head = schema.revisions(engine)
        schema.upgrade(engine)
    finally:
        engine.dispose()
    if before == head:
        printing.say("The database is on today's tables already.")
    else:
        printing.say(f"Upgraded from {before or 'nothing'} to {head}.")


@app.command()
def check(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Whether the database is on today's tables, without drift, and set up as safety needs it."""
    settings = settled()
    must_exist(settings)
    engine = open_engine(settings.database_url)
    try:
        found, head = schema.revisions(engine)
        drift = schema.drift(engine) if found == head else []
        settled_as = pragmas(engine)
    finally:
        engine.dispose()
    wrong = {name: pair for name, pair in settled_as.items() if pair[0] != pair[1]}
    ok = found == head and not drift and not wrong
    if as_json:
        printing.document(
            {
                "ok": ok,
                "revision": found,
                "head": head,
                "current": found == head,
                "drift": drift,
                "pragmas": {name: pair[0] for name, pair in settled_as.items()},
            }
        )
    else:
        printing.say(f"Revision  {found or 'none'} (today's is {head})")
        for one in drift:
            printing.say(f"Drift     {one}")
        for name, (is_now, wanted) in settled_as.items():
            printing.say(f"PRAGMA    {name}={is_now}" + (f", must be {wanted}" * (name in wrong)))
        printing.say("All is well." if ok else "Not as it must be. `helpdesk db upgrade` may help.")
    if not ok:
        raise typer.Exit(1)
