"""Waking what is due. Due clocks are events like any other."""

from collections.abc import Callable

import structlog

from handlers import internal, windows
from handlers.work import House
from states.quiet import look
from storage import conversations, inbox, lanes, wakeups
from storage.database import is_passing
from storage.unit_of_work import UnitOfWork
from storage.wakeups import Wakeup

log = structlog.get_logger()


def wake(uow: UnitOfWork, house: House, limit: int) -> int:
    """Handle up to `limit` due wake-ups; how many that were."""
    due = wakeups.take_due(uow, limit)
    for one in due:
        try:
            with uow.alone():
                wakeups.done(uow, one)
                uow.flush()  # first: what is woken may set its alarm anew
                _WAKE[one.kind](uow, house, one)
        except Exception as error:  # a defect of ours blocks no other clock
            if is_passing(error):
                raise
            log.error("wake-up parked", kind=one.kind, error=type(error).__name__)
            wakeups.park(uow, one)
    return len(due)


def _window(uow: UnitOfWork, house: House, one: Wakeup) -> None:  # noqa: ARG001
    windows.end(uow, one.subject)


def _web_idle(uow: UnitOfWork, house: House, one: Wakeup) -> None:
    """A web session's time is over: tell its conversation, unless it was used again since."""
    lane = lanes.by_id(uow, one.subject)
    if lane is None:
        return
    until = conversations.load(uow, [lane.id], house.language)[lane.id].link_until
    if until is not None and until > uow.now:
        return
    inbox.receive_in_lane(
        uow, lane, f"idle:{one.id}:{one.due_at.isoformat()}", internal.went_idle()
    )


def _form_quiet(uow: UnitOfWork, house: House, one: Wakeup) -> None:
    """A form was left open, or kept after that: tell its conversation what is due, look again when
    the next thing is. An alarm of a form that is over leads to nothing."""
    lane_id, _, watch = one.subject.partition(":")
    lane = lanes.by_id(uow, lane_id)
    if lane is None:
        return
    stored = conversations.load(uow, [lane.id], house.language)[lane.id]
    if stored.touched_at is None or str(stored.conversation.watch) != watch:
        return
    found = look(stored.conversation, stored.touched_at, house.rules, uow.now)
    if found.again is not None:
        wakeups.set_alarm(uow, one.kind, one.subject, found.again)
    if found.stage:
        named = f"quiet:{one.id}:{one.due_at.isoformat()}"
        inbox.receive_in_lane(uow, lane, named, internal.went_quiet(found.stage))


_WAKE: dict[str, Callable[[UnitOfWork, House, Wakeup], None]] = {
    "window": _window,
    "web-idle": _web_idle,
    wakeups.FORM_QUIET: _form_quiet,
}
