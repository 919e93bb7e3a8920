"""What a request says, validated by its operation's entry. What is wrong is told by its place and
rule, never by what was sent."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pydantic import BaseModel, ValidationError
from starlette.requests import ClientDisconnect, Request

from bot.api import models
from bot.api.operation import Operation
from bot.api.uploading import Given, read_file
from bot.request_body import read_body
from handlers.api_access import Refusal

MOST_BYTES = 64 * 1024
_KEY, _ETAG = re.compile(models.KEY), re.compile(models.ETAG)
_REFERENCE, _FILE = re.compile(models.REFERENCE), re.compile(models.FILE)


@dataclass(frozen=True, slots=True)
class Read:
    """What a request says, validated; the token's rights are looked at in the transaction."""

    secret: str
    reference: str = ""
    file: str = ""
    query: BaseModel | None = None
    body: BaseModel | None = None
    seen: tuple[int, int, int] = (0, 0, 0)
    key: str = ""
    raw: bytes = b""
    given: Given | None = None


def secret_of(request: Request) -> str:
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" and secret.isascii() else ""


async def read(request: Request, operation: Operation, secret: str) -> Read | Refusal:
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
    seen = (numbers[0], numbers[1], numbers[2])
    if operation.place is not None:
        given = await read_file(request)
        if isinstance(given, Refusal):
            return given
        return Read(secret, reference, file, query, None, seen, key, given.same, given)
    raw = await _raw(request, operation)
    if isinstance(raw, Refusal):
        return raw
    body = _validated(operation.body, lambda model: model.model_validate_json(raw))
    if isinstance(body, Refusal):
        return body
    return Read(secret, reference, file, query, body, seen, key, raw)


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
