"""What a message says of a customer code: the code itself beside a wish, or that it is not known.

A code is `DC10023`, or whatever stands behind `mã khách hàng`, `customer code`; a case's reference
is none. It is cut out before anything else is understood, so that no value swallows it.
"""

import re
from typing import Final

from states import references
from states.text import fold

_LABEL: Final = (
    r"(?:mã|ma)(?:\s(?:số|so))?\s(?:khách(?:\shàng)?|khach(?:\shang)?|k\.?h)|mkh|mskh"
    r"|(?:customer|client)\s(?:code|id|number|no\.?)"
)
_OWNER: Final = r"(?:\s(?:của|cua)\s(?:tôi|toi|em|mình|minh|anh|chị|chi))?"
_IS: Final = r"\s*(?:[:=#]|\b(?:là|la|is)\b)?\s*"
_OURS: Final = r"DC[ -]?(?=[0-9])[A-Za-z0-9]{3,30}(?![\w-])"
_PLAIN: Final = r"DC[ -]?[0-9]{3,12}(?![\w-])"
_ANY: Final = r"(?=[^0-9\s]*[0-9])[A-Za-z0-9][A-Za-z0-9._/-]{1,30}[A-Za-z0-9](?![\w-])"
_SHORT_LABEL: Final = r"mã|ma|kh|khách hàng|khach hang|code|customer|of"
_CODE: Final = re.compile(
    rf"\b(?:(?:{_LABEL}){_OWNER}{_IS}(?P<any>{_OURS}|{_ANY})"
    rf"|(?:(?:{_SHORT_LABEL}){_OWNER}{_IS})(?P<ours>{_PLAIN})"
    rf"|(?<!\w)(?P<bare>{_PLAIN}))[\s)\],;.]*",
    re.IGNORECASE,
)
# A tax code beside another wish says who it is: `MST 0100233488 cần đổi địa chỉ`. Behind a deed
# (`đổi mã số thuế …`) or alone it is what the wish is about.
_TAX: Final = re.compile(
    r"(?<!\w)(?:mã số thuế|ma so thue|mã thuế|ma thue|mst"
    r"|tax (?:code|id|number)|vat (?:code|number))"
    rf"(?:\s(?:công ty|cong ty|cty))?{_OWNER}{_IS}(?P<tax>\d{{10}}(?:-\d{{3}})?)(?!\d)[\s)\],;.]*",
    re.IGNORECASE,
)
_DEED_BEFORE: Final = re.compile(
    r"\b(?:doi|sua|thay|cap nhat|chinh|dieu chinh|sang|thanh|change|update|correct|fix|to|new|moi)"
    r"(?: (?:lai|giup|cho|toi|em|cong ty|cty|my|our|the))*\s*$"
)
_OTHER_THING: Final = re.compile(
    r"\b(?:sdt|so|dien thoai|email|mail|dia chi|ten|nguoi lien he|dau moi|cccd|can cuoc|ngay sinh"
    r"|thong tin|ho so|quang cao|phone|number|address|name|contact|birth|data|record|details)\b"
)
_EDGE: Final = " ,;.!?"
_BEFORE: Final = " \t\n,;.([-"

_SPOKEN: Final = re.compile(
    r"\b(?:ma (?:so )?(?:khach(?: hang)?|k ?h)|mkh|mskh"
    r"|(?:customer|client) (?:code|id|number)|account number)\b"
)
_SPOKEN_SHORT: Final = re.compile(r"\b(?:ma|code)\b")  # where it has just been asked for
_LACKED: Final = re.compile(
    r"\b(?:(?:khong|ko|k|kg|hong|hok|hem|chua|chang|cha) (?:con |he )?"
    r"(?:biet|bit|bik|bt|nho|ro|co|tim|thay|giu|luu)|quen|that lac|lam mat|mat roi|chiu"
    r"|(?:do not|dont|don t|didn t|can t|cannot|cant|never) (?:know|have|remember|find|recall)"
    r"|forgot|forgotten|lost|no idea|have no|without|what is|what s|where"
    r"|la gi|o dau|lay dau|tim dau|la sao|tu dau)\b"
)
_LONGEST: Final = 16  # words


def cut_code(text: str) -> tuple[str, str]:
    """The message without the customer code (or the tax code) in it, and the code; ""
    where there is none, or where it is all that is said."""
    if not any(sign.isdigit() for sign in text):
        return text, ""
    for found in _CODE.finditer(text):
        code = found["any"] or found["ours"] or found["bare"]
        at_an_edge = not text[: found.start()].strip(_EDGE) or not text[found.end() :].strip(_EDGE)
        if references.find(code) is not None or (found["bare"] and not at_an_edge):
            continue
        before, after = text[: found.start()].rstrip(_BEFORE), text[found.end() :]
        rest = f"{before} {after}".strip()
        return (rest, code) if any(sign.isalpha() for sign in rest) else (text, "")
    return _cut_tax_code(text)


def _cut_tax_code(text: str) -> tuple[str, str]:
    found = _TAX.search(text)
    if found is None:
        return text, ""
    before, after = text[: found.start()].rstrip(_BEFORE), text[found.end() :]
    rest = f"{before}, {after}" if before and after else f"{before}{after}"
    named = _OTHER_THING.search(fold(rest)) is not None
    return (rest, found["tax"]) if named and not _DEED_BEFORE.search(fold(before)) else (text, "")


def code_in(text: str) -> str:
    """The customer code that is said beside something else."""
    return cut_code(text)[1]


def lacks_code(text: str, *, asked: bool = False) -> bool:
    """Whether somebody says that they have no customer code, or asks what it is."""
    words = " ".join(re.sub(r"[^\w]+", " ", fold(text)).split())
    few = len(words.split()) <= _LONGEST
    spoken = _SPOKEN.search(words) or (asked and _SPOKEN_SHORT.search(words))
    return few and bool(spoken) and _LACKED.search(words) is not None
