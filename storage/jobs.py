"""A use case that waits for its turn, what came of it, and telling whoever asked."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from storage.unit_of_work import UnitOfWork


class Job:
    """A use case and who waits for its answer: an event loop's future, or a thread's."""

    __slots__ = ("answer", "begun", "loop", "use_case")

    def __init__(
        self,
        use_case: Callable[[UnitOfWork], Any],
        answer: "asyncio.Future[Any] | Future[Any]",
        loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        self.use_case = use_case
        self.answer = answer
        self.loop = loop
        self.begun = False

    def begin(self) -> bool:
        """False where whoever asked has gone: then nothing is done."""
        self.begun = not self.answer.cancelled()
        return self.begun


@dataclass(slots=True)
class Done:
    job: Job
    answer: Any = None
    error: BaseException | None = None

    def tell(self) -> None:
        waiting = self.job.answer
        if waiting.done():  # whoever asked has gone meanwhile
            return
        if isinstance(self.error, StopIteration):  # no future takes one (PEP 479)
            waiting.set_exception(RuntimeError("a use case raised StopIteration"))
        elif self.error is not None:
            waiting.set_exception(self.error)
        else:
            waiting.set_result(self.answer)


def tell(done: list[Done]) -> None:
    """Give the answers: to threads at once, to each loop in one call."""
    loops: dict[asyncio.AbstractEventLoop, list[Done]] = {}
    for one in done:
        if one.job.loop is None:
            one.tell()
        else:
            loops.setdefault(one.job.loop, []).append(one)
    for loop, answers in loops.items():
        with suppress(RuntimeError):  # the loop has ended, and with it whoever asked
            loop.call_soon_threadsafe(_tell_all, answers)


def _tell_all(answers: list[Done]) -> None:
    for one in answers:
        one.tell()
