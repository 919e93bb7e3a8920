"""Hearing the customer: a press or a text is a choice of the open prompt, a wish that is possible
at any time, an answer to the open question, or a wish that leaves it - in this order.

Longer than 300 lines: the order of what words may be is told in one place.
"""

import re
from collections.abc import Callable

from states.choices import DROP, GO_ON, HAND_IN, STANDING, by_number, by_words, means, objects
from states.conversation import State
from states.events import Said
from states.intents import Understood
from states.kinds import AT_ONCE, KINDS
from states.steps import (
    asides,
    assent,
    care,
    case_story,
    cases,
    claim,
    correction,
    courtesy,
    desk,
    evidence,
    explaining,
    files,
    form,
    forwarded,
    further,
    ladder,
    language,
    leaving,
    menu,
    mydata,
    proof,
    quiet,
    rating,
    remarks,
    replying,
    report,
    spoken,
    unwanted,
)
from states.text import fold
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
    State.REOPENING: menu.chosen,
    State.RATING: rating.chosen,
}
# A text that is no choice, by state.
_SAID: dict[State, Callable[[Turn, Said, Understood], None]] = {
    State.MENU: menu.said,
    State.CLAIMING: claim.said,
    State.PICKING_CONTACT: claim.said_anew,
    State.PROVING: claim.said_anew,
    State.PICKING_CUSTOMER: claim.said_customer,
    State.PICKING_FIELD: menu.said,
    State.ANSWERING: form.said_answer,
    State.CHECKING: form.said_in_doubt,
    State.CONFIRMING: form.said_confirm,
    State.ATTACHING: files.said,
    State.TALKING: desk.said,
    State.REOPENING: case_story.said_reason,
    State.RATING: rating.said,
}
_SURE = 0.75  # how sure a wish must be to leave an open question
# Wishes that are possible at any time, and what a choice of the same name does.
_ANY_TIME: dict[str, Callable[[Turn], None]] = {
    "cancel": menu.cancel,
    "back": menu.back,
    "help": menu.help_now,
    "menu": menu.leave,
    "staff": desk.call_person,
    "skip": ladder.skip,
    "language": language.switch,
    HAND_IN.key: report.hand_in_as_it_is,
    GO_ON.key: Turn.onward,
    DROP.key: menu.drop_report,
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
_MOVES = ("menu", "back", "skip")  # away from the open question
_WHILE_TALKING = ("back", "cancel", "menu", "staff")  # all else is meant for the person
_ASKS_LEAVE = re.compile(r"\S+ (?:duoc|dc) (?:khong|ko|k|hong|chua)\W*$")
_STOPS = re.compile(r"\W*(?:dừng|dung|hủy|huy|thôi|thoi|cancel|stop)\W*", re.IGNORECASE)
_WHO_IT_IS = (State.CLAIMING, State.PICKING_CONTACT, State.PROVING)


def expected(turn: Turn) -> frozenset[str]:
    """The one-word answers that the open prompt would take."""
    prompt = turn.conversation.prompt
    return frozenset(choice.key for choice in prompt.choices) if prompt else frozenset()


def pressed(turn: Turn, action: str) -> None:
    """A button: `nonce.key`. A nonce that is not the open prompt's is answered and does nothing."""
    if action.startswith(STANDING):
        if not report.leaves(turn):
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


# What is answered wherever it is said, and moves nothing.
_BESIDE: tuple[Callable[[Turn, Said], bool], ...] = (
    asides.asked,
    explaining.asked,
    remarks.heard,
)


def said(turn: Turn, event: Said, understood: Understood) -> None:
    language.notice(turn, event, understood)
    cared = care.heard(turn, event, understood)
    if cared or any(heard(turn, event) for heard in _BESIDE):
        return
    if event.forwarded:
        _said_by_another(turn, event, understood)
        return
    told = _is_told(turn, event, understood)
    if (not told and unwanted.heard(turn, event)) or _chosen(turn, event, understood, told=told):
        return
    if _objects(turn, event) or replying.heard(turn, event):
        return
    if (told and asides.questioned(turn, event, understood)) or (
        not told and _beside(turn, event, understood)
    ):
        return
    wish = None if told else _any_time(turn, event, understood)
    if wish is not None:
        _wished(turn, event, understood, wish)
    elif (
        assent.unmarked(turn, understood)
        or correction.heard(turn, event, understood)
        or (
            not told
            and (courtesy.heard(turn, event, understood) or assent.wavers(turn, understood))
        )
        or report.heard(turn, event)
    ):
        pass
    elif not told and leaving.wanted(turn, event, understood):
        _leave(turn, event, understood)
    elif event.text.startswith("/") and turn.draft.kind == understood.intent:
        turn.ask_again()  # the command that began what is under way
    else:
        _SAID[turn.state](turn, event, understood)


def _wished(turn: Turn, event: Said, understood: Understood, wish: str) -> None:
    """Done at once; but what leads away and comes late was meant of another step."""
    if wish in _MOVES and turn.filling and event.late:
        turn.say("said-before-asked")
        turn.ask_again()
    elif wish != "cancel" or not cases.call_off(turn, event, understood):
        _ANY_TIME[wish](turn)


def _said_by_another(turn: Turn, event: Said, understood: Understood) -> None:
    """Forwarded words may answer, they wish for nothing."""
    if _is_kept(turn, event, understood):
        return
    answers = turn.state in _WHO_IT_IS or form.answers(turn, event.text)
    (_SAID[turn.state] if answers else forwarded.said)(turn, event, understood)


def _chosen(turn: Turn, event: Said, understood: Understood, *, told: bool) -> bool:
    """A choice of the open prompt, by its number or in words."""
    prompt = turn.conversation.prompt
    if prompt is None or not prompt.choices:
        return False
    no_stop = understood.intent == "cancel" and _is_no_stop(turn, event)
    none = told or no_stop or courtesy.is_here_again(event.text) or spoken.wish(event.text)
    named = by_words(prompt, event.text, None if none else assent.sure(understood))
    key = by_number(prompt, event.text) or named
    if key is None:
        return False
    if event.heard_prompt or named in _ANY_TIME:
        _choose(turn, key)
    else:  # written before the question was read: it cannot be its answer
        turn.say("said-before-asked")
        turn.ask_again()
    return True


def _objects(turn: Turn, event: Said) -> bool:
    """Saying "this was not me" is heard at any time while there is something to say it about."""
    loosely = turn.state is State.MENU and objects(event.text)  # elsewhere it may be an answer
    if not (loosely or means("undo", event.text)) or not cases.may_object(turn):
        return False
    if not report.leaves(turn):
        cases.wish_undo(turn)
    return True


def _leave(turn: Turn, event: Said, understood: Understood) -> None:
    """On to what is wanted instead, unless something would be lost by it."""
    if report.leaves(turn):
        return
    if turn.state is State.RATING:
        turn.rest()  # it was asked once
    if understood.intent in KINDS and understood.intent not in AT_ONCE:
        quiet.leave(turn)
    menu.said(turn, event, understood)


def _is_kept(turn: Turn, event: Said, understood: Understood) -> bool:
    """Somebody else's words are no wish and no answer where they are evidence, or meant for staff:
    kept as such. Elsewhere nothing keeps them."""
    if evidence.wanted(turn.draft):
        evidence.keep_words(turn, event)
        return True
    if turn.state is State.TALKING:
        desk.said(turn, event, understood)
        return True
    return False


def _is_told(turn: Turn, event: Said, understood: Understood) -> bool:
    """Whether this is an answer in the customer's own words: it may speak of anything, also of
    changing a number or of staff who called, and is no wish."""
    if event.text.startswith("/") or means("report", event.text):
        return False
    field = form.open_field(turn.draft) if turn.state is State.ANSWERING else None
    attaching = turn.state is State.ATTACHING and evidence.wanted(turn.draft)
    free = attaching or report.is_asked(turn) or (field is not None and field.free)
    long = len(event.text.split()) > report.FEW_WORDS
    if spoken.wish(event.text) or spoken.language(event.text):
        return False
    return free and long and not leaving.is_plain(field, event, understood)


def _any_time(turn: Turn, event: Said, understood: Understood) -> str | None:
    wish = _WISH_NAMES.get(understood.intent or "") if understood.confidence >= _SURE else None
    wish = spoken.wish(event.text) or wish
    no_back = wish == "back" and courtesy.is_here_again(event.text)
    if no_back or (wish == "cancel" and _is_no_stop(turn, event)):
        wish = None
    if means("menu", event.text):
        wish = "menu"
    if means("staff", event.text) and not _any_words(turn):
        wish = "staff"  # the very word that is offered
    command = event.text.startswith("/")
    if turn.state is State.TALKING and not command and wish not in _WHILE_TALKING:
        return None
    return wish


def _is_no_stop(turn: Turn, event: Said) -> bool:
    """Whether stopping is not meant: "số nhà thôi được không" asks whether that will do; "stop it",
    where it is asked what they wish, is the wish."""
    field = form.open_field(turn.draft) if turn.state is State.ANSWERING else None
    if field is None:
        return False
    wished = field.wishes and not _STOPS.fullmatch(event.text)
    return wished or _ASKS_LEAVE.search(fold(event.text)) is not None


def _beside(turn: Turn, event: Said, understood: Understood) -> bool:
    """Another language, what can be asked beside a form, or several wishes at once."""
    sure = understood.intent == "switch_language" and understood.confidence >= _SURE
    named = spoken.language(event.text)
    if sure or (named and named != turn.conversation.language):
        language.switch(turn, named or understood.values.get("language", ""))
        return True
    if turn.filling and _menu_words(turn, event):
        return True
    if not menu.is_wish(understood.intent) and claim.knows_none(turn, event, understood):
        return True
    return asides.heard(turn, event, understood) or _several(turn, event, understood)


def _menu_words(turn: Turn, event: Said) -> bool:
    """The words of the menu's own buttons in the middle of a form: no name and no address."""
    known = turn.facts.customer is not None
    if known and means("mydata", event.text):
        mydata.look(turn)
    elif known and means("cases", event.text):
        cases.tell(turn, "")
        turn.ask_again()
    elif means("update", event.text) and turn.state is State.ANSWERING and not _any_words(turn):
        if not report.leaves(turn):
            quiet.leave(turn)
            menu.ask_field(turn)
    else:
        return False
    return True


def _several(turn: Turn, event: Said, understood: Understood) -> bool:
    """Several wishes at once; words to a question that any words answer are no list of them, nor
    is an address, whose parts stand between commas."""
    if understood.intent is None and "address" in understood.values:
        return False
    return not _any_words(turn) and further.heard(turn, event)


def _any_words(turn: Turn) -> bool:
    field = form.open_field(turn.draft) if turn.filling else None
    return field is not None and field.any_words


def _choose(turn: Turn, key: str) -> None:
    turn.become(misses=0)
    if key.startswith(STANDING) and report.leaves(turn):
        return
    if key.startswith(STANDING):
        cases.standing(turn, key.removeprefix(STANDING))
    elif key in _ANY_TIME:
        _ANY_TIME[key](turn)
    elif turn.conversation.prompt is not None and turn.conversation.prompt.copy == "correct-which":
        correction.chosen(turn, key)
    else:
        _CHOSEN[turn.state](turn, key)
