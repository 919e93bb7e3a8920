"""Reads a phone number out of what a customer typed.

Rules: any spelling becomes E.164; numbers of before the renumbering of 2018, letters typed for
digits, several numbers and numbers from abroad are asked about, never silently changed; service
lines (1800, 1900, 11x) are nobody's phone. Sources: see `phone_numbers` and `prefixes`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from states.answers import Answer, Context, accepted, ask, refused
from states.answers.digits import Run, mended, runs
from states.answers.phone_numbers import Kind, Number, classify, show
from states.answers.prefixes import UNCONFIRMED_MOBILE
from states.answers.tax_code import is_valid as is_tax_code
from states.answers.tax_code import mentioned as tax_code_mentioned
from states.text import widthless

__all__ = ["find", "is_landline", "read", "show", "spans"]

_LIMIT = 500
_MOST_CHOICES = 5
_SHORT = 8  # fewer digits than any phone number; 115 in an address is not the answer
_TRIED = 5  # digits that look like a try at a phone number
_EXTENSION = re.compile(
    r"[\s,;.(]{0,3}(?:ext\.?|extension|máy lẻ|may le|máy nhánh|may nhanh|số lẻ|so le"
    r"|nhánh|nhanh|lẻ|nội bộ|noi bo|x|#)[\s.:]{0,3}([0-9]{1,6})(?![0-9])",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?<=[0-9]{3})[,_](?=[0-9]{3})")  # 0912,345,678: no other number uses these
_OTHER_ENDING = re.compile(r" ?/ ?([0-9]{1,3})(?![ .\-]?[0-9/])")  # 0912345678/79: two numbers


class Found(NamedTuple):
    """A number in the text: what it is, where it stands, whether letters were read as digits."""

    number: Number
    digits: str
    start: int
    end: int
    slip: bool = False


def read(text: str, context: Context) -> Answer:  # noqa: ARG001 - a landline is as good for both
    """The phone number in `text` as E.164, e.g. `+84912345678`."""
    if len(text) > _LIMIT:
        return refused("reject-phone-long")
    plain = widthless(text)
    found = find(plain)
    about_tax = tax_code_mentioned(plain)
    if about_tax:
        rest = [each for each in found if not is_tax_code(each.digits)]
        if len(rest) < len(found) and not any(each.number.usable for each in rest):
            return refused("reject-phone-tax-code")
        about_tax = len(rest) == len(found)
        found = rest
    usable = {each.number.value: each for each in found if each.number.usable}
    for each in tuple(usable.values()):
        for other in _other_endings(plain, each):
            usable.setdefault(other.number.value, other)
    if len(usable) > 1:
        return _choose(tuple(usable)[:_MOST_CHOICES])
    if usable:
        return _judge(plain, next(iter(usable.values())), about_tax=about_tax)
    return _refuse(found)


def is_landline(value: str) -> bool:
    """Whether `value` (E.164) is a fixed line of Vietnam: it rings, but takes no SMS."""
    return value.startswith("+842")


def spans(plain: str) -> list[tuple[int, int]]:
    """Where `plain` holds what is or was meant as a phone number, each with its extension."""
    found = []
    for each in find(plain):
        if each.number.usable or len(each.digits) >= _TRIED:
            extension = _EXTENSION.match(plain, each.end)
            found.append((each.start, extension.end() if extension else each.end))
    return sorted(set(found))


def find(plain: str) -> list[Found]:
    """Every stretch of digits in `plain` (already `widthless`), as phone numbers."""
    plain = _JOINED.sub(" ", plain)
    straight = mended(plain)
    found = []
    for run in runs(straight):
        slip = straight[run.start : run.end] != plain[run.start : run.end]
        found += [each._replace(slip=slip) for each in _numbers(run)]
    return found


def _numbers(run: Run) -> Iterator[Found]:
    whole = _found(run, 0, len(run.groups))
    if whole.number.kind is not Kind.INVALID or len(run.groups) == 1:
        yield whole
        return
    pieces = _cover(run, 0) or _dashed(run)
    if pieces:
        yield from pieces
    else:
        yield whole


def _found(run: Run, first: int, last: int) -> Found:
    digits = "".join(run.groups[first:last])
    number = classify(digits, plus="+" in run.gaps[first])
    return Found(number, digits, run.start, run.end)


def _cover(run: Run, first: int) -> list[Found]:
    """The numbers that spell `run` from group `first` to its end, or none if they do not.

    One short group before the first number (a house, a room) is passed over.
    """
    pieces: list[Found] = []
    start = first
    while start < len(run.groups):
        best = None
        for last in range(start + 1, min(start + 8, len(run.groups)) + 1):
            piece = _found(run, start, last)
            if piece.number.usable:
                best = (piece, last)
        if best is None:
            if start == 0 and len(run.groups[0]) <= 3 and run.groups[1].startswith("0"):
                start = 1
                continue
            return []
        pieces.append(best[0])
        start = best[1]
    return pieces


def _dashed(run: Run) -> list[Found]:
    """The usable numbers between dashes: `0912 345 678 - 115 Lê Lợi`."""
    cuts = [at for at, gap in enumerate(run.gaps) if "-" in gap and " " in gap and at > 0]
    edges = [0, *cuts, len(run.groups)]
    pieces = (_found(run, edges[at], edges[at + 1]) for at in range(len(edges) - 1))
    return [piece for piece in pieces if piece.number.usable]


def _other_endings(plain: str, found: Found) -> Iterator[Found]:
    match = _OTHER_ENDING.match(plain, found.end)
    if match and found.number.kind in {Kind.MOBILE, Kind.LANDLINE}:
        digits = "0" + found.number.value[3 : -len(match[1])] + match[1]
        number = classify(digits)
        if number.usable:
            yield Found(number, digits, found.start, match.end())


def _choose(values: tuple[str, ...]) -> Answer:
    if len(values) == 2:
        first, second = map(show, values)
        return ask("confirm-phone-two", None, choices=values, first=first, second=second)
    numbers = ", ".join(map(show, values))
    return ask("confirm-phone-several", None, choices=values, numbers=numbers)


def _judge(plain: str, found: Found, *, about_tax: bool) -> Answer:
    number, shown = found.number, show(found.number.value)
    if number.kind is Kind.FOREIGN:
        return ask(
            "confirm-phone-foreign", number.value, then_staff="staff-phone-foreign", number=shown
        )
    if about_tax:
        return ask("confirm-phone-tax-code", number.value, number=shown)
    if found.slip:
        return ask("confirm-phone-mended", number.value, number=shown)
    if number.kind is Kind.RENUMBERED:
        return ask(
            "confirm-phone-old-prefix", number.value, old=number.old, new=number.new, number=shown
        )
    if extension := _EXTENSION.match(plain, found.end):
        return ask("confirm-phone-extension", number.value, number=shown, extension=extension[1])
    national = number.value[3:]
    if len(set(national[-7:])) == 1:
        return ask("confirm-phone-repeated", number.value, number=shown)
    if number.kind is Kind.MOBILE and national.startswith(UNCONFIRMED_MOBILE):
        return ask(
            "confirm-phone-rare-prefix", number.value, prefix=f"0{national[:2]}", number=shown
        )
    return accepted(number.value)


def _refuse(found: list[Found]) -> Answer:
    kinds = {each.number.kind: each for each in reversed(found)}
    if old := kinds.get(Kind.OLD_LANDLINE):
        number = old.number
        return refused(
            "reject-phone-old-area", old=number.old, new=number.new, number=show(number.value)
        )
    if Kind.SERVICE in kinds:
        return refused("reject-phone-service")
    if not found:
        return refused("reject-phone-none")
    longest = max(found, key=lambda each: len(each.digits))
    count = len(longest.digits)
    if count < _SHORT and (longest.digits.startswith("1") and count in {3, 4, 6}):
        return refused("reject-phone-service")
    if longest.digits.startswith("02") and _SHORT < count < 13:
        return refused("reject-phone-landline", digits=str(count))
    if count in {9, 10} and longest.digits.startswith("0") == (count == 10):
        return refused("reject-phone-prefix", prefix=f"0{longest.digits.lstrip('0')[:2]}")
    return refused("reject-phone-length", digits=str(count))
