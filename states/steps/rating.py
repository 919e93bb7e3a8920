"""How a closed case went: one to five stars and a comment, asked once, left out at will."""

import re

from states.conversation import Choice, Draft
from states.effects import RateCase
from states.events import Said
from states.intents import Understood
from states.text import fold
from states.turn import Turn

_STARS = tuple(
    Choice(f"stars:{n}", "choice-stars", {"stars": "★" * n, "n": str(n)}) for n in range(1, 6)
)
_NOT_NOW = Choice("not-now", "choice-not-now")
_TYPED = re.compile(r"([1-5])\s*(?:/\s*5|sao|star|stars|diem|point|points|\*)?")
_MOST_COMMENT = 1000  # characters


def ask(turn: Turn, reference: str) -> None:
    turn.move("ask_rating")
    turn.become(draft=Draft(reference=reference), misses=0)
    turn.ask("rate-ask", (*_STARS, _NOT_NOW), reference=reference)


def chosen(turn: Turn, key: str) -> None:
    stars = key.removeprefix("stars:")
    if stars == key:
        turn.say("rate-thanks" if turn.draft.answers else "rate-not-now")
        turn.home()
        return
    turn.do(RateCase(turn.draft.reference, int(stars)))
    turn.note(answers={"stars": stars})
    turn.ask("rate-comment", (_NOT_NOW,))


def takes(turn: Turn, text: str) -> bool:
    """Whether a text that is no choice belongs to the rating; others are wishes as elsewhere."""
    return bool(turn.draft.answers) or _stars(text) is not None


def said(turn: Turn, event: Said, understood: Understood) -> None:  # noqa: ARG001
    stars = _stars(event.text)
    given = turn.draft.answers.get("stars")
    if given is not None:
        turn.do(RateCase(turn.draft.reference, int(given), event.text[:_MOST_COMMENT]))
        turn.say("rate-thanks")
        turn.home()
    elif stars is not None and event.heard_prompt:
        chosen(turn, f"stars:{stars}")
    else:
        turn.say("said-before-asked")
        turn.ask_again()


def _stars(text: str) -> str | None:
    found = _TYPED.fullmatch(fold(text).strip(" .!"))
    return found[1] if found else None
