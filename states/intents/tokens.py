"""Words out of a message: cut, folded beside their marks, chat spelling and clashes settled.

A token is one string, the form the lexicon knows it by: the folded word; for a word that clashes
(`CLASHES`) the marked word when marks were typed, `=huy` when a message that does carry marks
leaves them off on purpose, and the bare fold when nobody can tell.
"""

import re
import unicodedata
from itertools import product
from typing import Final, NamedTuple

from states.intents.spelling import CLASHES, CONTRACTIONS, ENGLISH, ENGLISH_KEEPS, SAME, TEENCODE
from states.text import fold

LONGEST: Final = 2000
"""Characters of a message that are read; what follows is not needed to know what it is about."""

_LETTERS: Final = {
    code: folded
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if len(folded := fold(chr(code))) == 1 and folded != chr(code)
}
_WORD: Final = re.compile(r"[^\W_]+")
_STRETCHED: Final = re.compile(r"([a-zà-ỹ])\1{2,}")
_MARKED_ENOUGH: Final = 2  # marked words that show a writer who uses marks


class Token(NamedTuple):
    """A word as the lexicon knows it, its fold, and how it was typed."""

    form: str
    folded: str
    typed: str


def bare(word: str) -> str:
    """`word` in lower case without marks, letter by letter (`fold`, for one cleaned word)."""
    return word.lower().translate(_LETTERS)


def _sense(word: str, folded: str) -> str:
    word = SAME.get(word, word)
    if word not in _SENSES[folded]:
        return folded
    return f"={word}" if word == folded else word


def forms(phrase: str) -> list[tuple[str, ...]]:
    """Every key a phrase of the lexicon is found by: with its marks and without them."""
    options = []
    for word in phrase.lower().split():
        folded = bare(word)
        sense = _sense(word, folded) if folded in CLASHES else folded
        options.append(dict.fromkeys((sense, folded)))
    return list(product(*options))


def _settle(word: str, folded: str, *, marked: bool) -> str:
    if folded not in _SENSES:
        return folded
    word = SAME.get(word, word)
    if word == folded:
        return f"={word}" if marked and word in _SENSES[folded] else folded
    return word if word in _SENSES[folded] else folded


def _spelled_out(word: str, folded: str, *, english: bool) -> str | None:
    if english and folded in ENGLISH_KEEPS:
        return None
    return TEENCODE.get(word) or (TEENCODE.get(folded) if folded not in CLASHES else None)


def _squeezed(word: str, folded: str) -> tuple[str, str]:
    """Stretched letters back to one: `alooo`, `helpppp`."""
    if _STRETCHED.search(word):
        word = _STRETCHED.sub(r"\1", word)
        return word, bare(word)
    return word, folded


def cut(text: str, *, language: str) -> list[Token]:
    """The tokens of a cleaned message, in order."""
    lowered = unicodedata.normalize("NFC", text).replace("’", "'")
    low = lowered.lower()
    if "'" in low or "/" in low or "-" in low:
        for short, whole in CONTRACTIONS:
            if short in low:
                lowered = re.sub(re.escape(short), whole, lowered, flags=re.IGNORECASE)
        lowered = lowered.replace("'", " ")
    typed = _WORD.findall(lowered)
    words = [word.lower() for word in typed]
    folds = [word.translate(_LETTERS) for word in words]
    marks = sum(1 for word, folded in zip(words, folds, strict=True) if word != folded)
    marked = marks >= _MARKED_ENOUGH or marks * 3 >= len(words) > 0
    english = marks == 0 and (language == "en" or not ENGLISH.isdisjoint(words))
    tokens: list[Token] = []
    for shown, low_word, low_fold in zip(typed, words, folds, strict=True):
        word, folded = _squeezed(low_word, low_fold)
        whole_words = _spelled_out(word, folded, english=english)
        if whole_words is None:
            tokens.append(Token(_settle(word, folded, marked=marked), folded, shown))
            continue
        for part in whole_words.split():
            part_fold = bare(part)
            tokens.append(Token(_settle(part, part_fold, marked=True), part_fold, shown))
    return tokens


_SENSES: Final = {
    folded: frozenset(SAME.get(word, word) for word in words.split())
    for folded, words in CLASHES.items()
}
