"""Somebody else's words, forwarded where nothing keeps them: they wish for nothing.

They may show misuse, so a report is offered, with them as its first evidence.
"""

from states.choices import MENU, STAFF
from states.conversation import Choice, State
from states.events import Said
from states.intents import Understood
from states.kinds import MISUSE
from states.steps import report
from states.turn import Turn

_REPORT = Choice("report", "choice-report")


def said(turn: Turn, event: Said, understood: Understood) -> None:
    """At rest a report is offered or, where the words tell of misuse, begun; else what is open is
    asked again."""
    if turn.state is not State.MENU:
        turn.say("forwarded-no-answer")
        turn.ask_again()
    elif understood.intent == MISUSE.id:
        report.begin(turn, event)
    else:
        turn.rest()
        turn.note(evidence=(report.kept_words(event),))
        turn.ask("forwarded-what", (_REPORT, STAFF, MENU))
