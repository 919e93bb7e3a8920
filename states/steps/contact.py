"""A shared contact card: it saves typing, and links where it equals the phone of record.

Only the sender's own card counts (Bot API: `contact.user_id` equals `from.id`, private chat, not
forwarded). It proves the Telegram account's number, so it is level 1, never a code.
"""

from states import events
from states.answers import Answer, Context, Verdict
from states.answers.readers import READERS
from states.conversation import State
from states.facts import local_day
from states.fields import Field
from states.steps import claim, form
from states.turn import Turn


def on_shared_contact(turn: Turn, event: events.SharedContact) -> None:
    answer = READERS["phone"](event.phone, Context(local_day(turn.now)))
    if answer.verdict not in (Verdict.ACCEPTED, Verdict.ASK) or not answer.value:
        turn.miss("contact-unreadable")
    elif turn.state is State.ANSWERING and _asked(turn):
        form.take(turn, event.phone)  # whose card it is does not matter: it saves typing
    elif not event.own:
        turn.say("contact-not-own")
        turn.ask_again()
    elif turn.state is State.CLAIMING:
        claim.card(turn, answer.value)
    else:
        turn.say("contact-not-asked")
        turn.ask_again()


def on_shared_info(turn: Turn, event: events.SharedInfo) -> None:
    """What a platform knows of its account: at the question who it is as if the phone were typed,
    in a form a proposal that is asked about. It links nothing and proves nothing."""
    field = form.open_field(turn.draft) if turn.state is State.ANSWERING else None
    told = event.values.get(_TOLD.get(field.id, "")) if field else None
    if field is not None and told:
        _propose(turn, field, told)
    elif turn.state is State.CLAIMING and (phone := event.values.get("phone")):
        claim.heard(turn, phone)
    else:
        turn.say("info-not-asked")
        turn.ask_again()


def _propose(turn: Turn, field: Field, text: str) -> None:
    """An answer that the customer did not type: asked about, whatever its reader thinks."""
    answer = field.read(text, turn.facts.context(local_day(turn.now)))
    if answer.verdict is Verdict.ACCEPTED and answer.value:
        told = {"value": str(form.shown(field.id, answer.value))}
        form.doubt(turn, field, Answer(Verdict.ASK, answer.value, "info-is-it", told))
    else:
        form.take(turn, text)


# Which question is answered by which of what was shared.
_TOLD = {
    "phone": "phone",
    "address": "address",
    "birth_date": "birth_date",
    "new_name": "name",
}


def _asked(turn: Turn) -> bool:
    field = form.open_field(turn.draft)
    return field is not None and (field.id == "phone" or field.shows == "reach")
