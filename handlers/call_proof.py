"""Finding out who calls: a code to a contact of record, read out in this call, or a call-back.

The code is bound to the call and to a purpose of its own: one that was sent for a chat is worth
nothing here, and one that was read out here nothing in a chat. Wrong ones are counted over the
whole call, before they are compared. Who calls is never settled by what they know.
"""

from handlers import questions
from handlers.calls import Calling, Told, known, no, work_of
from states.calls import PURPOSE, TRIES, Way
from states.effects import CheckCode, KeepProof, SendCode
from states.events import CodeChecked, CodeSent
from states.facts import Customer
from states.identity import CONTACTS
from states.masks import mask
from storage import calls, codes, links
from storage.codes import Budget

SENDS = 3  # codes in one call
ATTESTED_A_DAY = 40  # call-backs that one person says they made
_NOT_SENT = {"wait": "call-code-wait", "spent": "call-code-spent"}


def ways(record: Customer, calling: Calling) -> tuple[tuple[str, str], ...]:
    """(contact, masked value) of where a code may go now."""
    return tuple(
        (contact, mask(contact, record.value(contact) or ""))
        for contact in record.contacts(calling.uow.now)
        if calling.house.mail or contact != "email"
        if calling.house.sms or calling.house.zalo_codes or contact != "phone"
    )


def number_to_ring(record: Customer, calling: Calling) -> str:
    """The masked number of record that a call-back goes to, a fixed line too; empty where there is
    none, or where it was changed so lately that it can be undone."""
    detail = record.details.get("phone")
    if detail is None or (detail.trusted_from and detail.trusted_from > calling.uow.now):
        return ""
    return mask("phone", detail.value)


def send(calling: Calling, contact: str) -> Told:
    """A code to this contact of whoever was picked."""
    record = calling.record
    if record is None:
        return no("call-pick-first")
    if contact not in CONTACTS or contact not in dict(ways(record, calling)):
        return no("call-code-no-contact")
    if calling.call.tries >= TRIES:
        return no("call-code-no-tries")
    spent = codes.spend(calling.uow, [Budget(f"call:{calling.call.id}", SENDS)])
    if spent != "ok":
        return no("call-code-spent")
    sent = questions.answer(work_of(calling), SendCode(PURPOSE, contact, (record.id,)))
    outcome = sent.outcome if isinstance(sent, CodeSent) else "spent"
    if outcome != "sent":
        return no(_NOT_SENT[outcome])
    calling.note("call code sent", {"contact": contact})
    return Told("call-code-sent", {"to": mask(contact, record.value(contact) or "")})


def check(calling: Calling, typed: str) -> Told:
    """The code that the caller read out. Every one that is not right counts."""
    record = calling.record
    code = "".join(sign for sign in typed if not sign.isspace() and sign not in "-–.")
    if record is None:
        return no("call-pick-first")
    if not (code.isascii() and code.isdigit()):
        return no("call-code-digits")
    if not calls.count_try(calling.uow, calling.call):
        return no("call-code-no-tries")
    work = work_of(calling)
    checked = questions.answer(work, CheckCode(PURPOSE, code))
    if not isinstance(checked, CodeChecked) or checked.outcome == "expired":
        calls.change(calling.uow, calling.call, tries=calling.call.tries)  # nothing was compared
        return no("call-code-expired")
    if checked.outcome != "right" or record.id not in [
        one.customer_id for one in checked.candidates
    ]:
        return _wrong(calling)
    calls.change(calling.uow, calling.call, tries=calling.call.tries)  # a right one counts not
    questions.answer(work, KeepProof(record.id, checked.contact))
    _settled(calling, Way.CODE, record)
    return Told("call-verified-code")


def _wrong(calling: Calling) -> Told:
    left = TRIES - calling.call.tries - 1
    calling.note("call code refused", {"left": left})
    if left > 0:
        return no("call-code-wrong", {"left": str(left)})
    codes.void_open(calling.uow, [calling.call.lane_id])
    calling.change(way=Way.FAILED, verified_at=None)
    return no("call-code-no-tries")


def attest(calling: Calling) -> Told:
    """The agent says that they called the number of record and spoke with the customer. Recorded;
    it raises a case to level 3 and changes nothing by itself."""
    record = calling.record
    if record is None:
        return no("call-pick-first")
    if not number_to_ring(record, calling):
        return no("call-back-no-number")
    if known(calling.uow, calling.call):
        return no("call-verified-already")
    spent = codes.spend(calling.uow, [Budget(f"attest:{calling.member.id}", ATTESTED_A_DAY)])
    if spent != "ok":
        return no("call-back-spent")
    _settled(calling, Way.CALLBACK, record)
    return Told("call-verified-callback")


def give_up(calling: Calling) -> Told:
    """It could not be verified: what is asked for becomes a case."""
    codes.void_open(calling.uow, [calling.call.lane_id])
    calling.change(way=Way.FAILED, verified_at=None)
    calling.note("caller not verified")
    return Told("call-not-verified")


def _settled(calling: Calling, way: Way, record: Customer) -> None:
    calling.change(way=way, verified_at=calling.uow.now)
    links.own_key(calling.uow, calling.call.lane_id, record.id)
    calling.note("caller verified", {"way": way.value})
