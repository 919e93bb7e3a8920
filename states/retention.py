"""How long papers of closed cases are kept. Pure.

Data is kept no longer than its purpose needs (PDPL 91/2025 Art. 3); the purpose of a paper ends
with its case. Nothing here is a legal term for keeping: a house that has to keep papers longer sets
more days, or holds a case.
"""

from datetime import datetime, timedelta
from typing import Final

from states.closing import REOPEN_WITHIN

# A closed case is reopened within 14 days, and whoever is refused again may complain once more:
# that takes as long again, and papers must outlast both.
LEAST: Final = 2 * REOPEN_WITHIN.days + 2
MOST: Final = 3650
RULE: Final = "papers_days"  # the setting that is the rule


def days_of(value: str) -> int | None:
    """Of the kept setting; None: for ever."""
    return int(value) if value else None


def fits(days: int) -> bool:
    return LEAST <= days <= MOST


def rule(days: int) -> str:
    """As a removed paper carries it."""
    return f"{RULE}={days}"


def days_by(rule_of_paper: str) -> str:
    """The days of such a rule."""
    return rule_of_paper.partition("=")[2]


def closed_before(now: datetime, days: int) -> datetime:
    """Papers go of cases that were closed up to this moment."""
    return now - timedelta(days=days)
