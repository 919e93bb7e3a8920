"""What the customer may do with a case of their own, in a chat and on its page alike. Pure."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from states.case_map import LIVE
from states.closing import may_rate, may_reopen
from states.facts import CaseLine, Change


class OwnDeed(StrEnum):
    ADD = "add"  # words and papers
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    RATE = "rate"


def live(case: CaseLine) -> bool:
    return case.state in LIVE


def may_withdraw(case: CaseLine, *, frozen: bool) -> bool:
    """What the customer asked for, while self-service stands open. Whoever could take an alarm back
    would silence the desk: what is urgent stays with staff, and staff lift a freeze."""
    return live(case) and case.own and not (case.urgent or frozen)


def allowed(
    case: CaseLine, changes: Iterable[Change], now: datetime, *, frozen: bool
) -> tuple[OwnDeed, ...]:
    """All of it now. `changes`: those of the customer inside their window."""
    may = {
        OwnDeed.ADD: case.own and live(case),
        OwnDeed.WITHDRAW: may_withdraw(case, frozen=frozen),
        OwnDeed.REOPEN: case.own and may_reopen(case, changes, now),
        OwnDeed.RATE: case.own and may_rate(case, now),
    }
    return tuple(deed for deed, open_now in may.items() if open_now)
