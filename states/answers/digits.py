"""Digits as people type them: runs broken by spaces and dots, letters that were meant as digits."""

import re
from typing import NamedTuple

_RUN = re.compile(r"\+?[ (]{0,2}[0-9]++(?:[ .()\-]{1,3}+[0-9]++)*+")
_GROUP = re.compile(r"([ .()\-+]*+)([0-9]++)")
# A letter counts as a digit only inside a word of digits and such letters: O912345678, 09l2 345.
_SLIP = re.compile(r"(?<![^\W_])(?=[OoIl.\-]*+[0-9])[0-9OoIl]++(?:[.\-][0-9OoIl]++)*+(?![^\W_])")
_SOMETHING_ELSE = 6  # digits
_MEANT = str.maketrans("OoIl", "0011")


class Run(NamedTuple):
    """One stretch of digits. `gaps[i]` is what stood before `groups[i]`."""

    groups: tuple[str, ...]
    gaps: tuple[str, ...]
    start: int
    end: int

    @property
    def digits(self) -> str:
        return "".join(self.groups)

    @property
    def plus(self) -> bool:
        return "+" in self.gaps[0]


def runs(text: str) -> list[Run]:
    """Every stretch of digits of `text` (already `widthless`), left to right."""
    found = []
    for match in _RUN.finditer(text):
        pairs = _GROUP.findall(match[0])
        groups = tuple(pair[1] for pair in pairs)
        gaps = tuple(pair[0] for pair in pairs)
        found.append(Run(groups, gaps, match.start(), match.end()))
    return found


def exact(run: Run, lengths: frozenset[int]) -> list[str]:
    """The numbers of one of `lengths` digits that `run` spells, whole or one after the other.

    Numbers end only where the customer left a gap. What is left over must be long enough to be
    something else (a date, a phone number) beside a number that was typed in one piece; otherwise
    a digit slipped, and the run spells none.
    """
    if len(run.digits) in lengths:
        return [run.digits]
    numbers, held = [], ""
    for group in run.groups:
        held += group
        if len(held) in lengths:
            numbers.append(held)
            held = ""
    if not held:
        return numbers
    whole = [group for group in run.groups if len(group) in lengths]
    return whole if len(run.digits) - sum(map(len, whole)) >= _SOMETHING_ELSE else []


def mended(text: str) -> str:
    """`text` with the letters O and l put right where digits were meant. The length stays."""
    if not any(letter in text for letter in "OoIl"):
        return text
    return _SLIP.sub(_digits_meant, text)


def _digits_meant(match: re.Match[str]) -> str:
    typed = match[0]
    return typed.translate(_MEANT) if sum(map(str.isdigit, typed)) >= 2 else typed
