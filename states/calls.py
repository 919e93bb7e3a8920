"""What a phone call may lead to: a table of endings, and what becomes of a request told in one.

A call is never verified by itself, and knowing an ID number or a birth date proves nothing
(docs/hotline.md). What cannot be verified becomes a case, never a change; a call-back that one
agent attests raises the case to level 3, and a second person decides it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from states import references
from states.identity import CONTACTS, Level
from states.kinds import (
    ACT_FOR_ANOTHER,
    MISUSE,
    NAME_CHANGE,
    TALK,
    TAX_CHANGE,
    UNPROVEN,
    UPDATES,
    Decides,
    Kind,
)

CHANNEL = "hotline"  # of a call's lane, and of the cases that come of it
PURPOSE = "call"  # of the codes that are read out in a call
TRIES = 3  # wrong codes in one call, whatever they were sent to
LONGEST_FOLLOW_UP = timedelta(days=90)
KINDS = {
    kind.id: kind for kind in (*UPDATES, NAME_CHANGE, TAX_CHANGE, MISUSE, ACT_FOR_ANOTHER, TALK)
}


class Way(StrEnum):
    """How it was settled who calls."""

    NONE = ""
    CODE = "code"  # a code that went to a contact of record was read out: level 2
    CALLBACK = "callback"  # the agent says they called the number of record: level 3, one case
    FAILED = "failed"  # it could not be verified


class Disposition(StrEnum):
    DONE = "done"
    OPENED = "opened"
    JOINED = "joined"
    UNVERIFIED = "unverified"
    WRONG_NUMBER = "wrong_number"
    ABUSIVE = "abusive"
    DROPPED = "dropped"
    CALLBACK = "callback"


@dataclass(frozen=True, slots=True)
class Ending:
    """`leads`: what must have come of the call (changed | opened | joined), empty where nothing
    need have. `timed`: a time to ring back belongs to it."""

    leads: str = ""
    timed: bool = False


ENDINGS: Mapping[Disposition, Ending] = {
    Disposition.DONE: Ending("changed"),
    Disposition.OPENED: Ending("opened"),
    Disposition.JOINED: Ending("joined"),
    Disposition.UNVERIFIED: Ending(),
    Disposition.WRONG_NUMBER: Ending(),
    Disposition.ABUSIVE: Ending(),
    Disposition.DROPPED: Ending(),
    Disposition.CALLBACK: Ending(timed=True),
}
_SUGGESTED = {
    "changed": Disposition.DONE,
    "opened": Disposition.OPENED,
    "joined": Disposition.JOINED,
}


def suggested(led_to: str, way: Way) -> str:
    """The ending that is likely meant; empty where there is no telling."""
    if led_to in _SUGGESTED:
        return _SUGGESTED[led_to].value
    return Disposition.UNVERIFIED.value if way is Way.FAILED else ""


# -- what becomes of a request --------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Becomes:
    """`change`: it is applied now. Else a case of this `kind`; `known`: whose it is was proven;
    `why`: a copy id, why a person decides."""

    kind: str
    change: bool = False
    known: bool = False
    why: str = ""


def is_known(way: Way, held: Level) -> bool:
    """Whether it stands now who calls. `held`: what the proofs of this call are worth."""
    return way is Way.CALLBACK or (way is Way.CODE and held >= Level.CONFIRMED)


def level_of(way: Way, held: Level) -> Level:
    """The level of a case that is opened now."""
    if not is_known(way, held):
        return Level.NONE
    return Level.VERIFIED if way is Way.CALLBACK else held


def becomes(kind: Kind, way: Way, held: Level, *, frozen: bool, to_staff: str) -> Becomes:
    """`to_staff`: why a reader wants a person to look, empty where none does."""
    if not is_known(way, held):
        if kind.level > Level.NONE:
            return Becomes(UNPROVEN.id, why="staff-call-unproven")
        return Becomes(kind.id, why=to_staff)
    why = to_staff or _why(kind, way, frozen=frozen)
    change = kind.decides is Decides.CUSTOMER and not why
    return Becomes(kind.id, change, known=True, why=why)


def _why(kind: Kind, way: Way, *, frozen: bool) -> str:
    if kind.decides is not Decides.CUSTOMER:
        return ""
    if kind.field in CONTACTS:  # identity stands on it: two people, and the window
        return "staff-call-contact"
    if frozen:
        return "staff-call-frozen"
    return "staff-call-back" if way is Way.CALLBACK else ""


# -- reading a reference aloud --------------------------------------------------------------------
def spelled(reference: str) -> tuple[str, str]:
    """(signs with dashes between, check digit), to be read out: `7 – K – 3 – M – 4`, `2`."""
    _, signs, check = reference.split("-")
    return " – ".join(signs), check


def read_back(said: str, reference: str) -> str:
    """Whether what was read back is this reference: right | misread (the check digit is not its
    own, or it is none at all) | other (a right one of another case)."""
    signs = "".join(sign for sign in said.upper() if sign.isalnum())
    signs = signs.removeprefix("DC") if len(signs) > len("7K3M42") else signs
    if len(signs) != len("7K3M42") or not set(signs) <= set(references.ALPHABET):
        return "misread"
    if references.check_digit(signs[:-1]) != signs[-1]:
        return "misread"
    return "right" if references.written(signs[:-1]) == reference else "other"
