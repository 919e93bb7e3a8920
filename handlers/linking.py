"""Linking two cases of one customer, so that each is shown beside the other; and merging one into
another of the same kind, which closes it and lets the other go on with the earlier date.

Never across customers, and never what is proven with what is not: an unverified request rides along
on no verified one (docs/identity.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handlers import desk_news
from handlers.desk_deed import (
    Doing,
    Done,
    Invalid,
    Outcome,
    Stale,
    brought,
    happened,
    loud,
    view_of,
)
from handlers.desk_news import Heard, News
from handlers.desk_search import reference_in
from states import events
from states.case import Action, Refused, alike_proven, decide
from states.case_map import CASE
from states.clock_history import due, hasten
from states.clock_kinds import NOTICES
from states.term import Shown
from storage import case_clocks, cases, memos, near_cases, staff
from storage.audit import Entry
from storage.cases import ALARM, Case
from storage.unit_of_work import UnitOfWork

_NUMBER = 9  # digits that a version can have


# -- linked ----------------------------------------------------------------------------------------
def link(doing: Doing) -> Outcome:
    """`value` of the deed: the reference to link, in any spelling; `checks`: those to unlink."""
    uow, case = doing.uow, doing.case
    linked = {one.reference: one.id for one in near_cases.linked(uow, case.id)}
    for reference in doing.deed.checks:
        if reference in linked:
            near_cases.unlink(uow, case.id, linked[reference])
            _note_both(doing, linked[reference], reference, "unlinked")
    if not doing.deed.value:
        return Done("link") if doing.deed.checks else Invalid("console-link-none", {})
    other = cases.by_reference(uow, reference_in(doing.deed.value) or "")
    if other is None or other.id == case.id:
        return Invalid("console-link-none", {})
    if case.customer_id is None or other.customer_id != case.customer_id:
        return Invalid("console-link-other", {})
    if other.reference in linked:
        return Invalid("console-link-already", {})
    if len(linked) >= near_cases.MOST_LINKS:
        return Invalid("console-link-many", {"most": str(near_cases.MOST_LINKS)})
    near_cases.link(uow, case.id, other.id, doing.member.id)
    _note_both(doing, other.id, other.reference, "linked")
    return Done("link")


def _note_both(doing: Doing, other_id: str, reference: str, kind: str) -> None:
    doing.note(kind, {"case": reference})
    _note_other(doing, other_id, kind, {"case": doing.case.reference})


def _note_other(doing: Doing, other_id: str, kind: str, body: Mapping[str, Any]) -> None:
    """In the timeline and the history of the other case: both are sealed under one customer's
    key."""
    cases.note(doing.uow, other_id, doing.key, kind, "staff", doing.member.id, body)
    doing.uow.record(
        Entry(
            f"case {doing.deed.action.value}",
            "staff",
            doing.key,
            actor_id=doing.member.id,
            customer_id=doing.case.customer_id,
            case_id=other_id,
            data={"kind": kind, **body},
        )
    )


# -- merged ----------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Into:
    """What the form says: the case that goes on, as the page showed it."""

    reference: str
    version: int
    events: int


def merge(doing: Doing) -> Outcome:
    """This case is closed, and goes on in the one that `value` names (`reference.version.events`).
    Its papers and words stay where they are, and are read through the other."""
    uow, case = doing.uow, doing.case
    into = _read(doing.deed.value)
    other = cases.by_reference(uow, into.reference, lock=True) if into else None
    if into is None or other is None or other.id == case.id:
        return Invalid("console-merge-none", {})
    wrong = _unfit(doing, other) or _stale(doing, other, into)
    if wrong is not None:
        return wrong
    moved = _hasten(uow, case, other)
    values: dict[str, Any] = {**moved, "urgent": case.urgent or other.urgent}
    values["reasons"] = ",".join(dict.fromkeys((*other.reasons, *case.reasons)))
    cases.change(uow, other, **values)
    if case.alarmed_at and other.alarmed_at:
        values["alarmed_at"] = min(case.alarmed_at, other.alarmed_at)
    dates = {name: moment.isoformat() for name, moment in moved.items()}
    body: dict[str, Any] = {"case": case.reference, "text": "", **dates}
    if papers_of := brought(doing.timeline):
        body["brought"] = sorted(papers_of)  # they do not judge them in the other case either
    _note_other(doing, other.id, "merged", body)
    if other.assignee_id not in (None, doing.member.id):
        memos.add(uow, other.assignee_id, other.id, memos.MERGED)
    text = doing.deed.text.strip()
    state = CASE.move(case.state, "merge")
    doing.move(state, {"into": other.reference, "text": text}, merged_into=other.id)
    return Done("merge", *_tell(doing, other))


def _read(value: str) -> _Into | None:
    parts = value.split(".")
    if len(parts) != 3:
        return None
    reference, *numbers = parts
    if not all(one.isascii() and one.isdigit() and len(one) <= _NUMBER for one in numbers):
        return None
    version, seen = map(int, numbers)
    return _Into(reference, version, seen)


def _unfit(doing: Doing, other: Case) -> Outcome | None:
    case = doing.case
    if case.customer_id is None or other.customer_id != case.customer_id:
        return Invalid("console-merge-other", {})
    if other.kind != case.kind:
        return Invalid("console-merge-other", {})
    alarms = (case.channel == ALARM, other.channel == ALARM)
    if not alike_proven(case.kind, case.level, other.level) or alarms[0] is not alarms[1]:
        return Invalid("console-merge-unproven", {})
    view = view_of(other, cases.timeline(doing.uow, other.id), doing.record)
    if isinstance(decide(view, Action.MERGE, doing.member.person), Refused):
        return Invalid("console-merge-not-into", {"reference": other.reference})
    going = {one.name for one in case_clocks.going(doing.uow, other.id)}
    for clock in case_clocks.going(doing.uow, case.id):
        if clock.name in NOTICES and clock.name not in going:
            return Invalid("console-merge-clock", {"reference": other.reference})
    return None


def _stale(doing: Doing, other: Case, into: _Into) -> Stale | None:
    since = loud(cases.timeline(doing.uow, other.id))[into.events :]
    if other.version == into.version and not since:
        return None
    names = staff.names(doing.uow, [one.actor_id for one in since])
    return Stale(tuple(happened(one, names) for one in since))


def _hasten(uow: UnitOfWork, case: Case, other: Case) -> dict[str, Any]:
    """The earlier date stays, clock by clock. What of the other case's row follows."""
    mine = {one.name: one for one in case_clocks.going(uow, case.id)}
    moved: dict[str, Any] = {}
    for clock in case_clocks.going(uow, other.id):
        before = mine.get(clock.name)
        if before is None:
            continue
        until = due(before, uow.now)
        sooner = hasten(clock, until, uow.now, extended_at=before.extended_at)
        if sooner is clock:
            continue
        moved |= case_clocks.write(uow, other.id, clock, sooner)
        if clock.name in NOTICES:
            moved[f"{clock.name}_by"] = due(sooner, uow.now)
    return moved


def _tell(doing: Doing, other: Case) -> Heard:
    """The customer hears which reference goes on."""
    shown: Shown = {"into": other.reference}
    reference = doing.case.reference
    event = events.CaseMoved(reference, "desk-merged", shown, closed=True)
    news = News(event, "notice-desk-merged", {"reference": reference, **shown})
    return desk_news.tell(doing.uow, doing.house, doing.case, doing.lane, news)
