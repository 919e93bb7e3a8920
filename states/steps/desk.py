"""Where staff and the customer meet: calling a person, what staff wrote, how a case went on."""

from states import events
from states.choices import STANDING
from states.conversation import Choice, Draft, State
from states.events import Said
from states.intents import Understood
from states.kinds import TALK
from states.steps import report
from states.turn import Turn


def call_person(turn: Turn) -> None:
    if turn.state is State.TALKING:
        turn.say("talk-already", reference=turn.draft.reference)
        turn.ask_again()
        return
    if report.unfinished(turn.draft):
        report.hand_in(turn, report.UNFINISHED)  # staff read on in the report itself
        return
    turn.hand_over(TALK.id)


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
    """The customer's next words go to the case, unless something else is under way: then by a
    choice beside those of the open question, so that a number means what the list shows."""
    talking_of = turn.draft.reference if turn.state is State.TALKING else reference
    if turn.state in (State.MENU, State.TALKING) and talking_of == reference:
        listen(turn, reference)
        return
    prompt = turn.conversation.prompt
    reply = Choice(f"{STANDING}reply:{reference}", "choice-reply", {"reference": reference})
    turn.say("talk-answer-later", reference=reference)
    if prompt is not None:
        kept = tuple(choice for choice in prompt.choices if choice.key != reply.key)
        turn.ask(prompt.copy, (*kept, reply), **dict(prompt.shown))


def listen(turn: Turn, reference: str) -> None:
    """What is said from now on goes to this case. No choices: a number may answer staff."""
    turn.become(draft=Draft(reference=reference), misses=0)
    turn.move("talk")
    turn.ask("talk-answer", reference=reference)


def said(turn: Turn, event: Said, understood: Understood) -> None:  # noqa: ARG001
    reference = turn.draft.reference
    report.tell_more(turn, event)
    turn.ask("talk-passed-on", reference=reference)
