"""The console's one screen: three panes, filled for one person at one moment."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from bot.console import case_chat, queue_page
from bot.console import macros as macros_page
from bot.console import memos as memos_of
from bot.console.case_page import CaseWords, next_step
from bot.console.desk import ConsoleDesk
from bot.console.gate import Visitor, new_form_key
from bot.console.queue_page import Asked
from bot.copy import render
from handlers import desk_looks, desk_view, handover
from handlers.desk_view import CasePage
from handlers.staff_deeds import DO
from states.case import Action
from states.permissions import Permission
from storage import calls, failed_deliveries, inbox, macros, memos, mentions, queue, saved_views
from storage.macros import Macro
from storage.memos import Memo
from storage.queue import Page
from storage.saved_views import SavedView
from storage.unit_of_work import UnitOfWork

_REFERENCE = re.compile(r"DC-[0-9A-Z]{4,8}-[0-9A-Z]")
DONE = frozenset(one.value for one in DO) | {"hold"}
TOLD = ("chat", "contact", "hint", "nobody")


def is_reference(text: str) -> bool:
    return _REFERENCE.fullmatch(text) is not None


class Beside(NamedTuple):
    """What stands beside the queue: how much else waits for somebody to see to it, the parts of the
    queue that this person named, what they are told, how many calls they are to ring back now (None
    for who logs none), and how many notes name them that they have not seen."""

    undelivered: int
    parked: int
    views: list[SavedView]
    memos: tuple[Memo, ...]
    calls: int | None
    mentions: int


def _beside(uow: UnitOfWork, visitor: Visitor) -> Beside:
    member = visitor.member
    return Beside(
        failed_deliveries.count_open(uow),
        inbox.count_parked(uow),
        saved_views.of(uow, member.id),
        memos.unseen(uow, member.id),
        calls.count_due(uow, member.id) if member.person.may(Permission.CALL) else None,
        mentions.count_unseen(uow, member.id),
    )


class Screen:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def queue(self, visitor: Visitor, asked: Asked) -> dict[str, Any]:
        wanted = asked.wanted(visitor.member.id)
        takes = visitor.member.person.may(Permission.CLAIM)
        found, beside, colleagues = await self._desk.database.read(
            lambda uow: (
                queue.page(uow, wanted),
                _beside(uow, visitor),
                handover.takers(uow, visitor.member) if takes else (),
            )
        )
        context = self._context(visitor, asked, found, beside)
        context["bulk"] = BulkForm(new_form_key(), colleagues) if takes else None
        return context

    async def case(
        self, visitor: Visitor, reference: str, query: Mapping[str, str]
    ) -> dict[str, Any] | None:
        """None where there is no such case. `query`: the queue beside it, an open paper, what was
        just done."""
        if not is_reference(reference):
            return None
        asked = queue_page.asked(dict(query))

        def load(uow: UnitOfWork) -> tuple[Page, Beside, CasePage | None, list[Macro]]:
            page = desk_view.load(uow, self._desk.house, visitor.member, reference, new_form_key())
            replies = page is not None and Action.REPLY in page.actions
            return (
                queue.page(uow, asked.wanted(visitor.member.id)),
                _beside(uow, visitor),
                page,
                macros.fitting(uow, page.case.kind) if page and replies else [],
            )

        found, beside, page, texts = await self._desk.database.read(load)
        if page is None:
            return None
        words = CaseWords(page, visitor.member, visitor.now, query.get("paper", ""), self._desk)
        shown = words.shown()
        return {
            **self._context(visitor, asked, found, beside, reference),
            "case": shown,
            "first": next_step(shown),
            "done": _done(query.get("done", ""), visitor.language),
            "macros": [_pick(one, page.language) for one in texts],
        }

    async def looking(self, visitor: Visitor, reference: str) -> None:
        """Tell the others that this person has the case open."""
        await self._desk.database.write(
            lambda uow: desk_looks.looking(uow, visitor.member, reference)
        )

    async def viewed(self, visitor: Visitor, reference: str) -> None:
        """Record the look at the case, once a day."""
        await self._desk.database.write(
            lambda uow: desk_looks.viewed(uow, visitor.member, reference)
        )

    def _context(
        self, visitor: Visitor, asked: Asked, found: Page, beside: Beside, reference: str = ""
    ) -> dict[str, Any]:
        shown = queue_page.shown(
            asked, found, reference, visitor.member.id, visitor.now, visitor.language
        )
        path = f"/console/cases/{reference}" if reference else "/console"
        return {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "queue": shown,
            "undelivered": beside.undelivered,
            "parked": beside.parked,
            "views": beside.views,
            "memos": memos_of.shown(beside.memos, visitor),
            "calls": beside.calls,
            "mentions": beside.mentions,
            "here": f"{path}{shown.query}",
            "paused": self._desk.house.rules.paused,
            "tags_offered": self._desk.house.tags,
            "none_left": False,
            "bulk": None,
            "told": None,
            "chosen": frozenset(),
            "case": None,
            "first": "",
            "done": None,
            "typed": {},
            "wrong": None,
            "stale": None,
            "look": "",
        }


class BulkForm(NamedTuple):
    """What is done to several cases at once. `colleagues`: (id, name) of who takes cases; `value`
    and `to`: what was filled in."""

    key: str
    colleagues: tuple[tuple[str, str], ...]
    value: str = ""
    to: str = ""


class Pick(NamedTuple):
    """One of the desk's texts, to be put into a reply: how it begins, in the customer's
    language."""

    id: str
    title: str
    start: str
    language: str


def _pick(macro: Macro, language: str) -> Pick:
    words = macro.words
    return Pick(macro.id, words.title, macros_page.start(words.texts[language]), language)


def _done(given: str, language: str) -> tuple[str, str] | None:
    """What the address says was just done, and in words who heard of it and which way:
    `reply.chat.telegram`. Anything unknown is nothing."""
    action, _, rest = given.partition(".")
    told, _, way = rest.partition(".")
    if action not in DONE or (told and told not in TOLD):
        return None
    if told == "contact" and way in case_chat.CONTACTS:
        return action, render(f"case-chat-went-{way}", language)
    if told == "chat" and way in queue_page.CHANNELS:
        shown = {"channel": queue_page.channel(way, language)}
        return action, render("case-chat-went-chat", language, shown)
    return action, render(f"console-told-{told}", language) if told else ""
