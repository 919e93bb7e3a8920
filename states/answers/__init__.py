"""How a customer's answer to one question is read: one reader per kind of answer.

A reader is a pure function `read(text, context) -> Answer`. It cleans or refuses; it never raises
for bad input. Each file of this package holds one reader; `READERS` names them all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    ASK = "ask"  # plausible, but the customer confirms or chooses first
    REFUSED = "refused"  # said precisely why; the question is asked again
    STAFF = "staff"  # a person decides


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it was read.

    `value` is the stored form (E.164 phone, 12 digits, ISO date, e-mail, address as typed), or the
    suggestion where the verdict is ASK. `reason` is a copy id: `reject-…` for REFUSED, `confirm-…`
    for ASK, `staff-…` for STAFF, None for ACCEPTED. `shown` holds that copy's variables, already
    in the form people read (0912 345 678, 05/03/1990). `choices` are stored forms to choose among;
    the chosen one is read again only to learn whether staff must see it (STAFF, or `then_staff`),
    for the choice has answered any other question. With choices and no `value`, a yes is no answer.
    `then_staff`: an ASK that the customer confirms goes to staff instead of being applied, and why
    (a copy id `staff-…` without variables).
    `parts` splits a compound answer (address: province, province_typed, ward; contact person: name,
    role, phone, email).
    """

    verdict: Verdict
    value: str | None = None
    reason: str | None = None
    shown: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    then_staff: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader may know besides the text. Dates are the customer's local dates."""

    today: date
    organisation: bool = False
    birth_date: str | None = None  # ISO, of record
    id_number: str | None = None  # 12 digits, of record
    sex: str | None = None  # "male" | "female" where known


Reader = Callable[[str, Context], Answer]


def accepted(value: str, **parts: str) -> Answer:
    return Answer(Verdict.ACCEPTED, value, parts=parts)


def refused(reason: str, **shown: str) -> Answer:
    return Answer(Verdict.REFUSED, None, reason, shown)


def ask(
    reason: str,
    value: str | None,
    *,
    choices: tuple[str, ...] = (),
    then_staff: str = "",
    **shown: str,
) -> Answer:
    return Answer(Verdict.ASK, value, reason, shown, choices, then_staff)


def staff(reason: str, value: str | None = None, **shown: str) -> Answer:
    return Answer(Verdict.STAFF, value, reason, shown)
