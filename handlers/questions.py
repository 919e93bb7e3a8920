"""Answering what the engine asks in mid-thought, inside the same transaction."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from handlers import facts as facts_of
from handlers import notices
from handlers.work import Work
from states import events
from states.effects import CheckCode, FindCustomers, KeepProof, LinkChat, Question, SendCode
from states.facts import Customer
from states.identity import WEB_IDLE
from storage import codes, customers, links
from storage.audit import Entry
from storage.codes import Budget
from storage.ids import new_code

# Per day; a decoy spends the same, so budgets tell nobody whether an account exists.
PER_TARGET, PER_CHAT, PER_CUSTOMER, PER_PREFIX, IN_ALL = 10, 15, 15, 500, 5_000
APART = timedelta(seconds=30)
_PREFIX = 5  # +849x: what SMS pumping varies behind


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
    """Spend the budgets, store the code, queue its message; a decoy does all but the last."""
    target, owner, ids = _target(work, question)
    outcome = codes.spend(work.uow, _budgets(work, question, target, owner))
    if outcome != "ok":
        return events.CodeSent(outcome)
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
    if target and owner is not None:
        notices.send_code(work, owner, question, target, code)
    return events.CodeSent("sent")


def _target(work: Work, question: SendCode) -> tuple[str, Customer | None, list[str]]:
    """Where the code goes, and the customers it may prove: those of the question who have exactly
    this contact of record now. Nothing for a decoy."""
    records = list(customers.load(work.uow, question.customer_ids).values())
    records.sort(key=lambda record: record.code)
    if question.purpose == "new":
        return (question.value, records[0], [records[0].id]) if records else ("", None, [])
    able = [r for r in records if question.contact in r.contacts(work.uow.now)]
    if not able:
        return "", None, []
    target = able[0].value(question.contact) or ""
    return target, able[0], [r.id for r in able if r.value(question.contact) == target]


def _budgets(work: Work, question: SendCode, target: str, owner: Customer | None) -> list[Budget]:
    index = work.uow.keyring.index
    budgets = [
        Budget(f"chat:{work.lane.id}", PER_CHAT),
        Budget(f"again:{work.lane.id}:{question.purpose}:{question.contact}", PER_CHAT, APART),
        Budget("all", IN_ALL),
    ]
    if target:
        hashed = index.index(f"budget:{question.contact}", target).hex()
        budgets.append(Budget(f"to:{hashed}", PER_TARGET))
        if question.contact == "phone":
            budgets.append(Budget(f"prefix:{target[:_PREFIX]}", PER_PREFIX))
    if owner is not None:
        budgets.append(Budget(f"customer:{owner.id}", PER_CUSTOMER))
    return budgets


def _check_code(work: Work, question: CheckCode) -> events.Event:
    checked = codes.check(work.uow, work.lane.id, question.purpose, question.value, question.code)
    if checked.outcome != "right":
        return events.CodeChecked(checked.outcome, checked.tries_left)
    records = customers.load(work.uow, checked.customer_ids)
    candidates = tuple(
        _candidate(work, records[one]) for one in checked.customer_ids if one in records
    )
    return events.CodeChecked("right", 0, candidates)


def _link_chat(work: Work, question: LinkChat) -> events.Event:
    uow = work.uow
    links.end(uow, [work.lane.id], "linked again")
    links.add(uow, work.lane.id, question.customer_id, question.how, question.contact)
    if question.how == "code":
        links.add_proof(uow, work.lane.id, question.customer_id, question.contact)
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
    _reload(work)
    return events.ProofKept()


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
    KeepProof: _keep_proof,
}
