"""What people type, made comparable: cleaning (keeps meaning) and folding (drops the marks).

Sources: Unicode UAX #15 (NFC, NFKC); the quirks of Vietnamese input listed in docs/vietnamese.md.
"""

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = dict.fromkeys(
    [
        0x00AD,  # soft hyphen
        0x061C,  # Arabic letter mark
        0x180E,  # Mongolian vowel separator
        *range(
            0x200B, 0x2010
        ),  # zero width space and joiners, left-to-right and right-to-left marks
        *range(0x202A, 0x202F),  # bidi embeddings and overrides
        *range(0x2060, 0x2065),  # word joiner, invisible operators
        *range(0x2066, 0x206A),  # bidi isolates
        0xFEFF,  # byte order mark
        *(code for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\v\f\r\x1c\x1d\x1e"),
    ]
)
_LOOKALIKE = {
    0x00A0: " ",
    ord("ð"): "đ",  # Icelandic eth, seen where a keyboard lacks đ
    ord("Ð"): "Đ",
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE63, 0xFF0D), "-"),
    0xFF0F: "/",
    0x2044: "/",
}
_CLEAN = {**_INVISIBLE, **_LOOKALIKE}
_SPACES = re.compile(r"[^\S\n]+")
_TIDY = re.compile(r"[!-~]+(?: [!-~]+)*")
_ODD = re.compile("[" + "".join(map(re.escape, map(chr, _CLEAN))) + r"]|[^\S ]|  |^ | $")
_STRIP_MARKS = {ord("đ"): "d", ord("Đ"): "D"}
_BARE = {  # the marked small letters of Vietnamese, as they come composed
    ord(letter): unicodedata.normalize("NFD", letter)[0]
    for letter in "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
} | {ord("đ"): "d"}


def clean(text: str) -> str:
    """`text` in NFC without invisible and bidi controls, look-alikes unified, edges trimmed.

    What the customer meant stays as typed (case, marks, line breaks).
    """
    if _TIDY.fullmatch(text):
        return text
    if _ODD.search(text) is None and unicodedata.is_normalized("NFC", text):
        return text
    unified = unicodedata.normalize("NFC", text.translate(_CLEAN)).translate(_CLEAN)
    lines = (_SPACES.sub(" ", line).strip() for line in unified.splitlines())
    return "\n".join(lines).strip()


def widthless(text: str) -> str:
    """`clean` plus NFKC, for codes and numbers: full-width digits and ligatures become plain."""
    return clean(text if text.isascii() else unicodedata.normalize("NFKC", text.translate(_CLEAN)))


@lru_cache(maxsize=16)  # what is being heard is folded several times, and then never again
def fold(text: str) -> str:
    """Lower case, no diacritics, one space between words: `Đổi số ĐT` -> `doi so dt`."""
    plain = widthless(text).lower()
    if not plain.isascii():
        plain = plain.translate(_BARE)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFD", plain.translate(_STRIP_MARKS))
        plain = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(plain.split())


def words(listed: str) -> frozenset[str]:
    """A table of words, written as one line."""
    return frozenset(listed.split())
