"""A lane's lease while a call lasts: a mail server may need minutes, and whoever took the lane over
meanwhile would send the message once more."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Self

import structlog

from storage import outbox
from storage.outbox import Due, Hold, Note

log = structlog.get_logger()
_EVERY = outbox.LEASE.total_seconds() / 3


class LeaseLostError(Exception):
    """Another sender took the lane over."""


class Held:
    """`async with Held(due, note):` around one call. A quick one costs a timer; a long one renews
    the lease again and again. When it is left nothing of it is noted any more, so that it cannot
    come behind what the call led to."""

    __slots__ = ("_due", "_note", "_over", "_task", "_timer")

    def __init__(self, due: Due, note: Callable[[Note], Awaitable[Any]]) -> None:
        self._due, self._note = due, note
        self._over = False
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._wait()
        return self

    async def __aexit__(self, *error: object) -> None:
        self._over = True
        self._timer.cancel()
        if self._task is not None and not self._task.done():
            await asyncio.wait((self._task,))

    def _wait(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(_EVERY, self._renew)

    def _renew(self) -> None:
        self._task = asyncio.create_task(self._hold())

    async def _hold(self) -> None:
        try:
            await self._note(Hold(self._due))
        except LeaseLostError:
            return  # what the call leads to is refused as well
        except Exception as error:  # noqa: BLE001 - the database is away: again in a while
            log.warning("lease not held", error=type(error).__name__)
        if not self._over:
            self._wait()
