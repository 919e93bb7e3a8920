"""Removing papers of closed cases when their time is over, and keeping those of a case from it.

The rule is the desk's own setting (`papers_days`); without it nothing is ever removed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.desk_deed import Doing, Done, Outcome
from states import retention as rules
from storage import cases, desk_settings, retention
from storage.audit import Entry
from storage.retention import Bare, Due
from storage.unit_of_work import UnitOfWork

AT_A_TIME = 100  # cases that are looked for at once


def days(uow: UnitOfWork) -> int | None:
    """For how many days papers of closed cases are kept; None: for ever."""
    found = desk_settings.every(uow).get(rules.RULE)
    return rules.days_of(found.value) if found else None


@dataclass(frozen=True, slots=True)
class Judged:
    """A closed case whose time is over, and why it keeps its papers all the same: held | in_use |
    ""."""

    due: Due
    why: str


def judge(uow: UnitOfWork, kept_for: int, after: str) -> list[Judged]:
    """The next cases behind this one; nothing is changed. Fewer than `AT_A_TIME`: these were the
    last."""
    before = rules.closed_before(uow.now, kept_for)
    found = []
    for one in retention.due(uow, before, after, AT_A_TIME):
        case = retention.find(uow, one.case_id, lock=False)
        why = retention.spared(uow, case, before, lock=False) if case else "in_use"
        found.append(Judged(one, why))
    return found


def remove(uow: UnitOfWork, kept_for: int, case_id: str) -> int:
    """Mark the papers of this case as removed; how many. The case is locked and judged again: it
    may have been reopened, held or linked since."""
    before = rules.closed_before(uow.now, kept_for)
    case = retention.find(uow, case_id, lock=True)
    if case is None or not case.is_over(before) or retention.spared(uow, case, before, lock=True):
        return 0
    rule = rules.rule(kept_for)
    ids = retention.mark(uow, case, rule)
    if ids:
        _note(uow, case, ids, rule)
    return len(ids)


def _note(uow: UnitOfWork, case: Bare, ids: Sequence[str], rule: str) -> None:
    key, body = retention.key_of(uow, case), {"count": len(ids), "rule": rule}
    cases.note(uow, case.id, key, "papers_removed", "desk", None, body)
    uow.record(
        Entry(
            "papers removed",
            "desk",
            key,
            customer_id=case.customer_id,
            case_id=case.id,
            lane_id=case.lane_id,
            data={**body, "papers": list(ids)},
        )
    )


# -- held -----------------------------------------------------------------------------------------
def hold(doing: Doing) -> Outcome:
    """No rule removes the case's papers, from now on: a dispute, an authority that asked."""
    cases.change(doing.uow, doing.case, papers_held_at=doing.uow.now)
    doing.note("papers_held", {"text": doing.deed.text.strip()})
    return Done("hold_papers")


def free(doing: Doing) -> Outcome:
    """The rule counts for the case again."""
    cases.change(doing.uow, doing.case, papers_held_at=None)
    doing.note("papers_freed", {"text": doing.deed.text.strip()})
    return Done("free_papers")
