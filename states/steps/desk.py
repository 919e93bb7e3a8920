"""Where staff and the customer meet: calling a person, what staff wrote, how a case went on."""

from states import events
from states.choices import MENU
from states.conversation import Choice, Draft, Prompt, State
from states.effects import AddToCase, Say
from states.events import Said
from states.intents import Understood
from states.kinds import TALK
from states.turn import Turn


def call_person(turn: Turn) -> None:
    if turn.state is State.TALKING:
        turn.say("talk-already", reference=turn.draft.reference)
        return
    turn.begin(TALK.id)


def on_staff_replied(turn: Turn, event: events.StaffReplied) -> None:
    turn.say("staff-reply", text=event.text, name=event.name, reference=event.reference)
    _offer_answer(turn, event.reference)


def on_case_moved(turn: Turn, event: events.CaseMoved) -> None:
    turn.say(event.news, reference=event.reference, **event.shown)
    if event.waiting:
        _offer_answer(turn, event.reference)
    elif event.closed and turn.state is State.TALKING and turn.draft.reference == event.reference:
        turn.home()  # what is typed next would reach nobody


def _offer_answer(turn: Turn, reference: str) -> None:
    """The customer's next words go to the case, unless a form is open: then by a button."""
    if turn.state in (State.MENU, State.TALKING):
        turn.become(draft=Draft(reference=reference), misses=0)
        turn.move("talk")
        turn.ask("talk-answer", (MENU,), reference=reference)
        return
    reply = Choice(f"reply:{reference}", "choice-reply", {"reference": reference})
    turn.do(Say("talk-answer-later", {"reference": reference}, Prompt("!", "", {}, (reply,))))


def said(turn: Turn, event: Said, understood: Understood) -> None:  # noqa: ARG001
    reference = turn.draft.reference
    turn.do(AddToCase(reference, event.text))
    turn.ask("talk-passed-on", (MENU,), reference=reference)


def chosen(turn: Turn, key: str) -> None:  # noqa: ARG001 - the menu is the only choice
    turn.home()
