"""The receipt of what came of a call, in the way the caller chose."""

from handlers import notices, reports
from handlers.calls import Calling, known
from handlers.work import Work
from states.facts import Customer, reaches, shown_day
from states.identity import CONTACTS
from states.term import Term
from storage import conversations
from storage.cases import Case


def ways(calling: Calling) -> tuple[str, ...]:
    """Where a receipt may go: to the record's contacts and chats once it stands who calls; else a
    neutral line to the number that calls."""
    uow, house, record = calling.uow, calling.house, calling.record
    if record is None or not known(uow, calling.call):
        caller = calling.call.caller
        able = house.sms and caller.startswith("+") and reaches("phone", caller)
        return ("caller", "none") if able else ("none",)
    found = [one for one in ("phone", "email") if _reached(calling, record, one)]
    if conversations.linked_to(uow, record.id):
        found.append("chat")
    return (*found, "none")


def _reached(calling: Calling, record: Customer, contact: str) -> bool:
    value = record.value(contact)
    gateway = calling.house.sms if contact == "phone" else calling.house.mail
    return bool(value and gateway and reaches(contact, value))


def send(calling: Calling, work: Work, case: Case, wish: str) -> None:
    """Tell them once, the way they chose; nothing where that way is not open."""
    if wish not in ways(calling):
        return
    uow, record = calling.uow, work.facts.customer
    shown: dict[str, str | Term] = {
        "reference": case.reference,
        "kind": Term(f"kind-{case.kind}"),
        "due": shown_day(case.due_at),
    }
    if wish == "caller":
        reports.hint(uow, case, calling.call.caller, "hint-call-opened")
    elif record is not None and wish in CONTACTS:
        notices.tell_contact(uow, record, wish, "notice-call-opened", shown, case_id=case.id)
    elif record is not None and wish == "chat":
        chats = conversations.linked_to(uow, record.id)
        notices.tell_chats(uow, record, "notice-call-opened", shown, chats)
