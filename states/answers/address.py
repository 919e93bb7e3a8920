"""Reads a postal address: kept as typed, asked about where no province is found, never blocked.

Old three-tier addresses (with a district) are legal and normal; today's units are proposed, not
imposed (Resolution 202/2025/QH15: districts abolished, 34 provinces from 1 July 2025).
"""

import re
from dataclasses import replace

from states.answers import Answer, Context, Verdict, ask, refused
from states.answers.places import Place, look
from states.text import clean, fold, words

_LIMIT = 2000
_LONGEST = 300
_SHORTEST = 8
_LABEL = re.compile(
    r"^(?:(?:dạ|da|vâng|em|tôi|anh|chị|mình)\s+){0,3}(?:địa chỉ|dia chi|đ/c|d/c|đc|address)"
    r"(?:\s+(?:mới|moi|new|nhà|nha|của|cua|em|tôi|toi|anh|chị|công ty|cong ty)){0,3}"
    r"\s*(?:[:=]\s*|\s(?:là|la|is)\s*:?\s+)",
    re.IGNORECASE,
)
_POLITE = re.compile(r"(?:[\s,.]+(?:(?:nhé|nhe|nha)(?: (?:em|ạ|a))?|(?:em )?ạ))+$")
# Of a place: `đường`, `phường`, `thôn`, `ngõ`, … without marks, and their English names.
_PLACED = words(
    "duong pho phuong xa quan huyen tinh tp thon ap ngo ngach hem kiet khu to lo toa chung cu "
    "xom ban buon lang dai street st road rd ward district city province building tower block "
    "floor lane alley hamlet village commune"
)
# Only in sentences, with their marks or as nobody would name a place.
_SPOKEN = words(
    "em tôi mình toi minh tui anh chị để hỏi muốn muon đã sẽ chưa chua không khong ko vì tại sao "
    "nên nhưng mà thì rồi roi nhé vậy thế gì đâu nào bạn cần xin cho biết nhớ quên đợi chờ gửi "
    "chuyển chuyen dọn hoài lại đang quê giấy tờ khác với cập nhật khi nếu còn này lên được thôi "
    "đúng sai phải "
    "i you my will the is are don't want later tell have not know what why how please forgot "
    "sorry speak can"
)
_TELLING = 2
# "cũ là 12 Lê Lợi, mới là 15 Trần Phú, Hà Nội": what follows the second is the address.
_OLD_AND_NEW = re.compile(
    r"\b(?:cu|truoc|old)\b.*\b(?:(?:dia chi|so nha|nha|address) (?:moi|new)|moi|new)"
    r"(?: address| one)?(?: la| thi la| is|[:=])? (?=(?:so (?:nha )?)?[0-9])"
)
# "nhà tôi mới chuyển về 15 Trần Phú, Hà Nội"
_MOVED = re.compile(
    r"^(?:(?:da|nha|gia dinh|cong ty|ben|em|toi|minh|anh|chi|chung toi|i|we|ve)[\s,]+){1,4}"
    r"(?:(?:moi|da|vua|have|just|moved|duoc)\s+){0,3}(?:chuyen|don|doi|moved)"
    r"(?: nha| tru so| cho o)? (?:ve|den|sang|qua|toi|ra|len|vao|xuong|to)"
    r" (?=(?:so (?:nha )?)?[0-9])"
)
# Words about an address, and none: "đúng rồi nhưng …", "thêm tầng 5", "yes but number 14".
_ABOUT = re.compile(
    r"(?:dung(?: roi)?|yes|ok|right|that'?s right|that is right|correct|phai)\b.{0,12}"
    r"\b(?:nhung|ma|but|except)\b|(?:them|bo sung|thieu|add|plus|missing|khoan|wait)\b"
    r"|(?:sai|nham|wrong)(?: (?:roi|so|duong|phuong|tinh|xa|nha))|no,? (?:the|it|my)\b"
    r"|(?:khong|ko|k) phai\b|.*\b(?:moi dung|moi phai)$"
)
_COMMAS = re.compile(r"\s*,[\s,]*")


def read(text: str, context: Context) -> Answer:  # noqa: ARG001 - every reader has this shape
    """The address in `text`, as typed. `parts`: province (today's), province_typed, ward."""
    if len(text) > _LIMIT:
        return refused("reject-address-long", limit=str(_LONGEST))
    value = _tidy(text)
    letters = sum(map(str.isalpha, value))
    if not value or len(value) < _SHORTEST:
        return refused("reject-address-short")
    if len(value) > _LONGEST:
        return refused("reject-address-long", limit=str(_LONGEST))
    if letters < 3:
        return refused("reject-address-letters")
    if _tells(value):
        return refused("reject-address-sentence")
    place = look(value)
    parts = _parts(place)
    if place.province is None:
        return replace(ask("confirm-address-province", value, address=value), parts=parts)
    if place.alone:
        return replace(ask("confirm-address-street", value, address=value), parts=parts)
    return Answer(Verdict.ACCEPTED, value, parts=parts)


def speaks(text: str) -> int:
    """How many words stand here that only sentences have."""
    return sum(word in _SPOKEN for word in re.findall(r"[^\W_]+", text.lower()))


def _tells(value: str) -> bool:
    """Whether this is a sentence or a question, not a place: no number, and words that only
    sentences have, more of them where a word of a place stands there too."""
    if _ABOUT.match(fold(value)):
        return True
    listed = re.findall(r"[^\W_]+", value.lower())
    if any(word[0].isdigit() for word in listed):
        return False
    placed = not _PLACED.isdisjoint(map(fold, listed))
    spoken = speaks(value)
    return spoken >= _TELLING + placed or (value.endswith("?") and spoken > 0)


def show(value: str) -> str:
    """A stored address as people read it: as it was typed."""
    return value


def _tidy(text: str) -> str:
    lines = (line.strip(" ,;") for line in clean(text).splitlines())
    joined = ", ".join(line for line in lines if line)
    bare = _POLITE.sub("", _LABEL.sub("", joined).rstrip(" ,;.!"))
    return _new_one(_COMMAS.sub(", ", bare).strip(" ,;").rstrip(" ,;."))


def _new_one(value: str) -> str:
    """The new address, where the old one or how somebody moved was told with it."""
    folded = fold(value)
    found = _OLD_AND_NEW.search(folded) or _MOVED.match(folded)
    return value[found.end() :] if found and len(folded) == len(value) else value


def _parts(place: Place) -> dict[str, str]:
    parts = {"province": place.province, "ward": place.ward}
    if place.typed != place.province:
        parts["province_typed"] = place.typed
    return {part: name for part, name in parts.items() if name}
