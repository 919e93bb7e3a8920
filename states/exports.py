"""Lists of cases that leave the house: what may be asked for, and the states one goes through."""

import json
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum

from states.case_map import CaseState
from states.kinds import KINDS, MISUSE
from states.permissions import Permission, Person

KEPT_FOR = timedelta(days=1)
A_DAY = 20  # lists that one person asks for
TRIES = 3
SHORTEST_REASON = 5
LONGEST_REASON = 200
FORMATS = ("csv", "xlsx")
STATES = ("live", "closed", *(one.value for one in CaseState))
MOST_ROWS = 1_048_575  # of an XLSX sheet under its head (Excel's limit)


class ExportState(StrEnum):
    WAITING = "waiting"
    WORKING = "working"
    READY = "ready"  # to be fetched, once, by whoever asked for it
    FETCHED = "fetched"
    LAPSED = "lapsed"  # nobody fetched it within a day
    CANCELLED = "cancelled"
    FAILED = "failed"


OPEN = (ExportState.WAITING, ExportState.WORKING)


@dataclass(frozen=True, slots=True)
class Filters:
    """Cases opened from `since` to `until` (days of Vietnam, both included; None: any) of this kind
    and state; empty means any."""

    since: date | None = None
    until: date | None = None
    kind: str = ""
    state: str = ""

    def written(self) -> str:
        plain = {name: str(one) for name, one in asdict(self).items() if one}
        return json.dumps(plain, sort_keys=True)


def read_filters(written: str) -> Filters:
    plain = json.loads(written)
    days = {name: date.fromisoformat(plain[name]) for name in ("since", "until") if name in plain}
    return Filters(**{**plain, **days})


def fitted(filters: Filters) -> Filters:
    """Without what is no choice of ours; days the right way round."""
    since, until = filters.since, filters.until
    if since and until and until < since:
        since, until = until, since
    kind = filters.kind if filters.kind in KINDS else ""
    return Filters(since, until, kind, filters.state if filters.state in STATES else "")


def may_show(person: Person, kind: str) -> bool:
    """Whether a list may tell this person, who gave a reason, the values of such a case: as showing
    one of them may (`states/case.py`)."""
    of_misuse = kind == MISUSE.id and not person.may(Permission.MISUSE)
    return person.may(Permission.REVEAL) and not of_misuse
