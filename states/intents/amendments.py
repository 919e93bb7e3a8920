"""One part of an open answer put right, as people say it: `chức vụ sai, kế toán trưởng mới đúng`,
`thêm tầng 5`, `không phải Lê Lợi mà Lê Lai`, `đuôi 22 chứ không phải 21`.

A part's name belongs to the answer that is open: `sđt` is the contact's phone where a contact
person is asked, the number of the house is `số` where an address is.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from states.text import fold, widthless, words

_PHONE: Final = r"so dien thoai|so dt|dien thoai|so may|sdt|dt|phone number|phone|number|so"
_ENDS: Final = {
    "ending": r"duoi so|duoi|(?:\S+ )?so cuoi|ending(?: in| with| is)?|last \w+ digits?|ends? in",
    "beginning": r"dau so|may so dau|beginning|starts? with",
}
# What the parts of an answer are called, folded; the longer name first.
_CALLED: Final[Mapping[str, Mapping[str, str]]] = {
    "contact_person": {
        "email": r"dia chi email|dia chi mail|e-mail|email|gmail|mail",
        "phone": _PHONE,
        "role": r"chuc vu|chuc danh|vai tro|vi tri|role|position|job title|title",
        "name": r"ho va ten|ho ten|ten nguoi lien he|ten|full name|name",
    },
    "address": {
        "house": r"so nha|house number|house|number|so",
        "street": r"ten duong|duong|street",
        "ward": r"phuong|xa|ward|commune",
        "district": r"quan|huyen|district",
        "province": r"tinh thanh|tinh|thanh pho|tp|province|city",
    },
    "birth_date": {
        "day": r"ngay(?! sinh)|day",
        "month": r"thang|month",
        "year": r"nam sinh|nam|year of birth|year",
    },
    "phone": {**_ENDS, "": _PHONE},
    "email": {"": r"dia chi email|dia chi mail|e-mail|email address|email|gmail|mail"},
    "id_number": {**_ENDS, "": r"so can cuoc|so cccd|can cuoc|cccd|id number|number|so"},
    "new_tax_code": {**_ENDS, "": r"ma so thue|mst|tax code|number|so"},
    "new_name": {"": r"ten cong ty|ten moi|ho va ten|ho ten|ten|new name|full name|name"},
    "name_reason": {"": r"ly do|reason"},
    "name_paper": {"": r"loai giay to|giay to|papers?|document"},
}
_WHOLE: Final = {
    "contact_person": r"nguoi lien he|lien he|contact person|contact",
    "address": r"dia chi|address",
}
_LEAD: Final = re.compile(
    r"(?:(?:ah?|oh|oi|u|uh|um|ua|da|vang|ok|oke|okay|yes|yep|yeah|dung roi|dung|chuan"
    r"|that'?s right|that is right|that'?s correct|right|correct"
    r"|(?:khong|ko|hong|no|nope)(?! phai)|nhung ma|nhung|ma|but|except|em|toi|minh|anh|chi|chet"
    r"|thoi chet|wait|actually|sorry|xin loi|nham roi|sai roi|can you|please|pls|vui long|roi)"
    r"\b(?![\-/])[\s,.!:;-]*)*"
)
_WRONG: Final = (
    r"(?:bi |do |is |was )*(?:sai(?! gon)|nham|lon|khong dung|ko dung|chua dung|wrong|incorrect)"
    r"(?: (?:roi|mat|het|ma|a|em|oi))*"
)
_IS: Final = (
    r"(?:(?:phai|moi|dung|dung ra|should|must|it|that|thi|ma|is)\s+)*"
    r"(?:(?:la|is|be|thanh|sang|to)\s+|[=:]\s*)?"
)
_SURELY: Final = r"(?:(?:phai|moi|dung|lai)\s+)*(?:(?:la|is|thanh|sang|to)\s+|[=:]\s*)"
_RIGHT: Final = (
    r"(?:moi (?:la )?(?:dung|phai|chinh xac|chuan)|la dung|is (?:right|correct|the right one))"
)
_NOT: Final = r"(?:khong|ko|k|hong|chang) phai(?: la)?"
_GAP: Final = r"[\s,.:;=-]+"
_PUT: Final = (
    r"(?:doi|sua|chinh|thay|cap nhat|ghi|de|change|fix|update|correct|make|edit)"
    r"(?: (?:lai|giup|cho|em|toi|minh|the|my))*"
)
_MORE: Final = (
    r"(?:con |cho |ghi |nho |please )*(?:bo sung|them|thieu|quen|add|plus|missing)"
    r"(?: (?:ca|luon|vao|cho|giup|em|toi|minh|nua|mat|the|my|is))*"
)
_DROP: Final = r"(?:bo|xoa|go|huy|loai|remove|delete|drop)(?: (?:di|bot|giup|cho|em|toi|the|my))*"
_AFTER: Final = r"(?: (?:di|luon|ra|nay|cu|nhe|nha|a|giup|em|toi|minh|khoi ho so|please|thanks))*"
# What people say after a value; the short ones only in small letters, for they may end a name.
_TAIL: Final = words("ạ nhé nhe nha nhá cơ đó đấy luôn please pls thanks nè ấy")
_EDGE: Final = " .,:;=!-\"'"
_RIGHT_TAIL: Final = re.compile(rf"[\s,]+{_RIGHT}$")
_LONGEST: Final = 25  # words; a longer one tells something


class Amendment(NamedTuple):
    """What is to become of one part. `part`: its name, "" for the whole answer or where none is
    named; `named`: whether it was named at all. `value`: how it should be, "" where that was not
    said. `old`: what stands there and shall not. `added`: beside what stands; `removed`: no more.
    """

    part: str = ""
    value: str = ""
    old: str = ""
    named: bool = False
    added: bool = False
    removed: bool = False
    typed: str = ""  # the part's name as it was typed, and the value


class _Shape(NamedTuple):
    pattern: str
    added: bool = False
    removed: bool = False


def _shapes(called: Mapping[str, str], whole: str, *, surely: bool) -> Iterator[_Shape]:
    """`surely`: what follows a part's name is its value, for no other words are an answer."""
    names = "|".join(called.values())
    part = rf"(?:the |my |cai |phan )*(?P<part>{names})"
    value, old = r"(?P<value>.+)", r"(?P<old>.+)"
    every = f"{names}|{whole}" if whole else names
    wrong = r"(?:sai|nham|lon|wrong|khong dung)(?: o)?"
    yet = r"(?: (?:roi|mat|a|em))*"
    so = r"(?: (?:nay|moi|tren|do))?"
    but = r"(?:[\s,]+(?:ma|phai|la|moi))+"
    instead = r"[\s,]+(?:and )?(?:not|instead of|thay vi)"
    again = rf"(?:(?:{names}) )?"
    yield _Shape(rf"{_DROP} (?P<part>{every}){_AFTER}", removed=True)
    yield _Shape(rf"(?P<part>{every}) {_DROP}{_AFTER}", removed=True)
    yield _Shape(rf"{wrong} {part}{yet}")
    yield _Shape(rf"{wrong} {part}{yet}{_GAP}{_IS}{value}")
    yield _Shape(rf"{part}{so} {_WRONG}")
    yield _Shape(rf"{part}{so} {_WRONG}{_GAP}{_IS}{value}")
    yield _Shape(rf"{_MORE}{_GAP}{part}{_GAP}(?:la |is )?{value}", added=True)
    yield _Shape(rf"{_MORE}{_GAP}{value}", added=True)
    yield _Shape(rf"(?:va |and )?{part} (?:nua|them|also|too)(?: la| is)?{_GAP}{value}", added=True)
    yield _Shape(rf"{part}{_GAP}{value} (?:nua|also|too)", added=True)
    yield _Shape(rf"{_PUT} {part}(?: (?:lai|moi|nua))*{_GAP}{_SURELY}{value}")
    if surely:
        yield _Shape(rf"{_PUT} {part}(?: (?:lai|moi|nua))*{_GAP}{value}")
    yield _Shape(rf"{part}{_GAP}{_IS}{value}[\s,]+(?:chu )?{_NOT} {again}{old}")
    yield _Shape(rf"{value}[\s,]+(?:chu )?{_NOT} {old}")
    yield _Shape(rf"{_NOT} {part} (?P<old>.+?){but} {again}{value}")
    yield _Shape(rf"{_NOT} (?P<old>.+?){but} {value}")
    yield _Shape(rf"{_NOT} {part} (?P<old>[^\s,]+)")
    yield _Shape(rf"(?:it'?s |is )?not (?:{part} )?(?P<old>.+?)[\s,]+(?:but|it'?s|it is) {value}")
    yield _Shape(rf"(?:it )?{part}{_GAP}{_IS}{value}{instead} {again}{old}")
    yield _Shape(rf"(?:it'?s |it is |should be )?{value}{instead} {old}")
    yield _Shape(rf"{part}(?: (?:moi|dung))?{_GAP}{_IS}{value} {_RIGHT}")
    yield _Shape(rf"{part}(?: (?:moi|dung|phai|must|should))*(?: (?:la|is|be|to)|[=:]) ?{value}")
    yield _Shape(rf"{part}{_GAP}(?P<value>[0-9][0-9a-z /.-]{{0,15}})")
    yield _Shape(rf"{value} {_RIGHT}")
    if "role" in called:
        yield _Shape(rf"(?P<part>{called['role']}){_GAP}(?P<value>[a-z][a-z ]{{1,40}})")


_SHAPES: Final = {
    field: tuple(
        (re.compile(shape.pattern), shape)
        for shape in _shapes(
            called, _WHOLE.get(field, ""), surely=not field.startswith(("name_", "new_name"))
        )
    )
    for field, called in _CALLED.items()
}
_PARTS: Final = {
    field: tuple((part, re.compile(name)) for part, name in called.items())
    for field, called in _CALLED.items()
}


def heard(field_id: str, text: str) -> Amendment | None:
    """How this message puts the answer to that question right; None for anything else."""
    plain = " ".join(widthless(text).split()).strip(" .,!")
    folded = fold(plain)
    if field_id not in _SHAPES or len(folded) != len(plain) or len(plain.split()) > _LONGEST:
        return None
    lead = _LEAD.match(folded)
    start = lead.end() if lead else 0
    for pattern, shape in _SHAPES[field_id]:
        found = pattern.fullmatch(folded, start)
        if found is None:
            continue
        said = {
            name: _bare(plain[found.start(name) : found.end(name)])
            for name, group in found.groupdict().items()
            if group
        }
        name = found.groupdict().get("part") or ""
        part = _part(field_id, name)
        return Amendment(
            part,
            _unlabelled(field_id, part, said.get("value", "")),
            said.get("old", ""),
            named=bool(name),
            added=shape.added,
            removed=shape.removed,
            typed=f"{said.get('part', '')} {said.get('value', '')}".strip(),
        )
    return None


def _part(field_id: str, name: str) -> str:
    return next((part for part, called in _PARTS[field_id] if called.fullmatch(name)), "")


def _bare(value: str) -> str:
    """A value without what people say around it."""
    value = value.strip(_EDGE)
    if found := _RIGHT_TAIL.search(fold(value)):
        value = value[: found.start()].strip(_EDGE)
    listed = value.split()
    while len(listed) > 1 and (listed[-1] in _TAIL or listed[-1] in ("chứ", "chu")):
        listed.pop()
    return " ".join(listed).strip(_EDGE)


def _unlabelled(field_id: str, part: str, value: str) -> str:
    """`tháng 4` where the month is being put right: 4."""
    called = _CALLED[field_id].get(part, "")
    found = (
        re.match(rf"(?:la )?(?:{called})\b[\s:=]+(?:la )?(?=\S)", fold(value)) if called else None
    )
    return value[found.end() :] if found else value
