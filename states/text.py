"""What people type, made comparable: cleaning (keeps meaning) and folding (drops the marks).

Sources: Unicode UAX #15 (NFC, NFKC); the quirks of Vietnamese input listed in docs/vietnamese.md.
"""

import re
import unicodedata

_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x200E), 0xFEFF, 0x2060, 0x00AD, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_LOOKALIKE = str.maketrans(
    {
        "\u00a0": " ",
        "ð": "đ",  # Icelandic eth, seen where a keyboard lacks đ
        "Ð": "Đ",
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-"),
        "\uff0f": "/",
        "\u2044": "/",
    }
)
_SPACES = re.compile(r"[^\S\n]+")
_STRIP_MARKS = str.maketrans({"đ": "d", "Đ": "D"})


def clean(text: str) -> str:
    """`text` in NFC without invisible and bidi controls, look-alikes unified, edges trimmed.

    What the customer meant stays as typed (case, marks, line breaks).
    """
    unified = text.translate(_INVISIBLE).translate(_LOOKALIKE)
    lines = (_SPACES.sub(" ", line).strip() for line in unified.splitlines())
    return unicodedata.normalize("NFC", "\n".join(lines)).strip()


def widthless(text: str) -> str:
    """`clean` plus NFKC: full-width digits and ligatures become plain ones. For codes and numbers."""
    return clean(unicodedata.normalize("NFKC", text))


def fold(text: str) -> str:
    """Lower case, no diacritics, one space between words: `Đổi số ĐT` -> `doi so dt`."""
    decomposed = unicodedata.normalize("NFD", widthless(text).translate(_STRIP_MARKS))
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(bare.lower().split())
