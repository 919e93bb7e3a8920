"""Finds the province, and a ward named outright, in an address as people type it.

Read from the right, because streets are named after provinces and people: in `123 Điện Biên Phủ,
P.15, Bình Thạnh, Sài Gòn` only the last part names a province. Words right after a house number or
after "đường" are a street. Districts (abolished on 1 July 2025, Resolution 202/2025/QH15) are legal
in what customers type.
"""

import re
from typing import NamedTuple

from states.answers.provinces import ALIASES, TODAY
from states.text import fold, words

_SPELLINGS: dict[str, str] = {
    **{fold(name).replace(" - ", " "): name for name in TODAY},
    **{alias: name for name, aliases in ALIASES.items() for alias in aliases},
}
_LONGEST = max(spelling.count(" ") + 1 for spelling in _SPELLINGS)
_ABBREVIATIONS = frozenset(spelling for spelling in _SPELLINGS if len(spelling) <= 3)
# A street or a person's name may end like these; other provinces hardly do.
_CITIES = frozenset({"Hà Nội", "Hồ Chí Minh", "Đà Nẵng", "Hải Phòng", "Cần Thơ", "Huế"})
_TYPES = words("tinh t tp")
_STREETS = words("duong d pho lo ngo hem ngach kiet so nha quoc ql cau cho ben khu chung street st")
_UNIT = re.compile(
    r"\b(?:phuong|xa|thi tran|thi xa|quan|huyen|ward|district|commune|tinh|thanh pho"
    r"|p|q|x|h|tx|tt|tp)\b"
)
_TWO_WORD_UNITS = (["thi", "tran"], ["thi", "xa"], ["dac", "khu"])
_NUMBERED_UNIT = re.compile(r"\b(?:phuong|quan|p|q|ward|district) ?[0-9]{1,2}$")
_AFTER_WARD = re.compile(r"q\.?[0-9]{1,2}|tp\.?|(?:tp\.?)?(?:hcm|hn|dn)|hcmc|sg|brvt")
_COUNTRY = re.compile(r"[\s,.\-]*(?:\b[0-9]{5,6}\b|\bviet ?nam\b|\bvn\b)[\s,.\-]*$")
_COMPOUND = (
    (re.compile(r"\bba ria ?[-,]? ?vung tau\b"), "ba ria vung tau"),
    (re.compile(r"\bbr ?[-/] ?vt\b"), "brvt"),
    (re.compile(r"\b(?:thua thien|tt) ?- ?hue\b"), "thua thien hue"),
    (re.compile(r"\bsai ?- ?gon\b"), "sai gon"),
)
_CUTS = re.compile(r"[,;\n|]|\s-\s")
_WARD = re.compile(
    r"^(?P<kind>phường|phuong|p|xã|xa|x|thị trấn|thi tran|tt|đặc khu|dac khu)"
    r"(?:\s*\.\s*|\s+|(?=[0-9]))(?P<name>[^,;]{1,40})$",
    re.IGNORECASE,
)
_WARD_INSIDE = re.compile(
    r"(?<![\w])(?:phường|phuong|p)\s?\.?\s?([0-9]{1,2})(?![\w/])", re.IGNORECASE
)
_WARD_KINDS = {
    "phuong": "Phường",
    "p": "Phường",
    "xa": "Xã",
    "x": "Xã",
    "thi tran": "Thị trấn",
    "tt": "Thị trấn",
    "dac khu": "Đặc khu",
}


class Place(NamedTuple):
    """What an address names. Each is None where it is not named beyond doubt.

    `province` is today's unit, `typed` the one of the text (of 34 or of the 63 before), `alone`
    says that the text is that province and nothing else.
    """

    province: str | None = None
    typed: str | None = None
    ward: str | None = None
    alone: bool = False


def look(text: str) -> Place:
    """The province and the ward that `text` (already `clean`) names."""
    parts = _parts(text)
    named = _ward(text)
    for at in range(len(parts) - 1, -1, -1):
        last = at == len(parts) - 1
        name = _whole(parts[at], alone=len(parts) == 1)
        alone = name is not None and len(parts) == 1
        if name is None and last:
            name = _tail(parts[at], before=" ".join(parts[:at]))
        if name and (last or _typed(parts[at]) or (at > 0 and name in _CITIES)):
            return Place(TODAY[name], name, named, alone)
    return Place(ward=named)


def _ward(text: str) -> str | None:
    """The ward that `text` names outright: `P.14` -> `Phường 14`."""
    for part in _CUTS.split(text):
        match = _WARD.match(part.strip())
        if match and _is_ward(match):
            return f"{_WARD_KINDS[fold(match['kind'])]} {_ward_alone(match['name'])}"
    inside = _WARD_INSIDE.search(text)
    return f"Phường {int(inside[1])}" if inside else None


def _ward_alone(name: str) -> str:
    """`name` without the district and the city written after it: `Bến Nghé Q1 TPHCM`."""
    listed = name.split()
    while len(listed) > 1 and _AFTER_WARD.fullmatch(fold(listed[-1])):
        listed.pop()
    return " ".join(listed)


def _is_ward(match: re.Match[str]) -> bool:
    kind, name = match["kind"].lower(), match["name"]
    if kind.isascii() and len(kind) > 1 and not name.isascii():
        return kind == "tt" and fold(match[0]) not in _SPELLINGS  # "Xa lộ Hà Nội" is a road
    folded = fold(name)
    return not (_UNIT.search(folded) or folded.startswith("lo ") or fold(match[0]) in _SPELLINGS)


def _parts(text: str) -> list[str]:
    folded = fold(text)
    for pattern, spelled in _COMPOUND:
        folded = pattern.sub(spelled, folded)
    folded = _COUNTRY.sub("", _COUNTRY.sub("", folded.rstrip(" .,;-")))
    parts = (part.replace(".", " ").replace("-", " ") for part in _CUTS.split(folded))
    return [" ".join(part.split()) for part in parts if part.strip(" .-")]


def _typed(part: str) -> bool:
    return part.split(maxsplit=1)[0] in {"tinh", "thanh", "tp"}


def _untyped(listed: list[str]) -> list[str]:
    """`listed` without the words for province and city around a name."""
    if listed[:2] == ["thanh", "pho"]:
        listed = listed[2:]
    elif len(listed) > 1 and listed[0] in {"tinh", "t", "tp"}:
        listed = listed[1:]
    if len(listed) > 1 and listed[-1] in {"city", "province"}:
        listed = listed[:-1]
    return listed


def _whole(part: str, *, alone: bool) -> str | None:
    """The province, if `part` is nothing but its name."""
    if part in _SPELLINGS and not (alone and part in _ABBREVIATIONS):
        return _SPELLINGS[part]
    return _SPELLINGS.get(" ".join(_untyped(part.split())))


def _tail(part: str, *, before: str) -> str | None:
    """The province that the last words of `part` name, if they can't be a street or a person."""
    listed = part.split()
    if listed[-1] in {"city", "province"}:
        listed = listed[:-1]
    for length in range(min(_LONGEST, len(listed) - 1), 0, -1):
        spelling = " ".join(listed[-length:])
        name = _SPELLINGS.get(spelling)
        if name and _stands_alone(listed[:-length], name, spelling, before=before):
            return name
    return None


def _stands_alone(head: list[str], name: str, spelling: str, *, before: str) -> bool:
    last = head[-1]
    if last in _TYPES or head[-2:] == ["thanh", "pho"]:
        return True
    if last in _STREETS or _UNIT.fullmatch(last) or head[-2:] in _TWO_WORD_UNITS:
        return False
    if any(sign.isdecimal() for sign in last):
        # "quận 1 hcm", "p14 hn": the number belongs to a ward or a district, else to a house
        return _NUMBERED_UNIT.search(" ".join(head[-2:])) is not None
    if _UNIT.search(f"{before} {' '.join(head)}"):
        return True
    street = [word for word in head if word.isalpha() and word not in _STREETS]
    needed = 1 if name in _CITIES else 2
    return len(street) >= needed and (spelling not in _ABBREVIATIONS or name in _CITIES)
