"""A form that was left open: one reminder, then it is closed with nothing changed, and can be gone
on with for some days. Identity is proven anew then: what was proven for it is not kept."""

from states import events
from states.conversation import Choice, Draft, Kept, resting
from states.facts import shown_day, shown_moment
from states.kinds import KINDS
from states.quiet import CLOSE, FORGET, REMIND
from states.steps import further, report
from states.term import Term
from states.turn import Turn

GO_ON = Choice("go-on-sure", "choice-go-on")
_LATER = Choice("keep", "choice-form-drop")


def on_went_quiet(turn: Turn, event: events.WentQuiet) -> None:
    """Whoever hears it has looked whether it is still so."""
    if event.stage == FORGET:
        turn.become(kept=None)
    elif event.stage == REMIND and _waits(turn):
        _remind(turn)
    elif event.stage == CLOSE and _waits(turn):
        _close(turn)


def _waits(turn: Turn) -> bool:
    """Whether a form is open that can be left open: a report is handed in as it is instead."""
    return turn.filling and turn.draft.kind in KINDS and not report.unfinished(turn.draft)


def _remind(turn: Turn) -> None:
    rules = turn.facts.rules
    until = shown_moment(turn.now + rules.close_after - rules.remind_after)
    turn.say("quiet-reminder", kind=Term(f"kind-{turn.draft.kind}"), until=until)
    turn.become(reminded=True)
    turn.ask_again()


def _close(turn: Turn) -> None:
    turn.say("quiet-closed", kind=Term(f"kind-{turn.draft.kind}"))
    further.drop(turn)
    turn.become(kept=Kept(resting(turn.draft), turn.now), reminded=False)
    turn.home()


def leave(turn: Turn) -> None:
    """Something else is wanted than the form that was begun: it can be gone on with later."""
    if _waits(turn) and turn.draft.answers:
        turn.say("form-left", kind=Term(f"kind-{turn.draft.kind}"))
        turn.become(kept=Kept(resting(turn.draft), turn.now))


def offer_aside(turn: Turn, form: Draft) -> None:
    """The form that was under way when a person was called, once; later it can be resumed."""
    turn.become(draft=form, aside=None, kept=Kept(resting(form), turn.now))
    turn.ask("form-kept", (GO_ON, _LATER), kind=Term(f"kind-{form.kind}"))


def go_on(turn: Turn) -> None:
    turn.become(kept=None)
    turn.onward()


def offered(turn: Turn) -> bool:
    """Whether a closed form can be gone on with; the menu says so."""
    kept = turn.conversation.kept
    return kept is not None and turn.now - kept.at < turn.facts.rules.keep_draft


def say_offer(turn: Turn) -> None:
    kept = turn.conversation.kept
    if kept is not None:
        until = shown_day(kept.at + turn.facts.rules.keep_draft)
        turn.say("quiet-offer", kind=Term(f"kind-{kept.draft.kind}"), until=until)


def resume(turn: Turn) -> None:
    """Go on where it was closed."""
    kept = turn.conversation.kept
    if kept is None or not offered(turn):
        turn.become(kept=None)
        turn.say("quiet-too-late")
        turn.home()
        return
    turn.become(draft=kept.draft, kept=None, misses=0)
    turn.say("quiet-resumed", kind=Term(f"kind-{kept.draft.kind}"))
    turn.onward()
