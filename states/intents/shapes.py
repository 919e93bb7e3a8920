"""Messages shaped like an answer (a name, an address, nothing but values): the prompt decides.

Sources: docs/vietnamese.md 2.4 (addresses), 2.5 (surnames lead a Vietnamese name).
"""

import re
from typing import Final

from states.intents.lexicon import bits
from states.intents.sentence import Sentence
from states.intents.telex import SYLLABLE
from states.intents.tokens import bare

_SURNAME_LIST: Final = """nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly
    dinh truong trinh mai dao doan luong lam ha cao chau ta luu thai phung quach to chu kieu mac
    la vuong quan tong nghiem tang trieu au khuong giang ngac bach diep"""
_SURNAMES: Final = frozenset(_SURNAME_LIST.split())
_ALSO_NAMES: Final = frozenset({"huy", "dung"})
_TITLE_LIST: Final = "la ten anh chi em co chu bac ong ba mr ms mrs miss goi"
_TITLES: Final = frozenset(_TITLE_LIST.split())
_NUMBERED: Final = re.compile(
    r"(?:so(?: nha)? )?\d{1,5}[a-z]?(?:[/-]\d+[a-z]?)*,? (?:duong |ngo |hem |pho )?[a-z]", re.ASCII
)
_NOT_STREET_LIST: Final = "so ngay thang nam lan nguoi gio tuan hom"
_NOT_STREET: Final = frozenset(_NOT_STREET_LIST.split())
_INTRODUCED: Final = re.compile(
    r"(?:dạ,? )?(?:(?:tôi|toi|em|mình|minh|anh|chị|chi) )?"
    r"(?:tên|ten)(?: (?:tôi|em|mình))?(?: là| la)? "
    r"(?P<vi>\S+(?: \S+){0,4})|(?:my name is|i am|i'm|this is) (?P<en>\S+(?: \S+){0,4})",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"\b(?:duong|phuong|quan|huyen|xa|ap|thon|hem|ngo|ngach|tp|tphcm|thanh pho|tinh|q\.? ?\d|"
    r"p\.? ?\d|street|ward|district|city|ha noi|hcm|da nang|to dan pho|khu pho|toa nha|tang)\b"
)
_STREET: Final = 3  # words at least: a number and a name
_DEEDS: Final = bits(
    "CHANGE|WRONG|STATUS|YET|STOP|CANCEL|DELETE|VIEW|LEAK|MOVED|TROUBLE|PRICE|WHEN|BACK"
)
_TAIL: Final = re.compile(
    r"(?::|\b(?:thành|thanh|sang|qua|là|la|to|is)\b)\s*(?P<tail>\S.{1,200})$", re.IGNORECASE
)

# "đổi địa chỉ 12 Lê Lợi, …": a house number right behind the thing to be changed.
_ADDRESS_AFTER: Final = re.compile(
    r"\b(?:địa chỉ|dia chi|address)(?: (?:mới|moi|nhà|nha|về|ve|ở|o|của|cua|tôi|toi|em|mình|minh"
    r"|giúp|giup|thường trú|thuong tru|to|now))*\s+(?P<tail>(?:số |so )?\d\S*\s\S.{3,200})$",
    re.IGNORECASE,
)


# What is said behind a name and is none of it: `…, số điện thoại 0912…`, `…, vì DCNET ghi sai`.
_CLAUSE: Final = re.compile(
    r"\s*[,;(]\s*(?:mã|ma|số|so|sđt|sdt|e-?mail|cccd|cmnd|mst|vì|vi|do|tại|tai|bởi|boi|nhờ|nho"
    r"|giúp|giup|cảm ơn|cam on|because|since|my|phone|code|please|thanks?)\b.*$",
    re.IGNORECASE | re.DOTALL,
)


def _capital(word: str) -> bool:
    return word[:1].isupper() and not word.isupper()


def is_name(words: list[str], *, unmarked_too: bool = True) -> bool:
    """Whether 2 to 5 words read as a Vietnamese person's name, surname first."""
    if not 2 <= len(words) <= 5 or bare(words[0]) not in _SURNAMES:
        return False
    if not all(SYLLABLE.fullmatch(bare(word)) or len(word) == 1 for word in words):
        return False
    return unmarked_too or all(word[:1].isupper() for word in words)


def name_said(sentence: Sentence) -> str | None:
    """The `Huy` of `Tôi là Huy` or of `anh huy`: a name, not the unmarked `hủy`."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.folded not in _ALSO_NAMES or token.form.lstrip("=") != token.folded:
            continue
        titled = at > 0 and tokens[at - 1].folded in _TITLES
        alone = len(tokens) == 1 and _capital(token.typed) and token.folded == "huy"
        inside = at > 0 and _capital(token.typed)
        told = titled and (_capital(token.typed) or at > 1 or tokens[at - 1].folded != "em")
        if told or alone or inside:
            return token.typed
    return None


def introduced(cleaned: str) -> str | None:
    """The name of `Tôi tên Thu`, `my name is Ann`, written with a capital."""
    found = _INTRODUCED.fullmatch(cleaned.rstrip(" .!ạ"))
    name = (found["vi"] or found["en"]) if found else None
    return name if name and name[0].isupper() else None


def address(cleaned: str, sentence: Sentence) -> bool:
    """Whether the message reads as an address: a house number, or a place after no deed."""
    if sentence.mask & _DEEDS:
        return False
    folded = bare(cleaned)
    words = folded.split()
    numbered = _NUMBERED.match(folded) is not None and (
        len(words) < 2 or words[1] not in _NOT_STREET
    )
    return (numbered and len(sentence.tokens) >= 3) or (
        "," in cleaned and _PLACE.search(folded) is not None
    )


def tail(cleaned: str) -> str | None:
    """What stands after `:`, `thành`, `sang`, `to`, ...: the value a change is to have."""
    found = _TAIL.search(cleaned)
    return found["tail"].strip(" .") if found else None


def address_after(cleaned: str) -> str | None:
    """The address that stands right behind `địa chỉ`, where it begins with a house number."""
    found = _ADDRESS_AFTER.search(cleaned)
    if found is None:
        return None
    said = found["tail"].strip(" .")
    folded = bare(said)
    second = folded.replace("so ", "", 1).split()[1]
    numbered = _NUMBERED.match(folded) is not None and second not in _NOT_STREET
    return said if numbered and len(folded.split()) >= _STREET else None


def without_clause(name: str) -> str:
    """The name alone, where more is said behind it."""
    return _CLAUSE.sub("", name)
