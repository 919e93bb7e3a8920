"""Searching: one field that takes whatever is at hand, and what narrows it. All of it is posted, so
that names and numbers stand in no address; a look-up is recorded (`handlers/desk_search.py`)."""

from datetime import date
from functools import partial
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.console import answers, queue_page
from bot.console.desk import ConsoleDesk
from bot.console.doors import text
from bot.console.gate import Visitor, see_other
from bot.copy import render
from handlers import desk_search
from handlers.desk_search import Asked, Misread, Spent
from states.case_map import CaseState
from states.kinds import KINDS
from storage.search import Found

PATH = "/console/find"
STATES = ("live", "closed", *(one.value for one in CaseState))
_ID = 32  # hex digits


class Searching:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def page(self, request: Request, visitor: Visitor) -> Response:  # noqa: ARG002
        return self._shown(visitor, Asked(), None)

    async def find(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        asked = read(form)
        if asked.empty:
            return self._shown(visitor, asked, None)
        found = await self._desk.database.write(
            partial(desk_search.find, member=visitor.member, asked=asked)
        )
        if isinstance(found, Found) and _is_one(asked, found):
            return see_other(f"/console/cases/{found.lines[0].reference}")
        return self._shown(visitor, asked, found)

    def _shown(
        self, visitor: Visitor, asked: Asked, found: Found | Misread | Spent | None
    ) -> Response:
        language = visitor.language
        lines = found.lines if isinstance(found, Found) else ()
        context: dict[str, Any] = {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "here": PATH,
            "bulk": None,
            "sought": asked.text,
            "asked": asked,
            "kinds": _named(KINDS, "kind", language),
            "channels": _named(queue_page.CHANNELS, "channel", language),
            "states": [(one, render(_state(one), language)) for one in STATES],
            "rows": [
                queue_page.row(
                    one,
                    "",
                    current="",
                    staff_id=visitor.member.id,
                    now=visitor.now,
                    language=language,
                )
                for one in lines
            ],
            "who": found.who if isinstance(found, Found) else (),
            "after": found.after if isinstance(found, Found) else "",
            "told": _told(asked, found, language),
        }
        status = 429 if isinstance(found, Spent) else 200
        return answers.page("find.html", language, context, status)


def read(form: FormData) -> Asked:
    """The form; what is no choice of ours is left out."""
    kind, state, channel = text(form, "kind"), text(form, "state"), text(form, "channel")
    after = text(form, "after")
    return Asked(
        text=text(form, "sought").strip()[: desk_search.LONGEST],
        kind=kind if kind in KINDS else "",
        state=state if state in STATES else "",
        channel=channel if channel in queue_page.CHANNELS else "",
        since=_day(text(form, "since")),
        until=_day(text(form, "until")),
        after=after if len(after) == _ID and after.isalnum() else "",
    )


def _day(given: str) -> date | None:
    """A day as a date field sends it (ISO 8601); None for anything else or an impossible year."""
    try:
        day = date.fromisoformat(given)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2999 else None


def _is_one(asked: Asked, found: Found) -> bool:
    """Whether it is plain which case was meant: then it is opened."""
    return len(found.lines) == 1 and not found.after and not asked.after and bool(asked.text)


def _told(asked: Asked, found: Found | Misread | Spent | None, language: str) -> str:
    """One line about what was found."""
    if found is None:
        return ""
    if isinstance(found, Spent):
        return render("find-spent", language, {"most": f"{desk_search.A_DAY}"})
    if isinstance(found, Misread):
        return render("find-misread", language)
    if not found.lines:
        known = found.customers and not asked.after
        return render("find-no-cases" if known else "find-none", language)
    if found.cut:
        return render("find-cut", language)
    if found.after or asked.after:
        return render("find-newest-first", language)
    return render("find-count", language, {"n": len(found.lines)})


def _named(ids: Any, what: str, language: str) -> list[tuple[str, str]]:
    return [(one, render(f"console-{what}-{one}", language)) for one in ids]


def _state(name: str) -> str:
    return f"find-state-{name}" if name in ("live", "closed") else f"console-state-{name}"
