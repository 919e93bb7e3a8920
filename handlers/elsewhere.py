"""Staff who write to a customer in the platform's own pages, past this desk: the bot is silent in
that chat while they do, as where a person has it, and answers again when they have not for a while.
"""

from datetime import timedelta

from handlers.work import House, Work
from states.case_map import CLOSED
from states.effects import HoldChat
from storage import cases, wakeups
from storage.unit_of_work import UnitOfWork
from storage.wakeups import Wakeup

HELD = "held-elsewhere"  # the kind of the alarm; its subject is the case's id
HELD_FOR = timedelta(hours=4)  # since their last words


def hold(work: Work, effect: HoldChat) -> None:
    uow = work.uow
    uow.flush()  # the case may have been opened by this very event
    case = cases.by_reference(uow, effect.reference, lock=True)
    if case is None or case.state in CLOSED:
        return
    wakeups.set_alarm(uow, HELD, case.id, uow.now + HELD_FOR)
    if case.chat_taken_at is not None:
        return
    cases.change(uow, case, chat_taken_at=uow.now, replied_at=case.replied_at or uow.now)
    cases.note(uow, case.id, cases.key_of(uow, case), "elsewhere", "desk")


def wake(uow: UnitOfWork, house: House, one: Wakeup) -> None:  # noqa: ARG001
    """The chat goes back to the bot, unless a colleague here has the case."""
    case = cases.by_id(uow, one.subject, lock=True)
    if case is None or case.chat_taken_at is None or case.assignee_id or case.state in CLOSED:
        return
    cases.change(uow, case, chat_taken_at=None)
    cases.note(uow, case.id, cases.key_of(uow, case), "given_back", "desk")
