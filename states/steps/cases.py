"""One's own cases: how they stand, taking one back, saying "this was not me"."""

from states.choices import KEEP, MENU, NO
from states.conversation import Choice, Draft
from states.effects import Undo, WithdrawCase
from states.facts import CaseLine, Change, shown_day, shown_moment
from states.steps import desk
from states.term import Term
from states.turn import Turn


def show(turn: Turn, reference: str = "") -> None:
    """All own cases, or the one named. Somebody else's is "not found", as an unknown one."""
    own = tell(turn, reference)
    if not own:
        turn.home()
        return
    turn.move("rest")
    turn.become(draft=Draft(), misses=0)
    turn.ask("cases-what", (*(_take_back(case) for case in own if _withdrawable(turn, case)), MENU))


def tell(turn: Turn, reference: str = "") -> list[CaseLine]:
    """Say how they stand and leave everything as it is; which ones that were."""
    own = [case for case in turn.facts.cases if not reference or _named(case.reference, reference)]
    if not own:
        turn.say("case-unknown" if reference else "cases-none", reference=reference)
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
        if change.state == "held" and any(case.reference == change.reference for case in own):
            turn.say(
                "held-line",
                field=Term(f"field-{change.field}"),
                reference=change.reference,
                until=shown_moment(change.ends_at),
            )
    return own


def _named(reference: str, said: str) -> bool:
    """`dc-7k3m4`, as read out on the phone, names DC-7K3M4-2."""
    said = said.upper().replace(" ", "-")
    return reference == said or reference.startswith(f"{said}-")


def _live(case: CaseLine) -> bool:
    return case.state in ("open", "waiting", "approved", "held")


def _withdrawable(turn: Turn, case: CaseLine) -> bool:
    """What the customer asked for, while self-service stands open: whoever could take an alarm back
    would silence the desk; staff lift the freeze."""
    record = turn.facts.customer
    return _live(case) and case.own and not (record and record.frozen)


def _take_back(case: CaseLine) -> Choice:
    return Choice(f"withdraw:{case.reference}", "choice-withdraw", {"reference": case.reference})


def ask_withdraw(turn: Turn, reference: str) -> None:
    turn.move("rest")
    sure = Choice(f"withdraw-sure:{reference}", "choice-withdraw-sure")
    turn.ask("withdraw-sure", (sure, KEEP), reference=reference)


def withdraw(turn: Turn, reference: str) -> None:
    """Taking back what was asked for: the record stays as it is."""
    named = next((case for case in turn.facts.cases if case.reference == reference), None)
    if named is None or not _live(named):
        turn.say("case-unknown", reference=reference)
    elif not _withdrawable(turn, named):
        turn.say("withdraw-not-yours", reference=reference)
    else:
        turn.do(WithdrawCase(reference))
        turn.say("withdrawn", reference=reference)
    turn.home()


def wish_withdraw(turn: Turn, reference: str = "") -> None:
    live = [case for case in turn.facts.cases if _withdrawable(turn, case)]
    named = [case for case in live if reference and _named(case.reference, reference)] or live
    if len(named) == 1:
        ask_withdraw(turn, named[0].reference)
    else:
        show(turn)


def standing(turn: Turn, key: str) -> None:
    """A button that stays valid after its message: it carries what it acts on, and what it may do
    is checked anew here. It never authorises by itself."""
    verb, _, reference = key.partition(":")
    if verb == "reply" and any(case.reference == reference for case in turn.facts.cases):
        desk.listen(turn, reference)
    elif verb == "undo" and _undoable(turn, reference) is not None:
        ask_undo(turn, reference)
    else:
        turn.say("press-stale")
        turn.ask_again()


def wish_undo(turn: Turn) -> None:
    """Typed "this was not me": it takes back whatever is inside its window."""
    if may_object(turn):
        ask_undo(turn, _open_changes(turn)[-1].reference)
    else:
        turn.say("undo-too-late")
        turn.ask_again()


def may_object(turn: Turn) -> bool:
    """Whether there is a change to say "this was not me" about: then it is heard at any time."""
    return bool(_open_changes(turn))


def _open_changes(turn: Turn) -> list[Change]:
    return [one for one in _changes(turn) if one.ends_at > turn.now]


def ask_undo(turn: Turn, reference: str) -> None:
    turn.move("rest")
    turn.become(draft=Draft(), misses=0)
    sure = Choice(f"undo-sure:{reference}", "choice-undo-sure")
    turn.ask("undo-sure", (sure, NO), reference=reference)


def undo(turn: Turn, reference: str) -> None:
    if _undoable(turn, reference) is not None:
        turn.do(Undo(reference))
        turn.become(customer_id=None)  # every chat is unlinked, this one too
        turn.say("undone")
    else:
        turn.say("undo-too-late")
    turn.home()


def _changes(turn: Turn) -> tuple[Change, ...]:
    """The customer's, and those that unlinked this chat: it was told and may object."""
    return (*turn.facts.changes, *turn.facts.told)


def _undoable(turn: Turn, reference: str) -> Change | None:
    return next(
        (c for c in _changes(turn) if c.reference == reference and c.ends_at > turn.now), None
    )
