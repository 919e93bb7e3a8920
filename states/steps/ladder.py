"""What comes next in a form: one ladder, from who it is to submitting. Read it from the top.

Each rung looks only at data (record, level, draft), so going back is taking an answer away and
looking again, and resuming after a code is looking again.
"""

from collections.abc import Callable
from dataclasses import replace

from states.conversation import State
from states.fields import PICKED
from states.identity import Level
from states.kinds import (
    AT_ONCE,
    KINDS,
    START_MARKETING,
    UNLINK_CHATS,
    VIEW,
    VIEW_IN_FULL,
    Decides,
    Kind,
)
from states.steps import (
    claim,
    confirm,
    evidence,
    files,
    form,
    further,
    marketing,
    mydata,
    proof,
    recovery,
    report,
    submit,
)
from states.turn import Turn

# What is shown or done once it is known who asks.
_DO: dict[str, Callable[[Turn], None]] = {
    VIEW.id: mydata.look,
    VIEW_IN_FULL.id: mydata.show_in_full,
    UNLINK_CHATS.id: mydata.unlink,
    START_MARKETING.id: marketing.start,
}


def go_on(turn: Turn) -> None:
    """Take the next rung."""
    kind = KINDS.get(turn.draft.kind) or AT_ONCE[turn.draft.kind]
    record = turn.facts.customer
    if turn.facts.rules.paused and kind.decides is Decides.CUSTOMER:
        submit.refuse_paused(turn)
    elif record is None and kind.level > Level.NONE:
        claim.ask(turn)
    elif record is not None and record.frozen and not _while_frozen(kind):
        submit.refuse_frozen(turn)
    elif submit.already_held(turn, kind):
        submit.refuse_held(turn, kind)
    elif turn.facts.level < kind.level:
        proof.ask_confirm(turn)
    elif kind.decides is Decides.NOBODY:
        _DO[kind.id](turn)
    elif (field := form.open_field(turn.draft)) is not None:
        form.ask(turn, field)
    elif (kind.papers or kind.report) and not turn.draft.papers_done:
        files.ask(turn)
    elif kind.fields and not turn.draft.confirmed:
        confirm.ask(turn, kind)
    elif _stands_on(kind) and not turn.draft.to_staff and not recovery.proven(turn):
        recovery.go_on(turn)
    else:
        submit.submit(turn, kind)


def _while_frozen(kind: Kind) -> bool:
    return kind.while_frozen or kind.decides is Decides.STAFF


def _stands_on(kind: Kind) -> bool:
    """Whether identity stands on what this kind changes."""
    return bool(kind.fields) and kind.fields[0].contact


def back(turn: Turn) -> None:
    """One question back; from the first one, out of the form."""
    draft = turn.draft
    kind = KINDS.get(draft.kind)
    if proof.back(turn):
        return
    if turn.state is State.PICKING_CONTACT and turn.facts.customer is None:
        claim.ask(turn)
    elif kind is None:
        turn.say("back-nothing")
        turn.home()
    elif (kind.papers or kind.report) and (draft.papers_done or draft.confirmed):
        turn.note(papers_done=False, confirmed=False)
        turn.onward()
    elif draft.answers:
        last = [field.id for field in kind.fields if field.id in draft.answers][-1]
        kept = {key: value for key, value in draft.answers.items() if key != last}
        again = replace(draft, answers=kept, doubt="", to_staff="", confirmed=False)
        turn.become(draft=recovery.anew(again))
        turn.onward()
    else:
        turn.say("cancel-done")
        further.drop(turn)
        turn.home()


def skip(turn: Turn) -> None:
    """Leave an optional question out; say so where it cannot be left out."""
    if report.is_asked(turn):
        turn.miss("choose-one")
        return
    field = form.open_field(turn.draft)
    if field is not None and field.optional and turn.state is not State.CHECKING:
        unsaid = PICKED + field.unsaid if field.unsaid else ""
        turn.note(answers={**turn.draft.answers, field.id: unsaid})
        turn.onward()
        return
    if turn.state is State.ATTACHING and evidence.wanted(turn.draft):
        turn.note(papers_done=True)
        turn.onward()
        return
    prompt = turn.conversation.prompt
    nothing = prompt is not None and prompt.copy == "menu"
    turn.say("skip-nothing" if nothing else "skip-not-here")
    turn.ask_again()
