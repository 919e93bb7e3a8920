"""What a string of digits is in the number plan of Vietnam: a pure classification, no text around.

Validity and type come from the numbering library (E.164 plan of country 84); renumbered prefixes
from `prefixes`.
"""

from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from phonenumbers import PhoneNumberType

from states.answers.prefixes import OLD_AREA, OLD_MOBILE

_SERVICE_CALLS = ("1800", "1900")
_LONGEST = 15  # E.164
_SUBSCRIBER_STARTS = tuple("2345678")  # 1 and 9 were never given to fixed lines behind an area code


class Kind(StrEnum):
    MOBILE = "mobile"
    LANDLINE = "landline"
    RENUMBERED = "renumbered"  # an 11-digit mobile number of before 15 September 2018
    OLD_LANDLINE = "old landline"  # an area code of before 2017
    SERVICE = "service"
    FOREIGN = "foreign"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Number:
    """`value` is E.164, of today's plan; `old` and `new` are prefixes where it was renumbered."""

    kind: Kind
    value: str = ""
    old: str = ""
    new: str = ""

    @property
    def usable(self) -> bool:
        return self.kind in {Kind.MOBILE, Kind.LANDLINE, Kind.RENUMBERED, Kind.FOREIGN}


INVALID = Number(Kind.INVALID)


def classify(digits: str, *, plus: bool = False) -> Number:
    """What `digits` are, in any spelling: 0912…, 84912…, +84 (0)912…, 0084912…, 912…."""
    if len(digits) > _LONGEST + 3:
        return INVALID
    if plus or digits.startswith("00"):
        return _international(digits.removeprefix("00"))
    if digits.startswith(_SERVICE_CALLS) and 8 <= len(digits) <= 10:
        return Number(Kind.SERVICE)
    if digits.startswith("0"):
        return _national(digits[1:])
    if digits.startswith("84") and len(digits) >= 11:
        return _national(digits[2:].removeprefix("0"))
    if len(digits) == 9 or (len(digits) == 10 and digits[0] in "12"):
        return _national(digits)  # the leading 0 left out
    return INVALID


def _international(digits: str) -> Number:
    if digits.startswith("84"):
        return _national(digits[2:].removeprefix("0"))
    if digits.startswith("0"):
        return _national(digits[1:])  # +0912…
    try:
        parsed = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        return INVALID
    if not phonenumbers.is_valid_number(parsed):
        return INVALID
    return Number(Kind.FOREIGN, f"+{digits}")


def _national(digits: str) -> Number:
    kind = _library_kind(digits)
    if kind is Kind.INVALID:
        return _renumbered(digits)
    return Number(kind, f"+84{digits}")


def _library_kind(digits: str) -> Kind:
    if not digits or digits[0] == "0" or not 8 <= len(digits) <= 10:
        return Kind.INVALID
    line = phonenumbers.number_type(
        phonenumbers.PhoneNumber(country_code=84, national_number=int(digits))
    )
    if line == PhoneNumberType.MOBILE:
        # 14x, 16x and 121x are numbers of machines; nobody answers them.
        return Kind.INVALID if digits[0] == "1" else Kind.MOBILE
    if line == PhoneNumberType.FIXED_LINE:
        return Kind.LANDLINE
    return Kind.INVALID if line == PhoneNumberType.UNKNOWN else Kind.SERVICE


def _renumbered(digits: str) -> Number:
    if len(digits) == 10 and (new := OLD_MOBILE.get(digits[:3])):
        moved = new + digits[3:]
        if _library_kind(moved) is Kind.MOBILE:
            return Number(Kind.RENUMBERED, f"+84{moved}", f"0{digits[:3]}", f"0{new}")
    for length in (1, 2, 3):
        new_area = OLD_AREA.get(digits[:length])
        if not new_area or digits[length : length + 1] not in _SUBSCRIBER_STARTS:
            continue
        moved = new_area + digits[length:]
        if _library_kind(moved) is Kind.LANDLINE:
            return Number(Kind.OLD_LANDLINE, f"+84{moved}", f"0{digits[:length]}", f"0{new_area}")
    return INVALID


def show(value: str) -> str:
    """An E.164 number as people read it: 0912 345 678, 028 3812 3456, 0225 384 1234."""
    if not value.startswith("+84") or not value[3:].isdecimal():
        return _show_foreign(value)
    digits = "0" + value[3:]
    first = 3 if digits.startswith(("024", "028")) else 4
    return " ".join((digits[:first], digits[first:7], digits[7:]))


def _show_foreign(value: str) -> str:
    try:
        parsed = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return value
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
