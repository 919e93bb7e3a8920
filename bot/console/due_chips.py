"""Chips of a queue's row that say what is due: today by the hour, told to supervisors."""

from datetime import datetime

from bot.console.showing import ClockChip
from bot.copy import render
from states.case_map import CLOSED, CaseState
from states.facts import local_day, shown_moment
from storage.queue import Line

_STILL = (*CLOSED, CaseState.WAITING, CaseState.HELD)


def due_today(line: Line, now: datetime, language: str) -> ClockChip | None:
    """Where the clock that runs out first does so today, and has not yet."""
    until = line.due_at if line.replied_at else min(line.reply_by, line.due_at)
    if line.state in _STILL or until <= now or local_day(until) != local_day(now):
        return None
    what = "due" if line.replied_at else "reply"
    time = shown_moment(until).partition(" ")[2]
    words = render(f"console-today-{what}", language, {"time": time})
    return ClockChip("near", words, shown_moment(until))


def beside(line: Line, language: str) -> tuple[ClockChip, ...]:
    """Supervisors were told that a clock ran out."""
    if line.escalated_at is None or line.state in CLOSED:
        return ()
    words = render("console-escalated", language)
    return (ClockChip("late", words, shown_moment(line.escalated_at)),)
