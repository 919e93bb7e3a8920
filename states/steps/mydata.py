"""My data: the record masked or in full, the linked chats, what changed and by whom.

Everything but the record itself is read only when it is asked for (`ReadRecord`). In full it is
shown once, after a code, and that is written into the history; where messages stay on the
customer's device they are told so first (docs/identity.md).
"""

import re

from states import events
from states.choices import KEEP, MENU, means
from states.conversation import Choice, State
from states.effects import KeepView, ReadRecord, UnlinkChat, UnlinkChats
from states.facts import Customer, LinkedChat, PastChange, shown_moment
from states.fields import DETAILS
from states.intents import Understood, views
from states.kinds import UNLINK_CHATS, VIEW, VIEW_IN_FULL
from states.masks import mask
from states.steps import form
from states.term import Term
from states.text import fold
from states.turn import Turn

ASK = Choice("mydata", "choice-mydata")
_IN_FULL = Choice("view-full", "choice-mydata-full")
_FULL_SURE = Choice("view-full-sure", "choice-mydata-full-sure")
_MASKED = Choice("view-masked", "choice-mydata-masked")
_CHATS = Choice("view-chats", "choice-mydata-chats")
_HISTORY = Choice("view-history", "choice-mydata-history")
_STOP = Choice("stop_marketing", "choice-stop-marketing")
_START = Choice("start_marketing", "choice-start-marketing")
_ALL_OTHERS = "others"
_ALL = "all"
_ALL_WORDS = re.compile(
    r"\b(?:tat ca|het|moi|toan bo|cac|all|every|everything|everywhere|khap noi|moi noi)\b"
)
_OTHER_WORDS = re.compile(
    r"\b(?:zalo|telegram|tele|web|webchat|khac|con lai|other|others|another|may cu|dien thoai cu)\b"
)
_REPORT = Choice("report", "choice-report")
_UNLINK_HERE = Choice("unlink", "choice-unlink-here")
_UNLINK_SURE = Choice("unlink-sure", "choice-unlink-sure")
_UNLINK_COPY = {_ALL_OTHERS: "mydata-unlink-others-sure", _ALL: "mydata-unlink-all-sure"}
_SHOWN = ("name", *(detail.id for detail in DETAILS), "tax_code")
CHANNELS = ("telegram", "zalo-bot", "zalo-oa", "webchat", "terminal")
_MOST_CHATS = 8  # to choose from


def wish(turn: Turn) -> None:
    """Asked for in one's own words; in the middle of a form it is shown, and the form goes on."""
    if turn.facts.customer is None or turn.state in (State.MENU, State.PICKING_FIELD):
        turn.begin(VIEW.id)
    else:
        look(turn)


def chosen(turn: Turn) -> None:
    if turn.facts.customer is not None and views.asked(fold(turn.words)) == views.IN_FULL:
        ask_in_full(turn)
    else:
        turn.begin(VIEW.id)


def take(turn: Turn, event: events.Said, understood: Understood) -> bool:  # noqa: ARG001
    """The words of a view's button, wherever they are said while nothing else is under way:
    "lịch sử thay đổi" asks to see, and changes nothing."""
    view = next((key for key in _VIEWS if means(key, event.text)), None)
    if view is None and turn.facts.customer is not None:
        view = _ASKED.get(views.asked(fold(event.text)))
    if view is None:
        return False
    _VIEWS[view](turn)
    return True


def show_chats(turn: Turn) -> None:
    _read(turn, "chats")


def show_history(turn: Turn) -> None:
    _read(turn, "history")


def look(turn: Turn) -> None:
    _read(turn, "summary")


def _read(turn: Turn, view: str) -> None:
    record = turn.facts.customer
    if record is None:
        turn.begin(VIEW.id)  # unlinked in between: who it is comes first
    else:
        turn.do(ReadRecord(record.id, view))


def on_record_read(turn: Turn, event: events.RecordRead) -> None:
    record = turn.facts.customer
    if record is None:
        turn.home()
    elif event.view == "chats":
        _show_chats(turn, event.chats)
    elif event.view == "history":
        _show_history(turn, event.history)
    else:
        _show(turn, record, event)


# -- the record -----------------------------------------------------------------------------------
def _show(turn: Turn, record: Customer, event: events.RecordRead) -> None:
    turn.say("mydata-masked", code=record.code)
    for field in _SHOWN:
        value = record.name if field == "name" else record.value(field)
        if value:
            turn.line("mydata-line", field=Term(f"field-{field}"), value=mask(field, value))
    _show_standing(turn, record, event)
    if turn.state not in (State.MENU, State.PICKING_FIELD) and turn.draft.kind != VIEW.id:
        turn.ask_again()
        return
    if turn.conversation.further:
        turn.home()  # it was one wish of several
        return
    turn.rest()
    advertising = _START if event.marketing else _STOP
    turn.ask("mydata-what", (_IN_FULL, _CHATS, _HISTORY, advertising, MENU))


def _show_standing(turn: Turn, record: Customer, event: events.RecordRead) -> None:
    """What is under way or stands still, how many chats there are, and advertising."""
    if record.frozen:
        turn.say("mydata-frozen")
    for change in turn.facts.changes:
        turn.say(
            "held-line" if change.state == "held" else "mydata-undoable-line",
            field=Term(f"field-{change.field}"),
            reference=change.reference,
            until=shown_moment(change.ends_at),
        )
    turn.say("mydata-chats-count", count=str(len(event.chats)))
    if event.marketing:
        turn.line(
            "mydata-marketing-off",
            since=shown_moment(event.marketing.at),
            channel=_channel(event.marketing.channel),
        )
    else:
        turn.line("mydata-marketing-on")


def ask_in_full(turn: Turn) -> None:
    """Where messages stay with the customer, they are told so before."""
    if not turn.facts.ways.stays:
        turn.begin(VIEW_IN_FULL.id)
        return
    turn.rest()
    turn.ask("mydata-full-sure", (_FULL_SURE, _MASKED, MENU))


def want_in_full(turn: Turn) -> None:
    turn.begin(VIEW_IN_FULL.id)


def show_in_full(turn: Turn) -> None:
    """Said, never asked: what is asked is said again, this is shown once."""
    record = turn.facts.customer
    if record is None:
        return
    values = {
        field: record.name if field == "name" else record.value(field) or "" for field in _SHOWN
    }
    held = {field: value for field, value in values.items() if value}
    turn.do(KeepView(record.id, tuple(held)))
    turn.say("mydata-full", code=record.code)
    for field, value in held.items():
        turn.line("mydata-line", field=Term(f"field-{field}"), value=form.shown(field, value))
    turn.rest()
    stays = "yes" if turn.facts.ways.stays else "no"
    turn.ask("mydata-full-what", (ASK, _HISTORY, MENU), stays=stays)


# -- linked chats ---------------------------------------------------------------------------------
def _show_chats(turn: Turn, chats: tuple[LinkedChat, ...]) -> None:
    turn.say("mydata-chats")
    for chat in chats:
        turn.line(
            "mydata-chat-line",
            channel=_channel(chat.channel),
            since=shown_moment(chat.since),
            last=shown_moment(chat.last_at) if chat.last_at else "none",
            here="yes" if chat.here else "no",
        )
    others = [chat for chat in chats if not chat.here][:_MOST_CHATS]
    picks = [
        Choice(
            f"drop:{chat.id}",
            "choice-unlink-chat",
            {"channel": _channel(chat.channel), "since": shown_moment(chat.since)},
        )
        for chat in others
    ]
    if len(others) > 1:
        picks.append(Choice(f"drop:{_ALL_OTHERS}", "choice-unlink-others"))
    if others:
        picks.append(Choice(f"drop:{_ALL}", "choice-unlink-all"))
    turn.rest()
    turn.ask("mydata-chats-what", (*picks, _UNLINK_HERE, ASK, MENU))


def ask_unlink(turn: Turn, chat: str) -> None:
    turn.rest()
    sure = Choice(f"drop-sure:{chat}", "choice-unlink-sure")
    turn.ask(_UNLINK_COPY.get(chat, "mydata-unlink-sure"), (sure, KEEP))


def wish_unlink(turn: Turn, words: str = "") -> None:
    """This chat, or all of them where the words say so: others take a code (`UNLINK_CHATS`)."""
    if turn.facts.customer is None:
        turn.say("unlink-nothing")
        turn.home()
    elif _OTHER_WORDS.search(fold(words)):
        show_chats(turn)  # another one is meant: which, is chosen there
    elif _ALL_WORDS.search(fold(words)):
        ask_unlink(turn, _ALL)
    else:
        turn.rest()
        turn.ask("unlink-sure", (_UNLINK_SURE, KEEP))


def unlink_here(turn: Turn) -> None:
    turn.do(UnlinkChat())
    turn.become(customer_id=None)
    turn.say("unlinked")
    turn.home()


def unlink_sure(turn: Turn, chat: str) -> None:
    record = turn.facts.customer
    if record is None:
        turn.home()
        return
    turn.begin(UNLINK_CHATS.id)
    turn.note(about=f"{record.id}/{chat}")


def unlink(turn: Turn) -> None:
    owner, _, chat = turn.draft.about.partition("/")
    record = turn.facts.customer
    if record is not None and record.id == owner:  # not linked to somebody else meanwhile
        turn.do(UnlinkChats(owner, () if chat in (_ALL_OTHERS, _ALL) else (chat,)))
        if chat == _ALL:
            unlink_here(turn)
            return
        turn.say("mydata-unlinked")
    turn.home()


# -- what changed ---------------------------------------------------------------------------------
def _show_history(turn: Turn, history: tuple[PastChange, ...]) -> None:
    turn.say("mydata-history" if history else "mydata-history-none")
    for change in history:
        turn.line(
            f"mydata-past-{change.what}",
            when=shown_moment(change.at),
            by=Term(f"mydata-by-{change.by}"),
            field=Term(f"field-{change.field}") if change.field else "none",
            old=change.old or "none",
            new=change.new or "none",
            reference=change.reference or "none",
        )
    turn.rest()
    turn.ask("mydata-history-what", (ASK, _REPORT, MENU))


def _channel(name: str) -> Term:
    return Term(f"channel-{name if name in CHANNELS else 'other'}")


_VIEWS = {
    _CHATS.key: show_chats,
    _HISTORY.key: show_history,
    _IN_FULL.key: ask_in_full,
}
# What a sentence asks to see.
_ASKED = {views.HISTORY: _HISTORY.key, views.CHATS: _CHATS.key, views.IN_FULL: _IN_FULL.key}
