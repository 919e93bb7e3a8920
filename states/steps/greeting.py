"""How the menu calls the customer, and what the desk has to say of its own (a holiday, a fault)."""

from hashlib import blake2s

from states.facts import Customer
from states.turn import Turn


def shown(record: Customer | None) -> dict[str, str]:
    """People are called by their given name, the last word of it; organisations by their whole."""
    if record is None:
        return {"name": "none", "organisation": "none"}
    if record.organisation:
        return {"name": "organisation", "organisation": record.name}
    return {"name": record.name.split()[-1], "organisation": "none"}


def say_own(turn: Turn) -> None:
    """The desk's own greeting, once a chat; another text is said once more."""
    text = turn.facts.rules.greeting.get(turn.conversation.language, "")
    if not text:
        return
    said = blake2s(text.encode(), digest_size=6).hexdigest()
    if turn.conversation.greeted != said:
        turn.say("desk-greeting", text=text)
        turn.become(greeted=said)
