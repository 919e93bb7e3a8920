"""Whole sentences that ask for what is possible at any time, also where any words are an answer:
"cho tôi gặp nhân viên", "dừng lại đi, tôi không báo nữa", "em trả lời tiếng Anh được không"."""

import re
from typing import Final

from states.text import fold

_MOST_WORDS: Final = 10
_WHO = r"(?:(?:toi|tui|em|minh|anh|chi|con|i|we|you|a|oi|da|please|pls|can|could|just|thoi)[ ,]+)*"
_WANTS = (
    r"(?:(?:muon|can|cho|xin|giup|nho|de|duoc|want to|need to|wanna|would like to|d like to|let me"
    r"|toi|tui|em|minh|i)[ ]+)*"
)
_ENDS = r"(?:[ ,]+(?:di|nhe|nha|ngay|lien|luon|nua|dau|a|em|em oi|ad|now|please|thoi|cai|voi))*"
_PERSON = (
    r"(?:nhan vien|nguoi that|con nguoi|nguoi(?= di| nhe|$)|tu van(?: vien)?|tong dai(?: vien)?"
    r"|cskh|(?:a |an |the |your |some )?(?:real )?(?:person|human|agent|staff|someone|somebody"
    r"|operator))"
)
# The wish, as hearing names it -> what says it, folded. The whole of the sentence must.
_SAYS: Final = {
    "staff": re.compile(
        _WHO + _WANTS + r"(?:gap|noi chuyen (?:voi|vs)|chat (?:voi|with)|ket noi (?:voi)?|noi may"
        r"(?: voi)?|chuyen (?:toi |em |minh )?(?:cho|toi|qua)|talk (?:to|with)|speak (?:to|with)"
        r"|bring me to|connect me (?:to|with)|get me) *" + _PERSON + r"(?: dcnet)?" + _ENDS
    ),
    "menu": re.compile(
        _WHO + _WANTS + r"(?:quay lai|quay ve|tro lai|tro ve|ve|go back to|back to|return to)"
        r" (?:the )?(?:main )?(?:menu|thuc don|man hinh chinh|trang chu)(?: chinh)?" + _ENDS
    ),
    "cancel": re.compile(
        r"(?:(?:dung|thoi|ngung)(?: lai)?(?: di)?(?: em| em oi| ad)?[ ,.]+)?"
        + _WHO
        + r"(?:(?:khong|ko|k|hong|chang) (?:muon |can )?(?:bao(?: cao)?|lam|dien|khai|gui)"
        r"|(?:don t|dont|don't|do not|no longer) (?:want to )?(?:report|do (?:it|this)|go on))"
        r"(?: (?:it|this|anything))?(?: (?:any ?more))?" + _ENDS
    ),
}
_TONGUE: Final = re.compile(
    _WHO + _WANTS + r"(?:tra loi|noi|chat|viet|dung|speak|use|answer|reply|write)"
    r"(?: (?:bang|in|me in|cho toi bang))?"
    r" (?:(?P<en>tieng anh|english)|(?P<vi>tieng viet|vietnamese))"
    r"(?: (?:duoc|dc) (?:khong|ko|k))?" + _ENDS
)


def wish(text: str) -> str:
    """`staff`, `menu` or `cancel`; empty where the sentence is something else."""
    folded = fold(text).strip(" .!?~")
    if len(folded.split()) > _MOST_WORDS:
        return ""
    return next((name for name, says in _SAYS.items() if says.fullmatch(folded)), "")


def language(text: str) -> str:
    """`vi` or `en`, where the sentence asks to be answered so; else empty."""
    found = _TONGUE.fullmatch(fold(text).strip(" .!?~"))
    return "" if found is None else str(found.lastgroup)
