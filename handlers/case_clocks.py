"""The clocks of cases at work: begun with the case, watched by an alarm of the case, which looks
for itself what is due: a warning before a deadline, escalation once it has passed.

A warning goes to whoever has the case (a memo) and shows in the queue, a breach to supervisors: an
event and a mark of the case, and a mail. Both are mailed where the case is urgent.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from handlers import alerts
from handlers.work import House
from states.clock_history import CaseClock, due
from states.clock_kinds import kind_of, restarted, started, warns_at
from states.facts import shown_moment
from states.kinds import KINDS
from states.office_hours import Hours
from states.term import Shown, Term
from storage import case_clocks, cases, memos
from storage.audit import Entry
from storage.cases import Case
from storage.unit_of_work import UnitOfWork
from storage.wakeups import Wakeup, set_alarm

_RIGHT_AFTER = timedelta(seconds=1)


# -- begun ----------------------------------------------------------------------------------------
def start(uow: UnitOfWork, case: Case, hours: Hours) -> None:
    """The clocks of a case that is being opened for staff."""
    begun = started(KINDS[case.kind], case.opened_at, case.alarmed_at, hours)
    rings_at = _next(case, begun, hours, uow.now)
    if rings_at is not None:
        case_clocks.start(uow, case.id, begun, rings_at)


def restart(uow: UnitOfWork, case: Case, hours: Hours) -> None:
    """The clocks of a case that is being reopened."""
    begun = restarted(KINDS[case.kind], uow.now, case.reopened + 1, hours)
    case_clocks.restart(uow, case.id, begun)


# -- looked at ------------------------------------------------------------------------------------
def wake(uow: UnitOfWork, house: House, one: Wakeup) -> None:
    """Warn and escalate where that is due, and look again when the next thing is."""
    hours = house.rules.hours
    case = cases.by_id(uow, one.subject, lock=True)
    if case is None:
        return
    clocks = [_look(uow, house, case, clock) for clock in case_clocks.going(uow, case.id)]
    again = _next(case, clocks, hours, uow.now)
    if again is not None:
        set_alarm(uow, case_clocks.RINGS, case.id, again)


def _look(uow: UnitOfWork, house: House, case: Case, clock: CaseClock) -> CaseClock:
    """The clock as it is now known of. One that stands still is left alone."""
    until = due(clock, uow.now)
    if not clock.runs:
        return clock
    if until < uow.now:
        return clock if clock.escalated_at else _escalate(uow, house, case, clock)
    if clock.warned_at is None and _warns_at(case, clock, house.rules.hours, uow.now) <= uow.now:
        return _warn(uow, house, case, clock)
    return clock


def _warn(uow: UnitOfWork, house: House, case: Case, clock: CaseClock) -> CaseClock:
    warned = replace(clock, warned_at=uow.now)
    case_clocks.write(uow, case.id, clock, warned)
    _note(uow, case, "warned", clock)
    if case.assignee_id is not None:
        memos.add(uow, case.assignee_id, case.id, memos.NEAR, clock.name)
    if case.urgent:
        _mail(uow, house, case, clock, "alert-clock-near")
    return warned


def _escalate(uow: UnitOfWork, house: House, case: Case, clock: CaseClock) -> CaseClock:
    late = replace(clock, escalated_at=uow.now)
    case_clocks.write(uow, case.id, clock, late)
    if case.escalated_at is None:
        case_clocks.escalate(uow, case.id)
    _note(uow, case, "escalated", clock)
    _mail(uow, house, case, clock, "alert-clock-late")
    return late


def _mail(uow: UnitOfWork, house: House, case: Case, clock: CaseClock, copy: str) -> None:
    shown: Shown = {"clock": Term(f"clock-{clock.name}"), "due": shown_moment(due(clock, uow.now))}
    alerts.mail(uow, house, case, copy, shown)


def _note(uow: UnitOfWork, case: Case, kind: str, clock: CaseClock) -> None:
    key = cases.key_of(uow, case)
    cases.note(uow, case.id, key, kind, "desk", body={"clock": clock.name})
    uow.record(
        Entry(
            f"case {kind}",
            "desk",
            key,
            customer_id=case.customer_id,
            case_id=case.id,
            data={"clock": clock.name, "due": due(clock, uow.now).isoformat()},
        )
    )


# -- next -----------------------------------------------------------------------------------------
def _next(case: Case, clocks: Iterable[CaseClock], hours: Hours, now: datetime) -> datetime | None:
    """When the next of them is to be looked at; None where none runs. Right after a deadline: at
    the very moment it is still kept."""
    moments = []
    for clock in clocks:
        if not clock.runs or clock.escalated_at is not None:
            continue
        if clock.warned_at is None:
            moments.append(_warns_at(case, clock, hours, now))
        else:
            moments.append(due(clock, now) + _RIGHT_AFTER)
    return min(moments, default=None)


def _warns_at(case: Case, clock: CaseClock, hours: Hours, now: datetime) -> datetime:
    """Never before the clock began: then there was no time to warn in, and nothing is warned of."""
    until = due(clock, now)
    at = warns_at(kind_of(KINDS[case.kind], clock.name), until, hours)
    return at if at > clock.began_at else until + _RIGHT_AFTER
