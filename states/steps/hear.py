"""Hearing the customer: a press or a text is a choice of the open prompt, a wish that is possible
at any time, an answer to the open question, or a wish that leaves it - in this order."""

from collections.abc import Callable

from states.choices import STANDING, by_number, by_words, means, takes_yes
from states.conversation import State
from states.events import Said
from states.intents import Understood
from states.steps import (
    asides,
    care,
    cases,
    claim,
    correction,
    desk,
    files,
    form,
    further,
    ladder,
    language,
    menu,
    proof,
)
from states.turn import Turn

# A choice of an open prompt, by state.
_CHOSEN: dict[State, Callable[[Turn, str], None]] = {
    State.MENU: menu.chosen,
    State.CLAIMING: claim.chosen,
    State.PICKING_CONTACT: proof.chosen_contact,
    State.PROVING: proof.chosen,
    State.PICKING_CUSTOMER: claim.chosen_customer,
    State.PICKING_FIELD: menu.chosen,
    State.ANSWERING: form.chosen_answer,
    State.CHECKING: form.chosen_doubt,
    State.CONFIRMING: form.chosen_confirm,
    State.ATTACHING: files.chosen,
    State.TALKING: menu.chosen,
}
# A text that is no choice, by state.
_SAID: dict[State, Callable[[Turn, Said, Understood], None]] = {
    State.MENU: menu.said,
    State.CLAIMING: claim.said,
    State.PICKING_CONTACT: menu.said_in_between,
    State.PROVING: proof.said,
    State.PICKING_CUSTOMER: menu.said_in_between,
    State.PICKING_FIELD: menu.said,
    State.ANSWERING: form.said_answer,
    State.CHECKING: form.said_in_doubt,
    State.CONFIRMING: form.said_confirm,
    State.ATTACHING: files.said,
    State.TALKING: desk.said,
}
_SURE = 0.75  # how sure a wish must be to leave an open question
_VERY_SURE = 0.9  # … and one that could be the answer itself, such as a name
# Wishes that are possible at any time, and what a choice of the same name does.
_ANY_TIME: dict[str, Callable[[Turn], None]] = {
    "cancel": menu.cancel,
    "back": ladder.back,
    "help": menu.help_now,
    "menu": menu.leave,
    "staff": desk.call_person,
    "skip": ladder.skip,
    "language": language.switch,
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
_WHILE_TALKING = ("cancel", "menu", "staff")  # all else is meant for the person


def expected(turn: Turn) -> frozenset[str]:
    """The one-word answers that the open prompt would take."""
    prompt = turn.conversation.prompt
    return frozenset(choice.key for choice in prompt.choices) if prompt else frozenset()


def pressed(turn: Turn, action: str) -> None:
    """A button: `nonce.key`. A nonce that is not the open prompt's is answered and does nothing."""
    if action.startswith(STANDING):
        cases.standing(turn, action.removeprefix(STANDING))
        return
    nonce, _, key = action.partition(".")
    prompt = turn.conversation.prompt
    if prompt is None or nonce != prompt.nonce:
        turn.say("press-stale")
        turn.ask_again()
    elif key not in {choice.key for choice in prompt.choices}:
        turn.ask_again()
    else:
        _choose(turn, key)


def said(turn: Turn, event: Said, understood: Understood) -> None:
    language.notice(turn, event, understood)
    if care.heard(turn, event, understood) or asides.asked(turn, event):
        return
    prompt = turn.conversation.prompt
    if prompt is not None and prompt.choices:
        named = by_words(prompt, event.text, understood.intent)
        key = by_number(prompt, event.text) or named
        if key is not None:
            if (event.heard_prompt and not event.forwarded) or named in _ANY_TIME:
                _choose(turn, key)
            else:  # written before the question was read: it cannot be its answer
                turn.say("said-before-asked")
                turn.ask_again()
            return
    if understood.intent == "switch_language" and understood.confidence >= _SURE:
        language.switch(turn, understood.values.get("language", ""))
        return
    if asides.heard(turn, event, understood) or _several(turn, event) or _objects(turn, event):
        return
    wish = _any_time(turn, event, understood)
    if wish is not None:
        _ANY_TIME[wish](turn)
    elif understood.runners_up == ("yes", "cancel") and takes_yes(prompt):
        turn.miss("dung-which")  # "dung" without its marks: yes or stop
    elif correction.heard(turn, event, understood):
        pass
    elif _leaves(turn, event, understood):
        menu.said(turn, event, understood)
    else:
        _SAID[turn.state](turn, event, understood)


def _any_time(turn: Turn, event: Said, understood: Understood) -> str | None:
    wish = _WISH_NAMES.get(understood.intent or "") if understood.confidence >= _SURE else None
    if means("menu", event.text):
        wish = "menu"
    command = event.text.startswith("/")
    if turn.state is State.TALKING and not command and wish not in _WHILE_TALKING:
        return None
    return wish


def _objects(turn: Turn, event: Said) -> bool:
    """Hear `this was not me`, where there is something to take back."""
    if not means("undo", event.text) or not cases.may_object(turn):
        return False
    cases.wish_undo(turn)
    return True


def _several(turn: Turn, event: Said) -> bool:
    """Several wishes at once; words to a question that any words answer are no list of them."""
    field = form.open_field(turn.draft) if turn.filling else None
    return (field is None or not field.free) and further.heard(turn, event)


def _leaves(turn: Turn, event: Said, understood: Understood) -> bool:
    """Whether something else is surely wanted than what is under way, and this is no answer."""
    if turn.state in (State.MENU, State.PICKING_FIELD, State.TALKING):
        return False
    if not menu.is_wish(understood.intent) or understood.intent == turn.draft.kind:
        return False
    if turn.state is State.CLAIMING and " " not in event.text.strip():
        return False  # a word is a claim
    if turn.state in (State.ANSWERING, State.CHECKING, State.CONFIRMING):
        sure = _VERY_SURE if form.answers(turn, event.text) else _SURE
        field = form.open_field(turn.draft)
        open_words = field is not None and field.free
        return understood.confidence >= sure and not open_words
    return understood.confidence >= _SURE


def _choose(turn: Turn, key: str) -> None:
    turn.become(misses=0)
    if key.startswith(STANDING):
        cases.standing(turn, key.removeprefix(STANDING))
    elif key in _ANY_TIME:
        _ANY_TIME[key](turn)
    elif turn.conversation.prompt is not None and turn.conversation.prompt.copy == "correct-which":
        correction.chosen(turn, key)
    else:
        _CHOSEN[turn.state](turn, key)
