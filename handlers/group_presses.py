"""The buttons of a case's card: claiming it, and a ready reply, which is shown before it is sent.

What the buttons offer at the moment is a column of the topic (`menu`), for all of the group see the
same card: empty, `list`, or `send.<id>`. A press that finds something else there does nothing.
"""

from handlers import group_texts
from handlers.desk_deed import Done
from handlers.group_deed import Heard, why_not
from states.case import Action
from storage import group_topics, staff

CLAIM, MENU, BACK, PICK, SEND = "g.claim", "g.menu", "g.back", "g.pick.", "g.send."
LIST, CHOSEN = "list", "send."


def press(heard: Heard) -> None:
    data = heard.group.text
    if data == CLAIM:
        _claim(heard)
    elif data == MENU:
        _show(heard, LIST)
    elif data == BACK:
        _show(heard, "")
    elif data.startswith(PICK):
        _show(heard, CHOSEN + data.removeprefix(PICK))
    elif data.startswith(SEND):
        _send(heard, data.removeprefix(SEND))
    else:
        heard.toast("group-old-button")


def _claim(heard: Heard) -> None:
    """The button stands only where nobody has the case: whoever presses what they still see of it
    takes it from nobody, not even who might (`states/case.py`)."""
    holder = heard.case.assignee_id
    if holder not in (None, heard.member.id):
        name = staff.names(heard.uow, [holder]).get(holder or "", "")
        heard.toast("group-has-it", {"name": name}, alert=True)
        return
    outcome = heard.act(Action.CLAIM)
    heard.toast(*why_not(outcome), alert=not isinstance(outcome, Done))


def _show(heard: Heard, menu: str) -> None:
    known = not menu.startswith(CHOSEN) or group_texts.chosen(
        heard.uow, heard.house, heard.case, menu
    )
    if not known:
        heard.toast("group-old-button")
        return
    heard.toast()
    group_topics.change(heard.uow, heard.case.id, menu=menu)
    group_topics.mark(heard.uow, heard.case.id)


def _send(heard: Heard, text_id: str) -> None:
    """Once, whoever presses: the card offers it no more."""
    text = group_texts.chosen(heard.uow, heard.house, heard.case, CHOSEN + text_id)
    if text is None or heard.topic.menu != CHOSEN + text_id:
        heard.toast("group-old-button")
        return
    outcome = heard.act(Action.REPLY, text.text)
    if isinstance(outcome, Done):
        group_topics.change(heard.uow, heard.case.id, menu="")
        group_topics.mark(heard.uow, heard.case.id)
    nobody = isinstance(outcome, Done) and outcome.told == "nobody"
    said = ("console-told-nobody", {}) if nobody else why_not(outcome)
    heard.toast(*said, alert=nobody or not isinstance(outcome, Done))
