"""How a closed case went: one to five stars and a comment, asked once, left out at will."""

import re

from states.closing import reopen_until
from states.conversation import Choice, Draft
from states.effects import RateCase
from states.events import Said
from states.facts import shown_moment
from states.intents import Understood
from states.text import fold, words
from states.turn import Turn

_STARS = tuple(
    Choice(f"stars:{n}", "choice-stars", {"stars": "★" * n, "n": str(n)}) for n in range(1, 6)
)
_NOT_NOW = Choice("not-now", "choice-not-now")
_TYPED = re.compile(r"([1-5])\s*(?:/\s*5|sao|star|stars|diem|point|points|\*)?")
_STARRED = re.compile(r"(?<![0-9])([1-5])\s*(?:/\s*5\b|sao\b|stars?\b|diem\b)")
_FEW = 5  # words; a longer text is no number
_AROUND = words("ok okie chac khoang thoi luon nhe a da em cho sao star stars diem point points")
_NUMBERS = {
    "1": "1", "2": "2", "3": "3", "4": "4", "5": "5",
    "mot": "1", "hai": "2", "ba": "3", "bon": "4", "nam": "5",
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
}  # fmt: skip
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
    said = fold(text).strip(" .!")
    if said and not said.strip("★*⭐ "):
        stars = said.replace(" ", "")
        return str(len(stars)) if len(stars) <= len(_STARS) else None
    found = _TYPED.fullmatch(said)
    typed = re.findall(r"[a-z0-9]+", said)
    if found is None and len(typed) <= _FEW:
        found = _STARRED.search(said)
    if found:
        return found[1]
    numbers = [_NUMBERS[word] for word in typed if word in _NUMBERS]
    alone = all(word in _NUMBERS or word in _AROUND for word in typed)
    return numbers[0] if len(numbers) == 1 and alone else None
