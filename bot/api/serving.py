"""From a request to an answer: allowance, token, validation, one transaction, JSON.

The allowance comes before the token is looked at, so that guessing is slow; the token before the
body is read, so that strangers cost nothing.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, TypeVar

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from bot.api import models, page
from bot.api.document import FILE_TYPES, PREFIX, document
from bot.api.operation import Asking, Operation
from bot.api.operations import before_storing, by_path, carry_out
from bot.api.reading import Read, read, secret_of
from bot.api.uploading import TRY_AGAIN, with_file
from bot.copy import render
from bot.pages.allowance import Allowance
from bot.pages.languages import wanted
from bot.pages.problems import TYPES
from bot.upload_store import UploadStore
from handlers import api_access
from handlers.api_access import Answer, FileReply, Refusal
from handlers.desk_deed import Seen
from handlers.work import House
from storage import api_tokens
from storage.attachments import Sent
from storage.database import Database
from storage.envelope import Unreadable
from storage.files import FileMissing, FileStore
from storage.unit_of_work import UnitOfWork

T = TypeVar("T")
_HEADERS = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class ApiDesk:
    """`allowance` is taken from by address and by token."""

    database: Database
    house: House
    files: FileStore
    uploads: UploadStore
    wake: Callable[[], None]
    allowance: Allowance


def routes(desk: ApiDesk) -> list[BaseRoute]:
    return [
        Route(f"{PREFIX}/openapi.json", _document, methods=["GET"]),
        Route(page.PATH, page.Page(desk.house.public_url).show, methods=["GET"]),
        *(_route(desk, path, operations) for path, operations in by_path().items()),
    ]


def _route(desk: ApiDesk, path: str, operations: Mapping[str, Operation]) -> Route:
    """Takes what the document names: not the HEAD that Starlette adds to a GET."""
    route = Route(f"{PREFIX}{path}", _Path(desk, operations), methods=list(operations))
    route.methods = set(operations)
    return route


async def _document(request: Request) -> Response:  # noqa: ARG001
    return _json(document())


class _Path:
    """One address of the API; other methods were refused by its route."""

    def __init__(self, desk: ApiDesk, operations: Mapping[str, Operation]) -> None:
        self._desk = desk
        self._operations = operations

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        response = await self._answer(request)
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        operation = self._operations[request.method]
        secret = secret_of(request)
        late = self._desk.allowance.take(f"a:{request.client.host if request.client else ''}")
        if late:
            return _too_fast(request, late)
        admitted = await self._desk.database.read(
            lambda uow: api_access.admit(uow, secret, operation.scope)
        )
        if isinstance(admitted, Refusal):
            return _problem(request, admitted)
        late = self._desk.allowance.take(f"t:{admitted.id}")
        if late:
            return _too_fast(request, late)
        if operation.reads and api_tokens.is_due(admitted, self._desk.database.clock()):
            await self._desk.database.write(lambda uow: api_tokens.touch(uow, admitted))
        found = await read(request, operation, secret)
        if isinstance(found, Refusal):
            return _problem(request, found)
        answer = await self._do(operation, found)
        if isinstance(answer, Refusal):
            return _problem(request, answer)
        if isinstance(answer, FileReply):
            return await self._file(request, answer)
        if operation.method == "POST":
            self._desk.wake()
        return _json(answer.body, operation.status, {"ETag": answer.etag} if answer.etag else {})

    async def _file(self, request: Request, answer: FileReply) -> Response:
        """Never shown by a browser as a page of ours, whatever stands in it."""
        load = self._desk.files.load
        try:
            content = await asyncio.to_thread(load, answer.file_name, answer.key)
        except (FileMissing, Unreadable):
            return _problem(request, Refusal(404, "problem-no-file"))
        if answer.media_type not in FILE_TYPES:
            return _problem(request, Refusal(404, "problem-no-file"))
        headers = {
            **_HEADERS,
            "Content-Disposition": "attachment",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        }
        return Response(content, media_type=answer.media_type, headers=headers)

    async def _do(self, operation: Operation, found: Read) -> Answer:
        if found.given is None:
            return await self._carry_out(operation, found)
        ready = await self._desk.database.write_again(
            lambda uow: self._admitted(
                uow, operation, found, lambda asking: before_storing(operation, asking)
            )
        )
        if not isinstance(ready, tuple):
            return ready
        return await with_file(
            self._desk.uploads,
            found.given,
            ready,
            lambda kept: self._carry_out(operation, found, kept),
        )

    async def _carry_out(
        self, operation: Operation, found: Read, kept: Sent | None = None
    ) -> Answer:
        def do(asking: Asking) -> Answer:
            return carry_out(operation, replace(asking, kept=kept))

        def use_case(uow: UnitOfWork) -> Answer:
            return self._admitted(uow, operation, found, do)

        if not operation.reads:
            return await self._desk.database.write_again(use_case)
        return await self._desk.database.read(use_case)

    def _admitted(
        self, uow: UnitOfWork, operation: Operation, found: Read, do: Callable[[Asking], T]
    ) -> T | Refusal:
        """The token counts as it is in this very transaction."""
        token = api_access.admit(uow, found.secret, operation.scope)
        if isinstance(token, Refusal):
            return token
        if not operation.reads:
            api_tokens.touch(uow, token)
        key = f"{token.id}.{found.key}" if found.key else ""
        asking = Asking(
            uow,
            self._desk.house,
            token,
            found.reference,
            found.file,
            found.query,
            found.body,
            Seen(*found.seen, key),
            found.key,
            found.raw,
        )
        return do(asking)


# -- answering ------------------------------------------------------------------------------------
def _json(body: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    given = {**_HEADERS, **(headers or {})}
    return Response(orjson.dumps(body), status, media_type="application/json", headers=given)


def _too_fast(request: Request, seconds: int) -> Response:
    return _problem(request, Refusal(429, "problem-too-fast"), {"Retry-After": str(seconds)})


def _problem(
    request: Request, refusal: Refusal, headers: Mapping[str, str] | None = None
) -> Response:
    """RFC 9457, in the language the request asks for."""
    language, more = wanted(request), dict(headers or {})
    if refusal.status == HTTPStatus.UNAUTHORIZED:
        more["WWW-Authenticate"] = 'Bearer realm="helpdesk"'
    if refusal.status == HTTPStatus.TOO_MANY_REQUESTS:
        more.setdefault("Retry-After", "3600")
    if refusal.status == HTTPStatus.SERVICE_UNAVAILABLE:
        more.setdefault("Retry-After", str(TRY_AGAIN))
    body = models.Problem(
        type=f"{TYPES}{refusal.copy.removeprefix('problem-')}",
        status=refusal.status,
        title=HTTPStatus(refusal.status).phrase,
        detail=render(refusal.copy, language, refusal.shown),
        errors=[
            models.WrongField(at=at, detail=render(copy, language, shown))
            for at, (copy, shown) in refusal.wrong.items()
        ],
    ).model_dump(mode="json")
    return Response(
        orjson.dumps(body),
        refusal.status,
        media_type="application/problem+json",
        headers={**_HEADERS, **more},
    )
