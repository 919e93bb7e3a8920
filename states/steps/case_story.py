"""One own case: what happened in plain words, what is missing, and what can be done about it."""

from states import events
from states.choices import MENU, means
from states.closing import may_rate, may_reopen, reopen_until
from states.conversation import Choice, Draft
from states.effects import ReadCase, ReopenCase
from states.events import Said
from states.facts import CaseLine, Step, shown_day, shown_moment
from states.identity import Level
from states.intents import Understood
from states.intents import asides as small
from states.kinds import KINDS, Decides
from states.own_deeds import live, may_withdraw
from states.steps import desk, rating
from states.term import Term
from states.turn import Turn

_MOST_STEPS = 8
_MOST_WORDS = 200  # characters of what was written at a step
_LEAST_REASON = 3
_LEAVE = Choice("leave", "choice-leave-closed")
_BACK = Choice("cases", "choice-cases-back")


def line(turn: Turn, case: CaseLine) -> None:
    turn.say(
        "case-line",
        reference=case.reference,
        kind=Term(f"kind-{case.kind}"),
        state=Term(f"case-state-{case.state}"),
        opened=shown_day(case.opened_at),
        due=shown_day(case.due_at) if case.due_at and case.state != "waiting" else "none",
    )


def held(turn: Turn, references: set[str]) -> None:
    """What of these waits for the end of its window."""
    for change in turn.facts.changes:
        if change.state == "held" and change.reference in references:
            turn.say(
                "held-line",
                field=Term(f"field-{change.field}"),
                reference=change.reference,
                until=shown_moment(change.ends_at),
            )


def open_one(turn: Turn, reference: str) -> None:
    """Its story is read in this transaction, and told in `on_case_read`. An alarm's is for staff:
    whoever linked this chat may be the one it is about."""
    case = own(turn, reference)
    if case is None:
        turn.say("case-unknown", reference=reference)
        turn.home()
    elif case.own:
        turn.do(ReadCase(reference))
    else:
        on_case_read(turn, events.CaseRead(reference))


def own(turn: Turn, reference: str) -> CaseLine | None:
    return next((case for case in turn.facts.cases if case.reference == reference), None)


def on_case_read(turn: Turn, event: events.CaseRead) -> None:
    case = own(turn, event.reference)
    if case is None:
        turn.say("case-unknown", reference=event.reference)
        turn.home()
        return
    line(turn, case)
    for place, step in enumerate(event.steps[-_MOST_STEPS:]):
        _tell(turn, step, tight=place > 0)
    held(turn, {case.reference})
    until = reopen_until(case)
    reopens = case.own and may_reopen(case, turn.facts.changes, turn.now)
    if reopens and until is not None:
        turn.say("case-reopens", until=shown_moment(until))
    turn.move("rest")
    turn.become(draft=Draft(), misses=0)
    turn.ask("cases-what", (*_deeds(turn, case, reopens=reopens), MENU))


def _tell(turn: Turn, step: Step, *, tight: bool) -> None:
    words = " ".join(step.text.split())
    say = turn.line if tight else turn.say
    say(
        f"case-step-{step.what}",
        at=shown_moment(step.at),
        text=_short(words) if words else "none",
    )


def _short(words: str) -> str:
    return words if len(words) <= _MOST_WORDS else f"{words[: _MOST_WORDS - 1]}…"


def _deeds(turn: Turn, case: CaseLine, *, reopens: bool) -> tuple[Choice, ...]:
    shown = {"reference": case.reference}
    found = []
    if case.own and case.state == "waiting":
        found.append(Choice(f"serve:{case.reference}", "choice-serve", shown))
    elif case.own and live(case) and KINDS[case.kind].decides is Decides.STAFF:
        found.append(Choice(f"serve:{case.reference}", "choice-reply", shown))
    if withdrawable(turn, case):
        found.append(take_back(case))
    if reopens:
        found.append(Choice(f"reopen:{case.reference}", "choice-reopen", shown))
    if case.own and may_rate(case, turn.now):
        found.append(Choice(f"rate:{case.reference}", "choice-rate", shown))
    if len(turn.facts.cases) > 1:
        found.append(_BACK)
    return tuple(found)


def withdrawable(turn: Turn, case: CaseLine) -> bool:
    """What was asked for in another chat takes a code here."""
    record = turn.facts.customer
    here = case.from_this_chat or turn.facts.level >= Level.CONFIRMED
    return here and may_withdraw(case, frozen=bool(record and record.frozen))


def take_back(case: CaseLine) -> Choice:
    return Choice(f"withdraw:{case.reference}", "choice-withdraw", {"reference": case.reference})


# -- what can be done -----------------------------------------------------------------------------
def serve(turn: Turn, reference: str) -> None:
    """What is missing is sent right here."""
    case = own(turn, reference)
    if case is None or not live(case):
        turn.say("case-unknown", reference=reference)
        turn.home()
    else:
        desk.listen(turn, reference)


def rate(turn: Turn, reference: str) -> None:
    case = own(turn, reference)
    if case is None or not may_rate(case, turn.now):
        turn.say("rate-too-late")
        turn.home()
    else:
        rating.ask(turn, reference)


def ask_reopen(turn: Turn, reference: str) -> None:
    if not _reopens(turn, reference):
        turn.say("reopen-too-late", reference=reference)
        turn.home()
        return
    turn.move("ask_reason")
    turn.become(draft=Draft(reference=reference), misses=0)
    turn.ask("reopen-why", (_LEAVE,), reference=reference)


def _reopens(turn: Turn, reference: str) -> bool:
    case = own(turn, reference)
    return case is not None and may_reopen(case, turn.facts.changes, turn.now)


def said_reason(turn: Turn, event: Said, understood: Understood) -> None:  # noqa: ARG001
    reference, reason = turn.draft.reference, event.text.strip()
    if not _reopens(turn, reference):
        turn.say("reopen-too-late", reference=reference)
        turn.home()
    elif len(reason) < _LEAST_REASON or small.heard(event.text)[0] or means("reopen", reason):
        turn.miss("reject-words-short")
    else:
        _reopen(turn, reference, reason)


def _reopen(turn: Turn, reference: str, reason: str) -> None:
    case = own(turn, reference)
    if case is None:
        return
    turn.do(ReopenCase(reference, reason))
    kind = KINDS[case.kind]
    due = turn.facts.due(kind.days, turn.now)
    turn.say("reopened", reference=reference, reply_by=shown_moment(due.reply_by))
    if kind.decides is Decides.STAFF:
        desk.listen(turn, reference)
    else:
        turn.home()
