"""Changing a customer's record: at once, or announced and held.

Every way to change a record leads through `apply_detail`; who may is checked by the caller inside
the same transaction, by what is stored, not by what the engine believed (invariant 7).
"""

from datetime import datetime, timedelta

from handlers import alerts, case_clocks, notices
from handlers.work import House, Work
from states.case_map import CaseState
from states.clocks import due
from states.effects import ChangeDetail, HoldChange
from states.facts import Customer, shown_moment
from states.fields import DETAIL
from states.identity import (
    CONFIRMED_FOR,
    CONTACTS,
    ContactChange,
    Level,
    contact_change,
    level,
)
from states.kinds import KINDS
from states.masks import mask
from states.term import Shown, Term
from storage import cases, codes, contact_changes, conversations, customers, links, wakeups
from storage.audit import Entry
from storage.cases import Case
from storage.contact_changes import StoredChange
from storage.crash import crash_point
from storage.unit_of_work import ConflictError, UnitOfWork

DRAFT_RESTS = timedelta(days=1)


class IdentityLostError(RuntimeError):
    """A change without the identity that its kind names was about to be applied; it was not."""


# -- what a chat may do --------------------------------------------------------------------------
def change_now(work: Work, effect: ChangeDetail) -> None:
    """Apply a new value at once; a contact stays undoable through the window."""
    record = _proven(work, effect)
    contact = DETAIL[effect.field].contact
    if contact and _outcome(work, effect) is not ContactChange.APPLY:
        raise IdentityLostError
    case = open_case(
        work,
        effect.reference,
        effect.kind,
        CaseState.DONE,
        {effect.field: effect.value},
        old=record.value(effect.field),
    )
    crash_point("change-applying")
    if not contact:
        apply_detail(work.uow, record, effect.field, effect.value)
        _record(work, record, case, "detail changed", effect.field, effect.value)
        shown = shown_of(effect.field, effect.reference)
        notices.tell_contacts(
            work.uow,
            record,
            "notice-detail-changed",
            shown,
            case_id=case.id,
            apart_from=work.lane.id,
        )
        return
    ends_at = work.uow.now + work.house.rules.window
    change = _store_change(work, effect, case, "applied", record, ends_at)
    apply_detail(work.uow, record, effect.field, effect.value, trusted_from=ends_at)
    _record(work, record, case, "contact changed", effect.field, effect.value)
    announce(work.uow, work.house, record, change, "notice-contact-changed", work.lane.id)
    loosen(work.uow, record.id, effect.field, keep=work.lane.id)
    codes.void_open(work.uow, [work.lane.id])  # each code serves one change


def hold(work: Work, effect: HoldChange) -> None:
    """Announce a contact change; the clock applies it when the window ends unobjected."""
    record = _proven(work, effect)
    if _outcome(work, effect) not in (ContactChange.APPLY, ContactChange.HOLD):
        raise IdentityLostError
    case = open_case(
        work, effect.reference, effect.kind, CaseState.HELD, {effect.field: effect.value}
    )
    ends_at = work.uow.now + work.house.rules.window
    change = _store_change(work, effect, case, "held", record, ends_at)
    crash_point("change-holding")
    _record(work, record, case, "contact change held", effect.field, effect.value)
    announce(work.uow, work.house, record, change, "notice-contact-held", work.lane.id)
    codes.void_open(work.uow, [work.lane.id])  # each code serves one change


def _proven(work: Work, effect: ChangeDetail | HoldChange) -> Customer:
    """The record, locked, if this chat holds now what the change needs. Raises IdentityLostError,
    or ConflictError where the record moved on since it was thought about."""
    uow = work.uow
    record = customers.lock(uow, effect.customer_id)
    if record is None or work.conversation.customer_id != effect.customer_id:
        raise IdentityLostError
    held = any(
        one.state == "held" and one.field == effect.field
        for one in contact_changes.find(uow, [record.id])
    )
    if record.frozen or held:
        raise ConflictError("customer")
    holds = level(record.id, links.proofs(uow, [work.lane.id])[work.lane.id], uow.now)
    contact = DETAIL[effect.field].contact
    if holds < (Level.LINKED if contact else max(KINDS[effect.kind].level, Level.CONFIRMED)):
        raise IdentityLostError
    return record


def _outcome(work: Work, effect: ChangeDetail | HoldChange) -> ContactChange:
    """What the codes that this chat entered, for this very value, allow."""
    uow, field = work.uow, effect.field
    other = next(name for name in CONTACTS if name != field)

    def entered(purpose: str, contact: str) -> bool:
        since = uow.now - CONFIRMED_FOR
        return codes.was_entered(
            uow, work.lane.id, purpose, effect.customer_id, contact, since, field, effect.value
        )

    return contact_change(
        old=entered("old", field),
        other=entered("other", other),
        new=entered("new", field),
        staff=False,
    )


# -- the one way into the record -----------------------------------------------------------------
def apply_detail(
    uow: UnitOfWork,
    record: Customer,
    field: str,
    value: str | None,
    trusted_from: datetime | None = None,
) -> None:
    """Write it; proofs and codes that stood on an old contact are void at once."""
    customers.set_detail(uow, record, field, value, trusted_from)
    if field in CONTACTS:
        links.void_proofs(uow, record.id, field)
        codes.void_sent_to(uow, record.id, field)


def loosen(uow: UnitOfWork, customer_id: str, contact: str, keep: str | None) -> None:
    """Chats that were linked by the contact that changed are unlinked; the one that has just
    entered the old contact's code stays linked."""
    lanes_of = [one for one in links.linked_by(uow, customer_id, contact) if one != keep]
    links.end(uow, lanes_of, links.CONTACT_CHANGED)
    codes.void_open(uow, lanes_of)
    conversations.unlink(uow, lanes_of)


# -- shared by the ways above --------------------------------------------------------------------
def open_case(
    work: Work,
    reference: str,
    kind_id: str,
    state: CaseState,
    answers: dict[str, str],
    why: str = "",
    *,
    proven: bool = False,
    old: str | None = None,
    urgent: bool = False,
    reasons: tuple[str, ...] = (),
    alarmed_at: datetime | None = None,
) -> Case:
    """A case of this chat, in its key or, where it is linked, the customer's. `proven`: a code to
    the new contact that it asks for was entered; staff who decide later rely on it. `old`: what
    stood in the record where the case is done at once. `alarmed_at` starts the clocks of a breach.
    """
    uow = work.uow
    kind = KINDS[kind_id]
    hours = work.house.rules.hours
    by = due(kind.days, uow.now, hours)
    customer_id = work.conversation.customer_id
    key = customers.key_of(uow, customer_id) if customer_id else uow.key(work.lane.key_id)
    case = Case(
        id=uow.new_id(),
        reference=reference,
        kind=kind_id,
        state=state,
        channel=work.lane.channel,
        level=int(work.facts.level),
        opened_at=uow.now,
        reply_by=by.reply_by,
        due_at=by.due_at,
        answers=answers,
        customer_id=customer_id,
        lane_id=work.lane.id,
        urgent=urgent,
        why=why,
        reasons=reasons,
    )
    case = alerts.alarmed(case, alarmed_at, hours)
    cases.add(uow, case, key)
    if state == CaseState.OPEN:  # what is done at once, or held by its customer, waits for nobody
        case_clocks.start(uow, case, hours)
    body: dict[str, str | bool] = {"why": why} if why else {}
    body |= {"proven": True} if proven else {}
    if old is not None:
        body["old"] = old
    cases.note(uow, case.id, key, "opened", *work.actor, body=body)
    return case


def new_contact_proven(work: Work, customer_id: str | None, field: str, value: str) -> bool:
    """Whether this chat entered a code that went to exactly this new contact; a draft may have
    rested for a day while its papers were looked for."""
    since = work.uow.now - DRAFT_RESTS
    return customer_id is not None and codes.was_entered(
        work.uow, work.lane.id, "new", customer_id, field, since, field, value
    )


def announce(
    uow: UnitOfWork,
    house: House,
    record: Customer,
    change: StoredChange,
    copy: str,
    apart_from: str | None,
) -> None:
    """Every contact, with the old value of the one being changed, and every other chat is told."""
    shown = {
        **shown_of(change.field, change.reference),
        "until": shown_moment(change.ends_at),
        "new": mask(change.field, change.new),
        "link": notices.undo_link(uow, house, change.id),
    }
    notices.tell_everybody(
        uow,
        record,
        copy,
        shown,
        chat_copy=f"{copy}-chat",
        values=old_value(change),
        undo=change.reference,
        case_id=change.case_id,
        apart_from=apart_from,
    )


def old_value(change: StoredChange) -> dict[str, str]:
    return {change.field: change.old} if change.old else {}


def _store_change(
    work: Work,
    effect: ChangeDetail | HoldChange,
    case: Case,
    state: str,
    record: Customer,
    ends_at: datetime,
) -> StoredChange:
    uow = work.uow
    change = StoredChange(
        id=uow.new_id(),
        customer_id=record.id,
        case_id=case.id,
        reference=case.reference,
        field=effect.field,
        state=state,
        old=record.value(effect.field),
        new=effect.value,
        route=effect.route,
        lane_id=work.lane.id,
        made_at=uow.now,
        ends_at=ends_at,
    )
    contact_changes.add(uow, change, customers.key_of(uow, record.id))
    wakeups.set_alarm(uow, "window", change.id, ends_at)
    return change


def _record(work: Work, record: Customer, case: Case, action: str, field: str, value: str) -> None:
    actor_kind, actor_id = work.actor
    work.uow.record(
        Entry(
            action,
            actor_kind,
            customers.key_of(work.uow, record.id),
            actor_id=actor_id,
            customer_id=record.id,
            case_id=case.id,
            lane_id=work.lane.id,
            data={"field": field, "old": record.value(field), "new": value},
        )
    )


def shown_of(field: str, reference: str) -> Shown:
    return {"field": Term(f"field-{field}"), "reference": reference}
