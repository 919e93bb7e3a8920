"""Which folded words are several words: the documented clashes and those the lexicon itself holds."""

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

LETTERS: Final = {
    code: folded
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if len(folded := fold(chr(code))) == 1 and folded != chr(code)
}
"""Letter -> letter without marks, in lower case, for `str.translate`."""


def _senses() -> dict[str, frozenset[str]]:
    found = {folded: set(words.split()) for folded, words in CLASHES.items()}
    words = {word for phrases in TABLES.values() for word in phrases.lower().replace(",", " ").split()}
    for word in words:
        found.setdefault(word.translate(LETTERS), set()).add(SAME.get(word, word))
    return {folded: frozenset(words) for folded, words in found.items() if len(words) > 1}


SENSES: Final = _senses()
"""Folded word -> the words it may be with their marks. A marked word means itself, nothing else."""
