"""`/api/docs`: the API in words, for people, made of the document that programs read. No script, no
other site, both languages."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.api import models
from bot.api.document import PREFIX, SCHEMAS, document
from bot.api.operation import Operation
from bot.api.operations import OPERATIONS
from bot.api.uploading import PART, TYPE
from bot.copy import render
from bot.pages.languages import wanted
from bot.pages.shells import CONTENT_SECURITY_POLICY, environment
from bot.pages.words import HOTLINE
from states.api_scopes import OWN, Scope

PATH = "/api/docs"
_HEADERS = {
    "Content-Security-Policy": f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'",
    "Cache-Control": "no-cache",
}
_PARTS = ("cases", "files", "customers", "queue", "reports")
# What an example shows where a rule alone would show nothing readable; made up.
_LIKE: Mapping[str, str] = {
    models.REFERENCE: "DC-7K3M4-2",
    models.ETAG: '"3-5-2"',
    models.FILE: "0193a5c2" * 4,
    models.KEY: "20261201-0001",
}
_FIELDS: Mapping[str, str] = {
    "identifier": "DC10023",
    "field": "record.phone",
    "reason": "Khách nhờ gọi lại",
    "text": "Khách hẹn gọi lại chiều nay.",
}
_TYPES = {"string": "text", "integer": "whole", "boolean": "yes-no", "object": "map"}
_FORMATS = {"date-time": "moment", "date": "day", "binary": "file"}


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a table. `of`: the shape it is made of, by name; `rule`: what else it must meet;
    `one_of`: the codes it may be."""

    name: str
    type: str
    of: str
    needed: bool
    rule: str
    one_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    name: str
    says: str  # in English, from the code
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An operation as the page shows it. `answer`: the shape it answers, empty for a file."""

    id: str
    method: str
    path: str
    says: str
    scope: str
    allows: str
    own: bool
    headers: tuple[Field, ...]
    query: tuple[Field, ...]
    body: str
    body_fields: tuple[Field, ...]
    status: str
    answer: str
    etag: bool
    refusals: tuple[tuple[int, str], ...]
    example: str


@dataclass(frozen=True, slots=True)
class Part:
    id: str
    title: str
    operations: tuple[Shown, ...]


class Page:
    """`site`: the house's public address, for examples."""

    def __init__(self, site: str) -> None:
        self._site = site.rstrip("/") or "https://helpdesk.example"
        self._templates = environment(Path(__file__).parent / "templates")

    async def show(self, request: Request) -> Response:
        language = wanted(request)

        def say(copy_id: str, **values: str) -> str:
            return render(copy_id, language, values)

        html = self._templates.get_template("api-docs.html").render(
            say=say,
            language=language,
            hotline=HOTLINE,
            words="{}",
            csrf_token="",
            parts=_parts(language, self._site),
            shapes=_shapes(language),
            scopes=[(one.value, _allows(one, language), one in OWN) for one in Scope],
            prefix=PREFIX,
        )
        return HTMLResponse(html, headers=_HEADERS)


@cache
def _parts(language: str, site: str) -> tuple[Part, ...]:
    return tuple(
        Part(
            part,
            render(f"api-part-{part}", language),
            tuple(_shown(one, language, site) for one in OPERATIONS if one.part == part),
        )
        for part in _PARTS
    )


@cache
def _shapes(language: str) -> tuple[Shape, ...]:
    found = document()["components"]["schemas"]
    return tuple(
        Shape(name, " ".join(schema.get("description", "").split()), _fields(schema, language))
        for name, schema in sorted(found.items())
    )


def _shown(one: Operation, language: str, site: str) -> Shown:
    told = document()["paths"][one.path][one.method.lower()]
    parameters = told.get("parameters", [])
    answered = told["responses"][str(one.status)]["content"].get("application/json", {})
    body = one.body.__name__ if one.body else ""
    return Shown(
        id=one.id,
        method=one.method,
        path=f"{PREFIX}{one.path}",
        says=render(f"api-op-{one.id}", language),
        scope=one.scope.value,
        allows=_allows(one.scope, language),
        own=one.scope in OWN,
        headers=tuple(_parameter(p, language) for p in parameters if p["in"] == "header"),
        query=tuple(_parameter(p, language) for p in parameters if p["in"] == "query"),
        body=body,
        body_fields=_body_fields(one, told, language),
        status=f"{one.status} {HTTPStatus(one.status).phrase}",
        answer=answered.get("schema", {}).get("$ref", "").removeprefix(SCHEMAS),
        etag=one.etag,
        refusals=tuple(
            (int(status), render(f"api-status-{status}", language))
            for status in told["responses"]
            if int(status) >= HTTPStatus.BAD_REQUEST
        ),
        example=_example(one, site),
    )


def _allows(scope: Scope, language: str) -> str:
    return render(f"scope-{scope.value.replace(':', '-')}", language)


# -- fields ---------------------------------------------------------------------------------------
def _fields(schema: Mapping[str, Any], language: str) -> tuple[Field, ...]:
    needed = schema.get("required", ())
    return tuple(
        _field(name, one, language, needed=name in needed)
        for name, one in schema.get("properties", {}).items()
    )


def _body_fields(one: Operation, told: Mapping[str, Any], language: str) -> tuple[Field, ...]:
    if one.place is not None:
        return _fields(told["requestBody"]["content"][TYPE]["schema"], language)
    if one.body is None:
        return ()
    return _fields(document()["components"]["schemas"][one.body.__name__], language)


def _parameter(told: Mapping[str, Any], language: str) -> Field:
    return _field(told["name"], told["schema"], language, needed=told["required"])


def _field(name: str, schema: Mapping[str, Any], language: str, *, needed: bool) -> Field:
    ways = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    one, empty = ways[0], len(ways) < len(schema.get("anyOf", [schema]))
    inner = one.get("items", one.get("additionalProperties") or {})
    inner = inner if isinstance(inner, Mapping) else {}
    of = str(one.get("$ref") or inner.get("$ref") or "").removeprefix(SCHEMAS)
    words = [_type(one, language)]
    words += [render("api-type-null", language)] if empty else []
    told = one if one.get("type") != "array" else {**inner, **one}
    return Field(
        name,
        ", ".join(words),
        of,
        needed,
        ", ".join(_rules(told, language)),
        tuple(map(str, told.get("enum", ()))),
    )


def _type(schema: Mapping[str, Any], language: str) -> str:
    if "$ref" in schema:
        return render("api-type-shape", language)
    if schema.get("type") == "array":
        return render("api-type-list", language)
    kind = _FORMATS.get(schema.get("format", ""), _TYPES.get(schema.get("type", ""), "text"))
    return render(f"api-type-{kind}", language)


def _rules(schema: Mapping[str, Any], language: str) -> list[str]:
    """Lengths, bounds and patterns, in words."""
    found = []
    for name, copy in (
        ("minLength", "api-rule-least"),
        ("maxLength", "api-rule-most"),
        ("minItems", "api-rule-least-items"),
        ("maxItems", "api-rule-most-items"),
        ("minimum", "api-rule-from"),
        ("maximum", "api-rule-to"),
    ):
        if name in schema:
            found.append(render(copy, language, {"n": str(schema[name])}))
    if "pattern" in schema:
        found.append(render("api-rule-pattern", language, {"pattern": schema["pattern"]}))
    return found


# -- examples -------------------------------------------------------------------------------------
def sample(model: type[models.Asked]) -> dict[str, Any]:
    """A body of this model that is as small as it may be."""
    schema = document()["components"]["schemas"][model.__name__]
    needed = schema.get("required") or list(schema["properties"])[:1]
    return {name: _sample(name, schema["properties"][name]) for name in needed}


def _sample(name: str, schema: Mapping[str, Any]) -> Any:
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("type") == "array":
        return [_sample(name, schema.get("items", {}))] if name == "add" else []
    return _LIKE.get(schema.get("pattern", ""), _FIELDS.get(name, "hen-goi-lai"))


def _example(one: Operation, site: str) -> str:
    path = one.path.replace("{reference}", _LIKE[models.REFERENCE])
    path = path.replace("{file}", _LIKE[models.FILE])
    lines = [f"curl {site}{PREFIX}{path}", "-H 'Authorization: Bearer dcd_…'"]
    lines += [f"-H 'Idempotency-Key: {_LIKE[models.KEY]}'"] if one.once else []
    lines += [f"-H 'If-Match: {_LIKE[models.ETAG]}'"] if one.matched else []
    if one.place is not None:
        lines.append(f"-F {PART}=@scan.jpg")
    if one.body is not None and issubclass(one.body, models.Asked):
        told = json.dumps(sample(one.body), ensure_ascii=False)
        lines += ["-H 'Content-Type: application/json'", f"-d '{told}'"]
    if one.answer is None:
        lines.append("-o paper")
    return " \\\n  ".join(lines)
