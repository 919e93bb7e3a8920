"""Answers to our mails: into the case that the reply address names, once, never as a proof.

The words of whoever the mail went to are the customer's, as in a chat; of anybody else, or where
the mail cannot be read, they are a note that staff see marked so. Every mail is kept sealed as it
came (`storage.inbox`); one that belongs to no case is parked there and shown to staff.
"""

import hashlib
from dataclasses import dataclass, field

from handlers import notices, own_status, status_links, status_visits
from handlers.perform import perform
from handlers.work import House
from states.case_map import CLOSED
from states.effects import AddToCase
from states.facts import Customer
from storage import cases, codes, customers, inbox, lanes, near_cases
from storage.attachments import Sent
from storage.cases import Case
from storage.codes import Budget
from storage.envelope import DataKey
from storage.unit_of_work import UnitOfWork

CHANNEL = "mail-in"
NO_CASE = "NoCase"  # why a mail is parked
_LOST = lanes.Wanted(CHANNEL, "", "lost", private=False)  # nobody to apologise to


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail that came in. `token`: of its reply address; `sender`: the one address in From, empty
    where there is none; `text`: what is new in it; `declined`: how many of its files were not
    taken; `readable`: whether it could be taken apart at all."""

    token: str
    sender: str = field(repr=False)
    message_id: str
    text: str = field(repr=False)
    raw: bytes = field(repr=False)
    files: tuple[Sent, ...] = field(default=(), repr=False)
    declined: int = 0
    readable: bool = True

    @property
    def event_id(self) -> str:
        """The same for the same mail, however often it is told."""
        named = self.message_id.encode(errors="surrogatepass") or self.raw
        return hashlib.sha256(self.token.lower().encode() + b"\n" + named).hexdigest()


@dataclass(frozen=True, slots=True)
class Found:
    """Where a mail belongs. `known`: it is an answer of whoever ours went to."""

    case: Case
    record: Customer
    known: bool


def find(uow: UnitOfWork, token: str, sender: str, *, lock: bool = False) -> Found | None:
    sent = status_links.read_reply(uow, token)
    case = cases.by_id(uow, sent.case_id) if sent else None
    if sent is None or case is None or case.customer_id is None:
        return None
    if lock:
        case = cases.by_reference(uow, case.reference, lock=True) or case
    record = customers.load(uow, [case.customer_id or ""])[case.customer_id or ""]
    same = sender.casefold() == (record.value("email") or "").casefold()
    return Found(
        case, record, bool(sender) and same and status_links.is_of_record(uow, record, sent)
    )


def place(uow: UnitOfWork, token: str, sender: str) -> tuple[str, DataKey] | None:
    """The lane and the key of this mail's files; None where they are not taken."""
    found = find(uow, token, sender)
    if found is None or not found.known:
        return None
    lane, key = own_status.place(uow, found.record.id, CHANNEL)
    return lane.id, key


def take(uow: UnitOfWork, house: House, letter: Letter) -> str:
    """What became of it: added | noted | parked | again."""
    found = find(uow, letter.token, letter.sender, lock=True)
    if found is None:
        lane = lanes.ensure(uow, [_LOST])[_LOST]
        kept = inbox.keep(uow, lane, CHANNEL, letter.event_id, letter.raw, parked=NO_CASE)
        return "parked" if kept else "again"
    case, record = near_cases.going_on(uow, found.case, lock=True), found.record
    lane, key = own_status.place(uow, record.id, CHANNEL)
    if not inbox.keep(uow, lane, CHANNEL, letter.event_id, letter.raw):
        return "again"
    if not (found.known and letter.readable):
        body = {"text": letter.text, "by": CHANNEL, "unproven": True, "declined": letter.declined}
        cases.note(uow, case.id, key, "mail", "desk", body=body)
        return "noted"
    files = own_status.add_files(uow, lane, case, letter.files)
    work = status_visits.work_of(uow, house, lane, record, record.language)
    perform(work, [AddToCase(case.reference, letter.text, files)])
    own_status.note_added(uow, case, key, lane)
    if letter.declined:
        body = {"text": "", "by": CHANNEL, "declined": letter.declined}
        cases.note(uow, case.id, key, "mail", "desk", body=body)
    if case.state in CLOSED:
        _tell_closed(uow, case, record)
    return "added"


def _tell_closed(uow: UnitOfWork, case: Case, record: Customer) -> None:
    """Nobody works on it any more: how to have it reopened, once a day."""
    if codes.spend(uow, [Budget(f"mail-closed:{case.id}", 1)]) == "ok":
        shown = {"reference": case.reference}
        notices.tell_contact(uow, record, "email", "notice-mail-closed", shown, case_id=case.id)
