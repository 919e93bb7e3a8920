"""Whoever types what stands on a button presses it, in both languages, with and without marks.

Broken once: without its words in `choices._WORDS`, "Làm thay, có giấy tờ" was not understood.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.copy import LANGUAGES, render
from states.choices import by_words
from states.conversation import Choice, Prompt
from states.intents import understand
from states.text import fold
from tests.bot.contract import pieces

_STEPS = Path(__file__).parents[2] / "states"


def choices() -> Iterator[tuple[str, str]]:
    """(key, label) of every choice that stands as such in the code."""
    for path in sorted(_STEPS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Choice":
                given = [one.value for one in node.args[:2] if isinstance(one, ast.Constant)]
                if len(given) == 2:
                    yield str(given[0]), str(given[1])


_ALL = sorted(set(choices()))
# The language is a wish, and the platform's own button shares a number.
_ELSEWHERE = {"language", "share"}
_TWO_WAYS = {"yes", "cancel"}  # "dung" without its marks is đúng or dừng: that is asked about


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "label"), _ALL, ids=[label for _, label in _ALL])
def test_the_words_of_a_button_are_its_press(key: str, label: str, language: str) -> None:
    if key in _ELSEWHERE or "{" in "".join(pieces(label, language)):
        return
    words = render(label, language, {})
    prompt = Prompt("n", "menu", choices=(Choice(key, label), Choice("another", "choice-edit")))
    for typed in (words, words.lower(), *(() if key in _TWO_WAYS else (fold(words),))):
        understood = understand(typed, expecting=frozenset((key,)), language=language)
        assert by_words(prompt, typed, understood.intent) == key, typed


def test_all_of_them_are_found() -> None:
    assert len(_ALL) > 40
