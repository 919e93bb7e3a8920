"""Lists of cases that leave the house: asking for one, seeing how far it is, fetching it once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.console import answers, showing
from bot.console.answers import trouble
from bot.console.desk import ConsoleDesk
from bot.console.doors import text
from bot.console.gate import HEADERS, PART, Visitor, see_other
from bot.console.own_account import AGAIN
from bot.console.reports import day_of
from bot.console.showing import Moment
from bot.copy import render
from bot.spreadsheets import CSV_TYPE, XLSX_TYPE
from handlers import exports
from handlers.exports import Wish
from handlers.guarded import Refused, Unproven
from states.exports import FORMATS, KEPT_FOR, OPEN, STATES, ExportState, Filters
from states.facts import local_day
from states.kinds import KINDS
from states.permissions import Permission
from storage import export_jobs
from storage.export_jobs import ExportJob

PATH = "/console/exports"
_TYPES = {"csv": CSV_TYPE, "xlsx": XLSX_TYPE}
_TONES = {
    ExportState.WAITING: "near",
    ExportState.WORKING: "near",
    ExportState.READY: "good",
    ExportState.FAILED: "late",
}
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Shown:
    id: str
    what: str
    notes: tuple[str, ...]
    state: str
    tone: str
    words: str
    asked: Moment
    until: Moment | None
    total: int
    done: int
    open: bool
    ready: bool


class Exports:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def page(self, request: Request, visitor: Visitor) -> Response:
        if request.headers.get(PART) == "exports":
            context = await self._context(visitor)
            return answers.part("exports.html", "exports", visitor.language, context)
        return await self._page(visitor)

    async def ask(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        wish = _wish(form, visitor)
        outcome = await self._desk.database.write(
            partial(exports.ask, member=visitor.member, wish=wish)
        )
        if isinstance(outcome, Unproven):
            return see_other(f"{AGAIN}?next={PATH}")
        if isinstance(outcome, Refused):
            return await self._page(visitor, 422, wish, outcome.reason)
        return see_other(PATH)

    async def cancel(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        await self._desk.database.write(
            partial(exports.cancel, member=visitor.member, job_id=request.path_params["export"])
        )
        return see_other(PATH)

    async def fetch(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        """By a form, so that nothing fetches it ahead; its file goes when it is through."""
        job = await self._desk.database.write(
            partial(exports.fetch, member=visitor.member, job_id=request.path_params["export"])
        )
        if job is None or job.file_name is None:
            return trouble(visitor, "exports-trouble", 404)
        name = f"cases-{local_day(job.made_at)}.{job.format}"
        headers = {**HEADERS, "Content-Disposition": f'attachment; filename="{name}"'}
        pieces = self._pieces(job.file_name)
        return StreamingResponse(pieces, media_type=_TYPES[job.format], headers=headers)

    def _pieces(self, file_name: str) -> Iterator[bytes]:
        files = self._desk.files
        try:
            yield from files.read(file_name, self._desk.database.keyring.house)
        finally:
            files.delete(file_name)

    async def _page(
        self, visitor: Visitor, status: int = 200, wish: Wish | None = None, wrong: str = ""
    ) -> Response:
        language = visitor.language
        wish = wish or Wish("xlsx", Filters())
        context = {
            **await self._context(visitor),
            "wish": wish,
            "wrong": wrong,
            "formats": [(one, render(f"exports-format-{one}", language)) for one in FORMATS],
            "kinds": [(one, render(f"console-kind-{one}", language)) for one in KINDS],
            "states": [(one, render(_state(one), language)) for one in STATES],
            "may_reveal": visitor.member.person.may(Permission.REVEAL),
            "proven": visitor.proven,
            "again": f"{AGAIN}?next={PATH}",
            "reports": visitor.member.person.may(Permission.REPORTS),
        }
        return answers.page("exports.html", language, context, status)

    async def _context(self, visitor: Visitor) -> dict[str, object]:
        found = await self._desk.database.read(
            partial(export_jobs.of_staff, staff_id=visitor.member.id)
        )
        jobs = [_shown(one, visitor) for one in found]
        return {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "here": PATH,
            "jobs": jobs,
            "runs": any(one.open for one in jobs),
        }


def _wish(form: FormData, visitor: Visitor) -> Wish:
    filters = Filters(
        day_of(text(form, "since")),
        day_of(text(form, "until")),
        text(form, "kind"),
        text(form, "state"),
    )
    reveals = text(form, "reveals") == "yes"
    return Wish(text(form, "format"), filters, reveals, text(form, "reason"), visitor.proven)


def _shown(job: ExportJob, visitor: Visitor) -> Shown:
    language, ready = visitor.language, job.state is ExportState.READY
    until = job.ended_at + KEPT_FOR if ready and job.ended_at else None
    state = f"failed-{job.why or 'broken'}" if job.state is ExportState.FAILED else job.state.value
    counts = {
        "done": showing.number(job.done, language),
        "total": showing.number(job.total, language),
        "size": showing.number((job.size or 0) / _MB, language, 1),
    }
    return Shown(
        id=job.id,
        what=_what(job.filters, language),
        notes=_notes(job, language),
        state=job.state.value,
        tone=_TONES.get(job.state, "paused"),
        words=render(f"exports-state-{state}", language, counts),
        asked=showing.moment(job.made_at, visitor.now, language),
        until=showing.exactly(until) if until else None,
        total=job.total,
        done=job.done,
        open=job.state in OPEN,
        ready=ready,
    )


def _what(filters: Filters, language: str) -> str:
    """The filters in words."""
    found = []
    if filters.kind:
        found.append(render(f"console-kind-{filters.kind}", language))
    if filters.state:
        found.append(render(_state(filters.state), language))
    if filters.since:
        found.append(render("exports-since", language, {"day": f"{filters.since:%d/%m/%Y}"}))
    if filters.until:
        found.append(render("exports-until", language, {"day": f"{filters.until:%d/%m/%Y}"}))
    return " · ".join(found) or render("exports-everything", language)


def _notes(job: ExportJob, language: str) -> tuple[str, ...]:
    shown = "exports-unmasked" if job.reveals else "exports-masked"
    return (render(f"exports-format-{job.format}", language), render(shown, language))


def _state(name: str) -> str:
    return f"find-state-{name}" if name in ("live", "closed") else f"console-state-{name}"
