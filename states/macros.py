"""Texts that the desk keeps for replies: which variables they may name, and filling them in. Pure.

A variable stands in braces: `{reference}`. Braces mean nothing else, so a mistyped one is seen when
the text is saved, never by a customer.
"""

import re
from collections.abc import Mapping

VARIABLES = ("customer", "reference", "due", "agent")
LONGEST_TITLE = 60
LONGEST = 1500  # characters of a text, so that a reply has room for more
MOST = 100  # that are in use
_NAMED = re.compile(r"\{\s*([^{}]*?)\s*\}")
_BRACE = re.compile(r"[{}]")


def unknown(text: str) -> tuple[str, ...]:
    """What stands in braces and is no variable, each once."""
    named = dict.fromkeys(_NAMED.findall(text))
    return tuple(one for one in named if one not in VARIABLES)


def has_stray_brace(text: str) -> bool:
    """A brace that opens or closes nothing."""
    return _BRACE.search(_NAMED.sub("", text)) is not None


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with every variable in place; `values` has all of `VARIABLES`."""
    return _NAMED.sub(lambda found: values[found[1]], text)
