"""What a message wants of advertising: to stop it, to get it again, to leave all as it is, to stop
one way of it alone, or to say that it still comes after it was stopped.

Wanting it again is a consent, which must be given clearly (Law 91/2025/QH15 Art. 9): one negation
anywhere in the message is enough for it not to be one. Read word by word, chat spelling written
out, so that `k muon nhan qc nx` is `không muốn nhận quảng cáo nữa`.
"""

import re
from typing import Final

from states.intents.tokens import cut

STOP: Final = "stop_marketing"
START: Final = "start_marketing"
KEEP: Final = "keep_marketing"
PART: Final = "part_marketing"
STILL: Final = "still_marketing"

_ABOUT: Final = re.compile(
    r"\b(?:quang cao|khuyen mai|uu dai|tiep thi|chao (?:hang|moi)|ban tin|tin rac|spam"
    r"|ads?|adverts?|advertis\w+|marketing|promos?|promotion\w*|newsletters?|mailing list|offers"
    r"|telesales?|unsubscribe\w*|subscribe\w*|resubscribe|opt(?:ed)? (?:in|out))\b"
)
_WANTS: Final = re.compile(
    r"\b(?:nhan lai|gui lai|bat lai|mo lai|dang k[yi] lai|dong y (?:cho )?(?:nhan|gui)"
    r"|(?:muon|thich|can|xin)(?: duoc)? (?:nhan|co)|cho (?:toi|em|minh|anh|chi)(?: duoc)? nhan"
    r"|again|resume|resubscribe|subscribe me|sign me up|opt(?:ed)? (?:me )?in"
    r"|turn (?:it |them |ads )?(?:back )?on|(?:want|like) (?:to )?(?:get|receive|have))\b"
)
# Said before the wish, it takes back what was wished before: "à thôi, tôi muốn nhận lại".
_CHANGED_MIND: Final = re.compile(
    r"^(?:(?:a|ah|oh|um|da|u|anh|em|oi) )*"
    r"(?:(?:thoi|nham|doi y|no|sorry|actually)(?: roi| wait)? )+"
    r"(?=(?:cho )?(?:toi|em|minh|anh|chi|i)\b)"
)
_NOT: Final = (
    r"(?:khong(?: con)?|chua|chang|cha|khoi|no longer|not|never|don t|dont|do not|didn t|doesn t"
    r"|won t|cannot|can t|cant|neither|without)"
)
_ENDS: Final = (
    r"(?:huy(?: bo)?|tat|ngung|bo|chan|dung|stop|cancel|block|disable|unsubscribe|mute"
    r"|turn off|opt out)"
)
_SPEAKS_AGAINST: Final = re.compile(
    rf"\b(?:{_NOT}|no|dung|ngung|thoi|huy|tat|bo|chan|het|mien|ghet|phien|rut|tu choi|stop"
    r"|unsubscribe\w*|opt(?:ed)? out|off|refuse|hate|less|fewer|tired|sick|enough|why|sao)\b"
)
_LIGHT: Final = r"(?:(?:muon|can|phai|co|toi|em|minh|anh|chi|viec|want|need|to|the|my|me|please) )*"
# The negation stands before the stopping itself: what was there before goes on.
_LEFT: Final = re.compile(
    rf"\b(?:{_NOT}|dung|never mind|thoi khong) {_LIGHT}{_ENDS}\b(?! (?:duoc|dc|noi|a|ha))"
)
_ABLE: Final = re.compile(r"\b(?:duoc|dc|noi|sao|vi sao|tai sao|why|chua|a|ha|able|cannot|can t)\b")
_GOES_ON: Final = re.compile(
    r"\b(?:van|con|cu|lai|toan|still|keep|keeps|kept)\b"
    r"(?: (?:bi|con|cu|thay|dang|tiep tuc|phai|duoc|toi|em|lai|i|am|is|are|me|on|the|your))*"
    r" (?:nhan|gui|goi|spam|co|den|ve|quang cao|tin|mail|get\w*|receiv\w*|send\w*|com\w+|ads?"
    r"|spam\w*|call\w*|text\w*|email\w*)\b"
)
_WAS_STOPPED: Final = re.compile(
    rf"\b(?:da|moi|vua|roi ma|already|after|although|though|even|despite)\b.{{0,25}}\b"
    rf"(?:{_ENDS}|stopp\w+|tu choi|unsubscrib\w+|cancel\w+|opted out|opting out|yeu cau)\b"
    rf"|\b(?:{_ENDS}|tu choi)(?: (?:nhan|dang ky|quang cao|qc|hom (?:qua|truoc)|tuan truoc|het))*"
    r" (?:roi|xong|rui|hom (?:qua|truoc)|tuan truoc|thang truoc)\b"
    r"|\b(?:i|we) (?:have |had |ve )?(?:unsubscribed|stopped|cancell?ed|opted out)\b"
)
_COMPLAINS: Final = re.compile(r"\b(?:sao|why|how come|the nao ma)\b")
_NOT_YET: Final = re.compile(
    rf"\b(?:van )?chua {_LIGHT}{_ENDS}\b|\b{_ENDS} mai\b.{{0,15}}\bkhong\b"
)
_WAY: Final = (
    r"(?:sms|tin nhan|nhan tin|mail|email|e mail|gmail|zalo|telegram|dien thoai|goi dien|cuoc goi"
    r"|goi|so|text|texts|text messages|calls?|phone|messages?|newsletters?)"
)
_OTHER_STAYS: Final = re.compile(
    rf"\b{_WAY}\b.{{0,12}}\b(?:van|thi|cu|con|still)\b.{{0,12}}"
    rf"\b(?:nhan|gui|giu|duoc|de|ok|okay|fine|binh thuong|send|get|on)\b"
    rf"|\b(?:van|cu|giu|still|keep|but not|tru|except)\b.{{0,15}}\b{_WAY}\b"
)
_ALONE: Final = re.compile(
    rf"\b(?:chi|rieng|moi|only|just)\b(?: (?:can|muon|la|cai|phan|{_ENDS}|nhan|gui|quang cao|ads"
    rf"|advertising|the|qua|bang|theo|tren|cho|kenh|by|via|in|tin))* {_WAY}\b"
    rf"|\b(?:qua|bang|theo|tren|kenh|by|via) {_WAY} (?:thoi|only|alone)\b|\b{_WAY} (?:only|alone)\b"
)


def heard(text: str) -> str:
    """One of the five, or "" where this does not speak of advertising at all."""
    clauses = _clauses(text)
    return _told(clauses) if _ABOUT.search(" ".join(clauses)) else ""


def wanted(text: str) -> str:
    """One of the five, for a message that is known to be about advertising."""
    return _told(_clauses(text))


def refused(text: str) -> bool:
    """Whether this speaks of advertising and against it, in so many words."""
    line = " ".join(_clauses(text))
    return _ABOUT.search(line) is not None and _SPEAKS_AGAINST.search(line) is not None


def _clauses(text: str) -> list[str]:
    found: dict[int, list[str]] = {}
    for token in cut(text, language="vi"):
        found.setdefault(token.clause, []).append(token.folded)
    return [" ".join(words) for words in found.values()]


def _told(clauses: list[str]) -> str:
    line = _CHANGED_MIND.sub("", " ".join(clauses))
    if _still(line):
        return STILL
    if not _ABLE.search(line) and any(_LEFT.search(clause) for clause in clauses):
        return KEEP
    if _ALONE.search(line) or (_SPEAKS_AGAINST.search(line) and _OTHER_STAYS.search(line)):
        return PART
    if _WANTS.search(line) and not _SPEAKS_AGAINST.search(line):
        return START
    return STOP


def _still(line: str) -> bool:
    if _NOT_YET.search(line):
        return True
    goes_on = _GOES_ON.search(line) is not None
    return goes_on and bool(_WAS_STOPPED.search(line) or _COMPLAINS.search(line))
