"""The tables of words compiled once: phrase -> bits of the concepts it stands for.

`read` covers a message's tokens with phrases, leaving as few words unknown and taking as few
pieces as can be (dynamic programming, so `đổi tên miền` is `đổi` + `tên miền`).
"""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from states.intents.senses import LETTERS, TABLES
from states.intents.telex import SYLLABLE
from states.intents.tokens import Token, keys

DERIVED: Final = (
    "ANYFIELD",
    "NEG_DO",
    "NEG_SEND",
    "Q",
    "VALUE_PHONE",
    "VALUE_EMAIL",
    "VALUE_DATE",
    "VALUE_ID",
    "VALUE_REF",
)
"""Concepts that are seen in the sentence, not in a word."""

CONCEPTS: Final = {name: 1 << at for at, name in enumerate((*TABLES, *DERIVED))}


def bits(names: str) -> int:
    """The bits of concepts named in `names`, separated by `|` or spaces."""
    return reduce(or_, (CONCEPTS[name] for name in names.replace("|", " ").split()), 0)


_HOLLOW: Final = "nay trong o dong dep sap re gian ngon ngu yeu song dat nghi viet hoi"
_ALONE: Final = {
    "dung": bits("DUNG"),  # đúng, dừng, đừng, dùng: settled by what follows, else asked
    "cho": bits("WANT"),  # not chỗ, chờ
    "ban": bits("FILLER"),
    "da": bits("DA FILLER"),
    "ta": bits("FILLER"),
    "may": bits("FILLER"),
    "mat": bits("GONE"),
    "doi": bits("CHANGE"),
    "so": bits("SO"),
    **dict.fromkeys(("doi sang", "doi qua", "doi ve", "doi nha"), bits("CHANGE")),
    "goi": bits("SEND"),
    "thay": bits("CHANGE"),
    "thoi": bits("STOPWORD"),
    "chan": bits("STOP"),
    "thu": bits("FILLER"),
    **dict.fromkeys(_HOLLOW.split(), bits("FILLER")),
}
"""Unmarked words whose readings would collide: what they count as where no phrase holds them."""


class Piece(NamedTuple):
    """A stretch of tokens read as one: its concepts (0 = unknown), from where, how many tokens."""

    mask: int
    start: int
    size: int


def _compiled() -> dict[str, int]:
    phrases: dict[str, int] = {}
    for concept, words in TABLES.items():
        bit = CONCEPTS[concept]
        typed = words.lower()
        folded = typed.translate(LETTERS).split(",")
        for raw, bare in zip(typed.split(","), folded, strict=True):
            for key in keys(raw.split(), bare.split()):
                phrases[key] = phrases.get(key, 0) | bit
    return phrases | _ALONE


PHRASES: Final = _compiled()


def _longest() -> dict[str, int]:
    """How many words the longest phrase has that a word starts."""
    longest: dict[str, int] = {}
    for key in PHRASES:
        words = key.split(" ")
        first = words[0]
        if len(words) > longest.get(first, 0):
            longest[first] = len(words)
    return longest


_STARTS: Final = _longest()
_GLUED: Final = {
    joined: mask
    for key, mask in PHRASES.items()
    if " " in key and key.isascii() and "=" not in key and len(joined := key.replace(" ", "")) >= 6
}
_KNOWN: Final = set(" ".join(PHRASES).split())
_LONG_WORDS: Final = sorted(
    word for word in _KNOWN if len(word) >= 4 and word.isascii() and word.isalpha()
)


def _like() -> dict[tuple[int, str], list[str]]:
    """Known words by how long a misspelling of them is and the letter both begin with."""
    like: dict[tuple[int, str], list[str]] = {}
    for word in _LONG_WORDS:
        for size in (len(word) - 1, len(word), len(word) + 1):
            like.setdefault((size, word[0]), []).append(word)
    return like


_LIKE: Final = _like()


def mended(word: str) -> str | None:
    """The known word a mistyped one was, one slip away (two for nine letters and more)."""
    size = len(word)
    choices = _LIKE.get((size, word[0]))
    if choices is None or size < 4 or not word.isalpha() or not word.isascii():
        return None
    slips = 2 if size >= 9 else 1
    best = process.extractOne(word, choices, scorer=OSA.distance, score_cutoff=slips)
    return None if best is None else str(best[0])


def known(word: str) -> bool:
    """Whether the lexicon starts a phrase with the word or it stands inside one."""
    return word in _KNOWN


_UNKNOWN_COST: Final = 10


def _lookup(forms_: Sequence[str], tokens: Sequence[Token], start: int) -> list[tuple[int, int]]:
    longest = _STARTS.get(forms_[start], 0)
    found = []
    key = forms_[start]
    for size in range(1, min(longest, len(forms_) - start) + 1):
        if size > 1:
            if tokens[start + size - 1].clause != tokens[start].clause:
                break
            key = f"{key} {forms_[start + size - 1]}"
        mask = PHRASES.get(key)
        if mask is not None:
            found.append((size, mask))
    return found


def read(tokens: Sequence[Token]) -> list[Piece]:
    """The tokens covered by phrases of the lexicon, in order."""
    words = [token.form for token in tokens]
    for at, token in enumerate(tokens):
        if token.folded not in _KNOWN:
            words[at] = _repaired(token)
    count = len(words)
    best: list[tuple[int, Piece | None]] = [(0, None)] * (count + 1)
    for start in range(count - 1, -1, -1):
        glued = _GLUED.get(words[start], 0)
        cost = best[start + 1][0] + (1 if glued else _UNKNOWN_COST)
        choice = Piece(glued, start, 1)
        for size, mask in _lookup(words, tokens, start):
            with_this = best[start + size][0] + 1
            if with_this <= cost:
                cost, choice = with_this, Piece(mask, start, size)
        best[start] = (cost, choice)
    pieces: list[Piece] = []
    at = 0
    while at < count:
        piece = best[at][1]
        if piece is None:
            break
        pieces.append(piece)
        at += piece.size
    return pieces


def _repaired(token: Token) -> str:
    folded = token.folded
    if folded in _GLUED or SYLLABLE.fullmatch(folded):
        return token.form
    return mended(folded) or token.form
