"""Hides stored values: enough is left for their owner to recognise them, too little to use them.

A mask never raises and never shows a value it does not understand.
"""

import re
from collections.abc import Callable, Mapping

from states.answers import contact_person
from states.answers.places import look

HIDDEN = "•••"
_ISO = re.compile(r"([0-9]{4})-[0-9]{2}-[0-9]{2}")


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
