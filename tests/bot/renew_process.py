"""A process that renews a Zalo Official Account's token: `python -m tests.bot.renew_process URL
ORIGIN STALE`. It says that it is ready, waits for a line, and prints the token it ends up with."""

import asyncio
import os
import sys

from bot.channels.zalo_oa_notes import Notes
from bot.channels.zalo_oa_oauth import OAuth
from bot.channels.zalo_oa_tokens import Tokens
from bot.clock import now
from storage.database import Database
from storage.keyring import Keyring
from storage.master_key import MasterKeys
from tests.zalo_oa_api.world import APP, APP_SECRET, FIRST_REFRESH, OA


async def renew(url: str, origin: str, stale: str) -> None:
    keyring = Keyring(MasterKeys.load(os.environ["HELPDESK_MASTER_KEY"], None))
    database = Database(url, keyring, now)
    with database.engine.begin() as connection:
        keyring.open_house(connection, now())
    notes = Notes(database, "zalo-oa", OA, now)
    oauth = OAuth(origin, APP, APP_SECRET)
    tokens = Tokens(database, oauth, notes, "zalo-oa", OA, FIRST_REFRESH)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    sys.stdout.write(await tokens.renew(stale))
    await tokens.close()
    database.close()


if __name__ == "__main__":
    asyncio.run(renew(*sys.argv[1:]))
