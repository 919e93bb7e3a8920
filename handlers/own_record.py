"""What customers see of what is kept about them, and ending the links of their other chats.

Read only when it is asked for, in the event's own transaction; old and new values leave here
masked.
"""

from collections.abc import Iterator

from handlers import notices
from handlers.changes import IdentityLostError
from handlers.work import Work
from states import events
from states.effects import KeepView, ReadRecord, UnlinkChats
from states.facts import Customer, PastChange
from states.fields import DETAIL
from states.identity import Level, level
from states.kinds import KINDS
from states.masks import mask
from storage import codes, conversations, customers, links, marketing_stops, record_history
from storage.audit import Entry
from storage.crash import crash_point
from storage.record_history import Happened, Undone
from storage.unit_of_work import ConflictError, UnitOfWork

LOOK_BACK_DAYS = 90
_IMPORTED = ("name", *DETAIL, "tax_code")
_BY_CUSTOMER = {
    "detail changed": "changed",
    "contact changed": "changed",
    "contact change held": "held",
    "marketing stopped": "marketing-stopped",
    "marketing started": "marketing-started",
}


def read(work: Work, question: ReadRecord) -> events.Event:
    """Answer `ReadRecord`: only what its view shows is loaded."""
    uow, record = work.uow, work.facts.customer
    if record is None or record.id != question.customer_id:
        return events.RecordRead(question.view)
    uow.flush()  # the chat may have been linked by this very event
    if question.view == "history":
        return events.RecordRead("history", history=_history(uow, record))
    chats = tuple(links.chats_of(uow, record.id, here=work.lane.id))
    if question.view == "chats":
        return events.RecordRead("chats", chats)
    return events.RecordRead(question.view, chats, (), marketing_stops.standing(uow, record))


# -- what changed ---------------------------------------------------------------------------------
def past(uow: UnitOfWork, record: Customer, days: int) -> list[tuple[PastChange, str | None]]:
    """What changed in the last so many days, newest first, each with the id of the staff member who
    did it, where one did."""
    entries = record_history.of_customer(uow, record.id, days)
    undone = record_history.undone(uow, record.id, days)
    found = [(line, one.actor_id) for one in entries for line in _lines(one)]
    found += [(_undone_line(one), None) for one in undone]
    return sorted(found, key=lambda one: one[0].at, reverse=True)


def _history(uow: UnitOfWork, record: Customer) -> tuple[PastChange, ...]:
    return tuple(line for line, _ in past(uow, record, LOOK_BACK_DAYS))


def _lines(one: Happened) -> Iterator[PastChange]:
    """What this entry of the history changed in the record; nothing for most."""
    data = one.data
    if one.action in _BY_CUSTOMER:
        yield _line(one, _BY_CUSTOMER[one.action], "customer", str(data.get("field", "")), data)
    elif one.action == "case withdrawn" and one.held_field:
        yield _line(one, "withdrawn", "customer", one.held_field, {})
    elif one.action == "held change applied":
        yield _line(one, "changed", "desk", str(data.get("field", "")), {})
    elif one.action == "customer imported":
        yield _line(one, "added", "import", "", {})
    elif one.action == "record imported":
        for field in _IMPORTED:
            if field in data:
                yield _line(one, "changed", "import", field, data[field])
    elif one.actor_kind == "staff" and data.get("kind") == "lifted":
        yield _line(one, "lifted", "staff", "", {})
    elif one.actor_kind == "staff" and data.get("kind") == "moved" and "new" in data:
        kind = KINDS.get(one.case_kind)
        what = "held" if data.get("to") == "held" else "changed"
        yield _line(one, what, "staff", (kind.field if kind else None) or "", data)


def _line(one: Happened, what: str, by: str, field: str, values: object) -> PastChange:
    told = values if isinstance(values, dict) else {}
    old, new = told.get("old"), told.get("new")
    return PastChange(
        one.at,
        what,
        by,
        field,
        mask(field, str(old)) if old else "",
        mask(field, str(new)) if new else "",
        one.reference,
    )


def _undone_line(one: Undone) -> PastChange:
    """Back from what was asked for to what stood before."""
    back_to = mask(one.field, one.old) if one.old else ""
    tried = mask(one.field, one.new)
    return PastChange(one.at, "undone", "undo", one.field, tried, back_to, one.reference)


# -- at level 2 -----------------------------------------------------------------------------------
def holding(work: Work, customer_id: str) -> Customer:
    """The record, locked, if this chat holds level 2 for it now. Raises IdentityLostError, or
    ConflictError where its self-service was frozen since it was thought about."""
    uow = work.uow
    record = customers.lock(uow, customer_id)
    if record is None or work.conversation.customer_id != customer_id:
        raise IdentityLostError
    if record.frozen:
        raise ConflictError("customer")
    proofs = links.proofs(uow, [work.lane.id])[work.lane.id]
    if level(record.id, proofs, uow.now) < Level.CONFIRMED:
        raise IdentityLostError
    return record


def keep_view(work: Work, effect: KeepView) -> None:
    """The customer saw their own record in full: a view of personal data like any other."""
    record = holding(work, effect.customer_id)
    work.uow.record(
        Entry(
            "record viewed",
            "customer",
            customers.key_of(work.uow, record.id),
            customer_id=record.id,
            lane_id=work.lane.id,
            data={"fields": list(effect.fields)},
        )
    )


def unlink_chats(work: Work, effect: UnlinkChats) -> None:
    """End the links of these other chats; each is told, for it may be somebody else's doing."""
    uow = work.uow
    record = holding(work, effect.customer_id)
    others = [one for one in links.linked_lanes(uow, record.id) if one != work.lane.id]
    ended = [one for one in others if not effect.chats or one in effect.chats]
    if not ended:
        return
    notices.tell_chats(uow, record, "notice-chat-unlinked", {}, only=ended)
    links.end(uow, ended, "asked elsewhere")
    codes.void_open(uow, ended)
    conversations.unlink(uow, ended)
    crash_point("chats-unlinking")
    for lane_id in ended:
        uow.record(
            Entry(
                "chat unlinked",
                "customer",
                customers.key_of(uow, record.id),
                customer_id=record.id,
                lane_id=lane_id,
                data={"from": work.lane.id},
            )
        )
