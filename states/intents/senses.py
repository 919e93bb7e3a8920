"""Which folded words are several words: documented clashes and those the lexicon holds."""

from typing import Final

from states.intents.deeds import DEEDS, POLICY
from states.intents.objects import FIELD_WORDS, OTHER_OBJECTS, OUT_OF_SCOPE
from states.intents.speech import LIGHT, STEERING
from states.intents.spelling import CLASHES, SAME
from states.text import fold

TABLES: Final = {
    **FIELD_WORDS,
    **OTHER_OBJECTS,
    **OUT_OF_SCOPE,
    **DEEDS,
    **POLICY,
    **STEERING,
    **LIGHT,
}
"""Every concept with the phrases that mean it."""

_MARKED: Final = "".join(
    map(chr, (*range(0xC0, 0x17F), 0x1A0, 0x1A1, 0x1AF, 0x1B0, *range(0x1E80, 0x1EFA)))
)
LETTERS: Final = {
    ord(letter): bare
    for letter, bare in zip(_MARKED, fold(" ".join(_MARKED)).split(), strict=True)
    if len(bare) == 1
}
"""Letter -> letter without marks, in lower case, for `str.translate`."""


def _senses() -> dict[str, frozenset[str]]:
    found = {folded: set(words.split()) for folded, words in CLASHES.items()}
    words = {*" ".join(TABLES.values()).lower().replace(",", " ").split()}
    marked = " ".join(words)
    for word, folded in zip(marked.split(), marked.translate(LETTERS).split(), strict=True):
        found.setdefault(folded, set()).add(SAME.get(word, word))
    return {folded: frozenset(words) for folded, words in found.items() if len(words) > 1}


SENSES: Final = _senses()
"""Folded word -> the words it may be with their marks. A marked word means itself, nothing else."""
