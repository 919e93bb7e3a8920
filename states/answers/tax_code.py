"""Reads a tax code (mã số thuế): 10 digits, 10-3 of a dependent unit, or a 12-digit personal ID.

Sources: Law on Tax Administration 38/2019 Art. 30(2) and 35, Circular 86/2024/TT-BTC (since 1 July
2025 the personal ID number is the tax code of individuals, households and household businesses);
the check digit as in `stdnum.vn.mst`.
"""

import re

from stdnum.vn import mst

from states.answers import Answer, Context, accepted, ask, refused
from states.answers.digits import Run, mended, runs
from states.answers.id_number import judge as judge_id
from states.answers.id_number import show as show_id
from states.text import fold, widthless

_LIMIT = 500
_MENTION = re.compile(
    r"\b(?:mst|m\.s\.t|ma so thue|ma thue|tax (?:code|id|number)|taxcode)\b|\btin ?[:#]"
)


def read(text: str, context: Context) -> Answer:
    """The tax code in `text`: `0100233488`, `0314409058-002` or 12 digits."""
    if len(text) > _LIMIT:
        return refused("reject-tax-code-long")
    plain = widthless(text)
    straight = mended(plain)
    found = [code for run in runs(straight) for code in _codes(run)]
    right = list(dict.fromkeys(code for code in found if _right(code, context)))
    if len(right) > 1:
        first, second = map(show, right[:2])
        choices = tuple(right[:2])
        return ask("confirm-tax-code-two", None, choices=choices, first=first, second=second)
    if not right:
        return _refuse(straight, found)
    code = right[0]
    if straight != plain and code not in [each for run in runs(plain) for each in _codes(run)]:
        return ask("confirm-tax-code-mended", code, code=show(code))
    if len(code) == 12 and context.organisation:
        return ask("confirm-tax-code-personal", code, code=show(code))
    return accepted(code)


def show(value: str) -> str:
    """A stored tax code as people read it; a personal one in groups of three."""
    return show_id(value) if len(value) == 12 else value


def is_valid(digits: str) -> bool:
    """Whether `digits` (10 or 13, no dash) carry a right check digit."""
    return bool(mst.is_valid(digits))


def mentioned(plain: str) -> bool:
    """Whether `plain` says that a number is a tax code."""
    lowered = plain.lower()
    if not any(hint in lowered for hint in ("mst", "m.s.t", "thu", "tax", "tin")):
        return False
    return _MENTION.search(fold(plain)) is not None


def _codes(run: Run) -> list[str]:
    """The codes that `run` spells: whole, or several one after the other."""
    if len(run.digits) in {10, 12, 13}:
        return [_canonical(run.digits)]
    codes: list[str] = []
    held = ""
    for group in run.groups:
        if not held and codes and len(codes[-1]) == 10 and len(group) == 3:
            codes[-1] = f"{codes[-1]}-{group}"
            continue
        held += group
        if len(held) in {10, 12, 13}:
            codes.append(_canonical(held))
            held = ""
    return [] if held else codes


def _canonical(digits: str) -> str:
    return f"{digits[:10]}-{digits[10:]}" if len(digits) == 13 else digits


def _right(code: str, context: Context) -> bool:
    if len(code) == 12:
        return judge_id(code, Context(context.today)).value is not None
    return is_valid(code)


def _refuse(straight: str, found: list[str]) -> Answer:
    if found:
        if len(found[0]) == 12:
            return refused("reject-tax-code-personal", code=show(found[0]))
        return refused("reject-tax-code-checksum", code=show(found[0]))
    lengths = [len(run.digits) for run in runs(straight)]
    if not lengths:
        return refused("reject-tax-code-none")
    return refused("reject-tax-code-length", digits=str(max(lengths)))
