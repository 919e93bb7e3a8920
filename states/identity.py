"""What a chat has proven, and what that allows (docs/identity.md; NIST SP 800-63B rev. 4).

Knowing an ID number, birth date or address proves nothing. Phone and e-mail are what identity
stands on, so changing one is an account recovery with rules of its own (`contact_change`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

CONFIRMED_FOR = timedelta(minutes=30)  # how long a code to a contact of record counts
WEB_IDLE = timedelta(minutes=30)
WEB_AT_MOST = timedelta(hours=12)  # NIST 800-63B AAL2: re-authentication at 12 h or 30 min idle
CODE_FOR = timedelta(minutes=10)
CODE_TRIES = 3
CODE_DIGITS = 6
CONTACT_CODE_DIGITS = 8
CONTACTS = ("phone", "email")


class Level(IntEnum):
    NONE = 0
    LINKED = 1
    CONFIRMED = 2
    VERIFIED = 3  # by a staff member, for one case


@dataclass(frozen=True, slots=True)
class Proof:
    """A code to the contact of record `contact` was entered in this chat at `at`."""

    customer_id: str
    contact: str
    at: datetime


def level(customer_id: str | None, proofs: Iterable[Proof], now: datetime) -> Level:
    """What this chat holds for the customer it is linked to, at `now`."""
    if customer_id is None:
        return Level.NONE
    for proof in proofs:
        if proof.customer_id == customer_id and now - proof.at < CONFIRMED_FOR:
            return Level.CONFIRMED
    return Level.LINKED


class ContactChange(StrEnum):
    """What becomes of a change of phone or e-mail."""

    APPLY = "apply"  # at once, undoable through the window
    HOLD = "hold"  # announced to every contact, applied when the window ends unobjected
    STAFF = "staff"  # documents and two staff members, then held as well
    NOTHING = "nothing"


def contact_change(*, old: bool, other: bool, new: bool, staff: bool) -> ContactChange:
    """The recovery rules. `old`: a code to the contact that is being changed was entered; `other`:
    one to the other contact of record; `new`: one to the new contact; `staff`: two staff members
    approved on documents. A code to the new contact is needed always.
    """
    if not new:
        return ContactChange.NOTHING
    if old:
        return ContactChange.APPLY
    if other or staff:
        return ContactChange.HOLD
    return ContactChange.STAFF
