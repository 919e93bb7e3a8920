"""What a staff member sees of a case: loaded in one snapshot, masked by the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from handlers import desk_news, handover, reason_codes, reports
from handlers import near_cases as near_of
from handlers.desk_deed import (
    Happened,
    Seen,
    entered_by,
    happened,
    loud,
    record_of,
    view_of,
)
from handlers.desk_news import Outlook
from handlers.near_cases import Near
from handlers.reveals import SHOWN_FOR
from handlers.work import House
from states.case import CHECKS, Action, CaseView, Refused, Way, allowed, decide, way
from states.case_map import CLOSED, CaseState
from states.clock_history import CaseClock
from states.facts import Customer, MarketingStop
from states.kinds import KINDS
from states.reasons import Reason
from storage import (
    attachments,
    case_clocks,
    cases,
    contact_changes,
    looks,
    marketing_stops,
    mentions,
    outbox,
    queue,
    staff,
    tags,
    transcript,
)
from storage.attachments import Attachment
from storage.cases import Case, CaseEvent
from storage.contact_changes import StoredChange
from storage.envelope import DataKey
from storage.staff import StaffMember
from storage.transcript import Message
from storage.unit_of_work import UnitOfWork

_BEFORE = timedelta(days=1)  # of the chat, what was said up to this long before the case


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message of the chat. `by`: customer | bot | staff. `said`: what ours was made of (copy and
    variables)."""

    message: Message
    by: str
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CasePage:
    """`reads`: whether the person may see full names and papers; `revealed`: fields that are
    unmasked for them now; `outlook`: which way a reply would go; `language`: the one its customer
    writes in."""

    case: Case
    record: Customer | None
    way: Way
    seen: Seen
    actions: tuple[Action, ...]
    blocked: str
    reads: bool
    revealed: frozenset[str]
    outlook: Outlook
    timeline: tuple[CaseEvent, ...]
    names: Mapping[str, str]
    transcript: tuple[Spoken, ...]
    papers: tuple[Attachment, ...]
    change: StoredChange | None
    others: tuple[tuple[str, str, str], ...]
    checks: tuple[str, ...]
    no_marketing: MarketingStop | None
    clocks: tuple[CaseClock, ...] = ()
    language: str = "vi"
    lookers: tuple[str, ...] = ()  # the others who have it open
    colleagues: tuple[tuple[str, str], ...] = ()  # (id, name) of who can be given it
    tags: tuple[str, ...] = ()
    mentions: frozenset[str] = frozenset()  # notes that name them and that they have not seen
    people: tuple[tuple[str, str], ...] = ()  # (login, name) of who can be named in a note
    near: Near = field(default_factory=Near)
    reasons: tuple[Reason, ...] = ()  # codes that it may be decided by
    own: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)  # their labels
    heard_in: str = "vi"  # the language in which its customer hears of it now

    @property
    def field(self) -> str | None:
        return KINDS[self.case.kind].field

    @property
    def old(self) -> str | None:
        """What stood, or stands, in the record where the case asks for something new."""
        for event in reversed(self.timeline):
            if event.kind in ("moved", "opened") and "old" in event.body:
                return _text(event.body["old"])
        if self.change is not None:
            return self.change.old
        if self.record is None or self.field is None or self.case.closed_at is not None:
            return None
        return self.record.name if self.field == "name" else self.record.value(self.field)

    @property
    def new(self) -> str | None:
        for event in reversed(self.timeline):
            if event.kind == "moved" and "new" in event.body:
                return _text(event.body["new"])
        return self.case.answers.get("new_name" if self.field == "name" else self.field or "")

    def since(self, seen: int) -> tuple[Happened, ...]:
        """What happened after a page that showed `seen` loud events."""
        return tuple(happened(one, dict(self.names)) for one in loud(list(self.timeline))[seen:])


def load(
    uow: UnitOfWork, house: House, member: StaffMember, reference: str, key: str
) -> CasePage | None:
    """None where there is no such case. `key`: a fresh one for the page's forms."""
    case = cases.by_reference(uow, reference)
    if case is None:
        return None
    timeline = cases.timeline(uow, case.id)
    record = record_of(uow, case)
    view = view_of(case, timeline, record)
    actions = allowed(view, member.person)
    changes = contact_changes.find(uow, [], case_id=case.id)
    people = [case.assignee_id, case.approver_id, entered_by(timeline)]
    near = near_of.load(uow, case)
    outlook = desk_news.outlook(uow, house, case, record)
    read = [case.id, *(one.id for one in near.merged)] if Action.READ in actions else []
    papers = tuple(attachments.of_cases(uow, read))
    people += [one.source.get("by") for one in papers]
    return CasePage(
        case=case,
        record=record,
        way=way(case.kind),
        seen=Seen(case.version, len(loud(timeline)), record.version if record else 0, key),
        actions=actions,
        blocked=_blocked(member, view),
        reads=Action.READ in actions,
        revealed=_revealed(timeline, member, uow),
        outlook=outlook,
        timeline=tuple(timeline),
        names=staff.names(uow, [*people, *(one.actor_id for one in timeline)]),
        transcript=_transcript(uow, case) if Action.READ in actions else (),
        papers=papers,
        change=changes[-1] if changes else None,
        others=_others(uow, case),
        checks=CHECKS.get(case.kind, ()),
        no_marketing=marketing_stops.standing(uow, record) if record else None,
        clocks=case_clocks.of_case(uow, case.id),
        language=reports.language_of(uow, case),
        lookers=looks.others(uow, [case.id], member.id).get(case.id, ()),
        colleagues=handover.colleagues(uow, member, view) if Action.ASSIGN in actions else (),
        tags=tags.of_cases(uow, [case.id]).get(case.id, ()),
        mentions=mentions.unseen_in(uow, member.id, case.id),
        people=handover.nameable(uow, member),
        near=near,
        reasons=reason_codes.offered(uow, case.kind),
        own=reason_codes.own_labels(uow),
        heard_in=reason_codes.language_of(uow, case, record, outlook.told),
    )


def _blocked(member: StaffMember, view: CaseView) -> str:
    """Why the next decision is not this person's, where it is anybody's (copy id)."""
    if view.state in CLOSED:
        return ""
    following = {Way.PAIR: Action.APPROVE, Way.ALONE: Action.APPROVE, Way.ANSWER: Action.SETTLE}
    action = Action.APPLY if view.state is CaseState.APPROVED else following[way(view.kind)]
    verdict = decide(view, action, member.person)
    if isinstance(verdict, Refused) and verdict.reason not in (
        "console-no-state",
        "console-no-closed",
    ):
        return verdict.reason
    return ""


def _revealed(timeline: list[CaseEvent], member: StaffMember, uow: UnitOfWork) -> frozenset[str]:
    return frozenset(
        str(one.body["field"])
        for one in timeline
        if one.kind == "revealed" and one.actor_id == member.id and one.at > uow.now - SHOWN_FOR
    )


def chat_of(uow: UnitOfWork, house: House, reference: str) -> tuple[str, DataKey] | None:
    """The chat that a file for this case would go to, and the key it is sealed under."""
    case = cases.by_reference(uow, reference)
    lane = desk_news.listening(uow, house, case) if case else None
    return (lane.id, uow.key(lane.key_id)) if lane else None


def _transcript(uow: UnitOfWork, case: Case) -> tuple[Spoken, ...]:
    if case.lane_id is None:
        return ()
    said = [
        one
        for one in transcript.read(uow, case.lane_id)
        if one.at >= case.opened_at - _BEFORE and "ended" not in one.body
    ]
    made = outbox.bodies(uow, {one.outbox_id for one in said if one.outbox_id})
    return tuple(_spoken(one, *made.get(one.outbox_id or "", ("", {}))) for one in said)


def _spoken(message: Message, kind: str, body: Mapping[str, Any]) -> Spoken:
    if message.direction == "in":
        return Spoken(message, "customer")
    person = kind == "staff" or message.outbox_id is None  # … in the platform's own pages
    return Spoken(message, "staff" if person else "bot", body)


def _others(uow: UnitOfWork, case: Case) -> tuple[tuple[str, str, str], ...]:
    if case.customer_id is None:
        return ()
    return tuple(
        one for one in queue.of_customer(uow, case.customer_id) if one[0] != case.reference
    )


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
