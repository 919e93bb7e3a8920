"""Whether something else is surely wanted than what is under way."""

import re

from states.choices import lost, means
from states.conversation import State
from states.events import Said
from states.fields import Field
from states.intents import Understood
from states.steps import desk, evidence, form, menu, rating
from states.text import fold
from states.turn import Turn

_SURE = 0.75  # how sure a wish must be to leave an open question
_VERY_SURE = 0.9  # … and one that could be the answer itself, such as a name
# Words of the menu's buttons and of withdrawing: while no person has the chat they do the same.
_BUTTONS = ("cases", "mydata", "withdraw-sure")
_OWN = ("cases", "mydata")
_NONE_OPEN = (State.MENU, State.PICKING_FIELD, State.REOPENING)
_ASKED = (State.ANSWERING, State.CHECKING, State.CONFIRMING)
MOST_WORDS = 6  # of a wish that is nothing else
_MOST_SENTENCE = 8  # … that begins with who wants it: "I want to change my phone number"
_MAY_BE_WHY = ("update_id_number", "update_contact_person", "update_address")
_UNKNOWN = re.compile(r"\b(?:khong|ko|k|chua|hong|chang) (?:biet|ro|nho)\b|\bdon ?t know\b")
# How a wish begins that names its owner: "em muốn …", "cho tôi …", "I want …".
_WANTED = re.compile(r"(?:toi|em|minh|cho (?:toi|em|minh)|giup (?:toi|em|minh)|i)\b|please\b")


def wanted(turn: Turn, event: Said, understood: Understood) -> bool:
    """Whether something else is surely wanted than what is under way, and this is no answer."""
    if turn.state is State.TALKING:
        return _leaves_talk(turn, event, understood)
    if turn.state in _NONE_OPEN:
        return False
    if turn.state is State.RATING and (turn.draft.answers or not rating.takes(turn, event.text)):
        return _leaves_rating(turn, event, understood)
    if turn.state in _ASKED and means("start_marketing", event.text):
        return True  # the very words that are told; short, so a name may look like them
    no_code_there = turn.state is State.PICKING_CONTACT and lost(event.text)
    again = understood.intent == turn.draft.kind
    if no_code_there or again or not menu.is_wish(understood.intent):
        return False
    if turn.state in _ASKED and _UNKNOWN.search(fold(event.text)):
        return False  # "k biết phường mới tên gì" wishes for nothing
    if turn.state is State.CLAIMING and any(means(key, event.text) for key in _OWN):
        return True
    if turn.state is State.CLAIMING and " " not in event.text.strip():
        return event.text.startswith("/")  # a word is a claim, a command is none
    if turn.state in _ASKED:
        sure = _VERY_SURE if form.answers(turn, event.text) else _SURE
        field = form.open_field(turn.draft)
        open_words = field is not None and (field.choices or field.any_words)
        command = event.text.startswith("/")
        if open_words and field is not None and not command:
            return _is_bare_wish(field, event, understood)
        return understood.confidence >= sure
    if turn.state is State.ATTACHING and evidence.wanted(turn.draft):
        return event.text.startswith("/")
    return understood.confidence >= _SURE


def _leaves_talk(turn: Turn, event: Said, understood: Understood) -> bool:
    """A command, or the words of a button while no person has the chat; else it is for them."""
    button = any(means(key, event.text) for key in _BUTTONS) and not desk.is_heard(turn)
    return menu.is_wish(understood.intent) and (event.text.startswith("/") or button)


def _leaves_rating(turn: Turn, event: Said, understood: Understood) -> bool:
    """Once stars are given any words are the comment. What nobody understands is no reason to leave
    before; what was said before the question was read is meant for the talk."""
    if turn.draft.answers:
        return event.text.startswith("/") or _PLAIN.match(fold(event.text)) is not None
    if any(means(key, event.text) for key in (*_OWN, "reopen")):
        return True
    wish = menu.is_wish(understood.intent)
    if wish and understood.confidence < _SURE:
        return False  # "vâng, hóa đơn như vậy là rõ rồi" asks for nothing
    return wish or (event.heard_prompt and understood.intent is not None)


def _is_bare_wish(field: Field, event: Said, understood: Understood) -> bool:
    """Where any words are an answer: a wish in a few words that is nothing else. To a question with
    choices of its own it must say that it is wanted: "đổi CCCD" may be why a name is to change."""
    begun = _WANTED.match(fold(event.text)) is not None
    few = len(event.text.split()) <= (_MOST_SENTENCE if begun else MOST_WORDS)
    why = understood.intent in _MAY_BE_WHY and not field.free
    return (begun or not why) and few and not field.wishes and understood.confidence >= _VERY_SURE


_PLAIN = re.compile(
    r"(?:(?:toi|em|minh|i|anh|chi) )?(?:(?:muon|can|want to|d like to|xin) )?"
    r"(?:doi|sua|cap nhat|dung|ngung|huy|xem|change|update|stop|show|see)\b"
)


def is_plain(field: Field | None, event: Said, understood: Understood) -> bool:
    """Whether these words, though more than a few, are a wish from their first one on: "đổi số
    điện thoại giúp tôi", where somebody is telling what happened."""
    few = len(event.text.split()) <= MOST_WORDS
    begins = _PLAIN.match(fold(event.text)) is not None
    sure = understood.confidence >= _VERY_SURE and menu.is_wish(understood.intent)
    return few and begins and sure and field is not None and not field.wishes
