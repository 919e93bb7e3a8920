"""Polling Telegram: raw updates are committed first, then the next call tells the platform so.

The offset lives in memory only: after a restart the first call has none, the platform gives what it
still holds, and the inbox knows what it has (set membership, no high-water mark). One poller a bot
account, by a lock of the database. A webhook that is set is never deleted here: a developer's
poller with the production token would switch production off, so polling refuses and says so.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog

from bot.channels.channel import ChannelError, Failure, Health
from bot.channels.telegram import Telegram
from bot.channels.telegram_updates import arrived, press_of
from storage.alone import Alone
from storage.crash import crash_point
from storage.inbox import Arrived

log = structlog.get_logger()
Receive = Callable[[str, str, Sequence[Arrived]], Awaitable[int]]
LONG_POLL = 25  # seconds; well within the lease, and within the platform's 50
_MARGIN = 10.0  # seconds of patience beyond the long poll
_LONGEST = 60.0  # seconds between tries when nothing helps
_WEBHOOK = (
    "a webhook is set for this bot, so polling would get nothing: run "
    "`helpdesk telegram delete-webhook`, or set HELPDESK_TELEGRAM_MODE=webhook"
)
_ELSEWHERE = "another process polls this bot"


class Poller:
    """`receive` commits to the inbox; `sleep` is injected."""

    def __init__(
        self,
        channel: Telegram,
        receive: Receive,
        alone: Alone,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._channel = channel
        self._receive = receive
        self._alone = alone
        self._sleep = sleep
        self._offset: int | None = None
        self._known = False  # the platform was told our commands, and no webhook was set
        self.acknowledging: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Until cancelled."""
        failures = 0
        try:
            while True:
                try:
                    await self.once(LONG_POLL)
                    failures = 0
                except ChannelError as error:
                    failures += 1
                    _tell(error, failures)
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
            self._offset, self._known = None, False
            raise ChannelError(Failure.CONFLICT, _ELSEWHERE)
        if not self._known:
            await self._begin()
        try:
            found = await self._channel.poll(self._offset, timeout, _MARGIN)
        except ChannelError as error:
            if error.kind is Failure.CONFLICT:
                self._known = False  # perhaps a webhook was set meanwhile
            raise
        crash_point("poll-fetched")
        if not found:
            return 0
        items = [arrived(raw) for raw in found]
        new = await self._receive(self._channel.name, self._channel.account, items)
        crash_point("poll-committed")
        numbers = [one["update_id"] for one in found if isinstance(one.get("update_id"), int)]
        if numbers:
            self._offset = max(numbers) + 1
        acknowledge(self._channel, items, self.acknowledging)
        return new

    async def _begin(self) -> None:
        """Make sure that polling is how this bot receives; tell its commands, best effort."""
        if (await self._channel.webhook()).url:
            self._channel.state = Health(ok=False, detail=_WEBHOOK)
            raise ChannelError(Failure.CONFLICT, _WEBHOOK)
        try:
            await self._channel.introduce()
        except ChannelError as error:
            log.info("commands not told", kind=error.kind.value)
        self._known = True


def acknowledge(
    channel: Telegram, items: Sequence[Arrived], under_way: set[asyncio.Task[None]]
) -> None:
    """Tell the platform that these presses were seen; nobody waits for it."""
    for item in items:
        press = press_of(item.body)
        if press is not None:
            task = asyncio.create_task(_acknowledge(channel, press))
            under_way.add(task)
            task.add_done_callback(under_way.discard)


async def _acknowledge(channel: Telegram, press: str) -> None:
    try:
        await channel.acknowledge(press)
    except ChannelError as error:
        log.debug("press not acknowledged", kind=error.kind.value)


def _tell(error: ChannelError, failures: int) -> None:
    say = log.error if error.kind in (Failure.CONFLICT, Failure.AUTH) else log.warning
    if error.detail == _ELSEWHERE:  # how it should be where several processes run
        say = log.debug
    say("no updates", channel="telegram", why=error.detail or error.kind.value, failures=failures)


def _pause(error: Exception, failures: int) -> float:
    """Seconds until the next try."""
    if isinstance(error, ChannelError):
        if error.retry_after is not None:
            return error.retry_after
        if error.detail == _ELSEWHERE:
            return 2.0
    return min(2.0 ** min(failures - 1, 6), _LONGEST)
