"""What a message already says: phone, e-mail, date, reference, found as typed and cut out.

The spans are raw: the readers of answers judge them. Formats: docs/vietnamese.md 2.1-2.6.
"""

import re
from typing import Final

from states import references

_EMAIL: Final = re.compile(r"[^\s@<>,;:()]{1,64}@[^\s@<>,;()]{1,190}\.[a-zA-Z]{2,24}")
# Something in the shape of a reference that is none of ours: it is meant as one all the same.
_LIKE_REFERENCE: Final = re.compile(
    r"\bDC-[0-9A-Z]{4,8}-[0-9A-Z]\b"
    r"|\bDC(?=[- ]?\w{0,3}[A-Z])(?=[^\n]{0,7}\d)[- ]?[0-9A-Z]{4}[- ][0-9A-Z]\b",
    re.IGNORECASE,
)
_MONTH: Final = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE: Final = re.compile(
    r"\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}\b|\b\d{4}-\d{1,2}-\d{1,2}\b"
    r"|\b(?:ngày |ngay )?\d{1,2} (?:tháng|thang|th) ?\d{1,2},?(?: (?:năm|nam) ?\d{4})?\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? \d{{4}}\b"
    rf"|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"(?<![\w/])\(?\+?\d[\d .()-]{7,20}\d(?![\w/])")
_NOT_DIGIT: Final = re.compile(r"\D")
_PHONE: Final = re.compile(r"(?:84|0084|0)\d{8,10}|1[89]00\d{4,6}|[35789]\d{8}")
# What stands before the new value where the old one is named too.
_INTO: Final = re.compile(
    r"(?:\b(?:sang|thành|thanh|qua|bằng|bang|to|into|with|lấy|lay)|[-=]+>|→)"
    r"(?: (?:số|so|sđt|sdt|email|mail|địa chỉ|dia chi|mới|moi|là|la|the|new|my|number|này|nay|:))*"
    r"\s*:?\s*\(?$",
    re.IGNORECASE,
)
_BOTH: Final = 2
_CASE_NUMBER: Final = re.compile(
    r"\b(?:hồ sơ|ho so|phiếu|phieu|case|ticket|yêu cầu|yeu cau|đơn)"
    r"(?: số| so| no\.?)?\s*[#:]?\s*(?P<number>\d{3,8})\b",
    re.IGNORECASE,
)
_CHOSEN: Final = re.compile(
    r"(?:(?:chọn|chon|số|so|mục|muc|option|number|no\.?|ý)\s*){1,2}(?P<number>\d{1,2})",
    re.IGNORECASE,
)
_CODE: Final = re.compile(r"\d{4,8}")


def _number(found: str) -> tuple[str, str] | None:
    digits = _NOT_DIGIT.sub("", found)
    if (
        len(digits) == 12
        and digits[0] == "0"
        and "+" not in found
        and not digits.startswith("0084")
    ):
        return "id_number", found
    if _PHONE.fullmatch(digits):
        return "phone", found
    if len(digits) in {9, 12}:
        return "id_number", found
    return None


def _take(text: str, pattern: re.Pattern[str], name: str, values: dict[str, str]) -> str:
    found = pattern.search(text)
    if found is None:
        return text
    values[name] = found.group().strip()
    return f"{text[: found.start()]} {text[found.end() :]}"


def _take_email(text: str, values: dict[str, str]) -> str:
    """The first, or the one that follows "sang": `đổi mai@… sang moi@…`."""
    found = list(_EMAIL.finditer(text))
    if len(found) < _BOTH:
        return _take(text, _EMAIL, "email", values)
    meant = next((one for one in found[1:] if _INTO.search(text[: one.start()])), found[0])
    values["email"] = meant.group().strip()
    return _EMAIL.sub(" ", text) if meant is not found[0] else _take(text, _EMAIL, "email", values)


def _take_dates(text: str, values: dict[str, str]) -> str:
    """Every date: which of them is meant is asked."""
    found = [one.group().strip() for one in _DATE.finditer(text)]
    if found:
        values["birth_date"] = "; ".join(found)
    return _DATE.sub(" ", text) if found else text


def _take_reference(text: str, values: dict[str, str]) -> str:
    """One of ours as we write it, else what looks like one as it was typed."""
    found = references.find(text)
    if found is None:
        return _take(text, _LIKE_REFERENCE, "reference", values)
    begin, end, values["reference"] = found
    return f"{text[:begin]} {text[end:]}"


def extract(text: str) -> tuple[str, dict[str, str]]:
    """The text without its values, and the values by name: the first of each, all
    of several dates."""
    values: dict[str, str] = {}
    if "@" in text:
        text = _take_email(text, values)
    text = _take_reference(text, values)
    if not any(letter.isdigit() for letter in text):
        return text, values
    text = _take_dates(text, values)
    if "reference" not in values and (case := _CASE_NUMBER.search(text)):
        values["reference"] = case["number"]
        text = f"{text[: case.start('number')]} {text[case.end('number') :]}"
    whole = text
    for found in _DIGITS.finditer(whole):
        named = _number(found.group())
        if named is None:
            continue
        anew = named[0] in values and _INTO.search(whole[: found.start()]) is not None
        if named[0] not in values or anew:
            values[named[0]] = named[1].strip(" .-")
            text = text.replace(found.group(), " ", 1)
    return text, values


def lone_number(text: str) -> dict[str, str] | None:
    """What a message that is a bare number may be: a choice from a list, a code; {} for junk."""
    chosen = _CHOSEN.fullmatch(text)
    digits = chosen["number"] if chosen else text.strip(" .)(#")
    if not digits.isascii() or not digits.isdigit():
        return None
    if len(digits) <= 2:
        return {"choice": digits}
    if _CODE.fullmatch(digits):
        return {"code": digits}
    return {} if len(digits) == 3 else None
