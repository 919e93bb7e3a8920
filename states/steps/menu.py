"""The menu, wishes told in one's own words, language, help, and whatever else people send.

Longer than 300 lines: all wishes and choices of the menu are its tables.
"""

import re
from collections.abc import Callable

from states import events
from states.choices import CANCEL, RESUME, STAFF, means
from states.conversation import Choice, Draft, State
from states.effects import CloseTranscript, UnlinkChat
from states.events import Said
from states.fields import DETAILS
from states.intents import Understood
from states.kinds import KINDS, MISUSE, NAME_CHANGE, TALK, UPDATES
from states.steps import (
    asides,
    case_story,
    cases,
    correction,
    desk,
    files,
    further,
    greeting,
    ladder,
    marketing,
    mydata,
    policy,
    portal,
    quiet,
    remarks,
    report,
    rights,
    speaker,
)
from states.term import Term
from states.text import fold
from states.turn import Turn

_UPDATE = Choice("update", "choice-update")
_NAME = Choice("name", "choice-name-change")
_REPORT = Choice("report", "choice-report")
_CASES = Choice("cases", "choice-cases")
_LANGUAGE = Choice("language", "choice-language")
_REOPENS = re.compile(r"(?:(?:toi|em|minh|i) )?(?:muon |cho |xin |want to )?(?:mo lai|reopen)\b")
_IN_A_WORD = re.compile(
    r"(?:rut|mo lai|reopen|withdraw)(?: (?:di|nhe|nha|a|giup em|giup toi|it))*$"
)
_BRINGS = re.compile(
    r"\b(?:gui|nop|bo sung|them|send|add|upload) (?:\S+ ){0,2}"
    r"(?:giay to|ho so|anh|hinh|file|tai lieu|papers?|documents?|photos?|files?)\b"
)
_TELLS = re.compile(r"\S+(?:\s+\S+){3}")  # four words say something that was not understood
# Also who means to sue or to go to the police; "kiện" is part of many harmless words.
_COMPLAINS = re.compile(
    r"\b(?:khieu nai|khoi kien|complain|complaints?|lawsuit|sue (?:you|dcnet)|my lawyer"
    r"|(?:toi|minh|tui|se|di|phai) kien(?: (?:do|luon|dcnet|cong ty|ra toa|day|a|em|cac|ben))?$"
    r"|(?:toi|minh|tui|se|di|phai) kien (?:dcnet|cong ty|cac|ben|ra toa)|dua ra toa|ra toa an"
    r"|(?:bao|goi|nho|trinh bao|to cao)(?: (?:len|voi|cho))? (?:cong an|ca phuong|bao chi)|to cao"
    r"|(?:call|tell|go to) the police|take (?:you|dcnet|this) to court)\b"
)
_UPDATES = frozenset(kind.id for kind in UPDATES)


def show(turn: Turn) -> None:
    if turn.conversation.aside is not None:
        quiet.offer_aside(turn, turn.conversation.aside)
        return
    record = turn.facts.customer if turn.conversation.customer_id else None
    own = (_CASES,) if record or turn.facts.cases else ()
    kept = (RESUME,) if quiet.offered(turn) else ()
    if kept:
        quiet.say_offer(turn)
    choices = (*kept, _UPDATE, _NAME, *own, mydata.ASK, _REPORT, policy.ASK, STAFF, _LANGUAGE)
    turn.ask("menu", choices, **greeting.shown(record))


def help_now(turn: Turn) -> None:
    """What can be said at any time, then the open question again."""
    turn.say("help")
    if turn.state is State.MENU:
        turn.home()
    else:
        turn.ask_again()


def back(turn: Turn) -> None:
    if turn.state is State.TALKING:
        desk.leave(turn)
    elif report.is_asked(turn):
        turn.onward()
    elif portal.offered(turn):  # the link is used up: dropped, the offer would be lost
        turn.say("back-nothing")
        turn.ask_again()
    else:
        ladder.back(turn)


def cancel(turn: Turn) -> None:
    if report.is_asked(turn):  # asked whether to, they say stop once more
        drop_report(turn)
        return
    if report.leaves(turn):
        return
    if turn.state is State.TALKING:
        desk.leave(turn)
        return
    turn.say("cancel-done" if turn.draft.kind else "cancel-nothing")
    further.drop(turn)
    turn.home()


def leave(turn: Turn) -> None:
    """To the menu, unless something would be lost: then the customer says what becomes of it. What
    waited behind a form that is left is dropped with it; after talking to a person it goes on."""
    if report.leaves(turn):
        return
    if turn.state is State.TALKING:
        desk.let_go(turn)
    else:
        further.drop(turn)
    turn.home()


def drop_report(turn: Turn) -> None:
    """The answer to whether an unfinished report is to be lost: what waited behind it goes too."""
    report.drop(turn)
    further.drop(turn)


def chosen(turn: Turn, key: str) -> None:
    """A choice of the menu, of the fields, or of a question asked beside a form."""
    verb, _, what = key.partition(":")
    if key in _BY_KEY:
        _BY_KEY[key](turn)
    elif key == _NAME.key:
        turn.begin(NAME_CHANGE.id)
    elif verb == "field":
        turn.begin(f"update_{what}")
    elif verb in _WITH_REFERENCE:
        _WITH_REFERENCE[verb](turn, what)
    elif key == quiet.GO_ON.key and turn.draft.kind:
        quiet.go_on(turn)
    elif key in (portal.YES.key, portal.NO.key):
        portal.chosen(turn, key)
    else:
        turn.home()


_WITH_REFERENCE: dict[str, Callable[[Turn, str], None]] = {
    "withdraw": cases.ask_withdraw,
    "withdraw-sure": cases.withdraw,
    "undo-sure": cases.undo,
    "policy": policy.chosen,
    "drop": mydata.ask_unlink,
    "drop-sure": mydata.unlink_sure,
    "freeze-sure": report.freeze,
    "keep": report.not_frozen,
    "case": case_story.open_one,
    "cases-from": cases.more,
    "serve": case_story.serve,
    "reopen": case_story.ask_reopen,
    "rate": case_story.rate,
}


def ask_field(turn: Turn) -> None:
    turn.move("ask_field")
    turn.become(draft=Draft(), misses=0)
    picks = tuple(Choice(f"field:{detail.id}", f"field-{detail.id}") for detail in DETAILS)
    turn.ask("ask-field", (*picks, CANCEL))


def said(turn: Turn, event: Said, understood: Understood) -> None:
    """A wish in one's own words."""
    intent, prompt = understood.intent or "", turn.conversation.prompt
    takes = (mydata.take, *_TAKES.get(prompt.copy if prompt else "", ()))
    if turn.state is State.MENU and any(take(turn, event, understood) for take in takes):
        return
    reference = understood.values.get("reference", "")
    if (
        rights.heard(turn, event.text)
        or _of_a_case(turn, fold(event.text), reference)
        or (intent != MISUSE.id and remarks.at_menu(turn, event.text))
    ):
        pass
    elif intent == MISUSE.id:
        report.begin(turn, event)
    elif intent in KINDS and intent != TALK.id:
        asides.before(turn, event.text, intent)
        field = KINDS[intent].field or ""
        turn.begin(intent, prefill=understood.values.get(field, ""))
    elif means("undo", event.text):
        cases.wish_undo(turn)
    elif intent in _WISHES:
        _WISHES[intent](turn, understood)
    elif understood.runners_up and set(understood.runners_up) <= _UPDATES:
        ask_field(turn)  # something is to be changed, but not said what
    elif _COMPLAINS.search(fold(event.text)):
        turn.rest()
        turn.ask("complain-what", (_REPORT, STAFF, _CASES, policy.ASK))
    elif asides.before(turn, event.text, intent):
        turn.ask_again() if prompt else turn.home()
    elif prompt is None and not _TELLS.search(event.text.strip()):
        turn.home()
    elif intent == "out_of_scope":
        turn.miss("out-of-scope")
    else:
        turn.miss("not-understood")


def _of_a_case(turn: Turn, said: str, reference: str) -> bool:
    """Whether these words are about a case that was handed in."""
    if reference and _REOPENS.match(said):
        case_story.ask_reopen(turn, reference.upper())
        return True
    if _BRINGS.search(said) and (waiting := files.asked_for(turn)):
        case_story.serve(turn, waiting)
        return True
    return _IN_A_WORD.match(said) is not None and cases.in_a_word(turn, said)


_WISHES: dict[str, Callable[[Turn, Understood], None]] = {
    "case_status": lambda turn, said: cases.show(turn, said.values.get("reference", "")),
    "withdraw": lambda turn, said: cases.wish_withdraw(turn, said.values.get("reference", "")),
    "held": lambda turn, said: cases.show(turn, said.values.get("reference", "")),
    "undo": lambda turn, said: cases.wish_undo(turn),  # noqa: ARG005
    "unlink": lambda turn, said: mydata.wish_unlink(turn, said.text),
    "contact_person": lambda turn, said: speaker.contact_person(turn),  # noqa: ARG005
    "view_my_data": lambda turn, said: mydata.wish(turn),  # noqa: ARG005
    "ask_policy": policy.wish,
    **marketing.WISHES,
    "delete_my_data": lambda turn, said: rights.ask_delete(turn, said.text),
}
# What a choice does that needs no more than its key.
_BY_KEY: dict[str, Callable[[Turn], None]] = {
    _UPDATE.key: ask_field,
    _REPORT.key: report.begin,
    RESUME.key: quiet.resume,
    "act_for": speaker.act_for,
    _CASES.key: cases.show,
    "unlink": mydata.wish_unlink,
    "unlink-sure": mydata.unlink_here,
    "mydata": mydata.chosen,
    "view-masked": mydata.chosen,
    "view-full": mydata.ask_in_full,
    "view-full-sure": mydata.want_in_full,
    "view-chats": mydata.show_chats,
    "view-history": mydata.show_history,
    "stop_marketing": marketing.stop,
    "start_marketing": marketing.ask_start,
    "delete_my_data": rights.ask_delete,
    rights.DELETE_SURE.key: rights.send_delete,
    rights.USE_SURE.key: rights.send_use,
}
# Prompts of the menu's state that take words of their own; whether it was one of them.
_TAKES: dict[str, tuple[Callable[[Turn, Said, Understood], bool]]] = {
    marketing.ASK_CONTACT: (marketing.take,),
    "policy-ask": (policy.take,),
    "policy-which": (policy.take,),
    "policy-more": (policy.take,),
}


def is_wish(intent: str | None) -> bool:
    """Whether this intent asks for something the desk does."""
    return intent in KINDS or intent in _WISHES


# -- whatever else comes ------------------------------------------------------------------------
def on_edited(turn: Turn, event: events.Edited) -> None:
    if turn.state is State.TALKING:
        desk.edited(turn, event.text)
        return
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
    if report.unfinished(turn.draft):
        report.hand_in(turn, report.UNFINISHED)
    turn.rest()


def on_came_back(turn: Turn, event: events.CameBack) -> None:  # noqa: ARG001
    if turn.conversation.noticed:  # who follows an account for the first time is new
        turn.say("welcome-back")
    turn.home()


def on_went_idle(turn: Turn, event: events.WentIdle) -> None:  # noqa: ARG001
    """A web session ends: what was open is dropped, nothing was changed. A report that was begun
    is handed in, as where somebody leaves."""
    turn.become(further=(), kept=None, aside=None)
    if report.unfinished(turn.draft):
        report.hand_in(turn, report.UNFINISHED)
    turn.rest()
    turn.become(customer_id=None, kept=None, aside=None)
    turn.do(UnlinkChat())
    turn.do(CloseTranscript("idle"))
