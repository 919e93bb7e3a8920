"""The menu, wishes told in one's own words, language, help, and whatever else people send."""

from collections.abc import Callable

from states import events
from states.choices import CANCEL, KEEP, RESUME, STAFF, means
from states.conversation import Choice, Draft, State
from states.effects import CloseTranscript, UnlinkChat
from states.events import Said
from states.fields import DETAILS
from states.intents import Understood
from states.kinds import KINDS, NAME_CHANGE, TALK, UPDATES
from states.steps import cases, correction, further, quiet, speaker
from states.term import Term
from states.turn import Turn

_UPDATE = Choice("update", "choice-update")
_NAME = Choice("name", "choice-name-change")
_CASES = Choice("cases", "choice-cases")
_LANGUAGE = Choice("language", "choice-language")
_UNLINK = Choice("unlink", "choice-unlink")
_UPDATES = frozenset(kind.id for kind in UPDATES)
_UNLINK_SURE = Choice("unlink-sure", "choice-unlink-sure")


def show(turn: Turn) -> None:
    record = turn.facts.customer if turn.conversation.customer_id else None
    own = (_CASES, _UNLINK) if record else ()
    kept = (RESUME,) if quiet.offered(turn) else ()
    if kept:
        quiet.say_offer(turn)
    choices = (*kept, _UPDATE, _NAME, *own, STAFF, _LANGUAGE)
    turn.ask("menu", choices, name=record.name if record else "none")


def help_now(turn: Turn) -> None:
    """What can be said at any time, then the open question again."""
    turn.say("help")
    if turn.state is State.MENU:
        turn.home()
    else:
        turn.ask_again()


def cancel(turn: Turn) -> None:
    turn.say("cancel-done" if turn.draft.kind else "cancel-nothing")
    further.drop(turn)
    turn.home()


def leave(turn: Turn) -> None:
    """To the menu. What was left half done is dropped; after talking to a person it was not."""
    if turn.state is not State.TALKING:
        further.drop(turn)
    turn.home()


def chosen(turn: Turn, key: str) -> None:
    """A choice of the menu, of the fields, or of a question asked beside a form."""
    verb, _, what = key.partition(":")
    if key == _UPDATE.key:
        ask_field(turn)
    elif key == _NAME.key:
        turn.begin(NAME_CHANGE.id)
    elif verb == "field":
        turn.begin(f"update_{what}")
    elif verb in _WITH_REFERENCE:
        _WITH_REFERENCE[verb](turn, what)
    elif key == RESUME.key:
        quiet.resume(turn)
    elif key == "act_for":
        speaker.act_for(turn)
    elif key == _CASES.key:
        cases.show(turn)
    elif key == _UNLINK.key:
        _ask_unlink(turn)
    elif key == _UNLINK_SURE.key:
        _unlink(turn)
    else:
        turn.home()


_WITH_REFERENCE: dict[str, Callable[[Turn, str], None]] = {
    "withdraw": cases.ask_withdraw,
    "withdraw-sure": cases.withdraw,
    "undo-sure": cases.undo,
}


def ask_field(turn: Turn) -> None:
    turn.move("ask_field")
    turn.become(draft=Draft(), misses=0)
    picks = tuple(Choice(f"field:{detail.id}", f"field-{detail.id}") for detail in DETAILS)
    turn.ask("ask-field", (*picks, CANCEL))


def said(turn: Turn, event: Said, understood: Understood) -> None:
    """A wish in one's own words."""
    intent = understood.intent or ""
    if intent in KINDS and intent != TALK.id:
        field = KINDS[intent].field or ""
        turn.begin(intent, prefill=understood.values.get(field, ""))
    elif means("undo", event.text):
        cases.wish_undo(turn)
    elif intent in _WISHES:
        _WISHES[intent](turn, understood)
    elif understood.runners_up and set(understood.runners_up) <= _UPDATES:
        ask_field(turn)  # something is to be changed, but not said what
    elif turn.conversation.prompt is None:
        turn.home()
    elif intent == "out_of_scope":
        turn.miss("out-of-scope")
    else:
        turn.miss("not-understood")


def said_in_between(turn: Turn, event: Said, understood: Understood) -> None:  # noqa: ARG001
    """A text where only a choice was asked for."""
    turn.miss("choose-one")


def _ask_unlink(turn: Turn) -> None:
    if turn.facts.customer is None:
        turn.say("unlink-nothing")
        turn.home()
        return
    turn.move("rest")
    turn.ask("unlink-sure", (_UNLINK_SURE, KEEP))


def _unlink(turn: Turn) -> None:
    turn.do(UnlinkChat())
    turn.become(customer_id=None)
    turn.say("unlinked")
    turn.home()


_WISHES: dict[str, Callable[[Turn, Understood], None]] = {
    "case_status": lambda turn, said: cases.show(turn, said.values.get("reference", "")),
    "withdraw": lambda turn, said: cases.wish_withdraw(turn, said.values.get("reference", "")),
    "held": lambda turn, said: cases.show(turn, said.values.get("reference", "")),
    "undo": lambda turn, said: cases.wish_undo(turn),  # noqa: ARG005
    "unlink": lambda turn, said: _ask_unlink(turn),  # noqa: ARG005
    "contact_person": lambda turn, said: speaker.contact_person(turn),  # noqa: ARG005
}


def is_wish(intent: str | None) -> bool:
    """Whether this intent asks for something the desk does."""
    return intent in KINDS or intent in _WISHES


# -- whatever else comes ------------------------------------------------------------------------
def on_edited(turn: Turn, event: events.Edited) -> None:
    if correction.on_edited(turn, event.text, event.message):
        return
    turn.say("edited-not-taken")
    turn.ask_again()


def on_sent_other(turn: Turn, event: events.SentOther) -> None:
    turn.say("other-not-read", what=Term(f"other-{event.kind}"))
    turn.ask_again()


def on_wrote_in_group(turn: Turn, event: events.WroteInGroup) -> None:  # noqa: ARG001
    turn.say("group-refused")


def on_left(turn: Turn, event: events.LeftChat) -> None:  # noqa: ARG001
    turn.become(further=())
    turn.rest()


def on_came_back(turn: Turn, event: events.CameBack) -> None:  # noqa: ARG001
    turn.say("welcome-back")
    turn.home()


def on_went_idle(turn: Turn, event: events.WentIdle) -> None:  # noqa: ARG001
    """A web session ends: what was open is dropped, nothing was changed."""
    turn.become(further=(), kept=None)
    turn.rest()
    turn.become(customer_id=None)
    turn.do(UnlinkChat())
    turn.do(CloseTranscript("idle"))
