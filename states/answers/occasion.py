"""Reads when something happened, any way people say a time; it never refuses for want of a date.

Stored: the words as typed, led by the day or days they were understood to mean (ISO 8601, Vietnam's
calendar), because "hôm qua" means nothing next week: `2026-11-22: hôm qua`,
`2026-11-16/2026-11-22: tuần trước`, or the words alone.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from states.answers import Answer, Context, accepted, refused
from states.answers.date_spellings import spellings
from states.text import clean, fold, widthless, words

LONGEST = 500
_FEW_WORDS = 4
_TO_COME = re.compile(
    r"\b(?:ngay mai|ngay kia|ngay mot|mai mot|(?:tuan|thang|nam) (?:sau|toi)|tomorrow"
    r"|next (?:week|month|year))\b"
)
_STORED = re.compile(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?: (.*)", re.DOTALL)
_DAY_AND_MONTH = re.compile(
    r"(?<![0-9/.\-])([0-3]?[0-9])(?: ?[/\-.] ?| thang )([01]?[0-9])(?![0-9/.\-])"
)
_MONTH = re.compile(r"\bthang (1[0-2]|[1-9])\b(?! ?[/0-9])")
_WEEKDAYS = {
    "thu hai": 0, "thu 2": 0, "monday": 0,
    "thu ba": 1, "thu 3": 1, "tuesday": 1,
    "thu tu": 2, "thu 4": 2, "wednesday": 2,
    "thu nam": 3, "thu 5": 3, "thursday": 3,
    "thu sau": 4, "thu 6": 4, "friday": 4,
    "thu bay": 5, "thu 7": 5, "saturday": 5,
    "chu nhat": 6, "sunday": 6,
}  # fmt: skip
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b")
_COUNTS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "vai": 3, "may": 3,
    "several": 3,
}  # fmt: skip
_AGO = re.compile(
    rf"\b([0-9]{{1,3}}|{'|'.join(_COUNTS)}) (ngay|hom|days?|tuan|weeks?|thang|months?)"
    r" (?:truoc|nay|qua|ago)\b"
)

Days = tuple[date, date]


def _week(day: date) -> Days:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _month(year: int, month: int) -> Days:
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), after - timedelta(days=1)


def _month_before(today: date) -> Days:
    last = today.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def _day(back: int) -> Callable[[date], Days]:
    return lambda today: (today - timedelta(days=back), today - timedelta(days=back))


# Longest first where one begins another.
_SAID: tuple[tuple[str, Callable[[date], Days]], ...] = (
    (r"hom kia|hom truoc nua|day before yesterday", _day(2)),
    (r"hom qua|toi qua|dem qua|chieu qua|sang qua|yesterday|last night", _day(1)),
    (r"hom nay|(?:sang|trua|chieu|toi) nay|vua (?:roi|xong)|moi day|today|just now", _day(0)),
    (r"this (?:morning|afternoon|evening)", _day(0)),
    (r"tuan (?:truoc|roi|qua|vua roi)|last week", lambda day: _week(day - timedelta(days=7))),
    (r"tuan nay|this week", lambda day: (_week(day)[0], day)),
    (r"thang (?:truoc|roi|qua|vua roi)|last month", _month_before),
    (r"thang nay|this month", lambda day: (day.replace(day=1), day)),
    (r"nam ngoai|last year", lambda day: (date(day.year - 1, 1, 1), date(day.year - 1, 12, 31))),
)  # fmt: skip
_WORDS = tuple((re.compile(rf"\b(?:{said})\b"), days) for said, days in _SAID)


def read(text: str, context: Context) -> Answer:
    said = clean(text)
    if not said:
        return refused("reject-words-short")
    said = said[:LONGEST]
    if _is_to_come(said, context.today):
        return refused("reject-occasion-future", today=context.today.strftime("%d/%m/%Y"))
    days = understood(said, context.today)
    if days is None:
        return accepted(said)
    first, last = days
    told = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return accepted(f"{told}: {said}", first=first.isoformat(), last=last.isoformat())


def show(value: str) -> str:
    """`hôm qua (22/11/2026)`, `tuần trước (16/11/2026 - 22/11/2026)`, or the words alone."""
    found = _STORED.fullmatch(value)
    if found is None:
        return value
    first, last, typed = found[1], found[2], found[3]
    days = _shown(first) if last is None else f"{_shown(first)} - {_shown(last)}"
    return days if typed == days else f"{typed} ({days})"


def _shown(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


def _is_to_come(text: str, today: date) -> bool:
    """Whether only a day that has not come is named; a longer answer may speak of one."""
    folded = fold(widthless(text))
    if len(folded.split()) > _FEW_WORDS or _spoken(folded, today) is not None:
        return False
    day = _dated(folded, today)
    return day[0] > today if day else _TO_COME.search(folded) is not None


_TIMES = words(
    "hom qua nay kia truoc toi dem sang trua chieu tuan thang nam ngay luc khoang vao gio h ruoi "
    "kem phut thu hai ba tu bay chu nhat sau roi vua ngoai dau cuoi giua mot vai may hoi a em da "
    "nhe yesterday today last night morning evening afternoon week month year at about around on "
    "the in "
    "ago days day weeks this pm am o clock monday tuesday wednesday thursday friday saturday sunday"
)


def is_bare(text: str) -> bool:
    """Whether nothing is told but a time: `hôm qua lúc 8h tối`."""
    return _TIMES.issuperset(re.findall(r"[a-z]+", fold(widthless(text))))


def understood(text: str, today: date) -> Days | None:
    """The day or days that are meant; None where that is not sure. Never in the future."""
    folded = fold(widthless(text))
    days = _dated(folded, today) or _spoken(folded, today)
    return days if days is not None and days[0] <= today else None


def _dated(folded: str, today: date) -> Days | None:
    """A date as it is written; without a year the last one that has been."""
    for each in spellings(folded):
        year = each.year + 2000 if each.short else each.year
        day = _real(year, each.month, each.day)
        return (day, day) if day else None
    for found in _DAY_AND_MONTH.finditer(folded):
        day = _last(today, int(found[2]), int(found[1]))
        if day is not None:
            return day, day
    return None


def _spoken(folded: str, today: date) -> Days | None:
    weekday = _WEEKDAY.search(folded)
    week_before = re.search(r"\b(?:tuan (?:truoc|roi|qua)|last week)\b", folded)
    if weekday is not None:
        day = _week(today)[0] + timedelta(days=_WEEKDAYS[weekday[1]])
        day -= timedelta(days=7 if week_before or day > today else 0)
        return day, day
    found = _AGO.search(folded)
    if found is not None:
        return _ago(found[1], found[2], today)
    for said, days in _WORDS:
        if said.search(folded):
            return days(today)
    month = _MONTH.search(folded)
    if month is not None:
        number = int(month[1])
        return _month(today.year - (number > today.month), number)
    return None


def _ago(count: str, unit: str, today: date) -> Days | None:
    number = int(count) if count.isdecimal() else _COUNTS[count]
    if count in ("vai", "may", "several"):
        return None  # a few: nobody knows how many
    if unit.startswith(("ngay", "hom", "day")):
        day = today - timedelta(days=number)
        return day, day
    if unit.startswith(("tuan", "week")):
        return _week(today - timedelta(days=7 * number))
    months = today.year * 12 + today.month - 1 - number
    return _month(months // 12, months % 12 + 1)


def _last(today: date, month: int, day: int) -> date | None:
    this = _real(today.year, month, day)
    return this if this is not None and this <= today else _real(today.year - 1, month, day)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
