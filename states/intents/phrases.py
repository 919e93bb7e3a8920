"""Phrases looked for in a message, whatever else it says: with their marks, or without any.

A word that was typed with marks means itself (`từ từ` is not `tự tử`); a word without marks stands
for every word it may be, unless the phrase insists on its marks (`=`).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from states.intents.tokens import bare
from states.text import clean

LONGEST: Final = 2000
_COMMON_LIST: Final = """toi em minh con chau cho cua la o va ma muon khong thi nguoi cai di den se
    duoc giup mot tat ca sau truoc nhu da nua lam ba bo ong anh chi co chu bac doi tu muon song
    the i my a an of to on am you your is are want do not dont all for from in it me with have that
    this will please so at be up if no how about tin sua bi nha dien qua gi lieu du dau mat ve do
    noi toan biet ho nhan lien thay cap hop chua nho cong giay tai account thu contact cau moi khai
    hoi nhat"""
_COMMON: Final = {word: rank for rank, word in enumerate(_COMMON_LIST.split())}
"""Words in everybody's mouth, about from the most common to rarer ones."""
_WORD: Final = re.compile(r"[^\W_]+")


class Typed(NamedTuple):
    """A word in lower case, and the same without its marks."""

    word: str
    folded: str


class Found(NamedTuple):
    """A phrase of the table, from which word and up to which."""

    name: str
    start: int
    end: int


@lru_cache(maxsize=4)  # what is being heard is looked at from several sides, and never again
def words_of(text: str) -> tuple[Typed, ...]:
    """The words of a message; `don't` is one."""
    plain = clean(text[:LONGEST]).lower().replace("’", "'").replace("'", "")
    return tuple([Typed(word, bare(word)) for word in _WORD.findall(plain)])


def folds(text: str) -> frozenset[str]:
    """The words of a message without their marks: a quick look before a long one."""
    return frozenset(_WORD.findall(bare(text[:LONGEST])))


class _Phrase(NamedTuple):
    name: str
    words: tuple[Typed, ...]
    key: int  # which of its words it is looked up by
    marked: bool


class Phrases:
    """A table name -> phrases, commas between them, Vietnamese with its marks. Each is looked up by
    its rarest word, so that most messages are through at once."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._by_key: dict[str, list[_Phrase]] = {}
        for name, listed in table.items():
            for phrase in listed.split(","):
                words = words_of(phrase)
                ranks = [_COMMON.get(word.folded, len(_COMMON)) for word in words]
                key = ranks.index(max(ranks))
                made = _Phrase(name, words, key, phrase.strip().startswith("="))
                self._by_key.setdefault(words[key].folded, []).append(made)
        self.keys: Final = frozenset(self._by_key)
        """The words without which no phrase can stand in a message."""

    def find(self, words: Sequence[Typed]) -> list[Found]:
        """Every phrase that stands in the message."""
        found = []
        for at, word in enumerate(words):
            for phrase in self._by_key.get(word.folded, ()):
                start = at - phrase.key
                end = start + len(phrase.words)
                if start >= 0 and end <= len(words) and _same(words[start:end], phrase):
                    found.append(Found(phrase.name, start, end))
        return found


def _same(words: Sequence[Typed], phrase: _Phrase) -> bool:
    return all(
        typed.folded == meant.folded
        and (typed.word == meant.word or (typed.word == typed.folded and not phrase.marked))
        for typed, meant in zip(words, phrase.words, strict=True)
    )


def overlap(one: Found, others: Iterable[Found]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)
