"""How values look on the console's pages: moments, ages, clocks, and what is masked."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.copy import render
from states.case_map import CLOSED, CaseState
from states.facts import local_day, shown_moment
from states.masks import HIDDEN, mask

_REFERENCE = r"DC-[0-9A-Z]{5}-[0-9A-Z]"
_EMAIL = r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+"
_DIGITS = r"\+?\d(?:[\d.\-/ ]*\d)?"
_PERSONAL = re.compile(f"({_REFERENCE})|({_EMAIL})|({_DIGITS})")
_DATE = re.compile(r"\d{1,2}/\d{1,2}/(\d{4})(?: \d{1,2})?")
_FEW = 4  # fewer digits than this tell nobody anything
_HOTLINE = "1900 0382"
_NEAR = timedelta(days=1)
_SWAPPED = str.maketrans(",.", ".,")
_SOON_IN_ALARM = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time on a page: the words, the exact moment behind them, the machine's form."""

    words: str
    exact: str
    iso: str


@dataclass(frozen=True, slots=True)
class ClockChip:
    """`tone`: good | near | late | paused."""

    tone: str
    words: str
    exact: str


def moment(at: datetime, now: datetime, language: str) -> Moment:
    """`5 phút trước`, or the day where that was long ago."""
    if now - at < timedelta(minutes=1):
        words = render("console-just-now", language)
    else:
        words = render("console-ago", language, {"span": span(now - at, language)})
    return Moment(words, shown_moment(at), at.isoformat())


def age(at: datetime, now: datetime, language: str) -> Moment:
    """How long ago, and nothing else: `2 ngày`."""
    return Moment(span(now - at, language), shown_moment(at), at.isoformat())


def exactly(at: datetime) -> Moment:
    return Moment(shown_moment(at), shown_moment(at), at.isoformat())


def span(length: timedelta, language: str) -> str:
    """The largest unit only: `3 ngày`, `2 giờ`, `5 phút`."""
    minutes = max(int(length.total_seconds() // 60), 0)
    if minutes < 60:
        return render("console-minutes", language, {"n": minutes})
    if minutes < 48 * 60:
        return render("console-hours", language, {"n": minutes // 60})
    return render("console-days", language, {"n": minutes // (24 * 60)})


def number(value: float, language: str, places: int = 0) -> str:
    """`1.234,5` in Vietnamese, `1,234.5` in English; no places where they say nothing."""
    plain = f"{value:,.{places}f}"
    if places:
        plain = plain.rstrip("0").rstrip(".")
    return plain if language == "en" else plain.translate(_SWAPPED)


def minutes(value: int, language: str) -> str:
    """Working time: `45 phút`, `3,5 giờ`."""
    if value < 60:
        return render("console-minutes", language, {"n": value})
    return render("reports-hours", language, {"hours": number(value / 60, language, 1)})


def clock(
    state: str,
    reply_by: datetime,
    due_at: datetime,
    replied_at: datetime | None,
    now: datetime,
    language: str,
) -> ClockChip | None:
    """The clock that runs out first: the first reply's, until there was one, or the case's."""
    if state in CLOSED:
        return None
    if state in (CaseState.WAITING, CaseState.HELD):
        return ClockChip("paused", render(f"console-clock-{state}", language), shown_moment(due_at))
    until = due_at if replied_at else min(reply_by, due_at)
    what = "due" if replied_at else "reply"
    left = until - now
    if left <= timedelta(0):
        words = render(f"console-clock-{what}-late", language, {"span": span(-left, language)})
        return ClockChip("late", words, shown_moment(until))
    words = render(f"console-clock-{what}", language, {"span": span(left, language)})
    return ClockChip("near" if left <= _NEAR else "good", words, shown_moment(until))


def alarm_clocks(
    state: str,
    first_by: datetime | None,
    full_by: datetime | None,
    now: datetime,
    language: str,
) -> tuple[ClockChip, ...]:
    """The clocks of a possible breach: by when the authority hears of it, 24 h and 72 h; None once
    it has, or need not."""
    if state in CLOSED:
        return ()
    return tuple(
        _alarm_clock(hours, until, now, language)
        for hours, until in ((24, first_by), (72, full_by))
        if until is not None
    )


def _alarm_clock(hours: int, until: datetime, now: datetime, language: str) -> ClockChip:
    left = until - now
    late = left <= timedelta(0)
    words = render(
        "console-clock-alarm-late" if late else "console-clock-alarm",
        language,
        {"hours": hours, "span": span(abs(left), language)},
    )
    tone = "late" if late else "near" if left <= _SOON_IN_ALARM else "paused"
    return ClockChip(tone, words, shown_moment(until))


def next_alarm(clocks: tuple[ClockChip, ...]) -> ClockChip | None:
    """The one that runs out next, else the last that did."""
    running = [one for one in clocks if one.tone != "late"]
    if running:
        return running[0]
    return clocks[-1] if clocks else None


# -- values --------------------------------------------------------------------------------------
def value(field: str, stored: str) -> str:
    """A stored value as people read it."""
    if field == "phone" and re.fullmatch(r"\+84\d{9,10}", stored):
        digits = f"0{stored[3:]}"
        return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
    if field == "id_number" and re.fullmatch(r"\d{12}", stored):
        return " ".join(stored[at : at + 3] for at in range(0, 12, 3))
    if field == "birth_date" and (found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", stored)):
        return f"{found[3]}/{found[2]}/{found[1]}"
    return stored


def masked(field: str, stored: str) -> str:
    return mask(field, stored)


def masked_text(text: str, now: datetime) -> str:
    """Free text without its numbers and addresses; references and coming dates stay."""
    return _PERSONAL.sub(lambda found: _hidden(found, now), text)


def _hidden(found: re.Match[str], now: datetime) -> str:
    reference, email, digits = found.groups()
    if reference:
        return str(reference)
    if email:
        return mask("email", email)
    if sum(sign.isdigit() for sign in digits) < _FEW or digits.strip() == _HOTLINE:
        return str(digits)
    date = _DATE.fullmatch(digits)
    if date and int(date[1]) >= local_day(now).year:
        return str(digits)
    return HIDDEN
