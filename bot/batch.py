"""Writing together: what waits when a write ends goes into the next one, nothing waits for more."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from storage.database import Database
from storage.unit_of_work import UnitOfWork

Q = TypeVar("Q")
_MOST = 256


class Batch(Generic[Q]):
    """Collects requests for one use case that takes many: `use_case(uow, requests) -> answers`.

    A batch that the database refuses is run again one by one, so a failure is nobody else's.
    """

    def __init__(
        self, database: Database, use_case: Callable[[UnitOfWork, Sequence[Q]], Sequence[Any]]
    ) -> None:
        self._database = database
        self._use_case = use_case
        self._waiting: list[tuple[Q, asyncio.Future[Any]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def ask(self, request: Q) -> Any:
        """This request's answer, once it is committed."""
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append((request, answer))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all())
        return await answer

    async def _write_all(self) -> None:
        try:
            while self._waiting:
                now, self._waiting = self._waiting[:_MOST], self._waiting[_MOST:]
                await self._write(now)
        finally:
            self._writing = None

    async def _write(self, asked: list[tuple[Q, asyncio.Future[Any]]]) -> None:
        requests = [request for request, _ in asked]
        try:
            answers = await self._database.write(lambda uow: self._use_case(uow, requests))
        except Exception as error:  # noqa: BLE001 - it is the answer of whoever asked
            if len(asked) == 1:
                if not asked[0][1].done():
                    asked[0][1].set_exception(error)
                return
            for one in asked:
                await self._write([one])
            return
        for (_, future), answer in zip(asked, answers, strict=True):
            if not future.done():
                future.set_result(answer)
