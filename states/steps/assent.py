"""A yes, and whether it is one: what applies something takes no half of it."""

from states.choices import takes_yes
from states.intents import Understood
from states.turn import Turn

_SURE = 0.75


def sure(understood: Understood) -> str | None:
    """The intent, where it may name a choice. A yes that says more ("ừ mà khoan, để em xem lại")
    is no yes."""
    unsure = understood.intent == "yes" and understood.confidence < _SURE
    return None if unsure else understood.intent


def wavers(turn: Turn, understood: Understood) -> bool:
    """Such a yes where a yes would apply something: it is asked again."""
    if understood.intent != "yes" or not takes_yes(turn.conversation.prompt):
        return False
    turn.miss("yes-unsure")
    return True


def unmarked(turn: Turn, understood: Understood) -> bool:
    """The word "dung" without its marks: yes or stop."""
    if understood.runners_up != ("yes", "cancel") or not takes_yes(turn.conversation.prompt):
        return False
    turn.miss("dung-which")
    return True
