"""What the readers say is written in both languages, and nothing written is unsaid."""

import ast
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from states.answers import Context
from states.answers.readers import READERS, SHOW
from states.text import words

ROOT = Path(__file__).parents[2]
LANGUAGES = ("vi", "en")
SAYING = {"ask": 2, "refused": 1, "staff": 2}  # how many arguments are not variables of the copy
NOT_SHOWN = {"choices", "then_staff"}


def _said() -> dict[str, set[str]]:
    """Copy id -> variables, of every place in the readers that makes an answer."""
    said: dict[str, set[str]] = {}
    for reader in READERS.values():
        file = Path(sys.modules[reader.__module__].__file__ or "")
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                found = _of_call(node)
                if found:
                    reason, shown = found
                    assert said.setdefault(reason, shown) == shown, reason
            if isinstance(node, ast.Constant) and str(node.value).startswith("staff-"):
                said.setdefault(str(node.value), set())  # why a doubt that is confirmed goes there
    return said


def _of_call(node: ast.Call) -> tuple[str, set[str]] | None:
    assert isinstance(node.func, ast.Name)
    if node.func.id in SAYING:
        reason = node.args[0]
        assert isinstance(reason, ast.Constant), ast.unparse(node)
        assert all(keyword.arg for keyword in node.keywords), ast.unparse(node)
        shown = {keyword.arg for keyword in node.keywords if keyword.arg} - NOT_SHOWN
        return str(reason.value), shown
    return None


def _written(language: str) -> dict[str, set[str]]:
    resource = FluentParser().parse(_file(language).read_text("utf-8"))
    junk = [entry for entry in resource.body if isinstance(entry, ftl.Junk)]
    assert not junk, junk[0].content
    messages = [entry for entry in resource.body if isinstance(entry, ftl.Message)]
    ids = [message.id.name for message in messages]
    assert len(ids) == len(set(ids))
    return {message.id.name: _variables(message) for message in messages}


def _file(language: str) -> Path:
    return ROOT / "bot" / "copy" / language / "answers.ftl"


def _variables(message: ftl.Message) -> set[str]:
    found: set[str] = set()
    todo: list[object] = [message]
    while todo:
        node = todo.pop()
        if isinstance(node, ftl.VariableReference):
            found.add(node.id.name)
        if isinstance(node, ftl.BaseNode):
            todo += vars(node).values()
        elif isinstance(node, list):
            todo += node
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_written_with_its_variables(language: str) -> None:
    assert _written(language) == _said()


def test_both_languages_say_the_same_things_in_the_same_order() -> None:
    assert list(_written("vi")) == list(_written("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_rendered(language: str) -> None:
    bundle = FluentBundle([language])
    bundle.add_resource(FluentResource(_file(language).read_text("utf-8")))
    for reason, variables in _said().items():
        pattern = bundle.get_message(reason).value
        assert pattern is not None
        _, errors = bundle.format_pattern(pattern, dict.fromkeys(variables, "x"))
        assert not errors


def test_ids_say_what_kind_they_are() -> None:
    fields = {field.replace("_", "-") for field in READERS}
    for reason in _said():
        kind, _, rest = reason.partition("-")
        assert kind in {"reject", "confirm", "staff"}
        assert any(rest.startswith(f"{field}-") for field in fields)


def test_vietnamese_copy_is_polite() -> None:
    for entry in FluentParser().parse(_file("vi").read_text("utf-8")).body:
        if isinstance(entry, ftl.Message):
            assert isinstance(entry.value, ftl.Pattern)
            text = "".join(
                part.value for part in entry.value.elements if isinstance(part, ftl.TextElement)
            )
            assert text.startswith("Dạ "), entry.id.name
            assert "không được" not in text, entry.id.name
            assert "bạn" not in text.lower().split(), entry.id.name


def test_there_is_a_reader_and_a_show_for_every_kind() -> None:
    kinds = words("phone address email id_number birth_date contact_person name tax_code")
    assert SHOW.keys() - READERS.keys() == {"occasion", "reach"}  # of a report: no detail
    assert kinds <= SHOW.keys() & READERS.keys()  # without a show a value is shown as it is stored


HOSTILE = (
    "0" * 290,
    "0 " * 145,
    "a" * 290,
    "a " * 145,
    "@" * 290,
    "a@" * 145,
    ".-" * 145,
    "- " * 145,
    "(" * 290,
    "+84 " * 70,
    "ngày 5 tháng 3 " * 19,
    "Ă\u0301" * 140,
    "\ufdfa" * 290,  # one sign that NFKC makes eighteen
    ",\n" * 145,
    "09l" * 96,
    "x-" * 145,
    "{" * 290,
)


@pytest.mark.parametrize("field", READERS)
def test_hostile_text_is_read_in_bounded_time(field: str) -> None:
    context = Context(date(2026, 11, 22))
    for text in (*HOSTILE, *(text * 3 for text in HOSTILE), *(text * 3000 for text in HOSTILE)):
        started = time.perf_counter()
        READERS[field](text, context)
        assert time.perf_counter() - started < 0.25, (field, text[:20], len(text))
