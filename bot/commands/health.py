"""`doctor`: what may keep the house from working, and what to mend."""

from typing import Annotated

import typer

from bot.clock import now
from bot.commands import outcome, printing
from bot.commands.house import settled
from bot.doctor import examine
from bot.finding import Status
from bot.settings import SettingsError


def doctor(
    *, as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False
) -> None:
    """Check settings, database, keys, files, clock and the ways out; exit 1 if anything fails."""
    found = []
    try:
        for one in examine(settled(), now()):
            found.append(one)
            if not as_json:
                mend = f" - {one.mend}" if one.mend else ""
                printing.say(f"{one.status:<5} {one.name}: {one.detail}{mend}")
    except SettingsError as error:
        if as_json:
            said = {"name": "settings", "status": "FAIL", "detail": str(error), "mend": ""}
            printing.document({"ok": False, "checks": [said]})
        raise
    failed = sum(one.status is Status.FAIL for one in found)
    if as_json:
        checks = [
            {"name": one.name, "status": one.status, "detail": one.detail, "mend": one.mend}
            for one in found
        ]
        printing.document({"ok": not failed, "checks": checks})
    if failed:
        outcome.complain(f"{failed} of {len(found)} checks failed.")
        raise typer.Exit(outcome.COULD_NOT)
