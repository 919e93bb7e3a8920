"""Writing together: what waits when a write ends goes into the next one, nothing waits for more."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from storage.database import Database
from storage.unit_of_work import UnitOfWork

Q = TypeVar("Q")
_Asked = tuple[Q, "asyncio.Future[Any]"]  # a request and who waits for its answer
_MOST = 256


class Batch(Generic[Q]):
    """Collects requests for one use case that takes many: `use_case(uow, requests) -> answers`.

    A batch that the database refuses is run again one by one, so a failure is nobody else's.
    `beside` is called with each batch that is handed over: what it asks of the database goes right
    behind it, in the same transaction.
    """

    def __init__(
        self,
        database: Database,
        use_case: Callable[[UnitOfWork, Sequence[Q]], Sequence[Any]],
        beside: Callable[[Sequence[Q]], None] | None = None,
    ) -> None:
        self._database = database
        self._use_case = use_case
        self._beside = beside
        self._waiting: list[_Asked[Q]] = []
        self._writing = False

    def ask(self, request: Q) -> "asyncio.Future[Any]":
        """This request's answer, once it is committed."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Any] = loop.create_future()
        self._waiting.append((request, answer))
        if not self._writing:
            self._writing = True
            loop.call_soon(self._write_next)
        return answer

    def _write_next(self) -> None:
        """Hand over what waits; what comes meanwhile waits for this to be written."""
        now, self._waiting = self._waiting[:_MOST], self._waiting[_MOST:]
        if not now:
            self._writing = False
            return
        try:
            written = self._write(now)
            if self._beside is not None:
                self._beside([request for request, _ in now])
        except Exception as error:  # noqa: BLE001 - it is the answer of whoever asked
            self._refuse(now, error)
            asyncio.get_running_loop().call_soon(self._write_next)
            return
        written.add_done_callback(partial(self._written, now))

    def _write(self, asked: list[_Asked[Q]]) -> "asyncio.Future[Sequence[Any]]":
        requests = [request for request, _ in asked]
        return self._database.write(lambda uow: self._use_case(uow, requests))

    def _written(self, asked: list[_Asked[Q]], written: "asyncio.Future[Sequence[Any]]") -> None:
        try:
            self._answer(asked, written)
        finally:
            self._write_next()

    def _answer(self, asked: list[_Asked[Q]], written: "asyncio.Future[Sequence[Any]]") -> None:
        if written.cancelled():
            for _, answer in asked:
                answer.cancel()
        elif (error := written.exception()) is None:
            found = written.result()
            if len(found) != len(asked):  # whose answer is missing nobody can tell
                self._refuse(asked, ValueError(f"{len(found)} answers to {len(asked)} requests"))
                return
            for (_, answer), one in zip(asked, found, strict=True):
                if not answer.done():
                    answer.set_result(one)
        elif len(asked) > 1:
            for one in asked:
                self._write([one]).add_done_callback(partial(self._answer, [one]))
        else:
            self._refuse(asked, error)

    def _refuse(self, asked: list[_Asked[Q]], error: BaseException) -> None:
        for _, answer in asked:
            if not answer.done():
                answer.set_exception(error)
