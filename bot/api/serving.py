"""From a request to an answer: allowance, token, validation, one transaction, JSON.

The allowance comes before the token is looked at, so that guessing is slow; the token before the
body is read, so that strangers cost nothing.
"""

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson
from pydantic import BaseModel, ValidationError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from bot.api import models
from bot.api.document import FILE_TYPES, PREFIX, document
from bot.api.operations import Asking, Operation, by_path, carry_out
from bot.copy import render
from bot.pages.allowance import Allowance
from bot.pages.languages import wanted
from bot.pages.problems import TYPES
from bot.request_body import read_body
from handlers import api_access
from handlers.api_access import Answer, FileReply, Refusal
from handlers.desk_deed import Seen
from handlers.work import House
from storage import api_tokens
from storage.database import Database
from storage.envelope import Unreadable
from storage.files import FileMissing, FileStore
from storage.unit_of_work import UnitOfWork

MOST_BYTES = 64 * 1024
_HEADERS = {"Cache-Control": "no-store"}
_KEY, _ETAG = re.compile(models.KEY), re.compile(models.ETAG)
_REFERENCE, _FILE = re.compile(models.REFERENCE), re.compile(models.FILE)


@dataclass(frozen=True, slots=True)
class ApiDesk:
    """`allowance` is taken from by address and by token."""

    database: Database
    house: House
    files: FileStore
    wake: Callable[[], None]
    allowance: Allowance


@dataclass(frozen=True, slots=True)
class _Read:
    """What a request says, validated; the token's rights are looked at in the transaction."""

    secret: str
    reference: str = ""
    file: str = ""
    query: BaseModel | None = None
    body: BaseModel | None = None
    seen: tuple[int, int, int] = (0, 0, 0)
    key: str = ""
    raw: bytes = b""


def routes(desk: ApiDesk) -> list[BaseRoute]:
    return [
        Route(f"{PREFIX}/openapi.json", _document, methods=["GET"]),
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
        secret = _secret(request)
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
        read = await _read(request, operation, secret)
        if isinstance(read, Refusal):
            return _problem(request, read)
        answer = await self._carry_out(operation, read)
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

    async def _carry_out(self, operation: Operation, read: _Read) -> Answer:
        def use_case(uow: UnitOfWork) -> Answer:
            token = api_access.admit(uow, read.secret, operation.scope)
            if isinstance(token, Refusal):
                return token
            api_tokens.touch(uow, token)
            key = f"{token.id}.{read.key}" if read.key else ""
            return carry_out(
                operation,
                Asking(
                    uow,
                    self._desk.house,
                    token,
                    read.reference,
                    read.file,
                    read.query,
                    read.body,
                    Seen(*read.seen, key),
                    read.key,
                    read.raw,
                ),
            )

        return await self._desk.database.write_again(use_case)


# -- reading --------------------------------------------------------------------------------------
def _secret(request: Request) -> str:
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" and secret.isascii() else ""


async def _read(request: Request, operation: Operation, secret: str) -> _Read | Refusal:
    reference = request.path_params.get("reference", "")
    if "{reference}" in operation.path and not _REFERENCE.fullmatch(reference):
        return Refusal(404, "problem-no-case")
    file = request.path_params.get("file", "")
    if "{file}" in operation.path and not _FILE.fullmatch(file):
        return Refusal(404, "problem-no-file")
    key, match = request.headers.get("idempotency-key", ""), request.headers.get("if-match", "")
    if operation.once and not _KEY.fullmatch(key):
        return Refusal(400, "problem-key")
    if operation.matched and not match:
        return Refusal(428, "problem-match")
    if operation.matched and not _ETAG.fullmatch(match):
        return Refusal(400, "problem-match")
    numbers = [int(one) for one in match.strip('"').split("-")] if operation.matched else [0] * 3
    query = _query(request, operation)
    if isinstance(query, Refusal):
        return query
    raw = await _raw(request, operation)
    if isinstance(raw, Refusal):
        return raw
    body = _validated(operation.body, lambda model: model.model_validate_json(raw))
    if isinstance(body, Refusal):
        return body
    seen = (numbers[0], numbers[1], numbers[2])
    return _Read(secret, reference, file, query, body, seen, key, raw)


def _query(request: Request, operation: Operation) -> BaseModel | Refusal | None:
    given = request.query_params.multi_items()
    if len(given) != len(dict(given)):
        return Refusal(400, "problem-bad-body")
    if operation.query is None:
        return None
    return _validated(operation.query, lambda model: model.model_validate(dict(given)))


async def _raw(request: Request, operation: Operation) -> bytes | Refusal:
    if operation.body is None:
        return b""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        return Refusal(415, "problem-media-type")
    try:
        found = await read_body(request, MOST_BYTES)
    except ClientDisconnect:
        return Refusal(400, "problem-bad-body")
    return Refusal(413, "problem-too-long") if found is None else found


def _validated(
    model: type[BaseModel] | None, read: Callable[[type[BaseModel]], BaseModel]
) -> BaseModel | Refusal | None:
    """What is wrong is told by its place and rule, never by what was sent."""
    if model is None:
        return None
    try:
        return read(model)
    except ValidationError as error:
        # a key of the sender's own making may be anybody's name: only ours are told
        wrong = {
            ".".join(str(one) for one in found["loc"] if one in model.model_fields): found["type"]
            for found in error.errors(include_url=False, include_context=False, include_input=False)
        }
        told = {at: ("problem-field", {"rule": rule}) for at, rule in wrong.items()}
        return Refusal(400, "problem-bad-body", wrong=told)


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
