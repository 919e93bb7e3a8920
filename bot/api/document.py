"""The OpenAPI 3.1 document, made of the table that routes and validates."""

from functools import cache
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from bot.api import models
from bot.api.operation import Operation
from bot.api.operations import OPERATIONS
from bot.api.uploading import PART, TYPE
from bot.copy import render

PREFIX = "/api/v1"
SCHEMAS = "#/components/schemas/"
_ALWAYS = (401, 403, 429)
_WITH_BODY = (400, 413, 415)
FILE_TYPES = ("image/jpeg", "image/png", "application/pdf")
_IN_PATH = {"reference": models.REFERENCE, "file": models.FILE}


def _header(name: str, pattern: str, says: str) -> dict[str, Any]:
    found = {"name": name, "in": "header", "required": True, "schema": _text(pattern)}
    return {**found, "description": says}


def _text(pattern: str) -> dict[str, str]:
    return {"type": "string", "pattern": pattern}


_KEY = _header(
    "Idempotency-Key", models.KEY, "Yours for this request; a repeat gets the first one's answer."
)
_MATCH = _header("If-Match", models.ETAG, "The ETag of what the decision stands on.")


_FILE = {
    "type": "object",
    "properties": {PART: {"type": "string", "format": "binary"}},
    "required": [PART],
    "additionalProperties": False,
}


@cache
def document() -> dict[str, Any]:
    """The whole document, as `GET /openapi.json` answers it."""
    incoming = {one for op in OPERATIONS for one in (op.query, op.body) if one}
    outgoing = {op.answer for op in OPERATIONS if op.answer} | {models.Problem}
    wanted: list[tuple[type[BaseModel], Any]] = [
        *((one, "validation") for one in sorted(incoming, key=lambda one: one.__name__)),
        *((one, "serialization") for one in sorted(outgoing, key=lambda one: one.__name__)),
    ]
    schemas = models_json_schema(wanted, ref_template=f"{SCHEMAS}{{model}}")[1]["$defs"]
    paths: dict[str, dict[str, Any]] = {}
    for one in OPERATIONS:
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "DCNET helpdesk",
            "version": "1",
            "description": "Cases of the desk for complaints and data requests (docs/api.md).",
        },
        "servers": [{"url": PREFIX}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def refusals(operation: Operation) -> tuple[int, ...]:
    """Every status an operation may refuse with."""
    found = {*_ALWAYS, *operation.refusals}
    takes = operation.body or operation.place
    found |= set(_WITH_BODY) if takes else {400} if operation.query else set()
    found |= {400, 422} if operation.once else set()
    found |= {412, 428} if operation.matched else set()
    return tuple(sorted(found))


def _operation(one: Operation, schemas: dict[str, Any]) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": _text(pattern)}
        for name, pattern in _IN_PATH.items()
        if f"{{{name}}}" in one.path
    ]
    parameters += _query(one, schemas)
    parameters += [_KEY] if one.once else []
    parameters += [_MATCH] if one.matched else []
    headers = {"ETag": {"schema": {"type": "string", "pattern": models.ETAG}}} if one.etag else {}
    done: dict[str, Any] = {
        "description": HTTPStatus(one.status).phrase,
        "content": _content(one),
        **({"headers": headers} if headers else {}),
    }
    found: dict[str, Any] = {
        "operationId": one.id,
        "tags": [one.part],
        "summary": render(f"api-op-{one.id}", "en"),
        "description": f"Takes the scope `{one.scope.value}`.",
        "responses": {
            str(one.status): done,
            **{str(status): _problem(status) for status in refusals(one)},
        },
    }
    if parameters:
        found["parameters"] = parameters
    if one.body is not None:
        content = {"application/json": {"schema": _of(one.body)}}
        found["requestBody"] = {"required": True, "content": content}
    if one.place is not None:
        found["requestBody"] = {"required": True, "content": {TYPE: {"schema": _FILE}}}
    return found


def _content(one: Operation) -> dict[str, Any]:
    if one.answer is None:
        return {kind: {} for kind in FILE_TYPES}  # OpenAPI 3.1: bytes have no schema
    return {"application/json": {"schema": _of(one.answer)}}


def _query(one: Operation, schemas: dict[str, Any]) -> list[dict[str, Any]]:
    if one.query is None:
        return []
    properties = schemas[one.query.__name__]["properties"]
    return [
        {"name": name, "in": "query", "required": False, "schema": _present(schema)}
        for name, schema in properties.items()
    ]


def _present(schema: dict[str, Any]) -> dict[str, Any]:
    """A query's value is a text or is not there: nobody can send a null."""
    given = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    return {name: value for name, value in given[0].items() if name not in ("title", "default")}


def _problem(status: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "description": HTTPStatus(status).phrase,
        "content": {"application/problem+json": {"schema": _of(models.Problem)}},
    }
    if status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        found["headers"] = {"Retry-After": {"schema": {"type": "string", "pattern": "^[0-9]+$"}}}
    return found


def _of(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": f"{SCHEMAS}{model.__name__}"}
