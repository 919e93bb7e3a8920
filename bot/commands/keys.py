"""`keys generate` and `keys rotate`."""

from typing import Annotated

import typer

from bot.commands import lazy, printing
from bot.commands.house import opened
from bot.commands.progress import bar
from storage import key_rotation
from storage.database import Database
from storage.master_key import generate as new_key

app = lazy.group()


@app.callback()
def group() -> None:
    """Master keys: make one, rotate to the newest."""


@app.command()
def generate() -> None:
    """Print a new master key. Keep two sealed copies: without it nothing can be read."""
    printing.say(new_key())


@app.command()
def rotate(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Wrap every data key anew under the newest (first) master key.

    Put the new key before the old one in the setting, restart every process with it, then rotate:
    a process that knows only the old key would go on wrapping with it. May be run again any time.
    """
    with opened() as database:
        changed = _all(database)
        database.write_now(lambda uow: key_rotation.finish(uow, changed))
        newest, *older = database.keyring.masters.names
        keys = database.read_now(key_rotation.count)
    if as_json:
        printing.document({"keys": keys, "rewrapped": changed, "newest": newest, "older": older})
        return
    printing.say(f"{changed} of {keys} data keys were wrapped anew; all stand under {newest}.")
    if older:
        printing.say(
            f"{', '.join(older)} may leave the setting, once every process runs with {newest}."
        )


def _all(database: Database) -> int:
    """Every key, and once more until a whole pass finds nothing to do."""
    changed_in_all, changed = 0, -1
    with bar("keys", database.read_now(key_rotation.count)) as advance:
        while changed:
            changed, after = 0, b""
            while True:
                last, seen, rewrapped = _batch(database, after)
                if last is None:
                    break
                after = last
                changed += rewrapped
                advance(seen)
            changed_in_all += changed
    return changed_in_all


def _batch(database: Database, after: bytes) -> tuple[bytes | None, int, int]:
    return database.write_again_now(lambda uow: key_rotation.rewrap(uow, after))
