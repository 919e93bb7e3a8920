"""Papers and pictures: taken where they are asked for, and by the same form until it is submitted
(a press of "done" may overtake the paper before it); politely declined everywhere else."""

from dataclasses import replace

from states import events
from states.choices import BACK, CANCEL, DONE, means
from states.conversation import State
from states.effects import AddToCase, KeepFile
from states.events import Said
from states.intents import Understood, understand
from states.kinds import MISUSE
from states.steps import evidence, report
from states.turn import Turn


def ask(turn: Turn) -> None:
    if evidence.wanted(turn.draft):
        evidence.ask(turn)
        return
    turn.move("ask_papers")
    turn.note(hurried=False)
    if turn.draft.files:
        _ask_more(turn)
        return
    record = turn.facts.customer
    turn.ask(
        "ask-papers",
        (BACK, CANCEL),
        most=str(turn.facts.rules.max_files),
        kind=record.kind if record else "person",
    )


def on_sent_file(turn: Turn, event: events.SentFile) -> None:
    draft = turn.draft
    if turn.state is State.TALKING and draft.reference:
        turn.do(KeepFile(event.attachment_id))
        turn.do(
            AddToCase(
                draft.reference,
                event.caption,
                (event.attachment_id,),
                forwarded=bool(event.forwarded_by),
                forwarded_by=event.forwarded_by,
                forwarded_at=event.forwarded_at,
            )
        )
        turn.say("file-to-case", reference=draft.reference)
    elif (asked := asked_for(turn)) and event.kind != "other":
        turn.do(KeepFile(event.attachment_id))
        turn.do(AddToCase(asked, event.caption, (event.attachment_id,)))
        turn.say("file-to-case", reference=asked)
        turn.ask_again()
    elif _tells_misuse(turn, event):
        report.begin(turn, events.Said(event.caption))
        turn.do(KeepFile(event.attachment_id))
        turn.note(waiting_files=(event.attachment_id,))
    elif not _is_taken(turn, event):
        turn.say("file-not-asked")
        turn.ask_again()
    elif event.kind == "other":
        turn.miss("paper-wrong-type")
    elif len(draft.files) + len(draft.waiting_files) >= turn.facts.rules.max_files:
        turn.say("file-too-many", most=str(turn.facts.rules.max_files))
        turn.ask_again()
    else:
        turn.do(KeepFile(event.attachment_id))
        turn.note(waiting_files=(*draft.waiting_files, event.attachment_id))
        if evidence.wanted(draft):
            evidence.note_forwarded(turn, event)
        turn.say("file-coming")


def asked_for(turn: Turn) -> str:
    """The one own case that waits for something, while nothing else is under way."""
    if turn.state not in (State.MENU, State.PICKING_FIELD) or turn.draft.kind:
        return ""
    waiting = [case.reference for case in turn.facts.cases if case.own and case.state == "waiting"]
    return waiting[0] if len(waiting) == 1 else ""


def _tells_misuse(turn: Turn, event: events.SentFile) -> bool:
    """Whether what stands under a file nobody asked for reports misuse: the file shows it."""
    if turn.state is not State.MENU or event.kind == "other" or not event.caption:
        return False
    understood = understand(event.caption, language=turn.conversation.language)
    return understood.intent == MISUSE.id and not event.forwarded_by


def _is_taken(turn: Turn, event: events.SentFile) -> bool:
    if turn.state is State.ATTACHING or evidence.wanted(turn.draft):
        return True
    return turn.draft.papers_done and event.kind != "other"


def on_file_arrived(turn: Turn, event: events.FileArrived) -> None:
    draft = turn.draft
    if event.attachment_id not in draft.waiting_files:
        _settle_aside(turn, event.attachment_id, arrived=True)
        return  # it belongs to a case already, or to a form that waits; its ticks show there
    _settle(turn, event.attachment_id)
    turn.note(files=(*draft.files, event.attachment_id))
    if turn.draft.waiting_files:
        return
    if turn.draft.hurried and turn.state is State.ATTACHING:
        turn.note(papers_done=True, hurried=False)
        turn.onward()
    else:
        _ask_more(turn)


def on_file_failed(turn: Turn, event: events.FileFailed) -> None:
    _settle(turn, event.attachment_id)
    _settle_aside(turn, event.attachment_id, arrived=False)
    turn.note(hurried=False)  # one is missing now: they say anew whether that was all
    turn.say(event.reason, **event.shown)
    if not turn.draft.waiting_files:
        _ask_more(turn)


def _settle(turn: Turn, attachment_id: str) -> None:
    waiting = tuple(one for one in turn.draft.waiting_files if one != attachment_id)
    turn.note(waiting_files=waiting)


def _settle_aside(turn: Turn, attachment_id: str, *, arrived: bool) -> None:
    """The same for a form that waits while the customer talks to a person."""
    form = turn.conversation.aside
    if form is None or attachment_id not in form.waiting_files:
        return
    waiting = tuple(one for one in form.waiting_files if one != attachment_id)
    files = (*form.files, attachment_id) if arrived else form.files
    turn.become(aside=replace(form, waiting_files=waiting, files=files))


def _ask_more(turn: Turn) -> None:
    if evidence.wanted(turn.draft) or turn.draft.papers_done:
        evidence.again(turn)
        return
    if turn.state is not State.ATTACHING:
        return
    if not turn.draft.files:
        ask(turn)
        return
    turn.ask(
        "ask-papers-more",
        (DONE, BACK, CANCEL),
        count=str(len(turn.draft.files)),
        most=str(turn.facts.rules.max_files),
    )


def chosen(turn: Turn, key: str) -> None:
    if key != DONE.key:
        turn.ask_again()
    elif turn.draft.waiting_files:
        _hurry(turn)
    elif turn.draft.files or turn.draft.evidence:
        turn.note(papers_done=True)
        turn.onward()
    else:
        ask(turn)


def _hurry(turn: Turn) -> None:
    """That was all, and not all is in yet: it goes on by itself once it is."""
    turn.note(hurried=True)
    turn.say("file-then-on")


def said(turn: Turn, event: Said, understood: Understood) -> None:  # noqa: ARG001
    if evidence.wanted(turn.draft) and means(DONE.key, event.text):
        turn.note(papers_done=True)  # that was all, or nothing
        turn.onward()
    elif evidence.wanted(turn.draft):
        evidence.keep_words(turn, event)
    elif turn.draft.waiting_files and means(DONE.key, event.text):
        _hurry(turn)
    elif turn.draft.waiting_files:
        turn.say("file-still-coming")
        turn.ask_again()
    else:
        turn.miss("papers-expected")
