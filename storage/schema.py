"""Bringing a database to today's tables, and checking that it is there."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from storage.tables import metadata

_MIGRATIONS = Path(__file__).parent / "migrations"


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine) -> None:
    """Run what is missing, in one transaction."""
    with engine.begin() as connection:
        command.upgrade(_config(connection), "head")


def is_current(engine: Engine) -> bool:
    found, head = revisions(engine)
    return found == head


def revisions(engine: Engine) -> tuple[str | None, str | None]:
    """The database's revision (None: it is empty), and today's."""
    with engine.connect().execution_options(reading=True) as connection:
        head = ScriptDirectory.from_config(_config(connection)).get_current_head()
        return MigrationContext.configure(connection).get_current_revision(), head


def drift(engine: Engine) -> list[str]:
    """How the database differs from `tables.py`; empty when it does not."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return [str(one) for one in compare_metadata(context, metadata)]
