"""The house as a command meets it: settings, logs to standard error, the database while it runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot import logs
from bot.commands.outcome import CommandError
from bot.opening import open_database
from bot.settings import Settings, load
from storage.database import Database

_SQLITE = "sqlite:///"
_NO_DATABASE = "There is no database yet. Run `helpdesk db upgrade`, then try again."


def settled() -> Settings:
    """The settings, and logs as they say; a command's own log is only what goes wrong."""
    settings = load()
    level = settings.log_level if settings.log_level in ("debug", "error") else "warning"
    logs.set_up(level, settings.log_format)
    return settings


def must_exist(settings: Settings) -> None:
    """Opening a SQLite file makes it, so whoever only looks asks first. Raises CommandError."""
    path = settings.database_url.removeprefix(_SQLITE)
    if settings.database_url.startswith(_SQLITE) and not Path(path).exists():
        raise CommandError(_NO_DATABASE)


@contextmanager
def opened() -> Iterator[Database]:
    """The house's database for as long as the command needs it."""
    settings = settled()
    must_exist(settings)
    database = open_database(settings)
    try:
        yield database
    finally:
        database.close()
