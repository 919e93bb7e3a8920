"""A shared contact card: it saves typing, and links where it equals the phone of record.

Only the sender's own card counts (Bot API: `contact.user_id` equals `from.id`, private chat, not
forwarded). It proves the Telegram account's number, so it is level 1, never a code.
"""

from states import events
from states.answers import Context, Verdict
from states.answers.readers import READERS
from states.conversation import State
from states.facts import local_day
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


def _asked(turn: Turn) -> bool:
    field = form.open_field(turn.draft)
    return field is not None and (field.id == "phone" or field.shows == "reach")
