"""What a staff member asks for, what comes of it, and what carrying it out needs to know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from handlers.work import House
from states import reasons
from states.case import Action, CaseView
from states.case_map import CaseState
from states.facts import Customer
from storage import cases, customers
from storage.attachments import Sent
from storage.audit import Entry
from storage.cases import Case, CaseEvent
from storage.envelope import DataKey
from storage.lanes import Lane
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

# They change nothing that anybody decides on.
QUIET = (
    "viewed",
    "revealed",
    "tagged",
    "linked",
    "unlinked",
    "undelivered",
    "warned",
    "escalated",
    "papers_held",
    "papers_freed",
    "papers_removed",
)


# -- asked ----------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Seen:
    """What the page showed: the case's version, how many loud events its timeline had, the
    record's version. `key` is the form's own, so that a repeat is one effect."""

    version: int
    events: int
    record: int
    key: str


@dataclass(frozen=True, slots=True)
class Deed:
    """`text`: the words to the customer, the note, the reason. `field`: what is revealed.
    `value`: what an approver writes into the record instead of what was asked for, or new tags;
    `checks`: what was ticked, or tags that go. `file`: what is sent along. When words are
    corrected, `field` names the line of the timeline they stand in. `to`: the colleague who is
    given the case. `reason`: the code of why it is so decided (`states/reasons.py`)."""

    action: Action
    reference: str
    seen: Seen
    text: str = ""
    field: str = ""
    value: str = ""
    checks: tuple[str, ...] = ()
    file: Sent | None = None
    to: str = ""
    reason: str = ""


# -- answered -------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Done:
    """`told`: who heard of it: chat | contact | hint | nobody; empty where nobody was to hear.
    `way`: which way it went (`desk_news.Heard`), empty where that were several."""

    action: str
    told: str = ""
    way: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Happened:
    """`what` is the kind of a timeline event, `to` the state it led to, `by` a name or empty."""

    at: datetime
    actor_kind: str
    by: str
    what: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Stale:
    """The person decided on something older. `since`: what happened meanwhile, oldest first."""

    since: tuple[Happened, ...]
    record_changed: bool = False


@dataclass(frozen=True, slots=True)
class NotAllowed:
    reason: str  # copy id of `console.ftl`


@dataclass(frozen=True, slots=True)
class Invalid:
    """What was filled in cannot be taken; `shown` are the variables of the reason's copy."""

    reason: str
    shown: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Missing:
    """There is no such case, or the person may not know of it."""


Outcome = Done | Stale | NotAllowed | Invalid | Missing


# -- under way ------------------------------------------------------------------------------------
@dataclass(slots=True)
class Doing:
    """One deed under way. Local to one transaction; case and lane are locked."""

    uow: UnitOfWork
    house: House
    member: StaffMember
    deed: Deed
    case: Case
    key: DataKey
    lane: Lane | None
    record: Customer | None
    timeline: list[CaseEvent]

    def note(self, kind: str, body: Mapping[str, Any] | None = None) -> str:
        """Append to the timeline and to the history, of a decision with its reason; the id of the
        line."""
        decided = decided_by(self.deed)
        line = cases.note(
            self.uow, self.case.id, self.key, kind, "staff", self.member.id, body, decided
        )
        reason = {"reason_code": decided[1]} if decided[1] else {}
        self.uow.record(
            Entry(
                f"case {self.deed.action.value}",
                "staff",
                self.key,
                actor_id=self.member.id,
                customer_id=self.case.customer_id,
                case_id=self.case.id,
                lane_id=self.case.lane_id,
                data={"kind": kind, **(body or {}), **reason},
            )
        )
        return line

    def move(self, state: str, body: Mapping[str, Any] | None = None, **values: Any) -> None:
        """The case's new state, with what was said about it."""
        cases.change(self.uow, self.case, state=state, **values)
        self.note("moved", {"to": str(state), **(body or {})})

    def mine(self) -> dict[str, Any]:
        """Acting on a case that nobody has takes it, unless it waits for somebody else's second
        look; the first words to the customer count."""
        values: dict[str, Any] = {}
        if self.case.replied_at is None:
            values["replied_at"] = self.uow.now
        if self.case.chat_taken_at is None:
            values["chat_taken_at"] = self.uow.now
        return {**self.taken(), **values}

    def taken(self) -> dict[str, Any]:
        """The same where the customer still waits for an answer."""
        if self.case.assignee_id is None and self.case.approver_id != self.member.id:
            return {"assignee_id": self.member.id}
        return {}


def decided_by(deed: Deed) -> tuple[str, str]:
    """Which decision this is, and the code of its reason; empty for what is done without one."""
    if deed.action not in reasons.DECISIONS:
        return "", ""
    return deed.action.value, deed.reason or reasons.OTHER


def entered_by(timeline: list[CaseEvent]) -> str | None:
    """The staff member who logged the case, where it did not come from the customer's own chat."""
    return next(
        (one.actor_id for one in timeline if one.kind == "opened" and one.actor_kind == "staff"),
        None,
    )


def brought(timeline: Iterable[CaseEvent]) -> frozenset[str]:
    """The staff members who added papers to the case, or to one that was merged into it."""
    found: set[str] = set()
    for one in timeline:
        if one.kind == "paper" and one.actor_id is not None:
            found.add(one.actor_id)
        elif one.kind == "merged":
            found.update(one.body.get("brought", ()))
    return frozenset(found)


def happened(event: CaseEvent, names: dict[str, str]) -> Happened:
    return Happened(
        event.at,
        event.actor_kind,
        names.get(event.actor_id or "", ""),
        event.kind,
        str(event.body.get("to", "")),
    )


def loud(timeline: list[CaseEvent]) -> list[CaseEvent]:
    return [one for one in timeline if one.kind not in QUIET]


def locked_record(uow: UnitOfWork, case: Case) -> Customer | None:
    """The record, locked: whoever changes it takes turns."""
    return customers.lock(uow, case.customer_id) if case.customer_id else None


def record_of(uow: UnitOfWork, case: Case) -> Customer | None:
    if case.customer_id is None:
        return None
    return customers.load(uow, [case.customer_id]).get(case.customer_id)


def view_of(case: Case, timeline: list[CaseEvent], record: Customer | None) -> CaseView:
    return CaseView(
        case.kind,
        CaseState(case.state),
        case.assignee_id,
        case.approver_id,
        entered_by(timeline),
        bool(record and record.frozen),
        record is not None,
        case.chat_taken_at is not None,
        case.alarmed_at is not None,
        brought(timeline),
        case.papers_held_at is not None,
    )
