"""The language of a conversation: asked for, or taken from how the customer writes.

Only when sure: one clear sentence, or two clear messages in a row. A language that was asked for in
so many words is never overridden.
"""

from states.choices import means
from states.events import Said
from states.intents import Understood, tongue
from states.turn import Turn

_SURE = 0.75
_IN_A_ROW = 2
_IN_NEED = ("self_harm", "danger")  # what helps them must be understood at once
_NAMED = {"vi": "tiếng việt", "en": "english"}


def notice(turn: Turn, event: Said, understood: Understood) -> None:
    """Answer in the language that is written; how to switch back is said once."""
    asked = understood.intent == "switch_language" and understood.confidence >= _SURE
    if turn.conversation.chosen or asked or event.forwarded or means("undo", event.text):
        return  # "this was not me" is the name of a button
    written, sure = tongue.heard(event.text)
    sure = sure or understood.values.get("tone") in _IN_NEED
    sure = sure or _NAMED.get(written, "-") in event.text.lower()  # "tôi viết tiếng Việt mà"
    if not written:
        return  # it says nothing about the language
    if written == turn.conversation.language:
        if turn.conversation.leaning:
            turn.become(leaning=0)
        return
    leaning = turn.conversation.leaning + 1
    if not sure and leaning < _IN_A_ROW:
        turn.become(leaning=leaning)
        return
    turn.become(language=written, leaning=0)
    if not turn.conversation.switched:
        turn.become(switched=True)
        turn.say("language-noticed")


def switch(turn: Turn, language: str = "") -> None:
    """Asked for: this language, or the other one."""
    other = "en" if turn.conversation.language == "vi" else "vi"
    turn.become(language=language or other, chosen=True, leaning=0)
    turn.say("language-now")
    turn.ask_again()
