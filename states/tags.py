"""Tags of a case: short words by which staff find cases again. Kept and shown without marks."""

import re

from states.text import clean, fold

LONGEST = 24  # signs of one tag
MOST = 8  # of one case
_TAG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_DIGITS = re.compile(r"\d")
_MOST_DIGITS = 5  # more are somebody's number, and tags stand in clear


def read(text: str) -> tuple[str, ...] | None:
    """Tags between commas, in any spelling: `#Hoàn tiền, VIP` -> `hoan-tien`, `vip`. None where
    one of them is none: too long, other signs, or a number like a phone's."""
    found: list[str] = []
    for one in filter(None, (part.strip(" #") for part in clean(text).split(","))):
        tag = fold(one).replace(" ", "-")
        many = len(_DIGITS.findall(tag)) > _MOST_DIGITS
        if len(tag) > LONGEST or many or _TAG.fullmatch(tag) is None:
            return None
        found.append(tag)
    return tuple(dict.fromkeys(found))
