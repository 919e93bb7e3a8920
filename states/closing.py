"""What may still follow when a case is closed: looking at it again, and rating it. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from states.case_map import CASE, CLOSED, CaseState
from states.facts import CaseLine, Change
from states.identity import CONTACTS
from states.kinds import KINDS

REOPEN_WITHIN = timedelta(days=14)


def reopen_until(case: CaseLine) -> datetime | None:
    """Until when the customer may have this case looked at again; None where never.

    Not where an undo ended it, not where the customer's own change was applied without staff (it
    is simply made anew), and not where a contact's held change was taken back with it.
    """
    if case.closed_at is None or not CASE.can(case.state, "reopen"):
        return None
    if case.state == CaseState.WITHDRAWN:
        possible = KINDS[case.kind].field not in CONTACTS
    else:
        possible = case.worked
    return case.closed_at + REOPEN_WITHIN if possible else None


def may_reopen(case: CaseLine, changes: Iterable[Change], now: datetime) -> bool:
    """`changes`: those of the customer inside their window; their case belongs to the window."""
    until = reopen_until(case)
    held = any(one.reference == case.reference and one.ends_at > now for one in changes)
    return until is not None and now < until and not held


def may_rate(case: CaseLine, now: datetime) -> bool:
    return (
        case.rating is None
        and case.worked
        and case.state in CLOSED
        and case.state not in (CaseState.WITHDRAWN, CaseState.UNDONE, CaseState.MERGED)
        and case.closed_at is not None
        and now < case.closed_at + REOPEN_WITHIN
    )
