"""Reads a customer's name, of a person or an organisation: kept as typed, never title-cased.

Persons by Civil Code 2015 Art. 26(3): in Vietnamese or another language of Vietnam, no digits, no
lone sign; one-word names and one-letter parts exist (Y Phôn, K'Brih, H'Hen Niê). Organisations by
Enterprise Law 59/2020 Art. 37: a type, then a name in letters, digits and signs.
"""

import re
import unicodedata

from states.answers import Answer, Context, accepted, ask, refused
from states.text import fold, widthless, words

_LIMIT = 1000
_SHORTEST = 2
_LONGEST_PERSON = 100
_UNUSUAL_PERSON = 50
_LONGEST_ORGANISATION = 200
_LAYERS = 8
_EDGE = " ,;:!?-_*\"'"
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʹʻ´`′", "'"))
_PERSON_SIGNS = frozenset(" '-.")
_DIGITS = frozenset("0123456789")
_ORGANISATION_SIGNS = frozenset(" '-.,&/()+\"“”")
_LABEL = re.compile(
    r"^(?:(?:dạ|da|em|tôi|toi|mình|minh)\s+)?"
    r"(?:họ và tên|ho va ten|họ tên|ho ten|tên công ty|ten cong ty|tên khách hàng|ten khach hang"
    r"|tên|ten|full name|name)"
    r"(?:\s+(?:mới|moi|new|tôi|toi|em|của tôi|cua toi))?\s*(?:[:=]\s*|\s(?:là|la|is)\s+)",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"^(?:(?:em|tôi|toi)\s+)?(?:muốn\s+|muon\s+)?(?:đổi|doi|sửa|sua|change)\s[^\n]{0,40}?"
    r"\b(?:sang|thành|thanh|là|la|to)\s+"
    r"|^(?:dạ\s+)?(?:em|tôi|toi|mình|minh)\s+(?:tên|ten)\s+(?:(?:là|la)\s+)?",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"(?:\s+(?:ạ|(?-i:nhé|nha|nhe|nhá|cơ|đó)(?:\s+(?-i:em|ạ|a|ad|bạn|anh|chị|nhé))*))+$",
    re.IGNORECASE,
)
# In sentences only, with their marks: no Vietnamese name has them.
_SPOKEN = words(
    "không ko được giấy tờ thì gì vậy gửi nhé muốn cần chưa phải nào sao đổi rồi nhưng của tôi nữa "
    "là chụp what how why do does you the is are want please ignore instructions papers accept i my"
)
# A nod, "as before", "as on my ID", "not yet", "may I ask": no name is told.
_NODS = words("ok oke okay okie da dạ vâng vang ừ uh um yes")
_SMALL_NODS = words("no co khoan alo hello hi thoi thôi chua chưa")  # capital ones may be names
_POINTS = re.compile(
    r"(?:van |cu |de |lay |ghi |y )*(?:nhu|giong|theo) (?:ten )?(?:cu|truoc|cccd|can cuoc|cmnd"
    r"|giay to|giay khai sinh|khai sinh|trong|tren|ho so|vay|hien tai)\b"
    r"|(?:the )?(?:same|as on|as in|like) (?:as |on |name|my |the |before|old )|same$|unchanged\b"
    r"|y (?:cu|chang)\b|giu nguyen\b|(?:chua|khong|ko) (?:nghi|biet|co|ro|doi|can|muon)\b"
    r"|(?:em oi )?cho (?:toi |em |minh )?hoi\b"
    r"|(?:de |doi |cho )(?:toi |em |minh )?(?:nghi|xem|hoi|kiem|suy)\b|(?:i )?don'?t know|not sure"
    r"|not yet|khoan (?:da|em|chut)\b|doi (?:chut|ti|xiu)\b|let me\b|can i\b|may i\b"
)
# Somebody else's. Without marks only after "ten": Vo Anh Tuan is a name.
_WHOSE = re.compile(
    r"(?:tên )?(?:của )?(?:chồng|vợ|con trai|con gái|con|bố|mẹ|anh trai|chị gái|em trai|em gái"
    r"|sếp) (?:tôi|em|mình|tui|cháu|của|tên|là)\b"
    r"|ten (?:cua )?(?:chong|vo|con|con trai|con gai|bo|me|sep) (?:toi|em|minh|tui)\b"
    r"|(?:the name of )?my (?:husband|wife|son|daughter|father|mother|boss)\b"
)
_SHORTENED = re.compile(r"(?:^|[ .])(?:[^\W\d_]|jr|sr|co|ltd|corp|inc|th)\.$", re.IGNORECASE)
_TYPES = re.compile(
    r"^(?:cong ty|cty|c\.ty|ct|tong cong ty|tap doan|doanh nghiep|dntn|hop tac xa|htx|ho kinh doanh"
    r"|hkd|tnhh|cp|co phan|chi nhanh|cn|van phong|vpdd|nha hang|khach san|truong|benh vien"
    r"|phong kham|trung tam|ngan hang|quy|hoi|hiep hoi|lien hiep|uy ban|ubnd|so|cuc|vien|toa an"
    r"|co so|cua hang|nha may|xi nghiep|to chuc|du an|ban quan ly|nha thuoc|dai hoc|hoc vien"
    r"|company|bank|university|school|hotel)(?![a-z0-9])"
)
_TYPES_LATER = re.compile(
    r"(?<![a-z0-9])(?:tnhh|jsc|co\.?,? ?ltd|ltd|llc|inc|corp|corporation|company|group|plc|gmbh"
    r"|foundation|university|school|hotel|bank|joint stock)(?![a-z0-9])"
)
_COMPANY = re.compile(
    r"^(?:cong ty|cty|c\.ty|tong cong ty|tap doan|dntn|htx|hkd|hop tac xa|tnhh)\b"
)


def read(text: str, context: Context) -> Answer:
    """The name in `text`, as typed, marks and case kept."""
    if len(text) > _LIMIT:
        return refused("reject-name-long", limit=str(_LONGEST_ORGANISATION))
    value = _tidy(text)
    if _WHOSE.match(widthless(text).lower().strip(_EDGE)):  # "tên chồng tôi Nguyễn Văn Hùng"
        return refused("reject-name-sentence")
    letters = sum(map(str.isalpha, value))
    if not letters and any(sign.isnumeric() for sign in text) and not context.organisation:
        return refused("reject-name-digits")
    if not letters and (signs := _odd_signs(value, _PERSON_SIGNS | _DIGITS)):
        return refused("reject-name-signs", signs=signs)
    if not letters or len(value) < _SHORTEST:
        return refused("reject-name-short")
    if script := _foreign_letters(value):
        return refused("reject-name-script", letters=script)
    if _tells(value) and not is_company(value):
        return refused("reject-name-sentence")
    if context.organisation or is_company(value):
        return _organisation(value)
    return _person(value)


def show(value: str) -> str:
    """A stored name as people read it: as it was typed."""
    return value


def is_company(value: str) -> bool:
    """Whether `value` opens like the name of an enterprise (Công ty…, DNTN…)."""
    return _COMPANY.match(fold(value)) is not None


def _tells(value: str) -> bool:
    """Whether this is a sentence: at least two words that stand in no name, or a question."""
    listed = re.findall(r"[^\W\d_]+", value.lower())
    spoken = sum(word in _SPOKEN for word in listed)
    folded = fold(value)
    nods = folded in _NODS or (value[:1].islower() and value in _SMALL_NODS)
    if nods or _POINTS.match(folded):
        return True
    return spoken >= 2 or (value.endswith("?") and spoken > 0)


def _tidy(text: str) -> str:
    value = " ".join(widthless(text).translate(_APOSTROPHES).split())
    for _ in range(_LAYERS):
        before = value
        value = _bare(value)
        if value == before:
            break
    return value


def _bare(value: str) -> str:
    """`value` without one layer of what people say around a name."""
    value = value.strip(_EDGE)
    if value.endswith(".") and not _SHORTENED.search(value):
        value = value.rstrip(f"{_EDGE}.")  # the end of a sentence
    return _POLITE.sub("", _LABEL.sub("", _CHANGE.sub("", value)))


def _foreign_letters(value: str) -> str:
    """The letters of `value` that are not Latin: Cyrillic а looks like a and is not."""
    if value.isascii():
        return ""
    foreign = (
        sign
        for sign in value
        if sign > "~" and sign.isalpha() and not unicodedata.name(sign, "").startswith("LATIN")
    )
    return " ".join(dict.fromkeys(foreign))[:20]


def _odd_signs(value: str, allowed: frozenset[str]) -> str:
    odd = []
    for at, sign in enumerate(value):
        if sign.isalnum() or sign in allowed:
            continue
        # marks that do not compose (languages of the highlands), one or two on a letter
        if unicodedata.category(sign) == "Mn" and at and _carries(value, at):
            continue
        odd.append(sign)
    return " ".join(dict.fromkeys(odd))[:20]


def _carries(value: str, at: int) -> bool:
    return any(before.isalpha() for before in value[max(0, at - 2) : at])


def _person(value: str) -> Answer:
    if any(sign.isnumeric() for sign in value):
        return refused("reject-name-digits")
    if signs := _odd_signs(value, _PERSON_SIGNS):
        return refused("reject-name-signs", signs=signs)
    if len(value) > _LONGEST_PERSON:
        return refused("reject-name-long", limit=str(_LONGEST_PERSON))
    if len(value) > _UNUSUAL_PERSON:
        return ask("confirm-name-unusual", value, name=value)
    return accepted(value)


def _organisation(value: str) -> Answer:
    if signs := _odd_signs(value, _ORGANISATION_SIGNS):
        return refused("reject-name-signs", signs=signs)
    if len(value) > _LONGEST_ORGANISATION:
        return refused("reject-name-long", limit=str(_LONGEST_ORGANISATION))
    folded = fold(value)
    if not _TYPES.match(folded) and not _TYPES_LATER.search(folded):
        return ask("confirm-name-type", value, name=value)
    return accepted(value)
