"""What customers know and do of their own cases: place in the queue, story, reopening, rating."""

from collections.abc import Iterable

from handlers import case_clocks
from handlers.work import Work
from states import events
from states.case_map import CASE, CLOSED
from states.closing import may_reopen
from states.effects import CountQueue, LeaveTalk, RateCase, ReadCase, ReopenCase
from states.facts import Step
from states.kinds import KINDS
from storage import cases, contact_changes, queue, staff
from storage.audit import Entry
from storage.cases import Case, CaseEvent
from storage.crash import crash_point
from storage.unit_of_work import ConflictError

# What the customer may see of a move, by the state it led to.
_MOVED = {
    "waiting": "asked",
    "approved": "approved",
    "held": "held",
    "done": "done",
    "refused": "refused",
    "withdrawn": "withdrawn",
    "undone": "undone",
    "merged": "merged",
}
_WORDS = {"customer": "added", "reply": "answered", "file": "answered"}


def is_own(work: Work, case: Case) -> bool:
    """The chat may touch its customer's cases, and unproven ones that began in this very chat."""
    customer_id = work.conversation.customer_id
    if case.customer_id is None:
        return case.lane_id == work.lane.id
    return case.customer_id == customer_id


# -- asked ----------------------------------------------------------------------------------------
def count_queue(work: Work, question: CountQueue) -> events.Event:
    """Counted in this transaction, what it has opened itself included."""
    uow = work.uow
    uow.flush()
    if question.opening:
        due = work.facts.due(KINDS[question.kind].days, uow.now)
        ahead = queue.ahead(uow, question.kind, None)
        return events.QueueCounted(question.reference, ahead, "", due.reply_by, opening=True)
    case = cases.by_reference(uow, question.reference)
    if case is None or not is_own(work, case):
        return events.QueueCounted(question.reference, 0)
    reply_by = None if case.replied_at else case.reply_by
    holder = case.assignee_id if case.chat_taken_at else None
    if holder:
        name = staff.names(uow, [holder]).get(holder, "")
        return events.QueueCounted(case.reference, 0, name, reply_by)
    return events.QueueCounted(case.reference, queue.ahead(uow, case.kind, case), "", reply_by)


def read_case(work: Work, question: ReadCase) -> events.Event:
    work.uow.flush()
    case = cases.by_reference(work.uow, question.reference)
    if case is None or not is_own(work, case):
        return events.CaseRead(question.reference)
    return events.CaseRead(case.reference, steps_of(cases.timeline(work.uow, case.id)))


def steps_of(timeline: Iterable[CaseEvent]) -> tuple[Step, ...]:
    """The timeline without what is for staff only; words that were corrected are told as they
    stand now."""
    timeline = list(timeline)
    now = {str(one.body["of"]): one.body["text"] for one in timeline if one.kind == "corrected"}
    steps: list[Step] = []
    for one in timeline:
        text = str(now.get(one.id) or one.body.get("text") or one.body.get("name") or "")
        if one.body.get("to") == "merged":
            text = str(one.body["into"])  # the reason is the desk's own
        if one.kind == "opened":
            steps.append(Step("received", one.at))
        elif one.kind in ("claimed", "assigned") and not any(
            step.what == "taken" for step in steps
        ):
            steps.append(Step("taken", one.at))
        elif one.kind in _WORDS:
            steps.append(Step(_WORDS[one.kind], one.at, text))
        elif one.kind == "moved" and one.body.get("reopened"):
            steps.append(Step("reopened", one.at, text))
        elif one.kind == "moved" and one.body.get("to") in _MOVED:
            steps.append(Step(_MOVED[one.body["to"]], one.at, text))
    return tuple(steps)


# -- done -----------------------------------------------------------------------------------------
def reopen(work: Work, effect: ReopenCase) -> None:
    """Back to the queue with new clocks; whoever had it gives way."""
    uow = work.uow
    case = cases.by_reference(uow, effect.reference, lock=True)
    if case is None or not is_own(work, case):
        return
    changes = map(contact_changes.as_fact, contact_changes.find(uow, [], case_id=case.id))
    if not may_reopen(cases.as_line(case), changes, uow.now):
        raise ConflictError("desk_case")  # it moved on since it was thought about
    due = work.facts.due(KINDS[case.kind].days, uow.now)
    state = CASE.move(case.state, "reopen")
    cases.change(
        uow,
        case,
        state=state,
        closed_at=None,
        assignee_id=None,
        approver_id=None,
        replied_at=None,
        reply_by=due.reply_by,
        due_at=due.due_at,
        reopened=case.reopened + 1,
        reopened_at=uow.now,
        escalated_at=None,
    )
    case_clocks.restart(uow, case, work.house.rules.hours)
    crash_point("case-reopening")
    body = {"to": state, "reopened": True, "text": effect.reason}
    _note(work, case, "moved", body, "case reopened")


def rate(work: Work, effect: RateCase) -> None:
    case = cases.by_reference(work.uow, effect.reference, lock=True)
    if case is None or not is_own(work, case) or case.state not in CLOSED:
        return
    if not effect.comment:
        cases.change(work.uow, case, rating=effect.stars)
    body = {"stars": effect.stars, "text": effect.comment}
    _note(work, case, "rated", body, "case rated")


def _note(work: Work, case: Case, kind: str, body: dict[str, object], action: str) -> None:
    key = cases.key_of(work.uow, case)
    cases.note(work.uow, case.id, key, kind, "customer", body=body)
    work.uow.record(
        Entry(
            action,
            "customer",
            key,
            customer_id=case.customer_id,
            case_id=case.id,
            lane_id=work.lane.id,
        )
    )


def leave_talk(work: Work, effect: LeaveTalk) -> None:
    """Nobody has the chat any more; what colleagues read says so."""
    case = cases.by_reference(work.uow, effect.reference, lock=True)
    if case is None or not is_own(work, case) or case.chat_taken_at is None:
        return
    cases.change(work.uow, case, chat_taken_at=None)
    key = work.uow.key(work.lane.key_id)
    cases.note(work.uow, case.id, key, "given_back", "customer")
