"""Copy: every sentence the house says, in Vietnamese and English, as Fluent messages.

`render(id, language, variables)`. A missing text or variable is a defect and raises: silence or a
bare id must never reach a customer (the tests render everything that can be said).
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from bot.copy.quotes import quotes

LANGUAGES = ("vi", "en")
_LONG = 1000
_HERE = Path(__file__).parent


class CopyError(LookupError):
    """A text or one of its variables is missing in this language."""


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((_HERE / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


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
    bundle = _bundle(language if language in LANGUAGES else LANGUAGES[0])
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


def _is_long(value: Any) -> bool:
    """Fluent refuses variables of more than 2500 characters; staff and customers write longer."""
    return isinstance(value, str) and len(value) > _LONG


def has(copy: str, language: str) -> bool:
    return bool(_bundle(language).has_message(copy))
