"""Words out of a message: cut, folded beside their marks, chat spelling and clashes settled.

A token is one string, the form the lexicon knows it by: the folded word; for a word that clashes
(`SENSES`) the marked word when marks were typed, `=huy` when a message that does carry marks
leaves them off on purpose, and the bare fold when nobody can tell.
"""

import re
from itertools import product
from typing import Final, NamedTuple

from states.intents.senses import LETTERS, SENSES
from states.intents.spelling import CONTRACTIONS, ENGLISH, ENGLISH_KEEPS, SAME, TEENCODE

LONGEST: Final = 2000
"""Characters of a message that are read; what follows is not needed to know what it is about."""

_WORD: Final = re.compile(r"[^\W_]+|[,.;!?\n]")
_STOPS: Final = frozenset(",.;!?\n")
_THREE: Final = re.compile(r"([^\W\d_])\1\1")  # without it no word is stretched
_STRETCHED: Final = re.compile(r"([^\W\d_])\1{2,}$|([aeiouyàáảãạơớêếôốưăâì])\2{2,}")
_ASKING: Final = frozenset({"khong", "chua", "gi"})
_DC_BEFORE: Final = frozenset({"doi", "sua", "nhat", "thay", "chinh", "my"})
_DC_AFTER: Final = frozenset({"moi", "cu", "sai", "lien", "nha", "cua"})
_MARKED_ENOUGH: Final = 2  # marked words that show a writer who uses marks


class Token(NamedTuple):
    """A word as the lexicon knows it, its fold, how it was typed, and the clause it stands in."""

    form: str
    folded: str
    typed: str
    clause: int


def bare(word: str) -> str:
    """`word` in lower case without marks, letter by letter (`fold`, for one cleaned word)."""
    return word.lower().translate(LETTERS)


def _sense(word: str, folded: str) -> str:
    word = SAME.get(word, word)
    if word not in SENSES[folded]:
        return folded
    return f"={word}" if word == folded else word


def keys(words: list[str], folds: list[str]) -> list[str]:
    """Every key a phrase of the lexicon (in lower case) is found by: with marks and without."""
    if not any(folded in SENSES for folded in folds):
        return [" ".join(folds)]
    senses = [
        _sense(word, folded) if folded in SENSES else folded
        for word, folded in zip(words, folds, strict=True)
    ]
    if senses == folds:
        return [" ".join(folds)]
    choices = zip(senses, folds, strict=True)
    if len(folds) > 3:  # half-marked spellings of long phrases are not worth their room
        return [" ".join(senses), " ".join(folds)]
    return [" ".join(words) for words in product(*(dict.fromkeys(choice) for choice in choices))]


def _settle(word: str, folded: str, *, marked: bool) -> str:
    if folded not in SENSES:
        return folded
    word = SAME.get(word, word)
    if word == folded:
        return f"={word}" if marked and word in SENSES[folded] else folded
    return word if word in SENSES[folded] else folded


def _spelled_out(word: str, folded: str, *, english: bool) -> str | None:
    if english and folded in ENGLISH_KEEPS:
        return None
    if word == folded or (len(folded) > 2 and folded not in SENSES):
        return TEENCODE.get(word) or TEENCODE.get(folded)
    return TEENCODE.get(word)


def _squeezed(word: str, folded: str) -> tuple[str, str]:
    """Stretched letters back to one: `alooo`, `helpppp`."""
    if _STRETCHED.search(word):
        word = _STRETCHED.sub(lambda run: run[0][0], word)
        return word, bare(word)
    return word, folded


def _whole(text: str) -> str:
    """`text` with contractions written out, so that only letters stand in words."""
    text = text.replace("’", "'")
    low = text.lower()
    if "'" in low or "/" in low or "-" in low:
        for short, whole in CONTRACTIONS:
            if short in low:
                text = re.sub(re.escape(short), whole, text, flags=re.IGNORECASE)
        text = text.replace("'", "")
    return text


def cut(text: str, *, language: str) -> list[Token]:
    """The tokens of a cleaned message, in order."""
    text = _whole(text)
    found = _WORD.findall(text)
    words = [word.lower() for word in found]
    folds = [word.translate(LETTERS) for word in words]
    marks = sum(1 for word, folded in zip(words, folds, strict=True) if word != folded)
    marked = marks >= _MARKED_ENOUGH or marks * 3 >= len(words) > 0
    english = marks == 0 and (language == "en" or not ENGLISH.isdisjoint(words))
    tokens: list[Token] = []
    stretched = _THREE.search(text.lower()) is not None
    clause = 0
    for typed, low, low_fold in zip(found, words, folds, strict=True):
        if low in _STOPS:
            clause += 1
            continue
        word, folded = _squeezed(low, low_fold) if stretched else (low, low_fold)
        meant = _spelled_out(word, folded, english=english)
        if meant is None:
            tokens.append(Token(_settle(word, folded, marked=marked), folded, typed, clause))
            continue
        for part in meant.split():
            fold_of_part = bare(part)
            form = _settle(part, fold_of_part, marked=True)
            tokens.append(Token(form, fold_of_part, typed, clause))
    return [_dc(tokens, at) if token.form == "dc" else token for at, token in enumerate(tokens)]


def _dc(tokens: list[Token], at: int) -> Token:
    """`đc` is `địa chỉ` after a verb of change or before what is said of one, else `được`."""
    token = tokens[at]
    before = tokens[at - 1].folded if at else ""
    after = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    if after in _ASKING or not (before in _DC_BEFORE or after in _DC_AFTER):
        return token._replace(form="được", folded="duoc")
    return token
