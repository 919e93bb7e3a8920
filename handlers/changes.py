"""Changing a customer's record: at once, held, at the window's end - and taking it back.

Every way to change a record leads through `apply_detail`; who may is checked by the caller inside
the same transaction, by what is stored, not by what the engine believed (invariant 7).
"""

from datetime import datetime

from handlers import notices
from handlers.work import House, Work
from states.case_map import CASE, CaseState
from states.clocks import due
from states.effects import ChangeDetail, HoldChange
from states.facts import Customer, shown_moment
from states.fields import DETAIL
from states.identity import CONFIRMED_FOR, CONTACTS, Level, level
from states.kinds import KINDS, MISUSE
from states.masks import mask
from states.term import Shown, Term
from storage import cases, codes, conversations, customers, links, wakeups
from storage.audit import Entry
from storage.cases import Case, StoredChange
from storage.crash import crash_point
from storage.ids import new_reference
from storage.unit_of_work import UnitOfWork


class IdentityLostError(RuntimeError):
    """A change without the identity that its kind names was about to be applied; it was not."""


# -- what a chat may do --------------------------------------------------------------------------
def change_now(work: Work, effect: ChangeDetail) -> None:
    """Apply a new value at once; a contact stays undoable through the window."""
    record = _proven(
        work, effect.customer_id, effect.field, effect.value, effect.route, effect.kind
    )
    case = open_case(
        work, effect.reference, effect.kind, CaseState.DONE, {effect.field: effect.value}
    )
    crash_point("change-applying")
    if not DETAIL[effect.field].contact:
        apply_detail(work.uow, record, effect.field, effect.value)
        _record(work, record, case, "detail changed", effect.field, effect.value)
        shown = _shown(effect.field, effect.reference)
        notices.tell_contacts(work.uow, record, "notice-detail-changed", shown, case_id=case.id)
        return
    ends_at = work.uow.now + work.house.rules.window
    change = _store_change(work, effect, case, "applied", record, ends_at)
    apply_detail(work.uow, record, effect.field, effect.value, trusted_from=ends_at)
    _record(work, record, case, "contact changed", effect.field, effect.value)
    announce(work.uow, work.house, record, change, "notice-contact-changed", work.lane.id)
    _loosen(work.uow, record.id, effect.field, keep=work.lane.id)


def hold(work: Work, effect: HoldChange) -> None:
    """Announce a contact change; the clock applies it when the window ends unobjected."""
    record = _proven(
        work, effect.customer_id, effect.field, effect.value, effect.route, effect.kind
    )
    case = open_case(
        work, effect.reference, effect.kind, CaseState.HELD, {effect.field: effect.value}
    )
    ends_at = work.uow.now + work.house.rules.window
    change = _store_change(work, effect, case, "held", record, ends_at)
    _record(work, record, case, "contact change held", effect.field, effect.value)
    announce(work.uow, work.house, record, change, "notice-contact-held", work.lane.id)


def _proven(
    work: Work, customer_id: str, field: str, value: str, route: str, kind_id: str
) -> Customer:
    """The record, if this chat holds now what the change needs. Raises IdentityLostError."""
    uow = work.uow
    record = customers.load(uow, [customer_id]).get(customer_id)
    if record is None or record.frozen or work.conversation.customer_id != customer_id:
        raise IdentityLostError
    held = level(customer_id, links.proofs(uow, [work.lane.id])[work.lane.id], uow.now)
    if held < KINDS[kind_id].level or (route == "confirmed" and held < Level.CONFIRMED):
        raise IdentityLostError
    if DETAIL[field].contact:
        since = uow.now - CONFIRMED_FOR
        for purpose in (route, "new"):
            if not codes.was_entered(uow, work.lane.id, purpose, field, value, since):
                raise IdentityLostError
    return record


# -- the one way into the record -----------------------------------------------------------------
def apply_detail(
    uow: UnitOfWork,
    record: Customer,
    field: str,
    value: str | None,
    trusted_from: datetime | None = None,
) -> None:
    """Write it; proofs that stood on an old contact are void at once."""
    customers.set_detail(uow, record, field, value, trusted_from)
    if field in CONTACTS:
        links.void_proofs(uow, record.id, field)


def _loosen(uow: UnitOfWork, customer_id: str, contact: str, keep: str | None) -> None:
    """Chats that were linked by the contact that changed are unlinked; the one that has just
    entered the old contact's code stays linked."""
    lanes_of = [one for one in links.linked_by(uow, customer_id, contact) if one != keep]
    links.end(uow, lanes_of, "contact changed")
    conversations.unlink(uow, lanes_of)


# -- the clock -----------------------------------------------------------------------------------
def end_window(uow: UnitOfWork, change_id: str) -> None:
    """The window of this change is over: what was held is applied, what was applied is settled."""
    found = cases.changes(uow, [], change_id=change_id)
    if not found or found[0].state not in ("held", "applied"):
        return
    change = found[0]
    record = customers.load(uow, [change.customer_id])[change.customer_id]
    if change.state == "applied":
        cases.end_change(uow, change, "settled")
        return
    case = cases.by_reference(uow, change.reference, lock=True)
    if record.frozen or case is None:
        return  # staff decide; undo has ended it or will
    cases.end_change(uow, change, "settled")
    apply_detail(uow, record, change.field, change.new)
    cases.change(uow, case, state=CASE.move(case.state, "window_end"))
    key = customers.key_of(uow, record.id)
    cases.note(uow, case.id, key, "moved", "desk", body={"to": CaseState.DONE.value})
    uow.record(
        Entry(
            "held change applied",
            "desk",
            key,
            customer_id=record.id,
            case_id=case.id,
            data={"field": change.field},
        )
    )
    shown = _shown(change.field, change.reference)
    # the old value hears it a last time, the new one from now on
    notices.tell_contacts(
        uow, record, "notice-held-applied", shown, values=_old_value(change), case_id=case.id
    )
    notices.tell_chats(uow, record.id, "notice-held-applied", shown, case_id=case.id)
    _loosen(uow, record.id, change.field, keep=change.lane_id)


# -- "this was not me" ---------------------------------------------------------------------------
def undo(uow: UnitOfWork, change_id: str, by: str, apart_from: str | None = None) -> bool:
    """Cancel what is held, restore what was changed inside the window, unlink every chat, void
    every proof, freeze self-service, open an urgent case, tell everybody.
    False where it is too late.

    It proves nobody's identity: staff lift the freeze. `apart_from`: the chat that said so itself,
    whose conversation the caller writes.
    """
    named = cases.changes(uow, [], change_id=change_id)
    if not named or named[0].state not in ("held", "applied") or named[0].ends_at <= uow.now:
        return False
    customer_id = named[0].customer_id
    key = customers.key_of(uow, customer_id)
    first: dict[str, StoredChange] = {}
    told: dict[str, str] = {}
    for change in cases.changes(uow, [customer_id]):
        cases.end_change(uow, change, "undone")
        case = cases.by_reference(uow, change.reference, lock=True)
        if case is not None and CASE.can(case.state, "undo"):
            cases.change(uow, case, state=CASE.move(case.state, "undo"))
            cases.note(uow, case.id, key, "moved", "customer", body={"to": "undone", "by": by})
        told[change.field] = change.new
        if change.state == "applied":
            first.setdefault(change.field, change)
        wakeups.cancel(uow, "window", change.id)
    for field, change in first.items():
        uow.flush()
        apply_detail(uow, customers.load(uow, [customer_id])[customer_id], field, change.old)
    uow.flush()
    lane_ids = links.linked_lanes(uow, customer_id)
    shown = {"reference": named[0].reference}
    notices.tell_chats(uow, customer_id, "notice-undone", shown, apart_from=apart_from)
    links.end(uow, lane_ids, "undo")
    links.void_proofs(uow, customer_id)
    codes.void_open(uow, lane_ids)
    conversations.unlink(uow, [one for one in lane_ids if one != apart_from])
    customers.set_frozen(uow, customer_id, frozen=True)
    _open_misuse(uow, customer_id, named[0], by)
    record = customers.load(uow, [customer_id])[customer_id]
    notices.tell_contacts(uow, record, "notice-undone", shown)
    return True


def _open_misuse(uow: UnitOfWork, customer_id: str, change: StoredChange, by: str) -> None:
    due = _due(MISUSE.days, uow.now)
    key = customers.key_of(uow, customer_id)
    case = Case(
        id=uow.new_id(),
        reference=new_reference(),
        kind=MISUSE.id,
        state=CaseState.OPEN,
        channel="undo",
        level=Level.NONE,
        opened_at=uow.now,
        reply_by=due[0],
        due_at=due[1],
        answers={"undone": change.reference},
        customer_id=customer_id,
        lane_id=change.lane_id,
        urgent=True,
        why="staff-undone",
    )
    cases.add(uow, case, key)
    cases.note(uow, case.id, key, "opened", "customer", body={"by": by})
    uow.record(
        Entry(
            "contact changes undone",
            "customer",
            key,
            customer_id=customer_id,
            case_id=case.id,
            data={"by": by, "reference": change.reference},
        )
    )


# -- shared by the ways above --------------------------------------------------------------------
def open_case(
    work: Work,
    reference: str,
    kind_id: str,
    state: CaseState,
    answers: dict[str, str],
    why: str = "",
) -> Case:
    """A case of this chat, in its key or, where it is linked, the customer's."""
    uow = work.uow
    kind = KINDS[kind_id]
    due = _due(kind.days, uow.now)
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
        reply_by=due[0],
        due_at=due[1],
        answers=answers,
        customer_id=customer_id,
        lane_id=work.lane.id,
        urgent=kind.urgent,
        why=why,
    )
    cases.add(uow, case, key)
    cases.note(uow, case.id, key, "opened", "customer", body={"why": why} if why else {})
    return case


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
        **_shown(change.field, change.reference),
        "until": shown_moment(change.ends_at),
        "new": mask(change.field, change.new),
        "link": notices.undo_link(uow, house, change.id),
    }
    notices.tell_contacts(
        uow, record, copy, shown, values=_old_value(change), case_id=change.case_id
    )
    notices.tell_chats(
        uow,
        record.id,
        f"{copy}-chat",
        shown,
        apart_from=apart_from,
        undo=change.reference,
        case_id=change.case_id,
    )


def _old_value(change: StoredChange) -> dict[str, str]:
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
    cases.add_change(uow, change, customers.key_of(uow, record.id))
    wakeups.set_alarm(uow, "window", change.id, ends_at)
    return change


def _record(work: Work, record: Customer, case: Case, action: str, field: str, value: str) -> None:
    work.uow.record(
        Entry(
            action,
            "customer",
            customers.key_of(work.uow, record.id),
            customer_id=record.id,
            case_id=case.id,
            lane_id=work.lane.id,
            data={"field": field, "old": record.value(field), "new": value},
        )
    )


def _shown(field: str, reference: str) -> Shown:
    return {"field": Term(f"field-{field}"), "reference": reference}


def _due(days: int, now: datetime) -> tuple[datetime, datetime]:
    both = due(days, now)
    return both.reply_by, both.due_at
