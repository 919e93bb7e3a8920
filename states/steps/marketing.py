"""Advertising: stopping it, which works at once and for anybody, and wanting it again.

Decree 91/2020/ND-CP Art. 16: a refusal takes effect at once and is confirmed. Stopping proves
nothing and needs no code; whoever is not linked hears the same words whether or not the contact is
a customer's. Wanting it again is a consent, which must be provable (Law 91/2025/QH15 Art. 9): that
takes a code.
"""

import re

from states.answers import Verdict
from states.answers.email import as_typed
from states.answers.readers import READERS, SHOW
from states.choices import CANCEL, MENU
from states.conversation import Choice, State
from states.effects import StartMarketing, StopMarketing
from states.events import Said
from states.facts import Customer, local_day, shown_moment
from states.intents import Understood
from states.kinds import START_MARKETING
from states.text import fold, widthless
from states.turn import Turn

ASK_CONTACT = "marketing-ask-contact"
_AGAIN = Choice("start_marketing", "choice-start-marketing")
_WANTS = re.compile(
    r"\b(?:nhan lai|gui lai|bat lai|mo lai|dang ky lai|dang ki lai|dong y nhan|muon nhan"
    r"|again|resume|resubscribe|subscribe me|sign me up|opt in|turn (?:it |them )?back on)\b"
)
# Said before the wish, it takes back what was wished before: "à thôi, tôi muốn nhận lại".
_CHANGED_MIND = re.compile(
    r"^(?:a |ah |oh |um |da )*(?:thoi|nham|doi y|no|sorry)(?: wait)? (?=(?:toi|em|minh|cho|i)\b)"
)
_PARTS = re.compile(r"[,;\n&+]\s+|\s(?:và|va|với|voi|lẫn|lan|hoặc|hoac|and|or)\s", re.IGNORECASE)
_REFUSES = re.compile(r"\b(?:khong|ko|dung|ngung|thoi|huy|no|not|never|stop|don t|dont)\b")


def wish(turn: Turn, understood: Understood) -> None:
    """Told in one's own words: to stop, or to get it again."""
    folded = re.sub(r"[^a-z0-9]+", " ", fold(understood.text))
    folded = _CHANGED_MIND.sub("", folded)
    if _WANTS.search(folded) and not _REFUSES.search(folded):
        ask_start(turn)
    elif turn.facts.customer is not None or not _stop_named(turn, understood.text):
        stop(turn)


def stop(turn: Turn) -> None:
    """At once for whoever is linked, also in the middle of a form; others name a contact."""
    record = turn.facts.customer
    if record is None:
        turn.rest()
        turn.ask(ASK_CONTACT, (CANCEL,))
        return
    confirm_stop(turn, record)
    if turn.conversation.further:
        turn.home()  # it was one wish of several
    elif turn.state in (State.MENU, State.PICKING_FIELD):
        turn.rest()
        turn.ask("marketing-what", (_AGAIN, MENU))
    else:
        turn.ask_again()


def confirm_stop(turn: Turn, record: Customer) -> None:
    turn.do(StopMarketing(record.id))
    turn.say("marketing-stopped", when=shown_moment(turn.now))


def take(turn: Turn, event: Said, understood: Understood) -> bool:
    """The phone number or e-mail address that shall get no advertising."""
    if _stop_named(turn, event.text):
        return True
    if understood.intent in (None, "out_of_scope"):
        turn.miss("marketing-contact-unreadable")
        return True
    return False


def _stop_named(turn: Turn, said: str) -> bool:
    """For the contacts that these words name, if they name any."""
    named = {one for part in _PARTS.split(widthless(said)) if (one := _named(turn, part))}
    for contact, value in sorted(named):
        turn.do(StopMarketing(None, contact, value))
    if named:
        to = ", ".join(SHOW[contact](value) for contact, value in sorted(named))
        turn.say("marketing-stopped-contact", to=to, when=shown_moment(turn.now))
        turn.rest()
        turn.ask("marketing-what", (_AGAIN, MENU))
    return bool(named)


def _named(turn: Turn, text: str) -> tuple[str, str] | None:
    """The contact, and its value, that a part of a message names."""
    for contact in ("email", "phone") if "@" in text else ("phone",):
        read = READERS[contact](text, turn.facts.context(local_day(turn.now)))
        value = read.value if read.verdict is not Verdict.REFUSED else None
        if contact == "email":
            value = value or as_typed(text)
        if value:
            return contact, value
    return None


def ask_start(turn: Turn) -> None:
    turn.begin(START_MARKETING.id)


def start(turn: Turn) -> None:
    record = turn.facts.customer
    if record is not None:
        turn.do(StartMarketing(record.id))
        turn.say("marketing-started", when=shown_moment(turn.now))
    turn.home()
