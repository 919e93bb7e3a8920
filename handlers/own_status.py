"""A case's page: what it tells, and what its customer does there (docs/status.md).

What is done goes through the performers of the chat, on a lane of its own, so every rule is theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers import notices
from handlers.own_cases import steps_of
from handlers.perform import perform
from handlers.status_visits import CHANNEL, Visit, work_of
from handlers.work import House
from states.case_map import CaseState
from states.closing import reopen_until
from states.effects import AddToCase, Effect, RateCase, ReopenCase, WithdrawCase
from states.facts import CaseLine, Customer, Step, shown_moment
from states.own_deeds import OwnDeed, allowed
from states.term import Shown
from storage import answered, attachments, cases, contact_changes, conversations, customers, lanes
from storage.attachments import Sent
from storage.audit import Entry
from storage.cases import Case
from storage.envelope import DataKey
from storage.unit_of_work import UnitOfWork

MOST_FILES = 30  # of one case: more come by other ways


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
        sum(one.state != "removed" for one in attachments.of_case(uow, case.id)),
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
    if wish.deed in _CHATS_HEAR:
        shown = {"reference": case.reference}
        chats = conversations.linked_to(uow, visit.customer_id)
        notices.tell_chats(uow, record, _CHATS_HEAR[wish.deed], shown, chats)
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
# Whoever opened the page by a link may not be who talks in the chats.
_CHATS_HEAR = {
    OwnDeed.WITHDRAW: "notice-page-withdrawn",
    OwnDeed.REOPEN: "notice-page-reopened",
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
