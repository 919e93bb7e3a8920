"""Looking at a case is recorded: the case once a person and day, a paper each time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.desk_deed import record_of, view_of
from states.case import Action, Allowed, decide
from states.facts import local_day
from storage import attachments, cases, lanes, looks, mentions
from storage.audit import Entry
from storage.cases import Case, CaseEvent
from storage.envelope import DataKey
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork


def looking(uow: UnitOfWork, member: StaffMember, reference: str) -> None:
    """This person has the case open now: the others are shown that."""
    case = cases.by_reference(uow, reference)
    if case is not None:
        looks.note(uow, case.id, member.id)


def viewed(uow: UnitOfWork, member: StaffMember, reference: str) -> None:
    """Record that this person looked at the case, once a day; what named them in it is seen."""
    case = cases.by_reference(uow, reference)
    if case is None:
        return
    mentions.see(uow, member.id, case.id)
    if not was_viewed(cases.timeline(uow, case.id), member.id, uow.now):
        _record(uow, member, case, {})


def was_viewed(timeline: Iterable[CaseEvent], staff_id: str, now: datetime) -> bool:
    """Whether today's look of this person stands in the timeline already."""
    today = local_day(now)
    return any(
        one.kind == "viewed"
        and one.actor_id == staff_id
        and "paper" not in one.body
        and local_day(one.at) == today
        for one in timeline
    )


@dataclass(frozen=True, slots=True)
class Paper:
    """A stored paper, ready to be opened."""

    file_name: str
    media_type: str
    key: DataKey


def open_paper(uow: UnitOfWork, member: StaffMember, attachment_id: str) -> Paper | None:
    """A paper that this person may see, and the record that they saw it. None otherwise."""
    one = attachments.by_id(uow, attachment_id)
    if one is None or one.state != "stored" or not one.case_id or not one.file_name:
        return None
    case = cases.by_id(uow, one.case_id)
    lane = lanes.by_id(uow, one.lane_id)
    if case is None or lane is None:
        return None
    view = view_of(case, cases.timeline(uow, case.id), record_of(uow, case))
    if not isinstance(decide(view, Action.READ, member.person), Allowed):
        return None
    _record(uow, member, case, {"paper": one.id})
    return Paper(one.file_name, one.media_type or "", uow.key(lane.key_id))


def _record(uow: UnitOfWork, member: StaffMember, case: Case, body: Mapping[str, str]) -> None:
    key = cases.key_of(uow, case)
    cases.note(uow, case.id, key, "viewed", "staff", member.id, body)
    uow.record(
        Entry(
            "paper viewed" if body else "case viewed",
            "staff",
            key,
            actor_id=member.id,
            customer_id=case.customer_id,
            case_id=case.id,
            data=body,
        )
    )
