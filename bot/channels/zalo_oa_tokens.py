"""The tokens of a Zalo Official Account: at hand, renewed in time, by one process at a time.

A refresh token is used up by being used. So: lease it, committed; ask; commit the new pair; only
then use it (`storage.platform_tokens`). A process that dies between asking and committing may take
the new pair with it: the access token at hand goes on until it ends, hours later, and staff are
told at once to give a new one (`docs/zalo-oa.md`).
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from bot.channels.channel import ChannelError, Failure
from bot.channels.zalo_oa_errors import TOKEN_REFUSED
from bot.channels.zalo_oa_notes import Notes
from bot.channels.zalo_oa_oauth import OAuth, Renewed, Trouble
from storage import platform_tokens
from storage.crash import crash_point
from storage.database import Database
from storage.platform_tokens import Kept
from storage.unit_of_work import UnitOfWork

NEW_ONE = f"{TOKEN_REFUSED}: give a new HELPDESK_ZALO_OA_REFRESH_TOKEN (docs/zalo-oa.md)"
USED = 0.8  # of its life, then the next one is fetched: 20 of 25 hours
_LOOK = 60.0  # seconds between looks at it
_WAIT, _WAITS = 0.25, 100  # for another process's call: 25 seconds
_AGAIN = timedelta(minutes=10)  # after a refusal


class Tokens:
    """`given`: the refresh token of the settings. `sleep` is injected."""

    def __init__(
        self,
        database: Database,
        oauth: OAuth,
        notes: Notes,
        channel: str,
        account: str,
        given: str,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database = database
        self._oauth = oauth
        self._notes = notes
        self._key = (channel, account)
        self._given = given
        self._sleep = sleep
        self._known: Kept | None = None
        self._refused: tuple[int, datetime] | None = None  # version, and when
        self._one = asyncio.Lock()
        self.trouble = ""  # why there will soon be no token

    def __repr__(self) -> str:
        return f"Tokens({self._key[1]})"

    async def access(self) -> str:
        """The access token. Raises ChannelError where there is none: nothing was sent."""
        known = self._known or await self._look()
        if known.pair.access and known.expires_at > self._database.clock():
            return known.pair.access
        return await self._renewed(known)

    async def renew(self, stale: str) -> str:
        """Another one than this, which the platform did not take."""
        known = await self._look()
        if known.pair.access and known.pair.access != stale:
            return known.pair.access
        return await self._renewed(known)

    async def look_after(self) -> None:
        """Renew in time, and heed what other processes renewed."""
        known = await self._look()
        life = known.expires_at - known.made_at
        if self._database.clock() >= known.made_at + life * USED:
            await self._renewed(known)

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.look_after()
            except ChannelError:
                pass  # it was told where it happened
            except Exception as error:  # noqa: BLE001 - the database is away: tried again
                self._notes.note("token unread", type(error).__name__)
            await self._sleep(_LOOK)

    async def _look(self) -> Kept:
        if self._known is None:
            await self._database.write(
                lambda uow: platform_tokens.give(uow, *self._key, self._given)
            )
        known = await self._database.read(lambda uow: platform_tokens.read(uow, *self._key))
        if known is None:
            raise ChannelError(Failure.NOT_SENT, "no token is stored")
        self._known = known
        return known

    async def _renewed(self, known: Kept) -> str:
        async with self._one:
            if self._known is not None and self._known.version > known.version:
                return self._known.pair.access
            for _ in range(_WAITS):
                self._is_worth_it(known)
                begin = partial(self._begin, version=known.version)
                begun = await self._database.write(begin)
                if begun is not None:
                    return await self._ask(begun)
                await self._sleep(_WAIT)
                now = await self._look()
                if now.version > known.version and now.pair.access:
                    return now.pair.access
                known = now
        raise ChannelError(Failure.NOT_SENT, "another process renews the token")

    def _begin(self, uow: UnitOfWork, version: int) -> Kept | None:
        return platform_tokens.begin(uow, *self._key, version)

    def _is_worth_it(self, known: Kept) -> None:
        """A token that was refused is not shown again at once."""
        if self._refused is None or self._refused[0] != known.version:
            return
        if self._database.clock() - self._refused[1] < _AGAIN:
            raise ChannelError(Failure.AUTH, NEW_ONE)

    async def _ask(self, begun: Kept) -> str:
        """The lease is ours, and committed."""
        if begun.begun_at is not None:
            self._notes.note("token lost", begun.version)
        crash_point("token-leased")
        answer = await self._oauth.renew(begun.pair.refresh)
        if answer is Trouble.REFUSED and (unused := _unused(begun)):
            before = await self._oauth.renew(unused)
            answer = before if isinstance(before, Renewed) else answer
        crash_point("token-answered")
        if isinstance(answer, Renewed):
            return await self._store(begun, answer)
        known = answer is not Trouble.UNKNOWN
        await self._database.write(
            lambda uow: platform_tokens.give_up(uow, *self._key, begun.version, known=known)
        )
        if answer is Trouble.REFUSED:
            self._refused = begun.version, self._database.clock()
            self.trouble = NEW_ONE
            self._notes.note("token refused", begun.version)
            raise ChannelError(Failure.AUTH, NEW_ONE)
        raise ChannelError(Failure.NOT_SENT, "the token could not be renewed")

    async def _store(self, begun: Kept, answer: Renewed) -> str:
        until = self._database.clock() + answer.lasts
        await self._database.write(
            lambda uow: platform_tokens.store(uow, *self._key, begun.version, answer.pair, until)
        )
        crash_point("token-stored")
        self.trouble = ""
        self._notes.note("token", begun.version + 1)
        return (await self._look()).pair.access

    async def close(self) -> None:
        await self._oauth.close()


def _unused(begun: Kept) -> str:
    """The refresh token that was put aside by one that an operator gave, and so was not used up:
    a mistyped one does no harm. Any other was used, and is not shown again."""
    before = begun.previous
    return before.refresh if before and before.access == begun.pair.access else ""
