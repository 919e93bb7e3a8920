"""Why a person decides: the console says the very reason the conversation gave."""

import ast
from pathlib import Path

import pytest

from bot.console.words import why_words
from bot.copy import LANGUAGES

ROOT = Path(__file__).parents[2]


def _reasons() -> set[str]:
    """Every reason a reader gives for handing an answer to staff."""
    files = (ROOT / "states" / "answers").glob("*.py")
    nodes = (node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant)}
    return {
        one for one in texts if isinstance(one, str) and one.startswith("staff-") and " " not in one
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_staff_read_why_they_decide(language: str):
    reasons = _reasons()
    assert {"staff-phone-foreign", "staff-email-disposable"} <= reasons
    unknown = why_words("staff-nobody-knows", language)
    for reason in reasons:
        assert why_words(reason, language) not in ("", unknown), reason
