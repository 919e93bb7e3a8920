"""Contacts that nothing arrives at: their customer is told in the chat, once."""

from states.identity import CONTACTS
from states.masks import mask
from states.turn import Turn


def warn(turn: Turn) -> None:
    """Say which contact is no good, where that was not said here before."""
    record = turn.facts.customer
    if record is None:
        if turn.conversation.warned:
            turn.become(warned=())  # whoever is linked here next was told nothing
        return
    back = tuple(
        name for name in CONTACTS if (detail := record.details.get(name)) and detail.returned
    )
    for name in back:
        if name not in turn.conversation.warned:
            turn.say(f"contact-returned-{name}", value=mask(name, record.value(name) or ""))
    if back != turn.conversation.warned:
        turn.become(warned=back)
