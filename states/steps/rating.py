"""How a closed case went: one to five stars and a comment, asked once, left out at will."""

import re

from states.closing import reopen_until
from states.conversation import Choice, Draft
from states.effects import RateCase
from states.events import Said
from states.facts import shown_moment
from states.intents import Understood
from states.text import fold
from states.turn import Turn

_STARS = tuple(
    Choice(f"stars:{n}", "choice-stars", {"stars": "★" * n, "n": str(n)}) for n in range(1, 6)
)
_NOT_NOW = Choice("not-now", "choice-not-now")
_TYPED = re.compile(r"([1-5])\s*(?:/\s*5|sao|star|stars|diem|point|points|\*)?")
_MOST_COMMENT = 1000  # characters
_POOR = 2  # stars, at most


def ask(turn: Turn, reference: str) -> None:
    turn.move("ask_rating")
    turn.become(draft=Draft(reference=reference), misses=0)
    turn.ask("rate-ask", (*_STARS, _NOT_NOW), reference=reference)


def chosen(turn: Turn, key: str) -> None:
    stars = key.removeprefix("stars:")
    if stars == key:
        _end(turn)
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
        _end(turn)
    elif not event.heard_prompt:
        turn.say("said-before-asked")
        turn.ask_again()
    elif stars is None:
        turn.miss("rate-unclear")
    else:
        chosen(turn, f"stars:{stars}")


def _end(turn: Turn) -> None:
    """Thanks; whoever is not content hears how to have the case looked at again."""
    reference, stars = turn.draft.reference, turn.draft.answers.get("stars")
    case = next((one for one in turn.facts.cases if one.reference == reference), None)
    until = reopen_until(case) if case else None
    if stars is None:
        turn.say("rate-not-now")
    elif int(stars) <= _POOR and until is not None and turn.now < until:
        turn.say("rate-thanks-poor", reference=reference, until=shown_moment(until))
    else:
        turn.say("rate-thanks")
    turn.home()


def _stars(text: str) -> str | None:
    found = _TYPED.fullmatch(fold(text).strip(" .!"))
    return found[1] if found else None
