"""Waking what is due. Due clocks are events like any other."""

from collections.abc import Callable

import structlog

from handlers import (
    alerts,
    case_clocks,
    claims,
    elsewhere,
    internal,
    quiet,
    reports,
    undelivered,
    windows,
)
from handlers.work import House
from storage import conversations, inbox, lanes, outbox, wakeups
from storage.case_clocks import RINGS
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


def _undelivered(uow: UnitOfWork, house: House, one: Wakeup) -> None:
    undelivered.go_on(uow, house, one.subject)


def _report_rests(uow: UnitOfWork, house: House, one: Wakeup) -> None:  # noqa: ARG001
    lane = lanes.by_id(uow, one.subject)
    if lane is not None:
        name = f"rests:{one.id}:{one.due_at.isoformat()}"
        inbox.receive_in_lane(uow, lane, name, internal.report_rested())


def _alert(uow: UnitOfWork, house: House, one: Wakeup) -> None:
    alerts.tell(uow, house, one.subject)


_WAKE: dict[str, Callable[[UnitOfWork, House, Wakeup], None]] = {
    "window": _window,
    "web-idle": _web_idle,
    wakeups.FORM_QUIET: quiet.wake,
    outbox.UNDELIVERED: _undelivered,
    reports.RESTS: _report_rests,
    alerts.ALERT: _alert,
    RINGS: case_clocks.wake,
    claims.IDLE: claims.wake,
    elsewhere.HELD: elsewhere.wake,
}
