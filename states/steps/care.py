"""What is not business: despair, danger, threats, abuse. A calm answer; staff told if it matters.

Staff are told by a case without personal data in its clear parts; what was said is sealed in it. A
forwarded message is somebody else's words (evidence, more often than not) and is left alone.
"""

from collections.abc import Callable

from states.choices import STAFF
from states.conversation import State
from states.effects import AddToCase, OpenCase
from states.events import Said
from states.intents import Understood
from states.kinds import SAFETY
from states.steps import form
from states.turn import Turn

_PATIENCE = 3  # abusive messages until a person is offered
_LIVE = ("open", "waiting")


def heard(turn: Turn, event: Said, understood: Understood) -> bool:
    """Whether this was answered whole; what else the message says is heard after this."""
    answer = _ANSWERS.get(understood.values.get("tone", ""))
    if answer is None or event.forwarded:
        return False
    return answer(turn, event, understood)


def _self_harm(turn: Turn, event: Said, understood: Understood) -> bool:  # noqa: ARG001
    turn.say("care-self-harm")
    return _told(turn, event, "staff-self-harm")


def _threat(turn: Turn, event: Said, understood: Understood) -> bool:  # noqa: ARG001
    turn.say("care-threat")
    return _told(turn, event, "staff-threat")


def _danger(turn: Turn, event: Said, understood: Understood) -> bool:
    """Somebody threatens the customer: the numbers that help now; a wish goes on as a wish."""
    turn.say("care-danger")
    if understood.intent == "danger" and not _tells(turn):
        return _told(turn, event, "staff-danger")
    _tell_staff(turn, event, "staff-danger")
    return False


def _told(turn: Turn, event: Said, why: str) -> bool:
    _tell_staff(turn, event, why)
    if turn.state is State.TALKING:
        return False  # it goes to the person as well
    turn.ask_again()
    return True


def _tells(turn: Turn) -> bool:
    """Whether what happened is being told in the customer's own words: a danger belongs to it."""
    field = form.open_field(turn.draft) if turn.state is State.ANSWERING else None
    return field is not None and field.free


def _tell_staff(turn: Turn, event: Said, why: str) -> None:
    """One case a chat: what follows is added to it."""
    known = next(
        (one for one in turn.facts.cases if one.kind == SAFETY.id and one.state in _LIVE), None
    )
    reference = known.reference if known else turn.reference()
    if known is None:
        record = turn.facts.customer
        turn.do(
            OpenCase(reference, SAFETY.id, record.id if record else None, {}, (), why, urgent=True)
        )
    turn.do(AddToCase(reference, event.text))
    turn.say("case-opened-safety", reference=reference)


def _abuse(turn: Turn, event: Said, understood: Understood) -> bool:  # noqa: ARG001
    """One calm sentence; what else was said counts as ever. Nothing else said: asked again."""
    if turn.state is State.TALKING:
        return False  # it is said to a person, and they read it
    times = turn.conversation.rude + 1
    turn.become(rude=times)
    if times == 1:
        turn.say("care-abuse")
    if understood.intent != "abuse":
        return False
    if times < _PATIENCE:
        turn.ask_again()
        return True
    turn.become(rude=0)
    turn.say("care-abuse-person")
    _offer(turn)
    return True


def _offer(turn: Turn) -> None:
    prompt = turn.conversation.prompt
    if prompt is None:
        turn.home()
        return
    kept = tuple(choice for choice in prompt.choices if choice.key != STAFF.key)
    turn.ask(prompt.copy, (*kept, STAFF), **dict(prompt.shown))


_ANSWERS: dict[str, Callable[[Turn, Said, Understood], bool]] = {
    "self_harm": _self_harm,
    "threat": _threat,
    "danger": _danger,
    "abuse": _abuse,
}
