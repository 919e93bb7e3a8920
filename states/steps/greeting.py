"""How the menu calls the customer, and what the desk has to say of its own (a holiday, a fault)."""

import re
from hashlib import blake2s

from states.facts import Customer
from states.turn import Turn


def shown(record: Customer | None) -> dict[str, str]:
    """People are called by their given name; organisations by their whole."""
    if record is None:
        return {"name": "none", "organisation": "none"}
    if record.organisation:
        return {"name": "organisation", "organisation": record.name}
    return {"name": given_name(record.name), "organisation": "none"}


def given_name(name: str) -> str:
    """The last word of a Vietnamese name; of the highlands the first, with the sign of the sex
    before it: H'Hen Niê, Y Phôn Êban, K'Brih."""
    first, *rest = name.split()
    if re.match(r"[HKY]['’ʼ]\w", first, re.IGNORECASE):
        return first
    if rest and first.upper() in ("H", "Y", "K"):
        return f"{first} {rest[0]}"
    return rest[-1] if rest else first


def say_own(turn: Turn) -> None:
    """The desk's own greeting, once a chat; another text is said once more."""
    text = turn.facts.rules.greeting.get(turn.conversation.language, "")
    if not text:
        return
    said = blake2s(text.encode(), digest_size=6).hexdigest()
    if turn.conversation.greeted != said:
        turn.say("desk-greeting", text=text)
        turn.become(greeted=said)
