"""Answering staff by typing it: `trả lời`, `Trả lời DC-7K3M4-2`, `reply`, as the button says."""

import re

from states.choices import MENU, STANDING
from states.conversation import Choice, Draft, State
from states.events import Said
from states.facts import CaseLine
from states.intents.spans import extract
from states.kinds import KINDS, Decides
from states.own_deeds import live
from states.steps import cases, report
from states.text import clean, fold
from states.turn import Turn

_WISHED = re.compile(
    r"(?:(?:da|em|toi|minh|cho|xin|muon|i|want|to|would|like) )*"
    r"(?:tra loi|reply|answer)"
    r"(?: (?:vao|ve|cho|to|the|nhan vien|staff|yeu cau|case|request|em|nhe|a|di|please))*"
)
_SAYS = re.compile(r"\b(?:tra loi|reply|answer)\b")
_WHERE = (State.MENU, State.PICKING_FIELD)  # without a reference, elsewhere it may be an answer


def heard(turn: Turn, event: Said) -> bool:
    """Whether this wishes to answer staff: on to the case that waits, or which of them."""
    if event.forwarded or _SAYS.search(fold(event.text)) is None:
        return False
    rest, values = extract(clean(event.text))
    reference = values.get("reference", "")
    if not _WISHED.fullmatch(" ".join(re.sub(r"[^\w]+", " ", fold(rest)).split())):
        return False
    if not reference and turn.state not in _WHERE:
        return False
    if report.leaves(turn):
        return True
    if reference:
        _to_case(turn, reference)
    else:
        _to_any(turn)
    return True


def _to_case(turn: Turn, reference: str) -> None:
    case = cases.named(turn, reference)
    if case is None or not case.own:
        turn.say("case-unknown", reference=reference)
        turn.ask_again()
    elif not live(case):
        turn.say("talk-is-closed", reference=case.reference)
        turn.ask_again()
    elif turn.state is State.TALKING and turn.draft.reference == case.reference:
        turn.ask_again()
    else:
        cases.standing(turn, _key(case))


def _to_any(turn: Turn) -> None:
    waiting = [case for case in turn.facts.cases if _waits(case)]
    if not waiting:
        turn.say("reply-nothing")
        turn.ask_again()
    elif len(waiting) == 1:
        cases.standing(turn, _key(waiting[0]))
    else:
        turn.move("rest")
        turn.become(draft=Draft(), misses=0)
        turn.ask("reply-which", (*map(_choice, waiting[: cases.PAGE]), MENU))


def _waits(case: CaseLine) -> bool:
    """Whether somebody reads what is said to this case: staff asked, or talk with the customer."""
    talks = KINDS[case.kind].decides is Decides.STAFF
    return case.own and (case.state == "waiting" or (talks and live(case)))


def _key(case: CaseLine) -> str:
    return f"reply:{case.reference}"


def _choice(case: CaseLine) -> Choice:
    return Choice(STANDING + _key(case), "choice-reply", {"reference": case.reference})
