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
# "tôi không đổi gì", "em có đổi gì đâu"
_NOTHING: Final = (
    r"(?:(?:khong|chua|ko|k|kg|hong|hok|dau co|chang)(?: he| co| phai)* (?:lam|doi|sua|yeu cau)"
    r"(?: (?:gi|cai gi|thong tin))?|co (?:lam|doi|sua|yeu cau)(?: gi)? dau)"
)
_FOR: Final = r"(?:vay|dang ky|dang ki|dki|mo the|mo sim|tra gop|len mang)"
_WHO_CHANGED: Final = (
    rf"\bai {_HAS}{_CHANGED} {_THING} (?:cua )?{_ME}\b",
    rf"\b{_THING} (?:cua )?{_ME} {_HAS}(?:bi |duoc )?ai {_HAS}{_CHANGED}\b",
    r"\bwho (?:has |had |just )*(?:changed|edited|updated|altered) (?:my|our)\b",
    r"\bwho made (?:this|these|the|that) changes?\b",
)
_RECORD: Final = r"(?:tai khoan|ho so|acc|tk)"
_ASKED_LOCK: Final = r"(?:(?:tam|hay|lam on|vui long|xin|cho|giup|nho) )*"
_PLEASE: Final = r"(?:lai|gap|giup|ngay|luon|cho|het|toi|em|minh)"
_MINE: Final = r"(?:my|the|our|this) (?:account|record|profile)"
_LOCK: Final = (
    # the record by name, or nothing but the deed; what was locked ("bị khóa") or is to be opened
    # again is another thing
    rf"(?<!mo )(?<!bi )(?<!da )\bkhoa (?:{_PLEASE} )*{_RECORD}(?! (?:hoc|bi)\b)",
    rf"^{_ASKED_LOCK}khoa(?: (?:lai|ngay|gap|luon|giup|toi|em|minh|voi|di|nhe|nha|a))*\W*$",
    rf"\b(?:lock|freeze|suspend|block)(?: down)? {_MINE}\b",
)
_ON_ITS_OWN: Final = r"(?:tu nhien|tu dung|tu dong|bong dung|bong nhien|vo co|dung dung)"
_CHANGED_ALONE: Final = (
    (
        rf"\b{_THING}(?: (?:cua )?{_ME})?(?: (?:da|vua|lai|{_ON_ITS_OWN}))* bi (?:ai )?{_CHANGED}"
        r"(?: (?:mat|roi|het|luon|a|oi|the|nay|roi a))*\W*$"
    ),
    rf"\b{_ON_ITS_OWN}\b.{{0,30}}\bbi (?:ai )?{_CHANGED}\b",
    rf"\b{_NOTHING}\b.{{0,35}}\b(?:tin nhan|thong bao|bao|sms|nhan duoc)\b.{{0,25}}\b{_CHANGED}\b",
    (
        rf"\b{_SOMEONE} (?:lay|muon|cam|dung|an cap|an trom|lam) (?:trom )?(?:cai )?"
        rf"(?:sim|may|dien thoai|so|the sim)\b.{{0,20}}\b{_CHANGED}\b"
    ),
    (
        r"\b(?:i|we) (?:have |had )?(?:never|did not|didn ?'?t) "
        r"(?:change|changed|update|updated|edit|edited) (?:my|our)\b"
    ),
    (
        r"\bmy (?:e-?mail|phone(?: number)?|number|address|details|account)(?: address)?"
        r" (?:was|has been|got|were|is) (?:just )?changed\b.{0,25}"
        r"(?:\bwithout\b|\bnot (?:by )?me\b|\bwasn ?'?t\b|\bdidn ?'?t\b|$)"
    ),
)
_WAYS: Final = (
    *_WHO_CHANGED,
    *_LOCK,
    *_CHANGED_ALONE,
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
_CHANGED_BY_ANOTHER: Final = re.compile(
    "|".join(
        (
            *_CHANGED_ALONE,
            rf"\b{_SOMEONE} {_HAS}{_CHANGED} {_THING} (?:cua )?{_ME}\b",
            rf"\b{_WHO_ELSE} (?:has |have |just )?changed\b.{{0,15}}\b(?:my|our)\b",
        )
    )
)
_ASKS_WHO: Final = re.compile("|".join(_WHO_CHANGED))


def heard(folded: str) -> bool:
    """Whether this tells that somebody else changed, entered or uses what is the customer's."""
    return _TAKEN.search(folded) is not None


def changed(folded: str) -> bool:
    """Whether it tells that somebody else changed something: what can be undone is offered then."""
    return _CHANGED_BY_ANOTHER.search(folded) is not None


def asks_who(folded: str) -> bool:
    """Whether it is asked who changed the record: what is on record answers that."""
    return _ASKS_WHO.search(folded) is not None
