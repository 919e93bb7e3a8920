"""Advertising: stopping it, which works at once and for anybody, and wanting it again.

Decree 91/2020/ND-CP Art. 16: a refusal takes effect at once and is confirmed. Stopping proves
nothing and needs no code; whoever is not linked hears the same words whether or not the contact is
a customer's. Wanting it again is a consent, which must be provable (Law 91/2025/QH15 Art. 9): that
takes a code.
"""

import re
from collections.abc import Callable

from states.answers import Verdict
from states.answers.email import as_typed
from states.answers.readers import READERS, SHOW
from states.choices import CANCEL, KEEP, MENU, STAFF
from states.conversation import Choice, State
from states.effects import StartMarketing, StopMarketing
from states.events import Said
from states.facts import Customer, local_day, shown_moment
from states.intents import Understood, advertising
from states.kinds import START_MARKETING
from states.text import widthless
from states.turn import Turn

ASK_CONTACT = "marketing-ask-contact"
_STOP = Choice("stop_marketing", "choice-stop-marketing")
_AGAIN = Choice("start_marketing", "choice-start-marketing")
_REPORT = Choice("report", "choice-report")
_AT_REST = (State.MENU, State.PICKING_FIELD)
_PARTS = re.compile(r"[,;\n&+]\s+|\s(?:và|va|với|voi|lẫn|lan|hoặc|hoac|and|or)\s", re.IGNORECASE)


def wish(turn: Turn, understood: Understood) -> None:
    """Told in one's own words: to stop, to get it again, or something between."""
    _MEANT.get(understood.intent or "", _refused)(turn, understood)


def refuses(understood: Understood) -> bool:
    """Whether these words end what advertising there is; not those that end one way of it."""
    return understood.intent in (advertising.STOP, advertising.STILL)


def _refused(turn: Turn, understood: Understood) -> None:
    if turn.facts.customer is not None or not _stop_named(turn, understood.text):
        stop(turn)


def _kept(turn: Turn, understood: Understood) -> None:  # noqa: ARG001
    """Told not to stop it: nothing changes, and no consent comes of it either."""
    _tell(turn, "marketing-kept", "marketing-kept-what", (_STOP, _AGAIN, MENU))


def _in_part(turn: Turn, understood: Understood) -> None:  # noqa: ARG001
    """One way alone cannot be stopped; saying so comes first, else more ends than was asked for."""
    _tell(turn, "marketing-whole", "marketing-whole-what", (_STOP, STAFF, KEEP))


def _still_comes(turn: Turn, understood: Understood) -> None:
    """It came after it was stopped: noted once more, and it may be reported (Decree 91/2020
    Art. 16: it must end at once). What was said is kept for the report."""
    record = turn.facts.customer
    if record is None:
        turn.say("marketing-still")
        _refused(turn, understood)
        return
    turn.do(StopMarketing(record.id))
    turn.say("marketing-still-noted", when=shown_moment(turn.now))
    if turn.state not in _AT_REST:
        turn.ask_again()
        return
    turn.rest()
    turn.note(evidence=(("", "", understood.text[: turn.facts.rules.max_text]),))
    turn.ask("marketing-still-what", (_REPORT, STAFF, MENU))


def _tell(turn: Turn, copy: str, asked: str, choices: tuple[Choice, ...]) -> None:
    """Say it; what can be done is asked where nothing else is under way."""
    turn.say(copy)
    if turn.state in _AT_REST:
        turn.rest()
        turn.ask(asked, choices)
    else:
        turn.ask_again()


_MEANT: dict[str, Callable[[Turn, Understood], None]] = {
    advertising.START: lambda turn, understood: ask_start(turn),  # noqa: ARG005
    advertising.KEEP: _kept,
    advertising.PART: _in_part,
    advertising.STILL: _still_comes,
}
WISHES = dict.fromkeys((*_MEANT, advertising.STOP), wish)
"""Every intent of advertising, and what it does."""


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
    elif turn.state in _AT_REST:
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
