"""Reads a personal ID number (số căn cước, số định danh cá nhân): twelve digits.

Structure by Decree 137/2015 Art. 13 and Circular 07/2016/TT-BCA Art. 7: province or country code of
birth registration (3), century and sex (1), year of birth (2), random (6); there is no check digit.
Twelve digits: Law 26/2023 on identification, Art. 12. The nine-digit card lapsed after 31 December
2024: Art. 46. That a number disagrees with the birth date or sex of record is a question, not an
error: either may have been corrected by law.
"""

import re
from datetime import date

from states.answers import Answer, Context, Verdict, accepted, ask, refused, staff
from states.answers.digits import exact, mended, runs
from states.answers.provinces import ID_CODES
from states.text import fold, widthless

_LIMIT = 500
_TWELVE = frozenset({12})
_OLDEST = 120  # years
_ADULT = 18  # Civil Code 2015 Art. 20
_PASSPORT_WORD = re.compile(r"\b(?:ho chieu|passport)\b")
_VN_PASSPORT = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][0-9]{7,8}(?![A-Za-z0-9])")
_PASSPORT = re.compile(  # ICAO 9303: up to nine letters and digits
    r"(?<![A-Za-z0-9])(?=[A-Za-z]{0,8}[0-9])[A-Za-z0-9]{5,9}(?![A-Za-z0-9])"
)


def read(text: str, context: Context) -> Answer:
    """The ID number in `text`, 12 digits."""
    if len(text) > _LIMIT:
        return refused("reject-id-number-long")
    plain = widthless(text)
    straight = mended(plain)
    numbers = list(dict.fromkeys(_numbers(straight)))
    if len(numbers) > 1:
        right = [each for each in numbers if judge(each, context).verdict is not Verdict.REFUSED]
        numbers = right or numbers[:1]
    if len(numbers) > 1:
        first, second = map(show, numbers[:2])
        choices = tuple(numbers[:2])
        return ask("confirm-id-number-two", None, choices=choices, first=first, second=second)
    if numbers:
        answer = judge(numbers[0], context)
        if answer.reason is None and straight != plain and numbers[0] not in _numbers(plain):
            return ask("confirm-id-number-mended", numbers[0], number=show(numbers[0]))
        return answer
    return _refuse(plain)


def show(value: str) -> str:
    """A stored number as people read it: 079 090 123 456."""
    return " ".join(value[at : at + 3] for at in range(0, len(value), 3))


def year_of(number: str) -> int:
    """The year of birth that `number` implies."""
    return 1900 + 100 * (int(number[3]) // 2) + int(number[4:6])


def sex_of(number: str) -> str:
    return "female" if int(number[3]) % 2 else "male"


def judge(number: str, context: Context) -> Answer:
    """What twelve digits say about themselves and against the record."""
    year = year_of(number)
    if not context.today.year - _OLDEST <= year <= context.today.year:
        return refused("reject-id-number-year", year=str(year))
    if _under_age(year, context):
        return staff("staff-id-number-under-age", number)
    if context.birth_date and not context.birth_date.startswith(f"{year:04}-"):
        recorded = context.birth_date[:4]
        return ask(
            "confirm-id-number-birth-year",
            number,
            then_staff="staff-id-number-record",
            number=show(number),
            implied=str(year),
            recorded=recorded,
        )
    if context.sex and context.sex != sex_of(number):
        return ask(
            "confirm-id-number-sex",
            number,
            then_staff="staff-id-number-record",
            number=show(number),
        )
    if number[:3] not in ID_CODES:
        return ask("confirm-id-number-code", number, code=number[:3], number=show(number))
    return accepted(number)


def _under_age(year: int, context: Context) -> bool:
    today = context.today
    if today.year - year != _ADULT or not context.birth_date:
        return today.year - year < _ADULT
    try:
        born = date.fromisoformat(context.birth_date)
    except ValueError:
        return False
    return born.year == year and (today.month, today.day) < (born.month, born.day)


def _numbers(straight: str) -> list[str]:
    return [number for run in runs(straight) if not run.plus for number in exact(run, _TWELVE)]


def _refuse(plain: str) -> Answer:
    passport = _VN_PASSPORT.search(plain)
    if not passport and _PASSPORT_WORD.search(fold(plain)):
        passport = _PASSPORT.search(plain)
        if not passport:
            return staff("staff-id-number-passport")
    if not passport and 4 <= sum(map(str.isdecimal, plain)) < len(plain):
        passport = _PASSPORT.fullmatch(plain)
    if passport:
        return staff("staff-id-number-passport", passport[0].upper())
    lengths = [len(run.digits) for run in runs(mended(plain))]
    if not lengths:
        return refused("reject-id-number-none")
    if 9 in lengths:
        return refused("reject-id-number-old-card")
    return refused("reject-id-number-length", digits=str(max(lengths)))
