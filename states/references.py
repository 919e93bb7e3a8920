"""References of cases: `DC-7K3M4-2`, five signs and a check digit, to be read out on the phone.

No vowels and no look-alikes among the signs: nothing offensive, nothing to mishear.
"""

import re
from typing import Final

ALPHABET: Final = "23456789CDFGHJKMNPRTVWXZ"
_SIGN: Final = f"[{ALPHABET}]"
# In any spelling; without "DC" only as it is written, for a word is a word.
_SAID: Final = re.compile(
    rf"\bDC[- ]?(?P<signs>{_SIGN}{{5}})(?:(?P<part>[- ]?)(?P<check>{_SIGN}))?\b"
    rf"|(?<![\w-])(?P<bare>{_SIGN}{{5}})-(?P<last>{_SIGN})\b",
    re.IGNORECASE,
)
_PLAIN: Final = {sign: value for value, sign in enumerate(ALPHABET)}
_DOUBLED: Final = {sign: sum(divmod(2 * value, len(ALPHABET))) for sign, value in _PLAIN.items()}


def written(signs: str) -> str:
    """The reference of these five signs."""
    return f"DC-{signs}-{check_digit(signs)}"


def check_digit(signs: str) -> str:
    """Luhn mod N over the alphabet: finds any one wrong sign and nearly all swapped neighbours."""
    doubled = True
    total = 0
    for sign in reversed(signs):
        total += _DOUBLED[sign] if doubled else _PLAIN[sign]
        doubled = not doubled
    return ALPHABET[-total % len(ALPHABET)]


def find(text: str) -> tuple[int, int, str] | None:
    """The first reference in `text`: where it begins and ends, and as we write it.

    The check digit must be right, or be left out (`DC-7K3M4` is answered). Digits alone in one
    piece are a customer's code (`DC10023`), never a reference.
    """
    for found in _SAID.finditer(text):
        signs = (found["signs"] or found["bare"]).upper()
        check = (found["check"] or found["last"] or "").upper()
        mixed = any(map(str.isdigit, signs)) and not signs.isdigit()
        if check and check == check_digit(signs) and (mixed or found["part"] or found["last"]):
            return *found.span(), written(signs)
        if not check and mixed:
            return *found.span(), f"DC-{signs}"
    return None
