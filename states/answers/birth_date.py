"""Reads a birth date: the solar one on the papers, stored as an ISO date.

Dates are day first; month first is never assumed, it is asked about. Adults are 18 (Civil Code 2015
Art. 20); younger people are served by staff. Papers of old that carry only a year go to staff.
"""

import re
from datetime import date

from states.answers import Answer, Context, accepted, ask, refused, staff
from states.answers.date_spellings import Spelling, spellings
from states.answers.id_number import year_of
from states.text import fold, widthless

_LIMIT = 300
_OLDEST = 120  # years
_ADULT = 18
_LUNAR = re.compile(r"\b(?:am lich|lich am|ngay am|a\.?l|lunar|nhuan|ta lich|lich ta)\b")
_AGE = re.compile(r"\b[0-9]{1,3} ?(?:tuoi|t|years?(?: old)?|yo|y/o)\b")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_DAY_AND_MONTH = re.compile(r"(?<![0-9])[0-9]{1,2}(?: ?[/\-.] ?| thang | )[0-9]{1,2}(?![0-9])")


def read(text: str, context: Context) -> Answer:
    """The birth date in `text`, e.g. `1990-03-05`."""
    if len(text) > _LIMIT:
        return refused("reject-birth-date-long")
    folded = fold(widthless(text))
    found = list(spellings(folded))
    if _LUNAR.search(folded):
        return refused("reject-birth-date-lunar")
    if not found:
        return _refuse(folded)
    answers = {_key(answer): answer for each in found if (answer := _judge(each, context))}
    if len(answers) > 1:
        values = tuple(answer.value for answer in answers.values() if answer.value)
        if len(values) == 1:
            return next(answer for answer in answers.values() if answer.value)
        if len(values) > 1:
            first, second = map(show, values[:2])
            return ask(
                "confirm-birth-date-two", None, choices=values[:2], first=first, second=second
            )
    return next(iter(answers.values()))


def show(value: str) -> str:
    """A stored date as people read it: 05/03/1990."""
    year, month, day = value.split("-")
    return f"{day}/{month}/{year}"


def _key(answer: Answer) -> str | None:
    return answer.value or answer.reason


def _refuse(folded: str) -> Answer:
    if _AGE.search(folded) or _YEAR.search(folded) or _DAY_AND_MONTH.search(folded):
        return refused("reject-birth-date-incomplete")
    return refused("reject-birth-date-none")


def _judge(spelling: Spelling, context: Context) -> Answer:
    today = context.today
    day, month, year = spelling.day, spelling.month, spelling.year
    if day == 0 or month == 0:
        return staff("staff-birth-date-partial", year=str(year))
    if spelling.short:
        year += 2000 if year <= today.year % 100 else 1900
    swapped = month > 12 >= day
    if swapped:
        day, month = month, day
    try:
        born = date(year, month, day)
    except ValueError:
        return refused("reject-birth-date-calendar", text=spelling.text)
    if spelling.short and born > today:
        born = born.replace(year=year - 100)
    if born > today:
        return refused("reject-birth-date-future")
    if today.year - born.year > _OLDEST:
        return refused("reject-birth-date-old", year=str(born.year))
    return _confirm(born, context, swapped=swapped or spelling.doubtful, short=spelling.short)


def _confirm(born: date, context: Context, *, swapped: bool, short: bool) -> Answer:
    value = born.isoformat()
    day, month, year = str(born.day), str(born.month), str(born.year)
    young = _age(born, context.today) < _ADULT
    why = _for_staff(born, context)
    if young and context.organisation:  # the day it was founded; its representative is of age
        return refused("reject-birth-date-organisation")
    if swapped:
        return ask(
            "confirm-birth-date-order",
            value,
            then_staff=why,
            day=day,
            month=month,
            year=year,
        )
    if short:
        return ask(
            "confirm-birth-date-century",
            value,
            then_staff=why,
            day=day,
            month=month,
            year=year,
        )
    if young:
        return staff("staff-birth-date-under-age", value)
    if context.id_number and why:
        implied = str(year_of(context.id_number))
        return ask(
            "confirm-birth-date-id-number",
            value,
            then_staff=why,
            day=day,
            month=month,
            year=year,
            implied=implied,
        )
    return accepted(value)


def _for_staff(born: date, context: Context) -> str:
    """Why a person decides on this date, even where the customer is sure of it; "" where none
    need."""
    if _age(born, context.today) < _ADULT:
        return "staff-birth-date-under-age"
    return "staff-birth-date-record" if _disagrees(born, context) else ""


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _disagrees(born: date, context: Context) -> bool:
    number = context.id_number
    if not number or not re.fullmatch(r"[0-9]{12}", number):
        return False
    return year_of(number) != born.year
