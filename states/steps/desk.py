"""Where staff and the customer meet: calling a person, what both write, how a case went on.

While a person has the chat the bot keeps silent: what is typed goes to them. While nobody has it,
never two messages in a row stay without a sign. Who asks whether somebody is there is told how it
stands, always.
"""

from states import events, office_hours
from states.case_map import CLOSED
from states.choices import STANDING
from states.conversation import Choice, Draft, State
from states.effects import CountQueue, HoldChat, LeaveTalk, OpenCase
from states.facts import CaseLine, local_day, shown_moment
from states.intents import Understood
from states.intents.presence import asks_if_there
from states.kinds import KINDS, TALK, Decides
from states.steps import marketing, rating, report
from states.term import Shown, Term
from states.turn import Turn

_SURE = 0.9


def call_person(turn: Turn) -> None:
    """A new case, or the one of this chat that still waits: nobody loses their place by asking."""
    waiting = _waiting(turn)
    if turn.state is State.TALKING:
        turn.say("talk-already", reference=turn.draft.reference)
        _count(turn, turn.draft.reference)
    elif report.unfinished(turn.draft):
        report.hand_in(turn, report.UNFINISHED)  # staff read on in the report itself
    elif waiting is not None:
        turn.keep_form()
        _sit_down(turn, waiting.reference)
        _count(turn, waiting.reference)
    else:
        turn.hand_over(TALK.id)


def _waiting(turn: Turn) -> CaseLine | None:
    return next(
        (
            case
            for case in turn.facts.cases
            if case.kind == TALK.id and case.state not in CLOSED and case.from_this_chat
        ),
        None,
    )


def join_queue(turn: Turn, reference: str, kind: str, *, opening: bool) -> None:
    """The case waits for a person from now on, and the customer hears where it stands."""
    _sit_down(turn, reference)
    turn.do(CountQueue(reference, kind, opening))


def _sit_down(turn: Turn, reference: str, person: str = "") -> None:
    """What is said from now on goes to this case."""
    turn.become(draft=Draft(reference=reference, person=person), prompt=None, misses=0)
    turn.move("talk")


def _count(turn: Turn, reference: str) -> None:
    line = _line(turn, reference)
    turn.do(CountQueue(reference, line.kind if line else TALK.id))


def _line(turn: Turn, reference: str) -> CaseLine | None:
    return next((case for case in turn.facts.cases if case.reference == reference), None)


def on_queue_counted(turn: Turn, event: events.QueueCounted) -> None:
    """The honest state: who has it or how many are before it, when the desk is open, by when."""
    shown: dict[str, str | Term] = {
        "reference": event.reference,
        "ahead": str(event.ahead) if event.ahead else "none",
        "reply_by": _promised(turn, event),
        **_hours(turn),
    }
    if event.opening:
        turn.say("case-opened-talk_to_person", **shown)
    elif event.holder:
        turn.say("talk-where-person", name=event.holder, **shown)
    else:
        turn.say("talk-where-queue", **shown)
    if turn.conversation.prompt is None:
        turn.ask("talk-here")


def _promised(turn: Turn, event: events.QueueCounted) -> str:
    if event.reply_by is None:
        return "none"
    return shown_moment(event.reply_by) if event.reply_by > turn.now else "late"


def _hours(turn: Turn) -> Shown:
    desk = office_hours.at(turn.facts.rules.hours, turn.now)
    opens = "now" if desk.until else shown_moment(desk.opens)
    return {
        "opens": opens,
        "weekday": Term(f"weekday-{local_day(desk.opens).weekday()}"),
        "hours": office_hours.shown(desk.day),
        "until": shown_moment(desk.until).partition(" ")[2] if desk.until else "",
    }


# -- what staff do --------------------------------------------------------------------------------
def on_staff_replied(turn: Turn, event: events.StaffReplied) -> None:
    copy = "staff-corrected" if event.corrects else "staff-reply"
    turn.say(copy, text=event.text, name=event.name, reference=event.reference)
    if not event.corrects:
        _offer_answer(turn, event.reference, event.name)


def on_staff_sent_file(turn: Turn, event: events.StaffSentFile) -> None:
    shown = {"text": event.text or "none", "name": event.name, "reference": event.reference}
    turn.send("staff-file", event.attachment_id, **shown)
    _offer_answer(turn, event.reference, event.name)


def on_staff_wrote_elsewhere(turn: Turn, event: events.StaffWroteElsewhere) -> None:  # noqa: ARG001
    """The bot says nothing: a person is talking. What the customer answers goes to a case, so that
    the desk sees it too; a form under way is kept."""
    waiting = _waiting(turn)
    if turn.state is not State.TALKING and report.unfinished(turn.draft):
        report.hand_in(turn, report.UNFINISHED)  # never lost, and read on by whoever is there
    line = _line(turn, turn.draft.reference) if turn.state is State.TALKING else None
    if line is not None and line.state == "open" and KINDS[line.kind].decides is Decides.STAFF:
        reference = line.reference
    elif waiting is not None:
        reference = waiting.reference
    else:
        record, reference = turn.facts.customer, turn.reference()
        owner = record.id if record else None
        turn.do(OpenCase(reference, TALK.id, owner, {}, (), "staff-elsewhere"))
    turn.keep_form()
    _sit_down(turn, reference)
    turn.do(HoldChat(reference))


def on_person_came(turn: Turn, event: events.PersonCame) -> None:
    if _talks_of(turn, event.reference):
        turn.note(person=event.name, passed_on=0)
        turn.say("talk-taken", name=event.name, reference=event.reference)


def on_person_left(turn: Turn, event: events.PersonLeft) -> None:
    turn.say("talk-given-back", name=event.name, reference=event.reference)
    if _talks_of(turn, event.reference):
        turn.home()


def on_case_moved(turn: Turn, event: events.CaseMoved) -> None:
    turn.say(event.news, reference=event.reference, **event.shown)
    if event.left:
        turn.say("clock-stands", left=event.left)
    here = _talks_of(turn, event.reference)
    if event.waiting:
        turn.note(person="") if here else None
        _offer_answer(turn, event.reference)
    elif event.closed and event.rate and (here or _is_free(turn)):
        rating.ask(turn, event.reference)
    elif event.closed and here:
        turn.home()  # what is typed next would reach nobody


def _talks_of(turn: Turn, reference: str) -> bool:
    return turn.state is State.TALKING and turn.draft.reference == reference


def _is_free(turn: Turn) -> bool:
    return turn.state is State.MENU and not turn.draft.kind


def _offer_answer(turn: Turn, reference: str, person: str = "") -> None:
    """The customer's next words go to the case, unless something else is under way: then by a
    choice beside those of the open question, so that a number means what the list shows."""
    if _talks_of(turn, reference) and turn.draft.person:
        turn.note(person=person, passed_on=0)  # they know that they are heard
    elif turn.state is State.MENU or _talks_of(turn, reference):
        listen(turn, reference, person)
    else:
        _offer_later(turn, reference)


def _offer_later(turn: Turn, reference: str) -> None:
    prompt = turn.conversation.prompt
    reply = Choice(f"{STANDING}reply:{reference}", "choice-reply", {"reference": reference})
    turn.say("talk-answer-later", reference=reference)
    if prompt is not None:
        kept = tuple(choice for choice in prompt.choices if choice.key != reply.key)
        turn.ask(prompt.copy, (*kept, reply), **dict(prompt.shown))


# -- what the customer does -----------------------------------------------------------------------
def listen(turn: Turn, reference: str, person: str = "") -> None:
    """What is said from now on goes to this case. No choices: a number may answer staff."""
    turn.keep_form()
    _sit_down(turn, reference, person)
    turn.ask("talk-answer", reference=reference)


def leave(turn: Turn) -> None:
    """Out of the talk; the case stays where it is."""
    turn.say("talk-left", reference=turn.draft.reference)
    let_go(turn)
    turn.home()


def let_go(turn: Turn) -> None:
    """Whoever has the chat is to know that the bot answers in it again."""
    if turn.state is State.TALKING and is_heard(turn):
        turn.do(LeaveTalk(turn.draft.reference))


def _stop_marketing(turn: Turn) -> None:
    """A refusal takes effect at once (Decree 91/2020 Art. 16), whoever reads on."""
    if turn.facts.customer is not None:
        marketing.confirm_stop(turn, turn.facts.customer)


def said(turn: Turn, event: events.Said, understood: Understood) -> None:
    reference = turn.draft.reference
    line = _line(turn, reference)
    if line is not None and line.state in CLOSED:
        turn.say("talk-is-closed", reference=reference)
        turn.home()
        return
    if marketing.refuses(understood) and understood.confidence >= _SURE:
        _stop_marketing(turn)
    report.tell_more(turn, event)
    if asks_if_there(event.text):
        turn.note(passed_on=1)
        _count(turn, reference)
    elif not _is_heard(line):
        _acknowledge(turn)


def edited(turn: Turn, text: str) -> None:
    """The new wording goes to the case too; what was written first stays there."""
    reference = turn.draft.reference
    report.tell_edited(turn, text)
    if not _is_heard(_line(turn, reference)):
        turn.say("talk-edit-passed-on", reference=reference)


def is_heard(turn: Turn) -> bool:
    """Whether a person has this chat now."""
    return _is_heard(_line(turn, turn.draft.reference))


def _is_heard(line: CaseLine | None) -> bool:
    """Whether a person has this chat. Where papers are decided about, receipt is acknowledged."""
    return (
        line is not None
        and line.person
        and line.state == "open"
        and KINDS[line.kind].decides is Decides.STAFF
    )


def _acknowledge(turn: Turn) -> None:
    """In full at first, then with a light sign for every second message."""
    before = turn.draft.passed_on
    turn.note(passed_on=before + 1)
    if before == 0:
        turn.ask("talk-passed-on", reference=turn.draft.reference)
    elif before % 2 == 0:
        turn.say("talk-passed-on-too")
