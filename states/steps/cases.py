"""One's own cases: how they stand, taking one back, saying "this was not me"."""

from states.choices import MENU, NO
from states.conversation import Choice, Draft
from states.effects import Undo, WithdrawCase
from states.facts import CaseLine, shown_day, shown_moment
from states.term import Term
from states.turn import Turn


def show(turn: Turn, reference: str = "") -> None:
    """All own cases, or the one named. A case of somebody else is "not found", as an unknown one."""
    own = [case for case in turn.facts.cases if not reference or case.reference == reference]
    if not own:
        turn.say("case-unknown" if reference else "cases-none", reference=reference)
        turn.home()
        return
    for case in own:
        turn.say(
            "case-line",
            reference=case.reference,
            kind=Term(f"kind-{case.kind}"),
            state=Term(f"case-state-{case.state}"),
            opened=shown_day(case.opened_at),
            due=shown_day(case.due_at) if case.due_at else "none",
        )
    for change in turn.facts.changes:
        if change.state == "held" and (not reference or change.reference == reference):
            turn.say(
                "held-line",
                field=Term(f"field-{change.field}"),
                reference=change.reference,
                until=shown_moment(change.ends_at),
            )
    turn.move("rest")
    turn.become(draft=Draft(), misses=0)
    turn.ask("cases-what", (*(_take_back(case) for case in own if _live(case)), MENU))


def _live(case: CaseLine) -> bool:
    return case.state in ("open", "waiting", "approved", "held")


def _take_back(case: CaseLine) -> Choice:
    return Choice(f"withdraw:{case.reference}", "choice-withdraw", {"reference": case.reference})


def ask_withdraw(turn: Turn, reference: str) -> None:
    turn.move("rest")
    sure = Choice(f"withdraw-sure:{reference}", "choice-withdraw-sure")
    turn.ask("withdraw-sure", (sure, Choice("keep", "choice-keep")), reference=reference)


def withdraw(turn: Turn, reference: str) -> None:
    """Taking back is safe for whoever is linked: nothing changes by it."""
    if not any(case.reference == reference and _live(case) for case in turn.facts.cases):
        turn.say("case-unknown", reference=reference)
    else:
        turn.do(WithdrawCase(reference))
        turn.say("withdrawn", reference=reference)
    turn.home()


def wish_withdraw(turn: Turn, reference: str = "") -> None:
    live = [case for case in turn.facts.cases if _live(case)]
    if reference and any(case.reference == reference for case in live):
        ask_withdraw(turn, reference)
    elif len(live) == 1:
        ask_withdraw(turn, live[0].reference)
    else:
        show(turn)


def standing(turn: Turn, key: str) -> None:
    """A button that stays valid after its message: it carries what it acts on, and what it may do
    is checked anew here. It never authorises by itself."""
    verb, _, reference = key.partition(":")
    if verb == "reply" and any(case.reference == reference for case in turn.facts.cases):
        turn.become(draft=Draft(reference=reference), misses=0)
        turn.move("talk")
        turn.ask("talk-answer", (MENU,), reference=reference)
    elif verb == "undo" and any(c.reference == reference for c in turn.facts.changes):
        turn.move("rest")
        turn.become(draft=Draft(), misses=0)
        sure = Choice(f"undo-sure:{reference}", "choice-undo-sure")
        turn.ask("undo-sure", (sure, NO), reference=reference)
    else:
        turn.say("press-stale")
        turn.ask_again() if turn.conversation.prompt else turn.home()


def undo(turn: Turn, reference: str) -> None:
    if any(change.reference == reference for change in turn.facts.changes):
        turn.do(Undo(reference))
        turn.become(customer_id=None)  # every chat is unlinked, this one too
        turn.say("undone")
    else:
        turn.say("undo-too-late")
    turn.home()
