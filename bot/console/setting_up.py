"""Setting up the desk: hours, days, greetings, who is told of what, tags, how long papers
are kept, and the pause."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.console import answers, showing
from bot.console.answers import trouble
from bot.console.desk import ConsoleDesk
from bot.console.doors import text
from bot.console.gate import Visitor, see_other
from handlers import desk_settings as setting_up
from handlers.desk_settings import Saved, Wrong
from states import office_hours
from states.desk_settings import READERS, Read
from storage import desk_settings, staff
from storage.desk_settings import DeskSetting
from storage.unit_of_work import UnitOfWork

PATH = "/console/settings"
# What stands together on the page, and is saved together.
PARTS: Mapping[str, tuple[str, ...]] = {
    "pause": ("paused",),
    "hours": ("office_hours", "special_days"),
    "greeting": ("greeting_vi", "greeting_en"),
    "told": ("told_urgent", "told_clocks"),
    "tags": ("tags",),
    "papers": ("papers_days",),
}
_LINES = ("office_hours", "special_days")  # kept in one line, shown as several


class SettingUp:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def page(self, request: Request, visitor: Visitor) -> Response:
        done = request.query_params.get("done", "")
        return await self._page(visitor, done=done if done in PARTS else "")

    async def save(self, request: Request, visitor: Visitor, form: FormData) -> Response:
        part = request.path_params["part"]
        if part not in PARTS:
            return trouble(visitor, "console-trouble-case", 404)
        given = {name: text(form, name) for name in PARTS[part]}
        if part == "pause" and text(form, "deed") == "resume":
            given = {"paused": ""}
        elif part == "pause" and not given["paused"].strip():
            wrong = {"paused": Read(wrong="settings-wrong-pause")}
            return await self._page(visitor, 422, typed=given, wrong=wrong)
        outcome = await self._desk.database.write(
            lambda uow: setting_up.change(uow, visitor.member, given)
        )
        if isinstance(outcome, Wrong):
            return await self._page(visitor, 422, typed=given, wrong=outcome.reads)
        if not isinstance(outcome, Saved):
            return trouble(visitor, "console-trouble-role", 403)
        if self._desk.standing is not None:
            await self._desk.standing.renew()
        return see_other(f"{PATH}?done={part}")

    async def _page(
        self,
        visitor: Visitor,
        status: int = 200,
        *,
        typed: Mapping[str, str] | None = None,
        wrong: Mapping[str, Read] | None = None,
        done: str = "",
    ) -> Response:
        def load(uow: UnitOfWork) -> tuple[Mapping[str, DeskSetting], dict[str, str]]:
            every = desk_settings.every(uow)
            return every, staff.names(uow, [one.changed_by for one in every.values()])

        every, names = await self._desk.database.read(load)
        now = self._desk.clock()
        given = {**{name: _shown(name, one.value) for name, one in every.items()}, **(typed or {})}
        context = {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "here": PATH,
            "done": done,
            "given": {name: given.get(name, "") for name in READERS},
            "wrong": {
                name: answers.say(one.wrong, visitor.language, **one.shown)
                for name, one in (wrong or {}).items()
            },
            "changed": {
                part: _changed(every, own, names, now, visitor.language)
                for part, own in PARTS.items()
            },
            "paused": bool(every.get("paused") and every["paused"].value),
            "open_today": office_hours.shown(
                office_hours.at(self._desk.house.rules.hours, now).day
            ),
        }
        return answers.page("settings.html", visitor.language, context, status)


def _shown(name: str, value: str) -> str:
    return value.replace("; ", "\n") if name in _LINES else value


def _changed(
    every: Mapping[str, DeskSetting],
    own: tuple[str, ...],
    names: Mapping[str, str],
    now: datetime,
    language: str,
) -> dict[str, Any] | None:
    """Who last changed one of these, and when."""
    found = [every[name] for name in own if name in every]
    if not found:
        return None
    last = max(found, key=lambda one: one.changed_at)
    return {
        "who": names.get(last.changed_by, ""),
        "when": showing.moment(last.changed_at, now, language),
    }
