"""What the bot has said, told from its own copy: each sentence with its variables left open."""

import re
from functools import cache
from pathlib import Path

from bot import copy as copy_of
from bot.gateways.gsm import plain

_MESSAGES = re.compile(r"^([a-z][A-Za-z0-9_-]*) ?=(.*(?:\n[ \t]+.*)*)", re.MULTILINE)
_CHOICE = re.compile(r"\s*\{ *[$A-Z][^{}]*->")
_VARIANT = re.compile(r"^\s*\*?\[[\w-]+\] ?", re.MULTILINE)


@cache
def _book() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Copy id -> its sentence, one for each variant."""
    return {name: tuple(_variants(body)) for name, body in _MESSAGES.findall(_written())}


def _written() -> str:
    return "".join(
        path.read_text(encoding="utf-8")
        for path in sorted((Path(copy_of.__file__).parent / "vi").glob("*.ftl"))
    )


def _variants(body: str) -> list[re.Pattern[str]]:
    several = bool(_CHOICE.match(body))
    if not several:  # a choice within a sentence: what stands before it tells the sentence
        body = body.partition("->")[0].rpartition("{")[0] if "->" in body else body
    parts = _VARIANT.split(body.partition("->")[2]) if several else [body]
    found = [
        re.split(r"\{[^}]*\}|\n\s*", part.strip(" \n}" if several else " \n")) for part in parts
    ]
    return [_sentence(pieces) for pieces in found if any(piece.strip() for piece in pieces)]


def _sentence(pieces: list[str]) -> re.Pattern[str]:
    """Its fixed pieces in their order, with something between them."""
    return re.compile(".{1,90}?".join(re.escape(piece.strip()) for piece in pieces), re.DOTALL)


def _place(copy: str, text: str) -> tuple[int, int]:
    """Where this sentence ends in a message and how much of it is fixed; (-1, 0): not there."""
    found = [
        (match.end(), len(one.pattern)) for one in _book()[copy] for match in one.finditer(text)
    ]
    return max(found, default=(-1, 0))


def texted(copy: str, text: str) -> bool:
    """Whether a mail or a text message, which goes without marks, says this sentence."""
    plainly = plain(text)
    return any(one.search(plainly) for one in _plain_book()[copy])


@cache
def _plain_book() -> dict[str, tuple[re.Pattern[str], ...]]:
    return {name: tuple(_variants(plain(body))) for name, body in _MESSAGES.findall(_written())}


def says(copy: str, text: str) -> bool:
    return _place(copy, text)[0] >= 0


@cache
def last(copies: tuple[str, ...], text: str) -> str:
    """Which of these sentences comes last in the message; "" for none."""
    found = max((*_place(one, text), one) for one in copies)
    return found[2] if found[0] >= 0 else ""


def is_label(text: str, does: str) -> bool:
    """Whether this stands on a choice whose copy is named after what it does."""
    return any(name.endswith(f"-{does.replace('_', '-')}") for name in _named().get(text, ()))


@cache
def _named() -> dict[str, list[str]]:
    """What is said without variables, and the ids of the copy that says it."""
    found: dict[str, list[str]] = {}
    for name, body in _MESSAGES.findall(_written()):
        if "{" not in body and "\n" not in body:
            found.setdefault(body.strip(), []).append(name.replace("_", "-"))
    return found
