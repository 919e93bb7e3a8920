"""What staff write in a case's topic: an answer to the customer's words goes to the customer,
everything else is a note. A message that is edited later is corrected there as well."""

from handlers.desk_deed import Done, Outcome
from handlers.group_deed import Heard, why_not
from states.case import Action
from states.text import clean
from storage import group_topics

_NOBODY = "nobody"


def hear(heard: Heard) -> None:
    if heard.group.what == "edited":
        _edited(heard)
    elif heard.group.what == "other":
        _no_words(heard)
    elif heard.group.text.startswith("/"):
        heard.tell("group-how")
    else:
        _said(heard)


def _said(heard: Heard) -> None:
    answers = _answers_customer(heard)
    if answers is None:
        heard.tell("group-unknown-message")
        return
    action = Action.REPLY if answers else Action.NOTE
    outcome = heard.act(action, clean(heard.group.text))
    if isinstance(outcome, Done):
        heard.keep(action.value, heard.written(action.value))
    _told(heard, outcome, "sent" if answers else "noted")


def _answers_customer(heard: Heard) -> bool | None:
    """Whether it answers words of the customer's; None where it answers a message of ours that we
    do not know: whoever wrote it may think that it is one of those."""
    if heard.group.answers is None:
        return False
    known = group_topics.message(heard.uow, heard.group.answers)
    if known is None or known.case_id != heard.case.id:
        return None if heard.group.ours else False
    return known.kind == "words"


def _edited(heard: Heard) -> None:
    """Of what became nothing nothing becomes now: they were told so at the time."""
    known = group_topics.message(heard.uow, heard.group.message)
    text = clean(heard.group.text)
    if known is None or known.case_id != heard.case.id or not text:
        return
    if known.kind == "reply" and known.event_id:
        _told(heard, heard.act(Action.CORRECT, text, field=known.event_id), "sent")
    elif known.kind == "note":
        _told(heard, heard.act(Action.NOTE, text), "noted")


def _no_words(heard: Heard) -> None:
    """Pictures and files are sent from the console, where they are checked and sealed."""
    if heard.group.answers is not None and _answers_customer(heard) is not False:
        heard.tell("group-no-files")


def _told(heard: Heard, outcome: Outcome, sign: str) -> None:
    if not isinstance(outcome, Done):
        heard.tell(*why_not(outcome))
    elif outcome.told == _NOBODY:
        heard.tell("console-told-nobody")
    else:
        heard.sign(sign)
