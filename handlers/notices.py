"""What leaves the chat: codes and notices to contacts, notices to the customer's other chats."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from handlers import signed, status_links
from handlers.work import House, Work
from states.choices import STANDING
from states.effects import SendCode
from states.facts import Customer, reaches
from states.identity import CODE_FOR, CONTACTS
from states.masks import mask
from states.notice_ways import CONTACT, OUTLET, Kind, in_chat, lane_of
from states.proactive import Standing, standing
from states.term import Shown, Term
from storage import conversations, customers, interactions, lanes, outbox
from storage.conversations import shown_from_json, shown_to_json
from storage.unit_of_work import UnitOfWork

# What a text message says instead of the words of staff.
_SHORT = frozenset(
    {
        "notice-desk-reply",
        "notice-desk-asked-more",
        "notice-desk-refused",
        "notice-desk-settled",
        "notice-desk-extended",
    }
)


@dataclass(frozen=True, slots=True)
class Notice:
    """What somebody is to be told, whichever way. `copy` is for a contact. `tried`: every way it
    went so far; `apart_from`: the chat (lane) that caused it, which is no way of telling."""

    id: str
    kind: Kind
    copy: str
    shown: Shown
    customer_id: str | None = None
    case_id: str | None = None
    tried: tuple[str, ...] = ()
    apart_from: str = ""

    def by(self, way: str) -> dict[str, Any]:
        """As an outgoing message carries it, on this way."""
        return {
            "id": self.id,
            "kind": self.kind.value,
            "copy": self.copy,
            "shown": shown_to_json(self.shown),
            "customer": self.customer_id,
            "tried": list(dict.fromkeys((*self.tried, way))),
            "apart_from": self.apart_from,
            "way": way,
        }


def carried(body: Mapping[str, Any], case_id: str | None) -> tuple[Notice, str] | None:
    """The notice an outgoing message carries, and the way it went; None where it carries none."""
    told = body.get("notice")
    if told is None:
        return None
    notice = Notice(
        id=told["id"],
        kind=Kind(told["kind"]),
        copy=told["copy"],
        shown=shown_from_json(told["shown"]),
        customer_id=told["customer"],
        case_id=case_id,
        tried=tuple(told["tried"]),
        apart_from=told["apart_from"],
    )
    return notice, told["way"]


# -- codes ---------------------------------------------------------------------------------------
def send_code(work: Work, owner: Customer, question: SendCode, target: str, code: str) -> None:
    """Queue the code's message; it names the action it allows and dies with the code. It is sent
    to nobody else, whatever becomes of it."""
    shown: dict[str, str | Term] = {"code": code}
    copy = f"send-code-{question.purpose}"
    if question.field:
        shown["field"] = Term(f"field-{question.field}")
        shown["value"] = mask(question.field, question.value)
    zalo = work.house.zalo_codes and question.contact == "phone"
    by_zalo = zalo and (question.by == "zalo" or not work.house.sms)
    _to_contact(
        work.uow,
        owner,
        "zalo" if by_zalo else question.contact,
        target,
        outbox.Outgoing(
            "code",
            _body(work.conversation.language, copy, shown, subject="send-code-subject"),
            not_after=work.uow.now + CODE_FOR,
        ),
    )


# -- notices -------------------------------------------------------------------------------------
def tell_contacts(
    uow: UnitOfWork,
    record: Customer,
    copy: str,
    shown: Shown,
    *,
    case_id: str | None = None,
    apart_from: str | None = None,
) -> None:
    """A notice to every contact of record. `apart_from`: the chat that caused it."""
    targets = _targets(record, {})
    notice = _notice(uow, record, copy, shown, case_id, apart_from)
    _tell(uow, record, replace(notice, tried=tuple(targets)), targets)


def tell_everybody(
    uow: UnitOfWork,
    record: Customer,
    copy: str,
    shown: Shown,
    *,
    chat_copy: str = "",
    values: Mapping[str, str] | None = None,
    undo: str | None = None,
    case_id: str | None = None,
    apart_from: str | None = None,
) -> None:
    """A notice to every contact of record and every linked chat. `values`: other values for a
    contact, where it is being changed (the old one is told, not the new one). `undo`: the
    reference of a change that a chat can object to, as a standing button."""
    targets = _targets(record, values or {})
    chats = _chats(uow, record.id, apart_from)
    notice = _notice(uow, record, copy, shown, case_id, apart_from)
    notice = replace(notice, tried=(*targets, *(in_chat(lane.id) for lane, _ in chats)))
    for lane, language in chats:
        body = _in_chat(language, chat_copy or copy, shown)
        body["notice"] = notice.by(in_chat(lane.id))
        if undo:
            body["choices"] = [[f"{STANDING}undo:{undo}", "choice-not-me", {}]]
            conversations.overtake_prompt(uow, lane.id)
        outbox.add_next(uow, lane, outbox.Outgoing("notice", body, case_id=case_id))
    _tell(uow, record, notice, targets)


def tell_contact(
    uow: UnitOfWork,
    record: Customer,
    contact: str,
    copy: str,
    shown: Shown,
    *,
    case_id: str | None = None,
) -> None:
    """A notice to this contact of record."""
    notice = replace(_notice(uow, record, copy, shown, case_id, None), tried=(contact,))
    _tell(uow, record, notice, {contact: record.value(contact) or ""})


def tell_chats(
    uow: UnitOfWork, record: Customer, copy: str, shown: Shown, only: Collection[str]
) -> None:
    """What concerns these of the customer's linked chats alone: it goes no other way."""
    for lane, language in _chats(uow, record.id, None):
        if lane.id in only:
            outbox.add_next(uow, lane, outbox.Outgoing("notice", _in_chat(language, copy, shown)))


def _targets(record: Customer, values: Mapping[str, str]) -> dict[str, str]:
    return {
        contact: target
        for contact in CONTACTS
        if (target := values.get(contact) or record.value(contact)) and reaches(contact, target)
    }


def _chats(
    uow: UnitOfWork, customer_id: str, apart_from: str | None
) -> list[tuple[lanes.Lane, str]]:
    """The linked chats that can be written to, each with its language."""
    linked = [one for one in conversations.linked_to(uow, customer_id) if one != apart_from]
    stored = conversations.load(uow, linked, "vi")
    found = ((lanes.by_id(uow, lane_id), one) for lane_id, one in stored.items())
    last = interactions.read(uow, linked)
    closed = {one for one in last if standing(last[one], uow.now) is Standing.CLOSED}
    return [
        (lane, one.conversation.language)
        for lane, one in found
        if lane is not None and lane.id not in closed and lanes.reach(uow, lane.id) == "ok"
    ]


def _notice(
    uow: UnitOfWork,
    record: Customer,
    copy: str,
    shown: Shown,
    case_id: str | None,
    apart_from: str | None,
) -> Notice:
    return Notice(
        uow.new_id(), Kind.NOTICE, copy, shown, record.id, case_id, apart_from=apart_from or ""
    )


def _tell(uow: UnitOfWork, record: Customer, notice: Notice, targets: Mapping[str, str]) -> None:
    for contact, target in targets.items():
        _send_to(uow, record, contact, target, notice)


def send(uow: UnitOfWork, house: House, notice: Notice, way: str) -> None:
    """The notice, this one way: a contact of the customer, or one of their chats."""
    lane_id = lane_of(way)
    if lane_id is None:
        if notice.customer_id is None:
            raise LookupError  # nobody's contacts
        record = customers.load(uow, [notice.customer_id])[notice.customer_id]
        _send_to(uow, record, way, record.value(CONTACT[way]) or "", notice)
        return
    lane = lanes.by_id(uow, lane_id)
    if lane is None:
        raise LookupError
    stored = conversations.load(uow, [lane_id], house.language)[lane_id]
    body = _in_chat(stored.conversation.language, notice.copy, notice.shown)
    body["notice"] = notice.by(way)
    outbox.add_next(uow, lane, outbox.Outgoing("notice", body, case_id=notice.case_id))


def undo_link(uow: UnitOfWork, house: House, change_id: str) -> str:
    """Where "this was not me" is said; it acts only after a button there, never by being opened."""
    return f"{house.public_url}/status/not-me/{signed.sign(uow, 'undo', change_id)}"


def _send_to(uow: UnitOfWork, record: Customer, contact: str, target: str, notice: Notice) -> None:
    copy, shown = notice.copy, notice.shown
    if contact == "phone" and copy in _SHORT:
        copy = f"{copy}-sms"
    if contact == "zalo":
        copy, shown = "notice-zalo", {"reference": notice.shown["reference"]}
    body = _body(record.language, copy, shown, subject="notice-subject")
    body["notice"] = notice.by(contact)
    if contact != "zalo":
        body |= _doors(uow, record, contact, target, notice)
    message = outbox.Outgoing("notice", body, case_id=notice.case_id)
    _to_contact(uow, record, contact, target, message)


def _doors(
    uow: UnitOfWork, record: Customer, contact: str, target: str, notice: Notice
) -> dict[str, str]:
    """The way to the case's page, and for a mail to its timeline: only from what is the customer's
    contact now, and beside no other link. A text message is short: it has one where a case went on.
    """
    proven = target == record.value(contact) and contact in record.contacts(uow.now)
    if notice.case_id is None or not proven or "link" in notice.shown:
        return {}
    if contact == "phone" and notice.kind is not Kind.NEWS:
        return {}
    doors = {"status": status_links.link(uow, notice.case_id, contact, target)}
    if contact == "email":
        doors["reply"] = status_links.reply(uow, notice.case_id, target)
    return doors


def _to_contact(
    uow: UnitOfWork, record: Customer, contact: str, target: str, message: outbox.Outgoing
) -> None:
    wanted = lanes.Wanted(OUTLET[contact], "", target)
    outbox.add_to_contact(uow, outbox.ToContact(wanted, customers.key_of(uow, record.id), message))


def _in_chat(language: str, copy: str, shown: Shown) -> dict[str, Any]:
    """News: what was asked in this chat before stays open."""
    return {**_body(language, copy, shown), "keeps": True}


def _body(language: str, copy: str, shown: Shown, subject: str = "") -> dict[str, Any]:
    return {
        "language": language,
        "parts": [{"copy": copy, "shown": shown_to_json(shown)}],
        "subject": subject,
    }
