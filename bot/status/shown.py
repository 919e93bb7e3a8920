"""A case as its page shows it: words in one language, values hidden where a link opened it."""

from dataclasses import dataclass
from datetime import datetime

from bot.console import showing, veil
from bot.copy import render
from handlers.own_status import Story
from states.case_map import CASE, CaseState
from states.facts import CaseLine, Step, shown_day, shown_moment
from states.own_deeds import OwnDeed, live
from states.text import clean

_BULLET = "• "  # how a line begins in a chat
_TONES = {
    CaseState.WAITING: "near",
    CaseState.DONE: "good",
    CaseState.REFUSED: "late",
    CaseState.UNDONE: "late",
    CaseState.WITHDRAWN: "",
    CaseState.MERGED: "",
}


@dataclass(frozen=True, slots=True)
class LineShown:
    """One case of a list. `tone`: of its chip."""

    reference: str
    kind: str
    state: str
    tone: str
    opened: str
    due: str


@dataclass(frozen=True, slots=True)
class CaseShown:
    """`missing` is staff's own words; `dates` are sentences; `deeds` what is possible now."""

    line: LineShown
    missing: str
    waiting: bool
    dates: tuple[str, ...]
    steps: tuple[str, ...]
    deeds: frozenset[str]
    papers: int
    hidden: bool
    alarm: bool


def line(case: CaseLine, language: str) -> LineShown:
    kind = render(f"kind-{case.kind}", language)
    due = shown_day(case.due_at) if case.due_at and live(case) else ""
    return LineShown(
        case.reference,
        kind[:1].upper() + kind[1:],
        render(f"case-state-{case.state}", language),
        _TONES.get(CaseState(case.state), "note"),
        shown_day(case.opened_at),
        due,
    )


def case(story: Story, now: datetime, language: str, *, hidden: bool) -> CaseShown:
    known = veil.of_record(story.record) if hidden else ()

    def told(text: str) -> str:
        plain = clean(text)
        return veil.veiled(showing.masked_text(plain, now), known) if hidden else plain

    return CaseShown(
        line(story.line, language),
        told(story.missing),
        story.line.state == CaseState.WAITING,
        tuple(_dates(story, language)),
        tuple(_step(one, told(one.text), language) for one in story.steps),
        frozenset(one.value for one in story.deeds),
        story.papers,
        hidden,
        not story.line.own,
    )


def _step(step: Step, words: str, language: str) -> str:
    shown = {"at": shown_moment(step.at), "text": words or "none"}
    return render(f"case-step-{step.what}", language, shown).removeprefix(_BULLET)


def _dates(story: Story, language: str) -> list[str]:
    """By when, in whole sentences."""
    case, found = story.case, []
    if live(story.line):
        waits = case.state == CaseState.WAITING
        if case.replied_at is None and not waits and case.reply_by > case.opened_at:
            found.append(("status-date-reply", case.reply_by))
        found.append(("status-date-waiting" if waits else "status-date-due", case.due_at))
    if story.held_until is not None and CASE.can(case.state, "window_end"):
        found.append(("status-date-held", story.held_until))
    if OwnDeed.REOPEN in story.deeds and story.reopen_until is not None:
        found.append(("status-date-reopen", story.reopen_until))
    return [render(copy, language, {"at": shown_moment(at)}) for copy, at in found]
