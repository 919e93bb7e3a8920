"""Doors: only who is signed in comes in, and only forms that a page of ours gave are taken."""

from collections.abc import Awaitable, Callable

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from bot.console.answers import trouble
from bot.console.gate import PART, Gate, Visitor, to_sign_in
from states.permissions import Permission
from storage.staff_sessions import Stage

MOST_FIELDS = 64  # a page of the queue, all ticked
MOST_BYTES = 64 * 1024
MOST_UPLOAD = 10 * 1024 * 1024
Seen = Callable[[Request, Visitor], Awaitable[Response]]
Posted = Callable[[Request, Visitor, FormData], Awaitable[Response]]
Endpoint = Callable[[Request], Awaitable[Response]]


class Doors:
    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    def seen(
        self, endpoint: Seen, *needs: Permission, stages: tuple[Stage, ...] = (Stage.FULL,)
    ) -> Endpoint:
        """For looking. `needs`: one of them; the use case asks again."""

        async def door(request: Request) -> Response:
            visitor = await self._gate.visitor(request, stages)
            if visitor is None:
                # a page that refreshes itself is told, not led elsewhere
                return Response(status_code=401) if PART in request.headers else to_sign_in()
            if needs and not visitor.member.person.may(*needs):
                return trouble(visitor, "console-trouble-role", 403)
            return await endpoint(request, visitor)

        return door

    def posted(
        self, endpoint: Posted, *needs: Permission, stages: tuple[Stage, ...] = (Stage.FULL,)
    ) -> Endpoint:
        """For doing. `needs`: one of them; the use case asks again."""

        async def door(request: Request) -> Response:
            visitor = await self._gate.visitor(request, stages)
            if visitor is None:
                return to_sign_in()
            form = await read_form(request)
            if form is None or not self._gate.is_ours(request, form, visitor.token):
                return trouble(visitor, "console-trouble-form", 403)
            if needs and not visitor.member.person.may(*needs):
                return trouble(visitor, "console-trouble-role", 403)
            return await endpoint(request, visitor, form)

        return door

    def uploaded(self, endpoint: Posted) -> Endpoint:
        """For doing, with one file."""

        async def door(request: Request) -> Response:
            visitor = await self._gate.visitor(request)
            if visitor is None:
                return to_sign_in()
            form = await read_upload(request)
            if form is None:
                return trouble(visitor, "console-trouble-form", 403)
            try:
                if not self._gate.is_ours(request, form, visitor.token):
                    return trouble(visitor, "console-trouble-form", 403)
                return await endpoint(request, visitor, form)
            finally:
                await form.close()

        return door


async def read_upload(request: Request) -> FormData | None:
    """A small form with one file of at most `MOST_UPLOAD`; None for anything else."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    length = request.headers.get("content-length", "")
    if kind != "multipart/form-data" or not length.isdigit():
        return None
    if int(length) > MOST_UPLOAD + MOST_BYTES:
        return None
    try:
        return await request.form(max_files=1, max_fields=MOST_FIELDS)
    except (HTTPException, ValueError, MultiPartException, ClientDisconnect):
        return None


async def read_form(request: Request) -> FormData | None:
    """A small form without files; None for anything else."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    length = request.headers.get("content-length", "")
    if kind != "application/x-www-form-urlencoded" or not length.isdigit():
        return None
    if int(length) > MOST_BYTES:
        return None
    try:
        return await request.form(max_files=0, max_fields=MOST_FIELDS)
    except (HTTPException, ValueError):
        return None


def text(form: FormData, name: str) -> str:
    given = form.get(name)
    return given if isinstance(given, str) else ""
