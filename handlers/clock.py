"""Waking what is due. Due clocks are events like any other."""

from collections.abc import Callable

from handlers import changes, internal
from handlers.work import House
from storage import conversations, inbox, lanes, wakeups
from storage.unit_of_work import UnitOfWork
from storage.wakeups import Wakeup


def wake(uow: UnitOfWork, house: House, limit: int) -> int:
    """Handle up to `limit` due wake-ups; how many that were."""
    due = wakeups.take_due(uow, limit)
    for one in due:
        _WAKE[one.kind](uow, house, one)
        wakeups.done(uow, one)
        uow.flush()
    return len(due)


def _window(uow: UnitOfWork, house: House, one: Wakeup) -> None:  # noqa: ARG001
    changes.end_window(uow, one.subject)


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


_WAKE: dict[str, Callable[[UnitOfWork, House, Wakeup], None]] = {
    "window": _window,
    "web-idle": _web_idle,
}
