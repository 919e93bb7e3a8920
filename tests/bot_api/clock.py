"""The server's clock: the machine's own, plus what a test has added to it."""

from __future__ import annotations

import time
from collections.abc import Callable


def machine_seconds() -> float:
    return time.time_ns() / 1e9


class Clock:
    """Seconds since 1970; `advance` never waits."""

    def __init__(self, source: Callable[[], float] | None = None) -> None:
        self._source = source or machine_seconds
        self._ahead = 0.0

    def now(self) -> float:
        return self._source() + self._ahead

    def unix(self) -> int:
        """Whole seconds: every date of the Bot API is one (Message.date, CallbackQuery expiry)."""
        return int(self.now())

    def advance(self, seconds: float) -> None:
        self._ahead += seconds
