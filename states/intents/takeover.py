"""Somebody else was at what is the customer's: told as "đổi" and "khóa", but no wish to change.

Whole phrases over folded text, for an account that is being taken is lost by a wrong form: who
changed it, a change that was not asked for, somebody inside, a cry to lock it.
"""

import re
from typing import Final

_ME: Final = r"(?:toi|em|minh|anh|chi|chau|tui|to)"
_THING: Final = (
    r"(?:so(?: dien thoai| dt)?|sdt|dien thoai|email|mail|dia chi|mat khau|thong tin|ho so|"
    r"nguoi lien he|ngay sinh|cccd|can cuoc)"
)
_CHANGED: Final = r"(?:doi|thay doi|sua|chinh sua|cap nhat|thay)"
_SOMEONE: Final = (
    r"(?:ai do|co (?:nguoi|ke|ai|thang)|nguoi (?:la|khac|ta)|ke (?:gian|xau|la|khac)|hacker|"
    r"bon no|tui no|chung no|ho|no)"
)
_NOT_MINE: Final = (
    rf"(?:khong|chua|ko|k|dau co)(?: he| phai| co| tu| bao gio)* (?:lam|doi|yeu cau|sua|biet|{_ME})"
)
_WHO_ELSE: Final = r"(?:someone|somebody|a stranger|strangers|hackers?|another person|they)"
_HAS: Final = r"(?:da |vua |dang |lai |dam |tu y )*"
_DENIED: Final = r"(?:didn ?'?t|did not|never) (?:make|made|ask|asked|request|requested|do|did)"
_INSIDE: Final = r"(?:vao|dang nhap|truy cap|xam nhap|chiem|dung|su dung)"
_ENTERED: Final = r"(?:changed|used|accessed|logged into|got into|took over|stole|entered)"
_TOLD: Final = r"(?:tin|bao|thong bao|mail|email|sms|ma)"
_PAPERS: Final = r"(?:cccd|cmnd|can cuoc|giay to|anh the|danh tinh)"
_FOR: Final = r"(?:vay|dang ky|dang ki|dki|mo the|mo sim|tra gop|len mang)"
_WHO_CHANGED: Final = (
    rf"\bai {_HAS}{_CHANGED} {_THING} (?:cua )?{_ME}\b",
    rf"\b{_THING} (?:cua )?{_ME} {_HAS}(?:bi |duoc )?ai {_HAS}{_CHANGED}\b",
    r"\bwho (?:has |had |just )*(?:changed|edited|updated|altered) (?:my|our)\b",
    r"\bwho made (?:this|these|the|that) changes?\b",
)
_WAYS: Final = (
    *_WHO_CHANGED,
    rf"\bbi {_CHANGED}\b.{{0,30}}\b{_NOT_MINE}\b",
    rf"\b{_TOLD}\b.{{0,25}}\b{_CHANGED}\b.{{0,25}}{_NOT_MINE}\b",
    rf"\b{_SOMEONE} {_HAS}{_CHANGED} {_THING} (?:cua )?{_ME}\b",
    rf"\b{_SOMEONE} {_HAS}{_INSIDE}\b.{{0,12}}\b(?:tai khoan|ho so|acc)\b",
    rf"\b(?:lay|dung|su dung|muon|cam|chup)\b.{{0,25}}\b{_PAPERS}\b.{{0,25}}\b{_FOR}\b",
    r"\b(?:doa )?tung (?:anh|hinh|thong tin|cccd)\b",
    r"\b(?:tru|mat|rut)(?: het)? tien\b.{0,30}\b(?:cuu|hack|lua dao|ke gian)\b",
    r"(?<!mo )\bkhoa (?:gap |giup )*(?:tai khoan|ho so)\b.{0,30}\b(?:ngay|gap|lap tuc|lien)\b",
    r"(?<!mo )\bkhoa (?:ngay|gap|lien) (?:tai khoan|ho so)\b",
    rf"\bchanged?s?\b.{{0,25}}\b(?:i|we) {_DENIED}\b",
    rf"\b{_WHO_ELSE} (?:has |have |just )?{_ENTERED}\b.{{0,15}}\b(?:my|our)\b",
    rf"\b{_WHO_ELSE} (?:is |are |keeps? )*(?:calling|texting|harassing|messaging) me\b",
)
_TAKEN: Final = re.compile("|".join(_WAYS))
_ASKS_WHO: Final = re.compile("|".join(_WHO_CHANGED))


def heard(folded: str) -> bool:
    """Whether this tells that somebody else changed, entered or uses what is the customer's."""
    return _TAKEN.search(folded) is not None


def asks_who(folded: str) -> bool:
    """Whether it is asked who changed the record: what is on record answers that."""
    return _ASKS_WHO.search(folded) is not None
