"""Telex and VNI keystrokes left in a message (`ddooir soos`, `d9o6i3 so61`) turned into words.

Tried only where nothing else matched: English words end in the same letters.
Sources: the Telex and VNI key tables of Vietnamese keyboards; docs/vietnamese.md 2.7.
"""

import re
import unicodedata
from typing import Final

_TONES: Final = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES: Final = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_TELEX_LETTERS: Final = (
    ("dd", "đ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("uow", "ươ"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
    ("w", "ư"),
)
_VNI_MARKS: Final = {"6": "\u0302", "7": "\u031b", "8": "\u0306"}
_ONSET: Final = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx]"
_RIME: Final = (
    "a(?:c|ch|i|m|n|ng|nh|o|p|t|u|y)?|e(?:c|ch|m|n|ng|nh|o|p|t|u)?|"
    "i(?:a|c|ch|m|n|nh|p|t|u|e[cmnptu]|eng)?|o(?:c|i|m|n|ng|p|t)?|"
    "oa(?:c|ch|i|m|n|ng|nh|o|p|t|y)?|oe(?:n|o|t)?|oo(?:c|ng)|"
    "u(?:c|i|m|n|ng|p|t|u|a|y)?|ua(?:n|ng|nh|t|u|y)|ue(?:ch|nh)?|"
    "uo(?:c|i|m|n|ng|p|t|u)?|uy(?:a|ch|en|et|n|nh|t|u|p)?|y(?:m|n|nh|t|e[mntu])?"
)
SYLLABLE: Final = re.compile(rf"(?:{_ONSET})?(?:{_RIME})")
"""A possible Vietnamese syllable, folded."""
_KEYS: Final = re.compile(r"[sfrxjw0-9]|dd|aa|ee|oo")  # without one of them nothing was meant
_VOWEL: Final = re.compile("[aeiouyâêôăơư]")


def _with_tone(word: str, tone: str) -> str:
    at = max((found.start() for found in _VOWEL.finditer(word)), default=-1)
    nucleus = [found.start() for found in _VOWEL.finditer(word)]
    closed = bool(nucleus) and nucleus[-1] < len(word) - 1
    if len(nucleus) > 1 and not closed:
        at = nucleus[-2]
    marked = [place for place in nucleus if word[place] in "âêôăơư"]
    at = marked[-1] if marked else at
    return unicodedata.normalize("NFC", word[: at + 1] + tone + word[at + 1 :])


def _vni(word: str) -> str:
    tone, out = "", ""
    for key in word:
        if key in _VNI_TONES:
            tone = _VNI_TONES[key]
        elif key == "9":
            out = out.replace("d", "đ", 1)
        elif key in _VNI_MARKS:
            out = _marked(out, _VNI_MARKS[key])
        else:
            out += key
    return _with_tone(out, tone) if tone else out


def _marked(word: str, mark: str) -> str:
    """`word` with a quality mark on the last vowel that takes it."""
    for at in range(len(word) - 1, -1, -1):
        letter = unicodedata.normalize("NFC", word[at] + mark)
        if len(letter) == 1 and word[at] in "aeou":
            return word[:at] + letter + word[at + 1 :]
    return word


def _telex(word: str) -> str:
    tone = ""
    first = _VOWEL.search(word)
    start = first.end() if first else len(word)
    for at in range(len(word) - 1, start - 1, -1):
        if word[at] in _TONES:
            tone = _TONES[word[at]]
            word = word[:at] + word[at + 1 :]
            break
    for keys, letter in _TELEX_LETTERS:
        word = word.replace(keys, letter)
    return _with_tone(word, tone) if tone else word


def decoded(word: str) -> str | None:
    """The word those keystrokes meant, or None where they spell no Vietnamese syllable."""
    if not word.isascii() or not 2 <= len(word) <= 12 or _KEYS.search(word) is None:
        return None
    digits = any(key.isdigit() for key in word)
    if digits and not word[0].isalpha():
        return None
    result = _vni(word) if digits else _telex(word)
    bare = unicodedata.normalize("NFD", result.replace("đ", "d"))
    folded = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return result if result != word and SYLLABLE.fullmatch(folded) else None
