"""One part of a compound answer put right: the house number of an address, a contact's phone.

A patch is text again: its reader judges the whole as it judges anything that is typed.
"""

import json
import re
from typing import Final

from states.answers import contact_person

_HOUSE: Final = re.compile(
    r"^(?:(?:số|so)\s+(?:nhà\s+|nha\s+)?)?\d+[a-z]?(?:[/-]\d+[a-z]?)*\b", re.IGNORECASE
)
_STREET: Final = re.compile(r"^(?P<house>(?:số |so )?\d+\S*)\s+(?P<street>.+)$", re.IGNORECASE)
_MARKED: Final = re.compile(r"^(?:phường|phuong|p\.?|xã|xa|x\.|thị trấn|tt\.?)\s*\S", re.IGNORECASE)
_WARD_WORD: Final = re.compile(r"^(?:phường|phuong|p\.|xã|xa|x\.|thị trấn)\s*", re.IGNORECASE)


def address(part: str, value: str, old: str) -> str | None:
    """`old` with its house number, street, ward or province replaced; None where `old` does not
    show which piece that is."""
    pieces = [piece.strip() for piece in old.split(",") if piece.strip()]
    if part == "house" and pieces:
        pieces[0] = _house(pieces[0], value)
    elif part == "street" and (found := _STREET.match(pieces[0] if pieces else "")):
        pieces[0] = f"{found['house']} {value}"
    elif part == "ward" and (at := _ward(pieces)) is not None:
        word = _WARD_WORD.match(pieces[at])
        kept = word.group() if word and not _WARD_WORD.match(value) else ""
        pieces[at] = f"{kept}{value}"
    elif part == "province" and len(pieces) > 1:
        pieces[-1] = value
    else:
        return None
    return ", ".join(pieces)


def _house(piece: str, value: str) -> str:
    found = _HOUSE.match(piece)
    return f"{value}{piece[found.end() :]}" if found else f"{value} {piece}"


def _ward(pieces: list[str]) -> int | None:
    return next((at for at, piece in enumerate(pieces) if at and _MARKED.match(piece)), None)


def contact(part: str, value: str, old: str) -> str | None:
    """`old` (a stored contact person) with one of its parts replaced."""
    parts = contact_person.parts_of(old)
    if not parts or part not in ("name", "role", "phone", "email"):
        return None
    return json.dumps({**parts, part: value}, ensure_ascii=False)
