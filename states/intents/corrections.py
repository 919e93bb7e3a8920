"""Taking an earlier answer back: `sai rồi, số nhà là 12`, `à nhầm, là 0912…`, `không phải, …`.

Only an opening that says so counts; a number or a name alone is an answer to what is asked.
"""

import re
from typing import Final, NamedTuple

_AH: Final = r"(?:dạ|da|ấy|ay|ơ|ủa|à|ah|ờ|oh|oops|ôi|thôi chết|no|wait|hold on)[\s,.!]+"
_SLIP: Final = (
    r"nhầm|nham|lộn|gõ nhầm|go nham|ghi nhầm|nhập nhầm|viết nhầm|gõ sai|nhập sai|ghi sai|sai"
)
_TAIL: Final = r"(?: (?:rồi|roi|mất|mat|chút|tí))"
_STOP: Final = r"(?:\s*[,.:;!–-]\s*|$)"
# Surely a slip; a lone `sai` or `nhầm` needs what follows it (`sai gon` is a place).
_OPENING: Final = re.compile(
    rf"^(?:{_AH})?(?:"
    rf"(?:(?:em|tôi|toi|mình|minh|tui) )?(?:bị |lại )?(?:{_SLIP}){_TAIL}+(?: ạ)?(?:{_STOP}|\s+)"
    rf"|(?:(?:em|tôi|toi|mình|minh|tui) )(?:bị |lại )?(?:{_SLIP})(?: ạ)?(?:{_STOP}|\s+)"
    rf"|(?:{_SLIP})(?: ạ)?(?:{_STOP}|\s+(?=(?:là|la|phải là|phai la)\s))"
    rf"|(?:ý|y) (?:em|tôi|toi|mình|minh)(?:{_STOP}|\s+)"
    rf"|(?:không phải|khong phai)(?: (?:đâu|thế|vậy|ạ))*\s*[,.!:;]\s*"
    rf"|(?:sorry|my mistake|my bad|correction|that'?s wrong|that is wrong|that was wrong|not that"
    rf"|i made a mistake)(?:{_STOP}|\s+(?=(?:it|the|my|should)\b))"
    rf"|(?:i meant|i mean)(?:{_STOP}|\s+)"
    # a plain no needs the name of what is wrong: `no, the house number is 14`
    rf"|no\s*[,.!:;]\s*(?=(?:the|my)\s)"
    rf"|(?:không|khong|ko)\s*[,.!:;]\s*(?=(?:số nhà|so nha|phường|phuong|tên|ten|tỉnh|tinh)\s)"
    rf")(?P<rest>.*)$"
    # after a sigh the slip alone is enough: `à nhầm 0912…`
    rf"|^{_AH}(?:{_SLIP})\s+(?P<sighed>.*)$"
    # a deed counts only with the name of an earlier answer: `sửa lại tên là …`
    rf"|^(?:{_AH})?(?:(?:sửa|sua|chỉnh|actually|correct)(?: lại| lai)?|(?:đổi|doi) (?:lại|lai))"
    rf"(?: giúp (?:em|tôi|mình))?(?:{_STOP}|\s+)(?P<named>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_IS: Final = re.compile(
    r"^(?:(?:thì|thi|mà|ma|phải|phai|đúng|dung|mới|moi|của\ (?:em|tôi|mình)|should|must|it)\s+)*"
    r"(?:là|la|thành|thanh|is|it's|its|to|be|=|:)\s+",
    re.IGNORECASE,
)
_NAMED: Final[tuple[tuple[str, str], ...]] = (
    ("house", r"số nhà|so nha|house number"),
    ("ward", r"phường|phuong|xã|xa|ward|commune"),
    ("street", r"tên đường|ten duong|đường|duong|street"),
    ("province", r"tỉnh|tinh|thành phố|thanh pho|tỉnh thành|province|city"),
    ("address", r"địa chỉ|dia chi|address"),
    ("email", r"email|mail|e-mail|thư điện tử"),
    ("phone", r"số điện thoại|so dien thoai|điện thoại|dien thoai|sđt|sdt|phone|số|so"),
    ("id_number", r"số căn cước|so can cuoc|căn cước|can cuoc|cccd|số cccd|id number"),
    ("birth_date", r"ngày sinh|ngay sinh|năm sinh|birth date|birthday|date of birth"),
    ("contact_person", r"người liên hệ|nguoi lien he|contact person"),
    ("role", r"chức vụ|chuc vu|vai trò|role|position"),
    ("reason", r"lý do|ly do|lí do|reason"),
    ("paper", r"giấy tờ|giay to|loại giấy tờ|papers?|document"),
    ("relation", r"quan hệ|quan he|relation|relationship"),
    ("name", r"họ tên|ho ten|họ và tên|tên công ty|ten cong ty|tên mới|ten moi|tên|ten|name"),
)
_NAMES: Final = tuple(
    (
        name,
        re.compile(
            rf"^(?:my |the |your |it's )?(?:{words})\b(?P<after>.*)$", re.IGNORECASE | re.DOTALL
        ),
    )
    for name, words in _NAMED
)


_WARD: Final = re.compile(r"(?:phường|phuong|xã|xa|ward)\s", re.IGNORECASE)


class Correction(NamedTuple):
    """What is to be put right. `part`: what it names (`house`, `name`, …) or "". `value`: how it
    should be, "" where only that something is wrong was said."""

    part: str
    value: str


def heard(text: str) -> Correction | None:
    """The correction that this message is; None for anything else."""
    found = _OPENING.match(text.strip())
    if found is None:
        return None
    rest = found["rest"] if found["rest"] is not None else found["sighed"]
    if rest is None:
        return said_of(found["named"].strip(" .!,ạ"))
    rest = rest.strip(" .!,ạ")
    named = said_of(rest) or (named_in(rest) if _WARD.match(rest) else None)
    return named if named is not None else Correction("", _IS.sub("", rest).strip())


def said_of(text: str) -> Correction | None:
    """`số nhà là 12`: a thing by name and how it should be; None where nothing is named so."""
    for part, pattern in _NAMES:
        found = pattern.match(text)
        if found is None:
            continue
        after = found["after"].strip()
        value = _IS.sub("", after)
        if value != after or not after:
            return Correction(part, value.strip())
        if part in ("phone", "house") and after[:1].isdigit():  # `số 0912…`
            return Correction(part, after)
    return None


_INSIDE: Final = re.compile(
    r"\b(?P<named>(?:số nhà|so nha|house number|phường|phuong|xã|ward|tên đường|đường|street"
    r"|tỉnh|province)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SIGH: Final = re.compile(r"^(?:rồi|roi|mất|mat)\b[\s,]*", re.IGNORECASE)
_NO: Final = re.compile(r"^(?:à |ah? )?(?:không|khong|ko|no)\s*,\s*", re.IGNORECASE)
_AMENDS: Final = re.compile(
    r"^(?:(?:đúng|dung|yes|ok|ừ|có|phải)\b.{0,12}\b(?:nhưng|nhung|mà|but)\b"
    r"|(?:sai|nhầm|nham|wrong)\b|thiếu|thieu)",
    re.IGNORECASE,
)


def without_no(text: str) -> str:
    """What follows a plain no: `không, 5 Hai Bà Trưng, Hà Nội`."""
    return _NO.sub("", text.strip(), count=1)


def amends(text: str) -> bool:
    """Whether this says that what is shown is wrong or not enough: `đúng nhưng …`, `sai tỉnh …`."""
    return _AMENDS.search(text.strip()) is not None


def named_in(text: str) -> Correction | None:
    """The part of an address that is named anywhere in this, with how it should be."""
    found = _INSIDE.search(text.strip(" .!,ạ"))
    named = said_of(found["named"]) if found else None
    if found and named is None:  # `phường Sài Gòn`: the name follows at once
        head, _, value = found["named"].partition(" ")
        part = next((name for name, pattern in _NAMES if pattern.match(head)), "")
        named = Correction(part, value.strip()) if part and value.strip() else None
    value = _SIGH.sub("", named.value).strip() if named else ""
    return Correction(named.part, value) if named and value else None
