"""A claim is a lease: any act on the case renews it, and a case that its holder leaves idle goes
back to the queue. Counted in open hours, so no night and no holiday ends one."""

from datetime import timedelta

from handlers.work import House
from states.case_map import CLOSED, CaseState
from states.office_hours import after
from storage import cases, claims, memos
from storage.audit import Entry
from storage.cases import Case
from storage.unit_of_work import UnitOfWork
from storage.wakeups import Wakeup, set_alarm

IDLE = "claim-idle"  # the kind of the alarm; its subject is the case's id
TALKING = timedelta(hours=1)  # since the last words: nobody is taken out of a conversation


def renew(uow: UnitOfWork, house: House, case_id: str) -> None:
    """A staff member acted on this case; the alarm looks for itself whether anybody has it."""
    if house.rules.claim_for:
        rings_at = after(house.rules.hours, uow.now, house.rules.claim_for)
        set_alarm(uow, IDLE, case_id, rings_at)


def wake(uow: UnitOfWork, house: House, one: Wakeup) -> None:
    """Back to the queue where it was idle for so long, else look again when it may be."""
    case = cases.by_id(uow, one.subject, lock=True)
    if case is None or case.assignee_id is None or case.state in CLOSED or not _lease(house):
        return
    if case.state in (CaseState.WAITING, CaseState.HELD):
        renew(uow, house, case.id)  # its holder has nothing to do
        return
    until = after(house.rules.hours, claims.touched_at(uow, case), _lease(house))
    talked_at = claims.talked_at(uow, case)
    if talked_at is not None:
        until = max(until, talked_at + TALKING)
    if until > uow.now:
        set_alarm(uow, IDLE, case.id, until)
    else:
        _return(uow, case, case.assignee_id)


def _lease(house: House) -> timedelta:
    return house.rules.claim_for


def _return(uow: UnitOfWork, case: Case, holder_id: str) -> None:
    cases.change(uow, case, assignee_id=None, chat_taken_at=None)
    key = cases.key_of(uow, case)
    cases.note(uow, case.id, key, "returned", "desk", body={"holder": holder_id})
    memos.add(uow, holder_id, case.id, memos.RETURNED)
    uow.record(
        Entry(
            "case returned",
            "desk",
            key,
            customer_id=case.customer_id,
            case_id=case.id,
            data={"holder": holder_id},
        )
    )
