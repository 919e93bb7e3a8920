"""What the transcript keeps of an event besides the channel's own words."""

from typing import Any

from states import events
from states.choices import by_number, by_words
from states.conversation import State
from storage import conversations
from storage.conversations import Stored

EARLIER = "choice-earlier"
# Where what is typed is a value of the customer's, or a new one.
_ASKED = (State.CLAIMING, State.PROVING, State.ANSWERING, State.CHECKING, State.CONFIRMING)


def kept_of(event: events.Event, before: Stored) -> dict[str, Any]:
    """Which file, which choice, whether it was typed where a value is asked for."""
    if isinstance(event, events.SentFile):
        return {"attachment": event.attachment_id}
    prompt = before.conversation.prompt
    if isinstance(event, events.Edited):  # of whichever message: it may have been an answer
        return {"answer": True}
    if isinstance(event, events.Said) and before.conversation.state in _ASKED:
        chosen = prompt is not None and (
            by_number(prompt, event.text) or by_words(prompt, event.text, None)
        )
        return {} if chosen else {"answer": True}
    if isinstance(event, events.Pressed):
        nonce, choices = (prompt.nonce, prompt.choices) if prompt is not None else ("", ())
        for choice in choices:
            if event.action == f"{nonce}.{choice.key}":
                return {"choice": [choice.label, conversations.shown_to_json(choice.shown)]}
        return {"choice": [EARLIER, {}]}  # what its button said is not known any more
    return {}
