"""Opening the house's database with its keys, for serving and for commands."""

from bot.clock import now
from bot.settings import Settings, SettingsError
from storage import schema
from storage.crash import crash_point
from storage.database import Clock, Database, open_engine
from storage.keyring import Keyring
from storage.master_key import MasterKeyError, MasterKeys


def open_database(settings: Settings, clock: Clock = now) -> Database:
    """The database with its keys, as it is: migrated and of this master key, or an error."""
    keyring = Keyring(master_keys(settings))
    if not _is_current(settings):
        raise SettingsError(
            "The database is not on today's tables. Run `helpdesk db upgrade`, then try again."
        )
    database = Database(settings.database_url, keyring, clock)
    try:
        with database.engine.begin() as connection:
            keyring.open_house(connection, clock())
        database.check()
        crash_point("start-opened")
    except MasterKeyError as error:
        database.close()
        raise SettingsError(str(error)) from None
    except BaseException:
        database.close()
        raise
    return database


def master_keys(settings: Settings) -> MasterKeys:
    text = settings.master_key.get_secret_value() if settings.master_key else None
    try:
        return MasterKeys.load(text, settings.master_key_file)
    except MasterKeyError as error:
        raise SettingsError(str(error)) from None


def _is_current(settings: Settings) -> bool:
    engine = open_engine(settings.database_url)
    try:
        return schema.is_current(engine)
    finally:
        engine.dispose()
