"""Who calls or writes and shall not, who is told of to have done so, and which record is meant.

A wish not to be called is no wish for a call, and `hồ sơ kia cơ` deletes nothing.
"""

import re
from typing import Final

_ME: Final = r"(?:toi|em|minh|anh|chi|tui|chau)"
_NOT: Final = r"(?:dung|khong|ko|k|kg|hong|hok|chang|ngung|thoi|khoi|dung co|cam)"
_REFUSES: Final = re.compile(
    rf"^(?:(?:da|lam on|vui long|xin|ad|ban|anh|chi|oi|{_ME}|yeu cau) )*{_NOT} (?:co |duoc |viec )*"
    rf"(?:goi(?: dien)?|nhan tin|nhan|alo|spam|lien he|lam phien)(?: (?:cho|den|toi|voi|qua))*"
    rf" {_ME}\b(?! (?:ma|code))"
    r"|\b(?:stop|quit|no more) (?:calling|texting|messaging|contacting|bothering) (?:me|us)\b"
    r"|\b(?:do not|don ?'?t|never) (?:call|text|message|contact|bother) (?:me|us)\b"
)
_TELLS: Final = re.compile(
    rf"\b(?:nhan vien|nv|tong dai|dcnet)\b.{{0,15}}\b(?:goi|nhan tin)(?: dien)?(?: cho)? {_ME}"
    r"(?: \w+){0,2} (?:suot|hoai|mai|lien tuc|nhieu|lam phien|ca ngay|qua)\b"
    rf"|^ai (?:da |vua |moi )?goi(?: dien)?(?: cho)? {_ME}\b.{{0,15}}"
    r"\b(?:luc|hoi|sang|trua|chieu|toi qua|hom|vay|the|nay)\b"
    r"|^who (?:just )?called me\b"
)
_OTHER: Final = r"(?:kia|khac|cong ty|cty|ca nhan|ben kia|con lai|thu hai|dc ?\d\w+)"
_OTHER_RECORD: Final = re.compile(
    rf"^(?:(?:thoi|a|da|nham|khong|ko|y) )*(?:(?:doi|chuyen|lam|dung|lay) (?:sang |qua |cho |voi )*"
    rf"|sang |qua |la )?(?:ho so|tai khoan|ma khach hang|ma kh) (?:cua )?{_OTHER}"
    r"(?: (?:co|nhe|nha|a|di|giup em|giup toi|luon|cua \w+|moi dung))*$"
    r"|\b(?:switch|change) to (?:the |my )?(?:other|another|company) (?:record|account|profile)\b"
)


def meant(folded: str) -> str:
    """`stop_marketing` | `report_misuse` | `unlink`, "" for anything else."""
    line = re.sub(r"[^a-z0-9' ]+", " ", folded)
    line = " ".join(line.split())
    if _REFUSES.search(line):
        return "stop_marketing"
    if _TELLS.search(line):
        return "report_misuse"
    return "unlink" if _OTHER_RECORD.search(line) else ""
