"""What leaves the chat: codes and notices to contacts, notices to the customer's other chats."""

from collections.abc import Mapping
from typing import Any

from handlers import signed
from handlers.work import House, Work
from states.choices import STANDING
from states.effects import SendCode
from states.facts import Customer, reaches
from states.identity import CODE_FOR, CONTACTS
from states.masks import mask
from states.term import Shown, Term
from storage import conversations, customers, lanes, outbox
from storage.conversations import shown_to_json
from storage.unit_of_work import UnitOfWork

GATEWAY = {"email": "mail", "phone": "sms"}  # which way a contact is reached


def send_code(work: Work, owner: Customer, question: SendCode, target: str, code: str) -> None:
    """Queue the code's message; it names the action it allows and dies with the code."""
    shown: dict[str, str | Term] = {"code": code}
    copy = f"send-code-{question.purpose}"
    if question.field:
        shown["field"] = Term(f"field-{question.field}")
        shown["value"] = mask(question.field, question.value)
    _to_contact(
        work.uow,
        owner,
        question.contact,
        target,
        outbox.Outgoing(
            "code",
            _body(work.conversation.language, copy, shown, subject="send-code-subject"),
            not_after=work.uow.now + CODE_FOR,
        ),
    )


def tell_contacts(
    uow: UnitOfWork,
    record: Customer,
    copy: str,
    shown: Shown,
    *,
    values: Mapping[str, str] | None = None,
    contacts: tuple[str, ...] = CONTACTS,
    case_id: str | None = None,
) -> None:
    """A notice to every contact of record. `values`: other values for a contact, where it is being
    changed (the old one is told, not the new one)."""
    for contact in contacts:
        target = (values or {}).get(contact) or record.value(contact)
        if target and reaches(contact, target):
            body = _body(record.language, copy, shown, subject="notice-subject")
            message = outbox.Outgoing("notice", body, case_id=case_id)
            _to_contact(uow, record, contact, target, message)


def tell_chats(
    uow: UnitOfWork,
    customer_id: str,
    copy: str,
    shown: Shown,
    *,
    apart_from: str | None = None,
    undo: str | None = None,
    case_id: str | None = None,
) -> None:
    """A notice to the customer's linked chats. `undo`: the reference of a change that can be
    objected to, as a standing button."""
    stored = conversations.load(
        uow, [one for one in conversations.linked_to(uow, customer_id) if one != apart_from], "vi"
    )
    for lane_id, one in stored.items():
        lane = lanes.by_id(uow, lane_id)
        if lane is None:
            continue
        body = _body(one.conversation.language, copy, shown)
        if undo:
            body["choices"] = [[f"{STANDING}undo:{undo}", "choice-not-me", {}]]
            conversations.overtake_prompt(uow, lane_id)
        outbox.add_next(uow, lane, outbox.Outgoing("notice", body, case_id=case_id))


def undo_link(uow: UnitOfWork, house: House, change_id: str) -> str:
    """Where "this was not me" is said; it acts only after a button there, never by being opened."""
    return f"{house.public_url}/status/not-me/{signed.sign(uow, 'undo', change_id)}"


def _to_contact(
    uow: UnitOfWork, record: Customer, contact: str, target: str, message: outbox.Outgoing
) -> None:
    wanted = lanes.Wanted(GATEWAY[contact], "", target)
    outbox.add_to_contact(uow, outbox.ToContact(wanted, customers.key_of(uow, record.id), message))


def _body(language: str, copy: str, shown: Shown, subject: str = "") -> dict[str, Any]:
    return {
        "language": language,
        "parts": [{"copy": copy, "shown": shown_to_json(shown)}],
        "subject": subject,
    }
