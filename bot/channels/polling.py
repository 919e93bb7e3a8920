"""Polling a Bot API: raw updates are committed first, whatever the platform is told comes after.

One poller a bot account, by a lock of the database. A webhook that is set is never deleted here: a
developer's poller with the production token would switch production off, so polling refuses and
says so. What differs between platforms is their `Source`.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

import structlog

from bot.channels.channel import ChannelError, Failure
from storage.alone import Alone
from storage.crash import crash_point
from storage.inbox import Arrived

log = structlog.get_logger()
Receive = Callable[[str, str, Sequence[Arrived]], Awaitable[int]]
LONG_POLL = 25  # seconds; well within the lease, and within the platforms' 50 and 30
MARGIN = 10.0  # seconds of patience beyond the long poll
_LONGEST = 60.0  # seconds between tries when nothing helps
_ELSEWHERE = "another process polls this bot"


class Source(Protocol):
    """A bot account to be polled. `floor`: seconds between an answer and the next question."""

    name: str
    account: str
    floor: float

    async def begin(self) -> None:
        """Make sure that polling is how this bot receives. Raises ChannelError (CONFLICT)."""
        ...

    async def ask(self, timeout: int) -> Sequence[Arrived]:  # noqa: ASYNC109
        """One call. Raises ChannelError."""
        ...

    def kept(self) -> None:
        """What was asked for last is committed."""
        ...

    def forget(self) -> None:
        """Another process polled meanwhile."""
        ...


class Poller:
    """`receive` commits to the inbox; `sleep` is injected."""

    def __init__(
        self,
        source: Source,
        receive: Receive,
        alone: Alone,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._source = source
        self._receive = receive
        self._alone = alone
        self._sleep = sleep
        self._known = False  # no webhook was set

    async def run(self) -> None:
        """Until cancelled."""
        failures = 0
        try:
            while True:
                try:
                    await self.once(LONG_POLL)
                    failures = 0
                    if self._source.floor:
                        await self._sleep(self._source.floor)
                except ChannelError as error:
                    failures += 1
                    _tell(self._source.name, error, failures)
                    await self._sleep(_pause(error, failures))
                except Exception as error:  # noqa: BLE001 - the database is away: nothing is lost
                    failures += 1
                    log.warning("updates not stored", error=type(error).__name__)
                    await self._sleep(_pause(error, failures))
        finally:
            self._alone.release()

    async def once(self, timeout: int = 0) -> int:  # noqa: ASYNC109
        """One call; how many updates were new. Raises ChannelError, and what the database did."""
        if not await asyncio.to_thread(self._alone.take):
            self._source.forget()
            self._known = False
            raise ChannelError(Failure.CONFLICT, _ELSEWHERE)
        if not self._known:
            await self._source.begin()
            self._known = True
        try:
            items = await self._source.ask(timeout)
        except ChannelError as error:
            if error.kind is Failure.CONFLICT:
                self._known = False  # perhaps a webhook was set meanwhile
            raise
        crash_point("poll-fetched")
        if not items:
            return 0
        new = await self._receive(self._source.name, self._source.account, items)
        crash_point("poll-committed")
        self._source.kept()
        return new


def _tell(channel: str, error: ChannelError, failures: int) -> None:
    say = log.error if error.kind in (Failure.CONFLICT, Failure.AUTH) else log.warning
    if error.detail == _ELSEWHERE:  # how it should be where several processes run
        say = log.debug
    say("no updates", channel=channel, why=error.detail or error.kind.value, failures=failures)


def _pause(error: Exception, failures: int) -> float:
    """Seconds until the next try."""
    if isinstance(error, ChannelError):
        if error.retry_after is not None:
            return error.retry_after
        if error.detail == _ELSEWHERE:
            return 2.0
    return min(2.0 ** min(failures - 1, 6), _LONGEST)
