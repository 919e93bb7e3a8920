"""How a command ends: 0 done, 1 could not, 2 wrong use; what went wrong is one line."""

import os
import sys
from typing import Final

from bot.traces import named

DONE: Final = 0
COULD_NOT: Final = 1
WRONG_USE: Final = 2

# Errors whose message is written for an operator: looked up by name, for a command that never
# loaded the module cannot have raised them.
_SPOKEN: Final = (
    ("bot.settings", "SettingsError"),
    ("storage.database", "DatabaseError"),
    ("storage.envelope", "EnvelopeError"),
    ("storage.staff", "StaffError"),
)


class CommandError(Exception):
    """A command could not do what it was asked; the message is one line, without personal data."""


def complain(text: str) -> None:
    """One line on standard error."""
    line = " ".join(text.split())
    sys.stderr.write(f"helpdesk: {line}\n")


def explain(error: BaseException) -> str:
    """The line for an error. One that nobody foresaw names its type and place, never its message:
    that may carry personal data, a URL or a key."""
    if isinstance(error, CommandError):
        return str(error)
    for module, name in _SPOKEN:
        kind = getattr(sys.modules.get(module), name, None)
        if kind is not None and isinstance(error, kind):
            return str(error)
    database = sys.modules.get("storage.database")
    if database is not None and database.is_passing(error):
        return (
            "The database is locked, full or cannot be reached. "
            "Check HELPDESK_DATABASE_URL and who else uses it, then try again."
        )
    if isinstance(error, OSError) and error.strerror:
        return f"{_file(error)}{error.strerror}."
    return f"Something unforeseen happened: {named(error)}."


def close_pipes() -> None:
    """Whoever read our output is gone: say nothing more to them, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _file(error: OSError) -> str:
    return f"{error.filename}: " if isinstance(error.filename, str) else ""
