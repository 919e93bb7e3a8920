"""Forms that are left open, on the desk's side: an alarm a form, which looks for itself what is due
(`states/quiet.py`). An alarm of a form that is over leads to nothing."""

from handlers import internal
from handlers.work import House, Work
from states import events
from states.altered import altered
from states.conversation import under_way
from states.quiet import look
from storage import conversations, inbox, lanes, wakeups
from storage.unit_of_work import UnitOfWork
from storage.wakeups import Wakeup


def watch(work: Work) -> None:
    """A form that begins is looked after, where its customer can be written to."""
    before = work.before.conversation
    if not work.facts.ways.reminds or under_way(before) or not under_way(work.conversation):
        return
    named = before.version + 1
    work.conversation = altered(work.conversation, {"watch": named})
    due_at = work.uow.now + work.house.rules.remind_after
    wakeups.watch_form(work.uow, work.lane.id, named, due_at)


def wake(uow: UnitOfWork, house: House, one: Wakeup) -> None:
    """A form was left open, or kept after that: tell its conversation what is due, look again when
    the next thing is."""
    lane_id, _, named = one.subject.partition(":")
    lane = lanes.by_id(uow, lane_id)
    if lane is None:
        return
    stored = conversations.load(uow, [lane.id], house.language)[lane.id]
    if stored.touched_at is None or str(stored.conversation.watch) != named:
        return
    found = look(stored.conversation, stored.touched_at, house.rules, uow.now)
    if found.again is not None:
        wakeups.set_alarm(uow, one.kind, one.subject, found.again)
    if found.stage:
        name = f"quiet:{one.id}:{one.due_at.isoformat()}"
        inbox.receive_in_lane(uow, lane, name, internal.went_quiet(found.stage))


def still(work: Work, event: events.WentQuiet) -> bool:
    """Whether it is still so: the customer may have written since. Then the alarm looks again as
    if that had been known when it rang."""
    before, uow = work.before, work.uow
    if before.touched_at is None:
        return False
    found = look(before.conversation, before.touched_at, work.house.rules, uow.now)
    if found.stage == event.stage:
        return True
    if found.again is not None:
        subject = f"{work.lane.id}:{before.conversation.watch}"
        wakeups.set_alarm(uow, wakeups.FORM_QUIET, subject, found.again)
    return False
