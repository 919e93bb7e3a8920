"""Hides stored values: enough is left for their owner to recognise them, too little to use them.

A mask never raises and never shows a value it does not understand.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from states.answers import contact_person
from states.answers.places import look
from states.text import widthless

HIDDEN = "•••"
_ISO = re.compile(r"([0-9]{4})-[0-9]{2}-[0-9]{2}")
_ADDRESS = re.compile(r"[^\s@]*@[^\s@]+")  # a mail address, or a name on a platform
_LINK = re.compile(r"(?i)(?:\bhttps?:|\bwww\.|\b[\w-]+(?:\.[\w-]+)+/)\S*")
_MOST_DIGITS = 3  # that tell nobody anything, as an hour or a count


def mask(field: str, value: str) -> str:
    """`value` (the stored form of `field`) as strangers may see it; an unknown field is hidden."""
    return _MASKS[field](value) if value and field in _MASKS else HIDDEN


def _phone(value: str) -> str:
    """`091•••678`; a foreign number keeps its last three digits."""
    if value.startswith("+84"):
        return _ends(f"0{value[3:]}", HIDDEN)
    return f"+{HIDDEN}{value[-3:]}" if len(value) >= 9 else HIDDEN


def _email(value: str) -> str:
    """`n•••@gmail.com`."""
    local, at, domain = value.rpartition("@")
    return f"{local[:1]}{HIDDEN}@{domain}" if at and len(local) > 1 else f"{HIDDEN}{at}{domain}"


def _number(value: str) -> str:
    """`079••••••456`: three digits at either end, a dot for each hidden one."""
    return _ends(value, "•" * max(3, len(value) - 6))


def _ends(value: str, hidden: str) -> str:
    return f"{value[:3]}{hidden}{value[-3:]}" if len(value) >= 9 else HIDDEN


def _birth_date(value: str) -> str:
    """`••/••/1990`."""
    found = _ISO.fullmatch(value)
    return f"••/••/{found[1]}" if found else HIDDEN


def _address(value: str) -> str:
    """Only the province: `•••, Hồ Chí Minh`."""
    province = look(value).typed
    return f"{HIDDEN}, {province}" if province else HIDDEN


def _name(value: str) -> str:
    """First letters only: `N••• V••• A•••`."""
    return " ".join(f"{word[0]}{HIDDEN}" for word in value.split() if word[0].isalnum()) or HIDDEN


def _contact_person(value: str) -> str:
    """Its parts, each by its own mask; the role is nobody's secret."""
    masks: dict[str, Callable[[str], str]] = {
        "name": _name,
        "role": str,
        "phone": _phone,
        "email": _email,
    }
    parts = contact_person.parts_of(value)
    return ", ".join(masks[part](parts[part]) for part in masks if part in parts) or HIDDEN


# -- free words -----------------------------------------------------------------------------------
def without_addresses(words: str) -> str:
    """Free words without mail addresses, names on platforms, and links: nobody is written to, and
    nothing is opened, by a touch."""
    return _ADDRESS.sub(HIDDEN, _LINK.sub(HIDDEN, widthless(words)))


def without_numbers(words: str) -> str:
    """Free words without any number of four and more digits, however it is spaced, punctuated or
    written: only a letter ends one. Dates and sums go along; hours and counts stay."""
    plain, pieces, at = widthless(words), [], 0
    for start, end in _numbers(plain):
        pieces += [plain[at:start], HIDDEN]
        at = end
    return "".join([*pieces, plain[at:]])


def _numbers(plain: str) -> Iterator[tuple[int, int]]:
    """Where long ones begin and end."""
    start, end, digits = 0, 0, 0
    for place, sign in enumerate(f"{plain}.a"):
        if sign.isnumeric():
            start, end, digits = (start if digits else place), place + 1, digits + 1
        elif sign.isalpha():
            if digits > _MOST_DIGITS:
                yield start, end
            digits = 0


_MASKS: Mapping[str, Callable[[str], str]] = {
    "phone": _phone,
    "email": _email,
    "id_number": _number,
    "tax_code": _number,
    "birth_date": _birth_date,
    "address": _address,
    "name": _name,
    "contact_person": _contact_person,
}
