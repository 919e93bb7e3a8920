"""Questions beside a form: answered, then the same question is asked again and nothing has moved.

`ASIDES` names which intents are asides and who answers them; an answer only says, it never touches
the draft. Whoever adds a thing that can be asked at any time adds an entry here.
"""

from collections.abc import Callable

from states.choices import means
from states.conversation import State
from states.events import Said
from states.facts import shown_day, shown_moment
from states.identity import CONTACTS
from states.intents import Understood, asides
from states.kinds import KINDS, Decides, Kind
from states.steps import cases, form, policy
from states.term import Term
from states.turn import Turn

_SURE = 0.75
_VERY_SURE = 0.9  # where the text could be the answer itself
_QUESTION = 12  # words; more than these tell something
_WHY_PROOF = (State.CLAIMING, State.PICKING_CONTACT, State.PROVING, State.PICKING_CUSTOMER)


def _how_long(turn: Turn, about: str) -> None:  # noqa: ARG001
    """How long what is under way takes, by its kind."""
    _how_long_of(turn, KINDS.get(turn.draft.kind))


def _how_long_of(turn: Turn, kind: Kind | None) -> None:
    if kind is None:
        turn.say("aside-how-long-now")
    elif kind.decides is not Decides.CUSTOMER or turn.draft.to_staff:
        due = turn.facts.due(kind.days, turn.now)
        turn.say(
            "aside-how-long-staff", reply_by=shown_day(due.reply_by), due=shown_day(due.due_at)
        )
    elif kind.field in CONTACTS:
        until = shown_moment(turn.now + turn.facts.rules.window)
        turn.say("aside-how-long-contact", until=until)
    else:
        turn.say("aside-how-long-now")


def _fee(turn: Turn, about: str) -> None:  # noqa: ARG001
    turn.say("aside-fee")


def _why(turn: Turn, about: str) -> None:
    """Why this is asked: by what the question names, else by what is open."""
    field = form.open_field(turn.draft)
    if about == "proof" or (not about and turn.state in _WHY_PROOF):
        turn.say("aside-why-proof")
    elif about == "confirm":
        turn.say("aside-why-confirm")
    elif about in ("papers", "name") or (not about and turn.state is State.ATTACHING):
        turn.say("aside-why-papers")
    elif about == "id_number":
        turn.say("aside-why-id_number")
    elif about in _CONTACT_WHY:
        turn.say("aside-why-contact")
    elif about:
        turn.say("aside-why-detail", field=Term(f"field-{about}"))
    elif field is not None:
        why_open(turn, field.id)
    else:
        turn.say("aside-why-confirm")


_CONTACT_WHY = (*CONTACTS, "contact_person")


def why_open(turn: Turn, field_id: str) -> None:
    """What the answer to this question is for."""
    if field_id == "id_number":
        turn.say("aside-why-id_number")
    elif field_id in _CONTACT_WHY:
        turn.say("aside-why-contact")
    else:
        turn.say("aside-why-detail", field=Term(f"field-{field_id}"))


_SMALL: dict[str, Callable[[Turn, str], None]] = {
    "how_long": _how_long,
    "fee": _fee,
    "why": _why,
}
# Intents that are asides while a form is under way. Each only says.
ASIDES: dict[str, Callable[[Turn, Understood], object]] = {
    "case_status": lambda turn, said: cases.tell(turn, said.values.get("reference", "")),
    "held": lambda turn, said: cases.tell(turn, said.values.get("reference", "")),
    "ask_policy": policy.tell,
}


def asked(turn: Turn, event: Said) -> bool:
    """Whether this was a small question about the form (how long, what it costs, what for); it is
    answered, and the form's own is asked again. No choice is put so, so this is heard first."""
    if not turn.filling or event.forwarded:
        return False
    small, about = asides.heard(event.text)
    if not small:
        return False
    _SMALL[small](turn, about)
    turn.ask_again()
    return True


def before(turn: Turn, text: str, intent: str) -> bool:
    """The same asked of a wish before it is begun ("đổi số có mất phí không"): answered by the kind
    that is asked about. Whether it was such a question; the form may follow."""
    small, about = asides.heard(text)
    if not small:
        return False
    kind = KINDS.get(intent)
    if small == "how_long":
        _how_long_of(turn, kind)
    elif small == "why" and kind is not None and kind.decides is Decides.STAFF:
        turn.say("aside-why-papers")
    elif small == "why" and not about:
        return False
    else:
        _SMALL[small](turn, about)
    return True


def heard(turn: Turn, event: Said, understood: Understood) -> bool:
    """The same for what can be asked at any time, once it is no choice of the open prompt."""
    if not turn.filling or event.forwarded or not _is_aside(turn, event, understood):
        return False
    ASIDES[understood.intent or ""](turn, understood)
    turn.ask_again()
    return True


def questioned(turn: Turn, event: Said, understood: Understood) -> bool:
    """The same in the midst of telling what happened: only what ends as a question, is one of these
    for sure, and is no story."""
    open_question = turn.state is State.ANSWERING and event.text.rstrip().endswith("?")
    short = len(event.text.split()) <= _QUESTION
    if not (open_question and short and understood.confidence >= _SURE):
        return False
    return heard(turn, event, understood)


def _is_aside(turn: Turn, event: Said, understood: Understood) -> bool:
    if understood.intent not in ASIDES or means("undo", event.text):
        return False
    if turn.state is State.CLAIMING and " " not in event.text.strip():
        return False  # a word is a claim
    field = form.open_field(turn.draft)
    if field is not None and field.any_words and turn.state is State.ANSWERING:
        return event.text.rstrip().endswith("?")  # what is told may well be about a case
    sure = _VERY_SURE if form.answers(turn, event.text) else _SURE
    return understood.confidence >= sure
