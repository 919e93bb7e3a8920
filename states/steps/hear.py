"""Hearing the customer: a press or a text is a choice of the open prompt, a wish that is possible
at any time, or an answer to the open question - in this order."""

from collections.abc import Callable

from states.choices import by_number, by_words
from states.conversation import State
from states.events import Said
from states.intents import Understood
from states.steps import cases, desk, files, form, ladder, menu, proof
from states.turn import Turn

# A choice of an open prompt, by state.
_CHOSEN: dict[State, Callable[[Turn, str], None]] = {
    State.MENU: menu.chosen,
    State.CLAIMING: proof.chosen_claim,
    State.PICKING_CONTACT: proof.chosen_contact,
    State.PROVING: proof.chosen_proving,
    State.PICKING_CUSTOMER: proof.chosen_customer,
    State.PICKING_FIELD: menu.chosen,
    State.ANSWERING: form.chosen_answer,
    State.CHECKING: form.chosen_doubt,
    State.CONFIRMING: form.chosen_confirm,
    State.ATTACHING: files.chosen,
    State.TALKING: desk.chosen,
}
# A text that is no choice, by state.
_SAID: dict[State, Callable[[Turn, Said, Understood], None]] = {
    State.MENU: menu.said,
    State.CLAIMING: proof.said_claim,
    State.PICKING_CONTACT: menu.said_in_between,
    State.PROVING: proof.said_code,
    State.PICKING_CUSTOMER: menu.said_in_between,
    State.PICKING_FIELD: menu.said,
    State.ANSWERING: form.said_answer,
    State.CHECKING: form.said_in_doubt,
    State.CONFIRMING: form.said_confirm,
    State.ATTACHING: files.said,
    State.TALKING: desk.said,
}
_SURE = 0.75  # how sure a wish must be to leave an open question
# Wishes that are possible at any time, and what a choice of the same name does.
_ANY_TIME: dict[str, Callable[[Turn], None]] = {
    "cancel": menu.cancel,
    "back": ladder.back,
    "help": menu.help_now,
    "menu": Turn.home,
    "staff": desk.call_person,
    "skip": ladder.skip,
    "language": menu.switch_language,
}
_WISH_NAMES = {
    "cancel": "cancel",
    "back": "back",
    "help": "help",
    "menu": "menu",
    "start": "menu",
    "talk_to_person": "staff",
    "skip": "skip",
}


def expected(turn: Turn) -> frozenset[str]:
    """The one-word answers that the open prompt would take."""
    prompt = turn.conversation.prompt
    return frozenset(choice.key for choice in prompt.choices) if prompt else frozenset()


def pressed(turn: Turn, action: str) -> None:
    """A button: `nonce.key`. A nonce that is not the open prompt's is answered and does nothing."""
    nonce, _, key = action.partition(".")
    if nonce == "!":
        cases.standing(turn, key)
        return
    prompt = turn.conversation.prompt
    if prompt is None or nonce != prompt.nonce:
        turn.say("press-stale")
        turn.ask_again() if prompt else turn.home()
        return
    if key not in {choice.key for choice in prompt.choices}:
        turn.ask_again()
        return
    _choose(turn, key)


def said(turn: Turn, event: Said, understood: Understood) -> None:
    prompt = turn.conversation.prompt
    if prompt is not None and prompt.choices:
        key = by_number(prompt, event.text) or by_words(prompt, event.text, understood.intent)
        if key is not None:
            if event.heard_prompt and not event.forwarded:
                _choose(turn, key)
            else:  # written before the question was read: it cannot be its answer
                turn.say("said-before-asked")
                turn.ask_again()
            return
    if understood.intent == "switch_language" and understood.confidence >= _SURE:
        menu.switch_language(turn, understood.values.get("language", ""))
        return
    wish = _WISH_NAMES.get(understood.intent or "")
    if wish is not None and understood.confidence >= _SURE:
        _ANY_TIME[wish](turn)
        return
    _SAID[turn.state](turn, event, understood)


def _choose(turn: Turn, key: str) -> None:
    turn.become(misses=0)
    if key in _ANY_TIME:
        _ANY_TIME[key](turn)
    else:
        _CHOSEN[turn.state](turn, key)
