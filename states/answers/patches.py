"""One part of a compound answer put right: the house number of an address, a contact's phone.

A patch is text again: its reader judges the whole as it judges anything that is typed.
"""

import json
import re
from datetime import date as day_of
from typing import Final

from states.answers import Context, Verdict, contact_person, email, name, phone
from states.answers.places import look
from states.text import fold

_HOUSE: Final = re.compile(
    r"^(?:(?:số|so)\s+(?:nhà\s+|nha\s+)?)?\d+[a-z]?(?:[/-]\d+[a-z]?)*\b", re.IGNORECASE
)
_STREET: Final = re.compile(r"^(?P<house>(?:số |so )?\d+\S*)\s+(?P<street>.+)$", re.IGNORECASE)
_MARKED: Final = re.compile(r"^(?:phường|phuong|p\.?|xã|xa|x\.|thị trấn|tt\.?)\s*\S", re.IGNORECASE)
_WARD_WORD: Final = re.compile(r"^(?:phường|phuong|p\.|xã|xa|x\.|thị trấn)\s*", re.IGNORECASE)
_DISTRICT: Final = re.compile(r"(?:quan|huyen|q\.?|h\.|district|thi xa|tx\.?)\s*\S")
# What stands before the number of a house: a piece of a building, a lane.
_INSIDE: Final = re.compile(
    r"(?:tang|lau|tret|phong|can ho|can|ki ot|kiot|toa nha|toa|thap|block|chung cu|khu|lo|sanh|shop"
    r"|ngo|ngach|hem|kiet|to|thon|ap|xom|doi|floor|room|unit|apartment|apt|flat|suite|building|tower"
    r"|lot|lane|alley|level|\d+(?:st|nd|rd|th) floor)\b\.?\s*\S|(?:p|t|l)\.?\d+\b"
)
_ENGLISH: Final = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$", re.IGNORECASE
)
_LONGEST_ROLE: Final = 60
_ANY_DAY: Final = day_of.min  # these readers look at no calendar


def address(part: str, value: str, old: str) -> str | None:
    """`old` with its house number, street, ward or province replaced; None where `old` does not
    show which piece that is."""
    pieces = [piece.strip() for piece in old.split(",") if piece.strip()]
    if part == "house" and pieces:
        pieces[0] = _house(pieces[0], value)
    elif part == "street" and (found := _STREET.match(pieces[0] if pieces else "")):
        pieces[0] = f"{found['house']} {value}"
    elif part == "district" and (at := _marked(pieces, _DISTRICT)) is not None:
        pieces[at] = value if _DISTRICT.match(fold(value)) else f"{_word(pieces[at])} {value}"
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


def is_house(value: str) -> bool:
    """Whether this is the number of a house and nothing else: `12A`, `số 5/7`."""
    return (
        re.fullmatch(r"(?:so )?\d+ ?[a-z]?(?:[/-]\d+[a-z]?)*(?: bis| ter)?", fold(value))
        is not None
    )


def is_unit(value: str) -> bool:
    """Whether this says that it is a ward or a district."""
    return bool(_MARKED.match(value) or _DISTRICT.match(fold(value)))


def _ward(pieces: list[str]) -> int | None:
    return next((at for at, piece in enumerate(pieces) if at and _MARKED.match(piece)), None)


def ward_alone(value: str, old: str) -> str | None:
    """`old` of three pieces, street, ward and province, the ward without that word; replaced."""
    pieces = [piece.strip() for piece in old.split(",") if piece.strip()]
    if len(pieces) != 3 or _DISTRICT.match(fold(pieces[1])) or look(old).province is None:
        return None
    return ", ".join((pieces[0], value, pieces[2]))


def _marked(pieces: list[str], pattern: re.Pattern[str]) -> int | None:
    return next((at for at, piece in enumerate(pieces) if at and pattern.match(fold(piece))), None)


def _word(piece: str) -> str:
    return piece.split(maxsplit=1)[0]


def added(value: str, old: str) -> str | None:
    """The address `old` with more of it, in its place: floor and room before it, ward and district
    before the province, the province last. None where one piece of `value` is none of these."""
    pieces = [piece.strip() for piece in old.split(",") if piece.strip()]
    known = {fold(piece) for piece in pieces}
    named = look(old).province
    for more in (piece.strip() for piece in value.split(",")):
        folded = fold(more)
        province = look(more)
        if not more or folded in known:
            continue
        if province.alone and province.province is not None:
            if named is None:
                pieces.append(more)
            elif province.province != named:
                return None
        elif _INSIDE.match(folded):
            pieces.insert(0, more)
        elif _MARKED.match(more) or _DISTRICT.match(folded):
            pieces.insert(len(pieces) - (named is not None and len(pieces) > 1), more)
        else:
            return None
    whole = ", ".join(pieces)
    return whole if whole != old else None


def swapped(value: str, instead_of: str, old: str) -> str | None:
    """`old` with what stands there once replaced, whole words only."""
    at = fold(old)
    found = list(re.finditer(rf"(?<!\w){re.escape(fold(instead_of))}(?!\w)", at))
    if len(found) != 1 or len(at) != len(old) or not value:
        return None
    return f"{old[: found[0].start()]}{value}{old[found[0].end() :]}"


def digits(part: str, value: str, instead_of: str, old: str) -> str | None:
    """A stored number with its last or first digits replaced; without `part`, with those that
    stand there once. The number stays as long as it is."""
    new, gone = (re.sub(r"\D", "", said) for said in (value, instead_of))
    national = re.sub(r"^\+84", "0", old)
    if not new or re.search(r"[^\d .\-]", value):
        return None
    if part == "ending" and len(new) < len(national) and national.endswith(gone):
        return f"{national[: -len(new)]}{new}"
    if part == "beginning" and len(new) < len(national) and national.startswith(gone):
        return f"{new}{national[len(new) :]}"
    if not part and gone and len(gone) == len(new) and national.count(gone) == 1:
        return national.replace(gone, new)
    return None


def date(part: str, value: str, old: str) -> str | None:
    """A stored date (ISO) with its day, month or year replaced, spelled for its reader."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", old):
        return None
    year, month, day = old.split("-")
    if part == "day" and re.fullmatch(r"\d{1,2}", value):
        day = value
    elif part == "month" and re.fullmatch(r"\d{1,2}|[^\W\d]+(?: [^\W\d]+)?", value):
        return f"{day} {value} {year}" if _ENGLISH.match(value) else f"{day} tháng {value} {year}"
    elif part == "year" and re.fullmatch(r"(?:19|20)\d\d", value):
        year = value
    else:
        return None
    return f"{day}/{month}/{year}"


def contact(part: str, value: str, old: str) -> str | None:
    """`old` (a stored contact person) with one of its parts replaced; None where `value` is no such
    part, or `part` is none of name, role, phone, email."""
    parts = contact_person.parts_of(old)
    if not parts or not is_contact_part(part, value):
        return None
    return json.dumps({**parts, part: value}, ensure_ascii=False)


def without(part: str, old: str) -> str | None:
    """`old` (a stored contact person) without one of its parts; None where it has none such, or
    could not be named or reached then."""
    parts = dict(contact_person.parts_of(old))
    gone = parts.pop(part, None)
    reached = bool(parts.get("phone") or parts.get("email"))
    if gone is None or part == "name" or not reached:
        return None
    return json.dumps(parts, ensure_ascii=False)


def is_contact_part(part: str, value: str) -> bool:
    """Whether `value` can be this part of a contact person, and no more than that."""
    if part == "role":
        fits = 0 < len(value) <= _LONGEST_ROLE and not re.search(r"[@\d,;?]", value)
        return fits and not contact_person.says_more(value)
    reader = {"name": name.read, "phone": phone.read, "email": email.read}.get(part)
    if reader is None:
        return False
    answer = reader(value, Context(_ANY_DAY))
    more = bool(re.search(r"[^\W\d]{2,}", value)) if part == "phone" else " " in value
    spoken = part != "name" and more
    return answer.verdict in (Verdict.ACCEPTED, Verdict.ASK) and not spoken
