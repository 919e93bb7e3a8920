"""Copy: every sentence the house says, in Vietnamese and English, as Fluent messages.

`render(id, language, variables)`. A missing text or variable is a defect and raises: silence or a
bare id must never reach a customer (the tests render everything that can be said).
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast
from fluent.syntax.serializer import FluentSerializer

from bot.copy.quotes import quotes

LANGUAGES = ("vi", "en")
_LONG = 1000
_VARIABLE = re.compile(r"\$(\w+)")
_HERE = Path(__file__).parent


class CopyError(LookupError):
    """A text or one of its variables is missing in this language."""


@cache
def _resources(language: str) -> tuple[ast.Resource, ...]:
    paths = sorted((_HERE / language).glob("*.ftl"))
    return tuple(FluentResource(path.read_text(encoding="utf-8")) for path in paths)


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for resource in _resources(language):
        bundle.add_resource(resource)
    return bundle


class _Piece(NamedTuple):
    """Words, and the variable behind them. `ways`: what is said instead of the variable, by what it
    is ("" where it is anything else)."""

    words: str
    name: str = ""
    ways: Mapping[str, "_Pieces"] | None = None


_Pieces = tuple[_Piece, ...]


@cache
def _plain(language: str) -> dict[str, _Pieces]:
    """The texts that are nothing but words, variables, and words chosen by a variable: most of what
    is said, and put together many times faster than by Fluent."""
    found = {}
    for resource in _resources(language):
        for entry in resource.body:
            if isinstance(entry, ast.Message) and entry.value is not None:
                pieces = _pieces(entry.value)
                if pieces is not None:
                    found[entry.id.name] = pieces
    return found


def _pieces(pattern: ast.Pattern) -> _Pieces | None:
    pieces, words = [], ""
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            words += element.value
            continue
        expression, ways = element.expression, None
        if isinstance(expression, ast.SelectExpression):
            ways = _ways(expression)
            if ways is None:
                return None
            expression = expression.selector
        if not isinstance(expression, ast.VariableReference):
            return None
        pieces.append(_Piece(words, expression.id.name, ways))
        words = ""
    return (*pieces, _Piece(words))


def _ways(choice: ast.SelectExpression) -> dict[str, _Pieces] | None:
    """None where a number chooses: Fluent knows the plurals."""
    ways = {}
    for variant in choice.variants:
        pieces = _pieces(variant.value)
        if pieces is None or not isinstance(variant.key, ast.Identifier):
            return None
        ways[variant.key.name] = pieces
        if variant.default:
            ways[""] = pieces
    return ways


def render(copy: str, language: str, shown: Mapping[str, Any] | None = None) -> str:
    """The text; a quote (`bot.copy.quotes`) as it was written. A variable {"term": id} is rendered
    as copy itself. `…-update_<field>` is written once for all fields, as `…-update` with the
    variable `field`. Raises CopyError."""
    if not shown:
        return _fixed(copy, language)
    return _formed(copy, language, shown)


@lru_cache(maxsize=4096)
def _fixed(copy: str, language: str) -> str:
    """Most copy has no variables: it is formed once."""
    return _formed(copy, language, {})


def _formed(copy: str, language: str, shown: Mapping[str, Any]) -> str:
    language = language if language in LANGUAGES else LANGUAGES[0]
    pieces = _plain(language).get(copy)
    if pieces is not None and (joined := _joined(pieces, language, shown)) is not None:
        return joined
    bundle = _bundle(language)
    quoted = quotes().get(copy)
    if quoted is not None:
        return quoted
    text, update, field = copy.partition("-update_")
    if update:
        return render(f"{text}-update", language, {"field": {"term": f"field-{field}"}})
    if not bundle.has_message(copy):
        raise CopyError(f"{copy} is not written in {language}")
    pattern = bundle.get_message(copy).value
    if pattern is None:
        raise CopyError(f"{copy} has no text in {language}")
    values = {
        name: render(value["term"], language) if isinstance(value, dict) else value
        for name, value in shown.items()
    }
    long = {f"\ue000{name}\ue001": name for name, value in values.items() if _is_long(value)}
    told = {**values, **{name: mark for mark, name in long.items()}}
    formed, errors = bundle.format_pattern(pattern, told)
    if errors:
        raise CopyError(f"{copy} in {language}: {type(errors[0]).__name__}")
    text = str(formed)
    for mark, name in long.items():
        text = text.replace(mark, values[name])
    return text


def _joined(pieces: _Pieces, language: str, shown: Mapping[str, Any]) -> str | None:
    """None where Fluent has to see to it: a number is written its own way, and it says what is
    missing."""
    text = ""
    for words, name, ways in pieces:
        text += words
        if not name:
            return text
        value = shown.get(name)
        if isinstance(value, dict):
            value = render(value["term"], language)
        if not isinstance(value, str):
            return None
        if (
            ways is not None
            and (value := _joined(ways.get(value) or ways[""], language, shown)) is None
        ):
            return None
        text += value
    return text


def sketch(copy: str, language: str) -> str:
    """The text with nothing in its variables (`…`): what kind of thing is said, for people of the
    house. The id itself where nothing is written under it."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    names = _variables(language).get(copy)
    if names is None:
        return copy
    return render(copy, language, dict.fromkeys(names, "…"))


@cache
def _variables(language: str) -> dict[str, tuple[str, ...]]:
    """The variables of every text, by its id."""
    written = FluentSerializer()
    return {
        entry.id.name: tuple(set(_VARIABLE.findall(written.serialize_entry(entry))))
        for resource in _resources(language)
        for entry in resource.body
        if isinstance(entry, ast.Message) and entry.value is not None
    }


def _is_long(value: Any) -> bool:
    """Fluent refuses variables of more than 2500 characters; staff and customers write longer."""
    return isinstance(value, str) and len(value) > _LONG


def has(copy: str, language: str) -> bool:
    return bool(_bundle(language).has_message(copy))
