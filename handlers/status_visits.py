"""Who may open a case's page, and which (docs/status.md).

By a link that went to a contact of record: one case. By a reference and a code to such a contact:
all cases of that customer, for as long as a code counts.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from handlers import questions, status_links
from handlers.work import House, Work
from states import events
from states.effects import SendCode
from states.facts import Customer, Facts, Fresh
from states.identity import Level
from storage import cases, codes, conversations, customers, lanes, links
from storage.audit import Entry
from storage.ids import new_nonce, new_reference
from storage.unit_of_work import UnitOfWork

CHANNEL, PURPOSE = "status", "status"


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
