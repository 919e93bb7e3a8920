"""The console's one screen: three panes, filled for one person at one moment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.console import memos as memos_of
from bot.console import queue_page
from bot.console.case_page import CaseWords, next_step
from bot.console.desk import ConsoleDesk
from bot.console.gate import Visitor, new_form_key
from bot.console.queue_page import Asked
from handlers import desk_view
from handlers.desk_view import CasePage
from handlers.staff_deeds import DO
from storage import failed_deliveries, memos, queue
from storage.memos import Memo
from storage.queue import Page, Wanted
from storage.unit_of_work import UnitOfWork

_REFERENCE = re.compile(r"DC-[0-9A-Z]{4,8}-[0-9A-Z]")
DONE = frozenset(one.value for one in DO) | {"hold"}
TOLD = ("chat", "contact", "hint", "nobody")


def is_reference(text: str) -> bool:
    return _REFERENCE.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands around a case: the queue, how many deliveries failed, one's own memos."""

    queue: Page
    undelivered: int
    memos: tuple[Memo, ...]


def _beside(uow: UnitOfWork, wanted: Wanted) -> Beside:
    return Beside(
        queue.page(uow, wanted),
        failed_deliveries.count_open(uow),
        memos.unseen(uow, wanted.staff_id),
    )


class Screen:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def queue(self, visitor: Visitor, asked: Asked) -> dict[str, Any]:
        wanted = asked.wanted(visitor.member.id)
        beside = await self._desk.database.read(lambda uow: _beside(uow, wanted))
        return self._context(visitor, asked, beside)

    async def case(
        self, visitor: Visitor, reference: str, query: Mapping[str, str]
    ) -> dict[str, Any] | None:
        """None where there is no such case. `query`: the queue beside it, an open paper, what was
        just done."""
        if not is_reference(reference):
            return None
        asked = queue_page.asked(dict(query))

        def load(uow: UnitOfWork) -> tuple[Beside, CasePage | None]:
            return (
                _beside(uow, asked.wanted(visitor.member.id)),
                desk_view.load(uow, self._desk.house, visitor.member, reference, new_form_key()),
            )

        beside, page = await self._desk.database.read(load)
        if page is None:
            return None
        words = CaseWords(page, visitor.member, visitor.now, query.get("paper", ""))
        shown = words.shown()
        return {
            **self._context(visitor, asked, beside, reference),
            "case": shown,
            "first": next_step(shown),
            "done": _done(query.get("done", "")),
        }

    async def viewed(self, visitor: Visitor, reference: str) -> None:
        """Record the look at the case, once a day."""
        await self._desk.database.write(
            lambda uow: desk_view.viewed(uow, visitor.member, reference)
        )

    def _context(
        self, visitor: Visitor, asked: Asked, beside: Beside, reference: str = ""
    ) -> dict[str, Any]:
        shown = queue_page.shown(
            asked, beside.queue, reference, visitor.member.id, visitor.now, visitor.language
        )
        path = f"/console/cases/{reference}" if reference else "/console"
        return {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "queue": shown,
            "undelivered": beside.undelivered,
            "memos": memos_of.shown(beside.memos, visitor),
            "here": f"{path}{shown.query}",
            "case": None,
            "first": "",
            "done": None,
            "typed": {},
            "wrong": None,
            "stale": None,
        }


def _done(given: str) -> tuple[str, str] | None:
    """What the address says was just done: `reply.chat`. Anything unknown is nothing."""
    action, _, told = given.partition(".")
    if action not in DONE or (told and told not in TOLD):
        return None
    return action, told
