"""The window of a contact change: its end, and "this was not me" before that."""

from datetime import timedelta

from handlers import alerts, case_clocks, changes, notices
from handlers.work import House
from states.case_map import CASE, CaseState
from states.clocks import due
from states.facts import shown_day
from states.identity import Level
from states.kinds import MISUSE
from storage import cases, codes, contact_changes, conversations, customers, links, wakeups
from storage.audit import Entry
from storage.cases import ALARM, Case
from storage.contact_changes import StoredChange
from storage.ids import new_reference
from storage.unit_of_work import UnitOfWork

LOOK_AGAIN = timedelta(days=1)  # at a held change of a frozen record


def end(uow: UnitOfWork, change_id: str) -> None:
    """The window of this change is over: what was held is applied, what was applied is settled.
    While the record is frozen nothing is applied; it is looked at again when staff may be done."""
    found = contact_changes.find(uow, [], change_id=change_id)
    if not found or found[0].state not in ("held", "applied"):
        return
    change = found[0]
    if change.state == "applied":
        contact_changes.end(uow, change, "settled")
        return
    record = customers.lock(uow, change.customer_id)
    case = cases.by_reference(uow, change.reference, lock=True)
    if record is None or case is None or not CASE.can(case.state, "window_end"):
        return
    if record.frozen:
        wakeups.set_alarm(uow, "window", change.id, uow.now + LOOK_AGAIN)
        return
    contact_changes.end(uow, change, "settled")
    changes.apply_detail(uow, record, change.field, change.new)
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
    shown = changes.shown_of(change.field, change.reference)
    # the old value hears it a last time, the new one from now on
    notices.tell_everybody(
        uow,
        record,
        "notice-held-applied",
        shown,
        values=changes.old_value(change),
        case_id=case.id,
    )
    changes.loosen(uow, record.id, change.field, keep=change.lane_id)


def undoable(uow: UnitOfWork, change_id: str) -> StoredChange | None:
    """The change, where it can still be taken back."""
    found = contact_changes.find(uow, [], change_id=change_id)
    if not found or found[0].state not in ("held", "applied") or found[0].ends_at <= uow.now:
        return None
    return found[0]


def undo(
    uow: UnitOfWork, house: House, change_id: str, by: str, apart_from: str | None = None
) -> bool:
    """Cancel what is held, restore what was changed inside the window, unlink every chat, void
    every proof and code, freeze self-service, open an urgent case, tell everybody. False where it
    is too late.

    It proves nobody's identity: staff lift the freeze. `apart_from`: the chat that said so itself,
    whose conversation the caller writes.
    """
    named = undoable(uow, change_id)
    if named is None:
        return False
    customer_id = named.customer_id
    customers.lock(uow, customer_id)
    key = customers.key_of(uow, customer_id)
    first: dict[str, StoredChange] = {}
    for change in contact_changes.find(uow, [customer_id]):
        if change.state == "applied" and change.ends_at <= uow.now:
            continue  # its window is over; only the clock is late
        contact_changes.end(uow, change, "undone")
        case = cases.by_reference(uow, change.reference, lock=True)
        if case is not None and CASE.can(case.state, "undo"):
            cases.change(uow, case, state=CASE.move(case.state, "undo"))
            cases.note(uow, case.id, key, "moved", "customer", body={"to": "undone", "by": by})
        if change.state == "applied":
            first.setdefault(change.field, change)
        wakeups.cancel(uow, "window", change.id)
    for field, change in first.items():
        uow.flush()
        changes.apply_detail(
            uow, customers.load(uow, [customer_id])[customer_id], field, change.old
        )
    uow.flush()
    lane_ids = links.linked_lanes(uow, customer_id)
    misuse = _open_misuse(uow, house, customer_id, named, by)
    notices.tell_everybody(
        uow,
        customers.load(uow, [customer_id])[customer_id],
        "notice-undone",
        {"reference": named.reference, "reply_by": shown_day(misuse.reply_by)},
        case_id=misuse.id,
        apart_from=apart_from,
    )
    links.end(uow, lane_ids, "undo")
    links.void_proofs(uow, customer_id)
    codes.void_open(uow, lane_ids)
    codes.void_sent_to(uow, customer_id)
    conversations.unlink(uow, [one for one in lane_ids if one != apart_from])
    customers.set_frozen(uow, customer_id, frozen=True)
    return True


def _open_misuse(
    uow: UnitOfWork, house: House, customer_id: str, change: StoredChange, by: str
) -> Case:
    hours = house.rules.hours
    clocks = due(MISUSE.days, uow.now, hours)
    key = customers.key_of(uow, customer_id)
    case = Case(
        id=uow.new_id(),
        reference=new_reference(),
        kind=MISUSE.id,
        state=CaseState.OPEN,
        channel=ALARM,
        level=Level.NONE,
        opened_at=uow.now,
        reply_by=clocks.reply_by,
        due_at=clocks.due_at,
        answers={"undone": change.reference},
        customer_id=customer_id,
        lane_id=change.lane_id,
        urgent=True,
        why="staff-undone",
        reasons=("undone",),
    )
    case = alerts.alarmed(case, uow.now, hours)
    cases.add(uow, case, key)
    case_clocks.start(uow, case, hours)
    alerts.raise_alert(uow, case.id)
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
    return case
