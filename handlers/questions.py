"""Answering what the engine asks in mid-thought, inside the same transaction."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from handlers import facts as facts_of
from handlers import notices, own_cases, own_record, portal
from handlers.work import Work
from states import events
from states.effects import (
    CheckCode,
    CountQueue,
    FindCustomers,
    KeepProof,
    LinkChat,
    Question,
    ReadCase,
    ReadPortalLink,
    ReadRecord,
    SendCode,
)
from states.facts import Customer, reaches
from states.identity import CODE_FOR, WEB_IDLE
from storage import codes, customers, links
from storage.audit import Entry
from storage.codes import Budget
from storage.crash import crash_point
from storage.ids import new_code

# Per day. A decoy spends the same, and what an unlinked chat sees depends on nothing but itself.
PER_TARGET, PER_CHAT, PER_CUSTOMER, PER_PREFIX, IN_ALL = 10, 15, 15, 500, 5_000
APART = timedelta(seconds=30)
_PREFIX = 5  # +849x: what SMS pumping varies behind
_BY_STRANGERS = ("link", "status")  # what is asked before anybody has proven anything


def answer(work: Work, question: Question) -> events.Event:
    return _ANSWER[type(question)](work, question)


def _find_customers(work: Work, question: FindCustomers) -> events.Event:
    uow = work.uow
    if question.by == "code":
        found = customers.by_code(uow, question.value)
        ids = [found] if found else []
    else:
        ids = customers.by_value(
            uow, "phone" if question.by == "card" else question.by, question.value
        )
    records = customers.load(uow, ids)
    return events.CustomersFound(tuple(_candidate(work, records[one]) for one in ids))


def _candidate(work: Work, record: Customer) -> events.Candidate:
    return events.Candidate(record.id, record.code, record.name, record.contacts(work.uow.now))


def _send_code(work: Work, question: SendCode) -> events.Event:
    """Spend the budgets, store the code, queue its message; a decoy does all but the last.

    Nobody who is not linked learns from a spent budget whether an account exists: where the
    target's are spent, it goes on as a decoy.
    """
    target, owner, ids = _target(work, question)
    outcome = codes.spend(work.uow, _own_budgets(work, question))
    if outcome != "ok":
        return events.CodeSent(outcome)
    if codes.spend(work.uow, _target_budgets(work, question, target, owner)) != "ok":
        if question.purpose not in _BY_STRANGERS:
            return events.CodeSent("spent")
        target, owner, ids = "", None, []
    code = new_code(question.digits)
    codes.add(
        work.uow,
        codes.NewCode(
            work.lane.id,
            question.purpose,
            question.contact,
            question.field,
            question.value,
            ids,
            code,
        ),
    )
    crash_point("code-made")
    if target and owner is not None:
        notices.send_code(work, owner, question, target, code)
    return events.CodeSent("sent")


def _target(work: Work, question: SendCode) -> tuple[str, Customer | None, list[str]]:
    """Where the code goes, and the customers it may prove: those of the question who have exactly
    this contact of record now. Nothing for a decoy."""
    records = list(customers.load(work.uow, question.customer_ids).values())
    records.sort(key=lambda record: record.code)
    if question.purpose == "new":
        if not records or not reaches(question.contact, question.value):
            return "", None, []
        return question.value, records[0], [records[0].id]
    able = [r for r in records if question.contact in r.contacts(work.uow.now)]
    if not able:
        return "", None, []
    target = able[0].value(question.contact) or ""
    return target, able[0], [r.id for r in able if r.value(question.contact) == target]


def _own_budgets(work: Work, question: SendCode) -> list[Budget]:
    """The chat's, and the house's. `again`: the very same code is not asked for twice at once."""
    same = (question.purpose, question.contact, question.field, question.value, question.claim)
    again = work.uow.keyring.index.index(f"again:{work.lane.id}", "|".join(same)).hex()
    return [
        Budget(f"chat:{work.lane.id}", PER_CHAT),
        Budget(f"again:{again}", PER_CHAT, APART),
        Budget("all", IN_ALL),
    ]


def _target_budgets(
    work: Work, question: SendCode, target: str, owner: Customer | None
) -> list[Budget]:
    """Those of who would get it; a decoy has some of its own, so that it writes the same rows."""
    known = target or question.claim or work.lane.id
    hashed = work.uow.keyring.index.index(f"budget:{question.contact}", known).hex()
    budgets = [
        Budget(f"to:{hashed}", PER_TARGET),
        Budget(f"customer:{owner.id if owner else hashed}", PER_CUSTOMER),
    ]
    if question.contact == "phone":
        budgets.append(Budget(f"prefix:{target[:_PREFIX] or 'none'}", PER_PREFIX))
    return budgets


def _check_code(work: Work, question: CheckCode) -> events.Event:
    checked = codes.check(work.uow, work.lane.id, question.purpose, question.value, question.code)
    if checked.outcome != "right":
        return events.CodeChecked(checked.outcome, checked.tries_left)
    if not checked.customer_ids:  # a decoy, guessed
        return events.CodeChecked("spent")
    records = customers.load(work.uow, checked.customer_ids)
    candidates = tuple(
        _candidate(work, records[one]) for one in checked.customer_ids if one in records
    )
    return events.CodeChecked("right", 0, candidates, checked.contact)


def _link_chat(work: Work, question: LinkChat) -> events.Event:
    uow = work.uow
    if question.how == "code" and not codes.was_entered(
        uow, work.lane.id, "link", question.customer_id, question.contact, uow.now - CODE_FOR
    ):
        return events.ChatLinked()  # picked too late: the facts stay nobody's
    if question.how == "portal" and not portal.take(work, question.customer_id):
        return events.ChatLinked()
    links.end(uow, [work.lane.id], "linked again")
    codes.void_open(uow, [work.lane.id])
    links.add(uow, work.lane.id, question.customer_id, question.how, question.contact)
    crash_point("chat-linking")
    if question.how == "code":
        links.add_proof(uow, work.lane.id, question.customer_id, question.contact)
        _reached(work, question.customer_id, question.contact)
    uow.record(
        Entry(
            "chat linked",
            "customer",
            customers.key_of(uow, question.customer_id),
            customer_id=question.customer_id,
            lane_id=work.lane.id,
            data={"how": question.how, "contact": question.contact},
        )
    )
    until = uow.now + WEB_IDLE if work.lane.channel == "webchat" else None
    work.before = replace(work.before, link_until=until)
    work.conversation = replace(work.conversation, customer_id=question.customer_id)
    _reload(work)
    return events.ChatLinked()


def _keep_proof(work: Work, question: KeepProof) -> events.Event:
    links.add_proof(work.uow, work.lane.id, question.customer_id, question.contact)
    _reached(work, question.customer_id, question.contact)
    _reload(work)
    return events.ProofKept()


def _reached(work: Work, customer_id: str, contact: str) -> None:
    """A code that went to this contact was entered: what is sent there arrives."""
    record = work.facts.customer
    if record is None or record.id != customer_id:
        record = customers.load(work.uow, [customer_id]).get(customer_id)
    detail = record.details.get(contact) if record else None
    if detail is not None and detail.returned:
        customers.set_returned(work.uow, contact, detail.value, returned=False)


def _reload(work: Work) -> None:
    """New facts after who it is has changed."""
    work.uow.flush()
    stored = replace(work.before, conversation=work.conversation, new=False)
    loaded = facts_of.Loaded(work.uow, {work.lane.id: stored}, work.house)
    work.facts = loaded.facts(work.lane.id, work.facts.ways)


_ANSWER: dict[type, Callable[[Work, Any], events.Event]] = {
    FindCustomers: _find_customers,
    SendCode: _send_code,
    CheckCode: _check_code,
    LinkChat: _link_chat,
    ReadPortalLink: portal.read,
    KeepProof: _keep_proof,
    ReadRecord: own_record.read,
    CountQueue: own_cases.count_queue,
    ReadCase: own_cases.read_case,
}
