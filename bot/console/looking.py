"""Looking: the queue, a case, a paper. What is personal is recorded as seen."""

import asyncio
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.console import answers, queue_page
from bot.console.answers import trouble
from bot.console.desk import ConsoleDesk
from bot.console.gate import HEADERS, PART, Visitor, see_other
from bot.console.screen import Screen
from handlers import desk_looks, next_case
from storage.envelope import Unreadable
from storage.files import FileMissing
from storage.unit_of_work import ConflictError, UnitOfWork

# What a paper may be, and the name it goes by: never the sender's.
_PAPERS = {"image/jpeg": "paper.jpg", "image/png": "paper.png", "application/pdf": "paper.pdf"}
_PAPER_CSP = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


NONE_LEFT = "none-left"


class Looking:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk
        self._screen = Screen(desk)

    async def queue(self, request: Request, visitor: Visitor) -> Response:
        asked = queue_page.asked(dict(request.query_params))
        context = await self._screen.queue(visitor, asked)
        context["none_left"] = request.query_params.get("done") == NONE_LEFT
        if request.headers.get(PART) == "list":
            return answers.part("console.html", "list", visitor.language, context)
        return answers.page("console.html", visitor.language, context)

    async def case(self, request: Request, visitor: Visitor) -> Response:
        reference = request.path_params["reference"]
        query = dict(request.query_params)
        context = await self._screen.case(visitor, reference, query)
        if context is None:
            return trouble(visitor, "console-trouble-case", 404)
        wanted = request.headers.get(PART)
        if wanted == "list":
            return answers.part("console.html", wanted, visitor.language, context)
        await self._screen.looking(visitor, reference)
        if wanted == "live":
            return answers.part("console.html", wanted, visitor.language, context)
        await self._screen.viewed(visitor, reference)
        return answers.page("console.html", visitor.language, context)

    async def claim_next(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        """The desk picks; two who press at once get two cases."""
        house, member = self._desk.house, visitor.member
        try:
            reference = await self._desk.database.write(
                lambda uow: next_case.claim(uow, house, member)
            )
        except ConflictError:  # somebody took it in the same moment: there is another one
            reference = await self._desk.database.write(
                lambda uow: next_case.claim(uow, house, member)
            )
        if reference is None:
            return see_other(f"/console?tab=mine&done={NONE_LEFT}")
        self._desk.wake()
        return see_other(f"/console/cases/{reference}?tab=mine&done=claim")

    async def paper(self, request: Request, visitor: Visitor) -> Response:
        attachment = request.path_params["attachment"]

        def use_case(uow: UnitOfWork) -> Any:
            return desk_looks.open_paper(uow, visitor.member, attachment)

        paper = await self._desk.database.write(use_case)
        if paper is None or paper.media_type not in _PAPERS:
            return trouble(visitor, "console-trouble-paper", 404)
        try:
            content = await asyncio.to_thread(self._desk.files.load, paper.file_name, paper.key)
        except (FileMissing, Unreadable):
            return trouble(visitor, "console-trouble-paper", 404)
        image = paper.media_type.startswith("image/")
        headers = {
            **HEADERS,
            # A sandbox stops the browser's own PDF viewer; what a PDF may hold was checked.
            "Content-Security-Policy": f"{_PAPER_CSP}; sandbox" if image else _PAPER_CSP,
            "X-Frame-Options": "SAMEORIGIN",
            "Content-Disposition": f'inline; filename="{_PAPERS[paper.media_type]}"',
        }
        return Response(content, media_type=paper.media_type, headers=headers)
