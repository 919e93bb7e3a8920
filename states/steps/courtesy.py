"""Words that want nothing (thanks, a greeting, an "ok" to nothing) or nothing new; no miss and
no answer."""

import re

from states.choices import means
from states.conversation import State
from states.events import Said
from states.intents import Understood
from states.kinds import KINDS
from states.steps import form, quiet
from states.text import fold, words
from states.turn import Turn

_THANKS = frozenset(
    """cam on|cam on em|cam on ban|cam on ad|cam on nhe|cam on em nhe|cam on nhieu|cam on em nhieu|
    ok cam on|ok cam on em|da cam on|da cam on em|thanks|thank you|thank you so much|thanks a lot|
    many thanks|ok thanks|tks|thx""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_GREETINGS = words("hello hi hey alo chao") | {
    *("xin chao", "chao em", "chao ban", "chao ad", "hello em", "hi em", "good morning"),
    *("good afternoon", "em oi", "ad oi"),
}
_NODS = words("ok oke okie okay da vang uh um") | {"ok em", "ok nhe", "da vang", "vang a"}
_NOTHING = _THANKS | _GREETINGS | _NODS
# "cám ơn nhiều nha", "thank u em", "bye em": a few words and nothing else.
_THANKED = re.compile(
    r"(?:ok |da |vang )?(?:cam on|thank|thanks|tks|thx|bye|tam biet)"
    r"(?: (?:u|you|em|anh|chi|ad|ban|minh|nhieu|nhe|nha|a|lam|so much|a lot|shop|nhen|nhan))*"
)
# Whoever is here again: "em quay lại rồi nè", "i am back"; or wants to go on: "làm tiếp đi".
_HERE_AGAIN = re.compile(
    r"(?:(?:em|toi|minh|anh|chi|tui|con) )(?:(?:da )?(?:quay|tro) lai|day|co mat)(?: day)?"
    r" ?(?:roi|day|ne|a|nhe|nha| )*|(?:i m|i am|im|i'm) back(?: now| again)?"
)
_WANTS_ON = re.compile(
    r"(?:(?:em|toi|minh|anh|chi|cho em|cho toi|muon|can|gio|da|ok) )*(?:lam|di|tiep)(?: tuc| tiep)"
    r"(?: (?:viec|yeu cau|cai|phan))?(?: (?:hom (?:qua|truoc)|luc (?:nay|truoc)|hoi nay|nay"
    r"|(?:dang )?do|cu))?(?: (?:di|nhe|nha|em|a|giup em|giup toi))*"
)
_PICTURES = re.compile(r"[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F\u200D]+")
_SURE = 0.9
_BARE = 2  # words: "đổi tên"
_NOT_IN = (State.TALKING, State.RATING, State.REOPENING)


def heard(turn: Turn, event: Said, understood: Understood) -> bool:
    """Answered politely, and the open question asked again; False where it may mean something."""
    if _goes_on(turn, event):
        return True
    said = _PICTURES.sub("", fold(event.text)).strip(" .,!?~")
    thanked = _THANKED.fullmatch(said) is not None
    nothing = (said in _NOTHING or thanked) and turn.state not in _NOT_IN
    if nothing and turn.state is State.ANSWERING and form.answers(turn, event.text):
        return False
    if not nothing and not _repeats(turn, event, understood):
        return False
    if said in _THANKS or thanked:
        turn.say("courtesy-thanks")
    turn.ask_again()
    return True


def is_here_again(text: str) -> bool:
    """Whether these words say that somebody is back, which is no wish to go a step back."""
    return _HERE_AGAIN.fullmatch(fold(text).strip(" .,!~")) is not None


def _goes_on(turn: Turn, event: Said) -> bool:
    """Somebody is back, or wants to go on: with what was set aside, else where they are."""
    wants_on = _WANTS_ON.fullmatch(fold(event.text).strip(" .,!~")) is not None
    back = is_here_again(event.text)
    if turn.state in _NOT_IN or not (back or wants_on):
        return False
    if turn.state is State.MENU and quiet.offered(turn):
        quiet.resume(turn)
        return True
    if back:
        turn.say("courtesy-here")
    elif turn.state is State.MENU:
        turn.say("cancel-nothing")
    turn.ask_again()
    return True


def _repeats(turn: Turn, event: Said, understood: Understood) -> bool:
    """Whether this is but the wish that is under way, said again."""
    kind = KINDS.get(turn.draft.kind)
    if kind is not None and kind.report and not turn.draft.answers:
        return means("report", event.text)  # the button's own words tell nothing yet
    if kind is None or kind.field is None or understood.intent != kind.id:
        return False  # in other forms the same words may say what happened
    field = form.open_field(turn.draft)
    if field is not None and field.any_words and len(event.text.split()) > _BARE:
        return False  # "công ty đổi tên" is why a name changes
    asked = turn.state in (State.ANSWERING, State.CHECKING, State.CONFIRMING)
    sure = understood.confidence >= _SURE and understood.values.keys() <= {"field"}
    bare = sure and not any(map(str.isdigit, event.text)) and "@" not in event.text
    return asked and bare
