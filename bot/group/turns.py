"""When the group may be written to: so many calls a minute in all its topics together, and not
before the platform says so. Pure: times are seconds of a clock that only moves on.

A window that slides, not a bucket that fills: of 20 messages a minute (Bot API FAQ) a bucket would
let twice as many through in its first one.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.channels.channel import ChannelError, Failure

MOST_WAIT = 5.0  # seconds worth waiting in place
_WINDOW = 61.0  # a minute, and what two clocks may differ by
_OUT = 60.0  # seconds until it is tried again where we may not write at all
_LONGEST = 60.0


class WaitError(Exception):
    """Not now: what waits is joined by what comes meanwhile."""


class Turns:
    """`most`: calls a minute; 0: no limit. `sleep` is injected."""

    def __init__(
        self,
        most: int,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._most = most
        self._clock = clock
        self.sleep = sleep
        self._taken: deque[float] = deque()
        self._held_until = 0.0
        self._failures = 0

    @property
    def closed(self) -> bool:
        return self._now() < self._held_until

    async def wait(self) -> None:
        """Until the next call may be made. Raises WaitError where that is not soon."""
        now = self._now()
        if now < self._held_until:
            raise WaitError
        while self._taken and self._taken[0] <= now - _WINDOW:
            self._taken.popleft()
        pause = 0.0
        if self._most and len(self._taken) >= self._most:
            pause = self._taken[len(self._taken) - self._most] + _WINDOW - now
        if pause > MOST_WAIT:
            raise WaitError
        self._taken.append(now + pause)
        if pause > 0:
            await self.sleep(pause)

    def went_well(self) -> None:
        self._failures = 0

    def refused(self, error: ChannelError) -> None:
        """The platform said no, or nothing: it is left alone for a while."""
        self._failures += 1
        pause = min(2.0**self._failures, _LONGEST)
        if error.kind is Failure.RATE_LIMITED and error.retry_after is not None:
            pause = error.retry_after
        elif error.kind in (Failure.UNREACHABLE, Failure.REJECTED):
            pause = _OUT
        self._held_until = max(self._held_until, self._now() + pause)

    def free(self) -> None:
        """What kept us out is over."""
        self._held_until, self._failures = 0.0, 0

    def _now(self) -> float:
        return self._clock().timestamp()
