"""Finds dates in Vietnamese and English text: what was written, not yet whether it exists.

Day first, as Vietnam writes dates; ISO 8601 where the year leads.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_ONES = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin")
_ONES_LATER = ("mot", "hai", "ba", "tu", "lam", "sau", "bay", "tam", "chin")
_DAY_WORDS: dict[str, int] = {
    **{word: at for at, word in enumerate(_ONES, 1)},
    "muoi": 10,
    **{f"muoi {word}": 10 + at for at, word in enumerate(_ONES, 1)},
    "muoi lam": 15,
    "hai muoi": 20,
    **{f"hai muoi {word}": 20 + at for at, word in enumerate(_ONES, 1)},
    **{f"hai muoi {word}": 20 + at for at, word in enumerate(_ONES_LATER, 1)},
    **{f"hai {word}": 20 + at for at, word in enumerate(_ONES_LATER, 1)},
    "ba muoi": 30,
    "ba muoi mot": 31,
    "ba mot": 31,
}
_MONTH_WORDS: dict[str, int] = {
    **{word: at for at, word in enumerate(_ONES, 1)},
    "gieng": 1,
    "tu": 4,
    "muoi": 10,
    "muoi mot": 11,
    "muoi hai": 12,
    "chap": 12,
}
_ENGLISH: dict[str, int] = {
    name[:length]: at
    for at, name in enumerate(
        (
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ),
        1,
    )
    for length in (3, 4, len(name))
}


def _any(table: dict[str, int]) -> str:
    return "|".join(sorted(table, key=len, reverse=True))


_DAY = r"(?P<d>[0-9]{1,2})"
_MONTH = r"(?P<m>[0-9]{1,2})"
_YEAR = r"(?P<y>[0-9]{4}|[0-9]{2})(?![0-9])"
_SEP = r" ?[/\-. ] ?"
_GAP = r"[\s,./\-]{0,3}"
_WORDED_DAY = rf"(?<![0-9a-z])(?P<d>[0-9]{{1,2}}|{_any(_DAY_WORDS)})"
_WORDED_MONTH = rf"(?P<m>[0-9]{{1,2}}|{_any(_MONTH_WORDS)})(?![0-9])"
_ENGLISH_MONTH = rf"(?P<m>{_any(_ENGLISH)})(?![a-z])"
# Two dates in one answer: the year that ends the first one begins no third.
_YEAR_FIRST = r"(?<![0-9])(?P<y>[0-9]{4})"
_PATTERNS = (
    # 1990-03-05, 1990 / 3 / 5
    re.compile(rf"(?<![0-9][/\-.]){_YEAR_FIRST} ?(?P<s>[/\-.]) ?{_MONTH} ?(?P=s) ?{_DAY}(?![0-9])"),
    # 1990 3 5
    re.compile(rf"(?<![0-9][/\-. ]){_YEAR_FIRST} {_MONTH} {_DAY}(?![0-9])"),
    # 05/03/1990, 5-3-90, 5.3.1990, 05 03 1990, 5/3 năm 1990
    re.compile(rf"(?<![0-9/]){_DAY}{_SEP}{_MONTH}(?: ?[/\-. ,] ?| ?,? nam ){_YEAR}"),
    # ngày 5 tháng 3 năm 1990, mùng năm tháng giêng 1990, 5 thg 3, 1990
    re.compile(
        rf"{_WORDED_DAY}{_GAP}(?:thang|thg|th)\.?{_GAP}{_WORDED_MONTH}{_GAP}(?:nam ?)?{_GAP}{_YEAR}"
    ),
    # năm 1990 tháng 3 ngày 5
    re.compile(
        rf"(?<![0-9])(?P<y>[0-9]{{4}}){_GAP}thang{_GAP}{_WORDED_MONTH}{_GAP}ngay {_DAY}(?![0-9])"
    ),
    # 5 March 1990, 5th of March, 1990, 5-Mar-90
    re.compile(rf"(?<![0-9a-z]){_DAY}(?:st|nd|rd|th)?(?: of)?{_GAP}{_ENGLISH_MONTH}{_GAP}{_YEAR}"),
    # March 5, 1990
    re.compile(rf"(?<![a-z]){_ENGLISH_MONTH}\.? ?{_DAY}(?:st|nd|rd|th)?[\s,]{{1,3}}{_YEAR}"),
    # 05031990, 050390
    re.compile(rf"(?<![0-9])(?P<d>[0-9]{{2}})(?P<m>[0-9]{{2}}){_YEAR}"),
)


# Numbers in a row that may be several dates: `1990 03 05 1991 04 06`.
_ROW = re.compile(r"(?<![0-9])[0-9]{1,8}(?: ?[/\-. ,] ?[0-9]{1,8}(?![0-9]))+")
_IN_ROW = re.compile(
    r"(?P<first>[0-9]{4}[^0-9]+[0-9]{1,2}[^0-9]+[0-9]{1,2}|[0-9]{1,2}[^0-9]+[0-9]{1,2}[^0-9]+[0-9]{4}"
    r"|[0-9]{8}|[0-9]{6})(?![0-9])(?P<rest>.*)"
)
# A year right beside a date: a second date that was begun, or the better year.
_YEAR_AFTER = re.compile(r" ?[/\-. ,] ?(?:19|20)[0-9]{2}(?![0-9])")
_YEAR_BEFORE = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2} ?[/\-. ,] ?$")


class Spelling(NamedTuple):
    """A date as it was written: `year` as typed (5 stands for '05 where `short`)."""

    day: int
    month: int
    year: int
    short: bool
    text: str
    doubtful: bool = False


def spellings(folded: str) -> Iterator[Spelling]:
    """Every date in `folded` (by `states.text.fold`), each stretch of text read once."""
    folded = _ROW.sub(_apart, folded)
    taken: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            start, end = match.span()
            if all(end <= first or last <= start for first, last in taken):
                taken.append((start, end))
                spelling = _spelling(match)
                beside = _is_beside_a_year(folded, start, end)
                yield spelling._replace(doubtful=True) if beside else spelling


def _apart(row: re.Match[str]) -> str:
    """The row with its dates apart, where it is nothing but several dates."""
    dates, rest = [], row[0]
    while rest and (found := _IN_ROW.fullmatch(rest)):
        dates.append(found["first"])
        rest = found["rest"].lstrip(" /-.,")
    return "; ".join(dates) if len(dates) > 1 and not rest else row[0]


def _is_beside_a_year(folded: str, start: int, end: int) -> bool:
    before = folded[max(0, start - 8) : start]
    return bool(_YEAR_AFTER.match(folded, end) or _YEAR_BEFORE.search(before))


def _spelling(match: re.Match[str]) -> Spelling:
    month = match["m"]
    day = match["d"]
    numbers = {**_MONTH_WORDS, **_ENGLISH}
    read = Spelling(
        int(day) if day.isdecimal() else _DAY_WORDS[day],
        int(month) if month.isdecimal() else numbers[month],
        int(match["y"]),
        len(match["y"]) == 2,
        match[0].strip(),
    )
    digits = match[0]
    if len(digits) == 8 and digits.isdecimal() and read.month > 12:
        basic = Spelling(
            int(digits[6:]), int(digits[4:6]), int(digits[:4]), short=False, text=digits
        )
        return basic._replace(doubtful=True)  # 19900305: year first, without dashes
    return read
