"""A case's page: who may open it, what it tells, what its customer does there (docs/status.md).

Opened by a link that went to a contact of record (one case, values hidden), or by a reference and a
code to such a contact (all cases of that customer, for as long as a code counts). What is done goes
through the performers of the chat, on a lane of its own, so every rule is theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from handlers import questions, status_links
from handlers.own_cases import steps_of
from handlers.perform import perform
from handlers.work import House, Work
from states import events
from states.case_map import CaseState
from states.closing import reopen_until
from states.effects import AddToCase, Effect, RateCase, ReopenCase, SendCode, WithdrawCase
from states.facts import CaseLine, Customer, Facts, Fresh, Step, shown_moment
from states.identity import Level
from states.own_deeds import OwnDeed, allowed
from states.term import Shown
from storage import (
    answered,
    attachments,
    cases,
    codes,
    contact_changes,
    conversations,
    customers,
    lanes,
    links,
)
from storage.attachments import Sent
from storage.audit import Entry
from storage.cases import Case
from storage.envelope import DataKey
from storage.ids import new_nonce, new_reference
from storage.unit_of_work import UnitOfWork

CHANNEL, PURPOSE = "status", "status"
MOST_FILES = 30  # of one case: more come by other ways


class Shut(StrEnum):
    """Why a link opens nothing."""

    UNKNOWN = "unknown"
    LATE = "late"
    CHANGED = "changed"  # the contact it went to is not of record any more


@dataclass(frozen=True, slots=True)
class Visit:
    """Whose cases may be seen. `reference`: the one that a link opens; empty after a code: all."""

    customer_id: str
    reference: str = ""

    @property
    def by_link(self) -> bool:
        return bool(self.reference)


@dataclass(frozen=True, slots=True)
class Story:
    """A case as its customer sees it. `missing`: what staff asked for last, while it waits;
    `papers`: how many the case has."""

    case: Case
    line: CaseLine
    record: Customer
    steps: tuple[Step, ...]
    deeds: tuple[OwnDeed, ...]
    missing: str
    papers: int
    held_until: datetime | None
    reopen_until: datetime | None


@dataclass(frozen=True, slots=True)
class Wish:
    """What the customer wants done. `key`: one for each rendered form, so that it is done once."""

    reference: str
    deed: OwnDeed
    key: str
    text: str = ""
    stars: int = 0
    files: tuple[Sent, ...] = ()

    @property
    def asked(self) -> bytes:
        said = (self.deed.value, self.text, str(self.stars), *(one.digest for one in self.files))
        return "\n".join(said).encode()


@dataclass(frozen=True, slots=True)
class Outcome:
    """`copy` with its variables tells it; `done`: it happened."""

    copy: str
    shown: Shown
    done: bool


# -- coming in ------------------------------------------------------------------------------------
def by_link(uow: UnitOfWork, token: str) -> Visit | Shut:
    sent = status_links.read_link(uow, token)
    case = cases.by_id(uow, sent.case_id) if sent else None
    if sent is None or case is None or case.customer_id is None:
        return Shut.UNKNOWN
    if sent.expires_at is None or sent.expires_at <= uow.now:
        return Shut.LATE
    record = customers.load(uow, [case.customer_id])[case.customer_id]
    if not status_links.is_of_record(uow, record, sent):
        return Shut.CHANGED
    return Visit(case.customer_id, case.reference)


def by_session(uow: UnitOfWork, address: str) -> Visit | None:
    """`address` is made of the browser's secret. What it has proven ends with the code's half hour,
    and at once with the contact it went to."""
    lane = lanes.find(uow, CHANNEL, "", address)
    held = links.proofs(uow, [lane.id])[lane.id] if lane else []
    return Visit(held[-1].customer_id) if held else None


def ask_code(
    uow: UnitOfWork, house: House, address: str, reference: str, contact: str, language: str
) -> str:
    """A code to this contact of the case's customer: sent | wait | spent. Nobody learns from it
    whether there is such a case, or such a contact: then it is a decoy."""
    case = cases.by_reference(uow, reference)
    ids = (case.customer_id,) if case is not None and case.customer_id else ()
    wanted = lanes.Wanted(CHANNEL, "", address)
    work = work_of(uow, house, lanes.ensure(uow, [wanted])[wanted], None, language)
    told = questions.answer(work, SendCode(PURPOSE, contact, ids, claim=reference))
    return told.outcome if isinstance(told, events.CodeSent) else "spent"


def enter_code(uow: UnitOfWork, address: str, code: str, fresh: str) -> codes.Checked:
    """What was proven belongs to `fresh`, a secret that was made after it."""
    lane = lanes.find(uow, CHANNEL, "", address)
    if lane is None:
        return codes.Checked("expired")
    checked = codes.check(uow, lane.id, PURPOSE, "", code)
    if checked.outcome != "right":
        return checked
    if not checked.customer_ids:  # a decoy, guessed
        return codes.Checked("spent")
    customer_id = checked.customer_ids[0]
    wanted = lanes.Wanted(CHANNEL, "", fresh)
    proven = lanes.ensure(uow, [wanted], {wanted: customers.key_of(uow, customer_id)})[wanted]
    links.add_proof(uow, proven.id, customer_id, checked.contact)
    detail = customers.load(uow, [customer_id])[customer_id].details.get(checked.contact)
    if detail is not None and detail.returned:  # what is sent there arrives
        customers.set_returned(uow, checked.contact, detail.value, returned=False)
    uow.record(
        Entry(
            "status pages opened",
            "customer",
            customers.key_of(uow, customer_id),
            customer_id=customer_id,
            lane_id=proven.id,
            data={"contact": checked.contact},
        )
    )
    return checked


def leave(uow: UnitOfWork, address: str) -> None:
    """What this browser has proven counts no more."""
    lane = lanes.find(uow, CHANNEL, "", address)
    if lane is not None:
        links.end(uow, [lane.id], "asked")


# -- seeing ---------------------------------------------------------------------------------------
def all_of(uow: UnitOfWork, visit: Visit) -> list[CaseLine]:
    """The newest of the customer's own cases first."""
    found = cases.lines(uow, [visit.customer_id], [])
    return [line for _, _, line in found if line.own]


def read(uow: UnitOfWork, visit: Visit, reference: str) -> Story | None:
    """None where it is not theirs, or not the one that the link opens."""
    if visit.reference and visit.reference != reference:
        return None
    case = cases.by_reference(uow, reference)
    if case is None or case.customer_id != visit.customer_id:
        return None
    line = cases.as_line(case)
    record = customers.load(uow, [visit.customer_id])[visit.customer_id]
    # an alarm is for staff: whoever opens the link may be the one it is about
    steps = steps_of(cases.timeline(uow, case.id)) if line.own else ()
    asked = [one.text for one in steps if one.what == "asked"]
    changes = contact_changes.find(uow, [], case_id=case.id)
    running = [one.ends_at for one in changes if one.state == "held"]
    deeds = _deeds(uow, case, record)
    return Story(
        case,
        line,
        record,
        steps,
        deeds,
        asked[-1] if asked and case.state == CaseState.WAITING else "",
        len(attachments.of_case(uow, case.id)),
        running[0] if running else None,
        reopen_until(line) if OwnDeed.REOPEN in deeds else None,
    )


def _deeds(uow: UnitOfWork, case: Case, record: Customer) -> tuple[OwnDeed, ...]:
    changes = map(contact_changes.as_fact, contact_changes.find(uow, [], case_id=case.id))
    return allowed(cases.as_line(case), changes, uow.now, frozen=record.frozen)


# -- doing ----------------------------------------------------------------------------------------
def place(uow: UnitOfWork, customer_id: str, channel: str = CHANNEL) -> tuple[lanes.Lane, DataKey]:
    """The lane of what this customer does here, and the key that seals it: their own."""
    key = customers.key_of(uow, customer_id)
    wanted = lanes.Wanted(channel, "", customer_id)
    return lanes.ensure(uow, [wanted], {wanted: key})[wanted], key


def act(uow: UnitOfWork, house: House, visit: Visit, wish: Wish, language: str) -> Outcome:
    """Done once for each key; what is possible is looked at here, whatever the page showed."""
    case = cases.by_reference(uow, wish.reference, lock=True)
    ours = not visit.reference or visit.reference == wish.reference
    if case is None or case.customer_id != visit.customer_id or not ours:
        return Outcome("status-not-yours", {}, done=False)
    lane, key = place(uow, visit.customer_id)
    scope = f"status:{case.id}"
    earlier = answered.find(uow, scope, wish.key, wish.asked)
    if earlier is not None:
        if not earlier.same:
            return Outcome("status-old-form", {}, done=False)
        return Outcome(earlier.answer["copy"], earlier.answer["shown"], done=True)
    record = customers.load(uow, [visit.customer_id])[visit.customer_id]
    if wish.deed not in _deeds(uow, case, record):
        return Outcome(_TOO_LATE[wish.deed], {"reference": case.reference}, done=False)
    kept = len(attachments.of_case(uow, case.id))
    if wish.files and kept + len(wish.files) > MOST_FILES:
        return Outcome("status-too-many-files", {"most": str(MOST_FILES)}, done=False)
    work = work_of(uow, house, lane, record, language)
    perform(work, _effects(uow, lane, case, wish))
    if wish.deed is OwnDeed.ADD:
        note_added(uow, case, key, lane)
    uow.flush()
    outcome = Outcome(_DONE[wish.deed], _told(uow, case), done=True)
    answer = {"copy": outcome.copy, "shown": dict(outcome.shown)}
    answered.keep(uow, scope, wish.key, wish.asked, answer)
    return outcome


_DONE = {
    OwnDeed.ADD: "status-added",
    OwnDeed.WITHDRAW: "status-withdrawn",
    OwnDeed.REOPEN: "status-reopened",
    OwnDeed.RATE: "status-rated",
}
_TOO_LATE = {
    OwnDeed.ADD: "status-late-add",
    OwnDeed.WITHDRAW: "status-late-withdraw",
    OwnDeed.REOPEN: "status-late-reopen",
    OwnDeed.RATE: "status-late-rate",
}


def _effects(uow: UnitOfWork, lane: lanes.Lane, case: Case, wish: Wish) -> list[Effect]:
    if wish.deed is OwnDeed.ADD:
        files = add_files(uow, lane, case, wish.files)
        return [AddToCase(case.reference, wish.text, files)]
    if wish.deed is OwnDeed.WITHDRAW:
        return [WithdrawCase(case.reference)]
    if wish.deed is OwnDeed.REOPEN:
        return [ReopenCase(case.reference, wish.text)]
    rated: list[Effect] = [RateCase(case.reference, wish.stars)]
    if wish.text:
        uow.flush()
        rated.append(RateCase(case.reference, wish.stars, wish.text))
    return rated


def add_files(
    uow: UnitOfWork, lane: lanes.Lane, case: Case, files: Sequence[Sent]
) -> tuple[str, ...]:
    """Checked and stored files become papers of the case."""
    return tuple(attachments.add_sent(uow, lane, case.id, None, one) for one in files)


def note_added(uow: UnitOfWork, case: Case, key: DataKey, lane: lanes.Lane) -> None:
    """Into the history: what is said in a chat is chained as a message, this is not."""
    uow.record(
        Entry(
            "added to case",
            "customer",
            key,
            customer_id=case.customer_id,
            case_id=case.id,
            lane_id=lane.id,
            data={"by": lane.channel},
        )
    )


def _told(uow: UnitOfWork, case: Case) -> dict[str, str]:
    now = cases.by_id(uow, case.id) or case
    return {"reference": case.reference, "reply_by": shown_moment(now.reply_by)}


def work_of(
    uow: UnitOfWork, house: House, lane: lanes.Lane, record: Customer | None, language: str
) -> Work:
    """The workbench of a way in that is no chat: there is no conversation, and none is written."""
    before = conversations.load(uow, [lane.id], language)[lane.id]
    level = Level.LINKED if record else Level.NONE
    facts = Facts(Fresh(new_nonce(), new_reference), record, level, rules=house.rules)
    owner = record.id if record else None
    conversation = replace(before.conversation, customer_id=owner)
    return Work(uow, house, lane, before, facts, conversation, 0)

