"""Flood limits of the FAQ: one a second to a chat, 20 a minute to a group, 30 a second in all."""

from __future__ import annotations

import math
from collections import defaultdict, deque

from tests.bot_api.clock import Clock
from tests.bot_api.errors import too_many

EVERYONE = 0


class Floods:
    """Off until switched on; counts messages, and an album as its parts."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.on = False
        self._sent: dict[int, deque[float]] = defaultdict(deque)

    def check(self, chat: int, count: int = 1) -> None:
        if not self.on:
            return
        own = (20, 60.0) if chat < 0 else (1, 1.0)
        wait = max(self._wait(chat, *own), self._wait(EVERYONE, 30, 1.0))
        if wait > 0:
            raise too_many(max(1, math.ceil(wait)))
        now = self._clock.now()
        for place in (chat, EVERYONE):
            self._sent[place].extend([now] * count)

    def _wait(self, place: int, most: int, seconds: float) -> float:
        now = self._clock.now()
        times = self._sent[place]
        while times and times[0] <= now - seconds:
            times.popleft()
        if len(times) < most:
            return 0.0
        return times[len(times) - most] + seconds - now
