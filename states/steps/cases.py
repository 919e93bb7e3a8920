"""One's own cases: the list, taking one back, saying "this was not me"."""

from collections.abc import Sequence

from states.choices import KEEP, MENU, NO
from states.closing import may_reopen
from states.conversation import Choice, Draft, State
from states.effects import Undo, WithdrawCase
from states.events import Said
from states.facts import CaseLine, Change
from states.intents import Understood
from states.own_deeds import live
from states.steps import case_story, desk
from states.text import fold
from states.turn import Turn

PAGE = 5
_CHANGING = frozenset(("doi", "giu", "change", "changing"))


def show(turn: Turn, reference: str = "") -> None:
    """All own cases, or the one named. Somebody else's is "not found", as an unknown one."""
    own = _own(turn, reference)
    if not own:
        turn.home()
    elif len(own) == 1:
        case_story.open_one(turn, own[0].reference)
    else:
        page(turn, 0)


def tell(turn: Turn, reference: str = "") -> None:
    """Say how they stand and leave everything as it is."""
    _tell(turn, _own(turn, reference)[:PAGE])


def _own(turn: Turn, reference: str) -> list[CaseLine]:
    """The named one or all; says so where there is none."""
    own = [case for case in turn.facts.cases if not reference or _named(case.reference, reference)]
    if not own:
        turn.say("case-unknown" if reference else "cases-none", reference=reference)
    return own


def page(turn: Turn, start: int) -> None:
    """Five at a time, the newest first."""
    here = turn.facts.cases[start : start + PAGE]
    if not here:
        turn.say("cases-none")
        turn.home()
        return
    _tell(turn, here)
    turn.move("rest")
    turn.become(draft=Draft(), misses=0)
    looks = tuple(Choice(f"case:{c.reference}", "choice-case", _shown(c)) for c in here)
    left = len(turn.facts.cases) - start - len(here)
    more = (Choice(f"cases-from:{start + PAGE}", "choice-more", {"count": str(left)}),)
    turn.ask("cases-which", (*looks, *(more if left else ()), MENU))


def _tell(turn: Turn, own: Sequence[CaseLine]) -> None:
    for case in own:
        case_story.line(turn, case)
    case_story.held(turn, {case.reference for case in own})


def _shown(case: CaseLine) -> dict[str, str]:
    return {"reference": case.reference}


def more(turn: Turn, start: str) -> None:
    page(turn, int(start) if start.isdigit() else 0)


def _named(reference: str, said: str) -> bool:
    """`dc-7k3m4`, as read out on the phone, names DC-7K3M4-2."""
    said = said.upper().replace(" ", "-")
    return reference == said or reference.startswith(f"{said}-")


def named(turn: Turn, said: str) -> CaseLine | None:
    """The own case with this reference."""
    return next((case for case in turn.facts.cases if _named(case.reference, said)), None)


def ask_withdraw(turn: Turn, reference: str) -> None:
    turn.move("rest")
    sure = Choice(f"withdraw-sure:{reference}", "choice-withdraw-sure")
    turn.ask("withdraw-sure", (sure, KEEP), reference=reference)


def withdraw(turn: Turn, reference: str) -> None:
    """Taking back what was asked for: the record stays as it is."""
    named = next((case for case in turn.facts.cases if case.reference == reference), None)
    if named is None or not live(named):
        turn.say("case-unknown", reference=reference)
    elif not case_story.withdrawable(turn, named):
        turn.say("withdraw-not-yours", reference=reference)
    else:
        turn.do(WithdrawCase(reference))
        turn.say("withdrawn", reference=reference)
    turn.home()


def call_off(turn: Turn, event: Said, understood: Understood) -> bool:
    """A request that was handed in shall be taken back, not the form that is open: ask about it.
    False where something else is meant."""
    said = set(fold(event.text).split())
    request = {"yeu", "cau"} <= said or "request" in said
    if _CHANGING & said and any(case_story.withdrawable(turn, one) for one in turn.facts.cases):
        request = True  # "không đổi nữa": what is under way is a case by now
    if turn.draft.kind or turn.state is not State.MENU:
        return False
    if not request and "reference" not in understood.values:
        return False
    wish_withdraw(turn, understood.values.get("reference", ""))
    return True


def wish_withdraw(turn: Turn, reference: str = "") -> None:
    able = tuple(case for case in turn.facts.cases if case_story.withdrawable(turn, case))
    meant = [case for case in able if _named(case.reference, reference)] if reference else able
    if reference and not meant:
        known = named(turn, reference)
        shown = known.reference if known else reference
        turn.say("withdraw-too-late" if known else "case-unknown", reference=shown)
        turn.home()
    elif len(meant) == 1:
        ask_withdraw(turn, meant[0].reference)
    elif able:
        _tell(turn, able[:PAGE])
        turn.move("rest")
        turn.become(draft=Draft(), misses=0)
        turn.ask("cases-what", (*map(case_story.take_back, able[:PAGE]), MENU))
    else:
        show(turn)


def in_a_word(turn: Turn, said: str) -> bool:
    """Just "rút" or "mở lại": of the one case it can be said of; several are listed."""
    reopening = said.startswith(("mo lai", "reopen"))
    able = [
        case
        for case in turn.facts.cases
        if (
            may_reopen(case, turn.facts.changes, turn.now)
            if reopening
            else case_story.withdrawable(turn, case)
        )
    ]
    if not able:
        return False
    if reopening and len(able) == 1:
        case_story.ask_reopen(turn, able[0].reference)
    elif reopening:
        show(turn)
    else:
        wish_withdraw(turn)
    return True


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
