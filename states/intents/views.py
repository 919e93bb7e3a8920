"""Which part of one's own record a sentence asks to see: its history, its chats, all in full.

Said with "đổi" and "sửa" they would be wishes to change something. By whom something was changed
stands in the history.
"""

import re
from typing import Final

from states.intents import takeover

HISTORY: Final = "history"
CHATS: Final = "chats"
IN_FULL: Final = "in full"
_RECORD: Final = r"(?:ho so|thong tin|du lieu|tai khoan)"
_CHANGED: Final = r"(?:sua|doi|chinh)"
_ASKS: Final = r"(?:gi|khong|ko|chua)"
_HISTORY: Final = re.compile(
    r"\b(?:lich su (?:thay doi|cap nhat|chinh sua)|thay doi gan day|change history)\b"
    r"|\bwhat (?:has |was |have you )?changed\b"
    rf"|\b{_RECORD}\b.{{0,25}}\b(?:thay doi|bi (?:ai )?{_CHANGED})\b.{{0,15}}\b{_ASKS}\b"
    rf"|\b(?:ai|nhan vien)\b.{{0,15}}\b{_CHANGED}\b.{{0,12}}\b{_RECORD}\b.{{0,12}}\b{_ASKS}\b"
    rf"|\bco (?:ai|nguoi|nhan vien)\b.{{0,12}}\b{_CHANGED}\b.{{0,20}}\b{_RECORD}\b"
)
_CHATS: Final = re.compile(
    r"\b(?:chat|thiet bi) (?:nao )?(?:da |dang )?(?:lien ket|dang nhap|ket noi)\b"
    r"|\blinked chats\b|\bwhich chats\b|\bwhere am i (?:linked|logged in)\b"
)
_IN_FULL: Final = re.compile(
    rf"\b(?:xem|hien)\b.{{0,20}}\b(?:{_RECORD}|cccd|so|email|dia chi)\b.{{0,20}}\bday du\b"
    r"|\bhien het\b|\bshow (?:me )?(?:my|all|the)? ?(?:full|whole)\b|\bin full\b"
)


def asked(folded: str) -> str:
    """`history` | `chats` | `in full`, "" for anything else."""
    if takeover.asks_who(folded) or _HISTORY.search(folded):
        return HISTORY
    if _CHATS.search(folded):
        return CHATS
    return IN_FULL if _IN_FULL.search(folded) else ""
