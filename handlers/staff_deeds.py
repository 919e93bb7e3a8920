"""Carrying out what staff do: one function each. The rules have been asked before."""

from collections.abc import Callable
from dataclasses import replace

from handlers import (
    clock_deeds,
    desk_changes,
    desk_news,
    handover,
    linking,
    mentions,
    notices,
    papers_brought,
    reports,
    retention,
    tagging,
)
from handlers.desk_deed import Doing, Done, Invalid, NotAllowed, Outcome
from handlers.desk_news import Heard, News
from handlers.reveals import may_reveal
from states import events
from states.case import Action, Way, way
from states.case_map import CASE
from states.facts import shown_day
from states.identity import Level
from states.kinds import KINDS
from states.term import Shown
from storage import attachments, cases, customers


def _news(
    doing: Doing,
    news: str,
    shown: Shown,
    *,
    waiting: bool = False,
    closed: bool = False,
    left: str = "",
) -> Heard:
    """Tell the customer how the case went on; who heard it. `left`: days, as the clock stands."""
    reference = doing.case.reference
    beside = {name: value for name, value in shown.items() if name != "reference"}
    first = closed and doing.case.reopened == 0 and doing.case.rating is None
    event = events.CaseMoved(reference, news, beside, waiting, closed, rate=first, left=left)
    told = {
        **shown,
        "left": left or "none",
        "reference": reference,
        "due": shown_day(doing.case.due_at),
    }
    message = News(event, f"notice-{news}", told)
    return desk_news.tell(doing.uow, doing.house, doing.case, doing.lane, message)


# -- the queue ------------------------------------------------------------------------------------
def _claim(doing: Doing) -> Outcome:
    """Whoever talks with the bot about it hears that a person is there now; who reported something
    hears that it is looked at."""
    taken = {"assignee_id": doing.member.id, "chat_taken_at": doing.uow.now}
    cases.change(doing.uow, doing.case, **taken)
    first = _first(doing)
    doing.note("claimed")
    if first:
        return Done("claim", *_news(doing, "desk-taken-up", {}))
    _tell_talk(doing, events.PersonCame(doing.case.reference, doing.member.name))
    return Done("claim")


def _assign(doing: Doing) -> Outcome:
    outcome = handover.hand_over(doing)
    if isinstance(outcome, Done) and _first(doing):
        return Done(outcome.action, *_news(doing, "desk-taken-up", {}))
    return outcome


def _first(doing: Doing) -> bool:
    """Whether whoever reported something is still to hear that somebody takes it up."""
    taken = any(one.kind in ("claimed", handover.ASSIGNED) for one in doing.timeline)
    return KINDS[doing.case.kind].report and not taken


def _release(doing: Doing) -> Outcome:
    cases.change(doing.uow, doing.case, assignee_id=None, chat_taken_at=None)
    doing.note("released")
    return Done("release")


def _give_back(doing: Doing) -> Outcome:
    """The bot answers again; the case stays whose it is."""
    cases.change(doing.uow, doing.case, chat_taken_at=None)
    doing.note("given_back")
    _tell_talk(doing, events.PersonLeft(doing.case.reference, doing.member.name))
    return Done("give_back")


def _tell_talk(doing: Doing, event: events.PersonCame | events.PersonLeft) -> None:
    if doing.lane is not None and way(doing.case.kind) is Way.ANSWER:
        doing.uow.flush()
        desk_news.hear(doing.uow, doing.house, doing.lane, event)


# -- words ----------------------------------------------------------------------------------------
def _reply(doing: Doing) -> Outcome:
    text, reference = doing.deed.text.strip(), doing.case.reference
    cases.change(doing.uow, doing.case, **doing.mine())
    doing.note("reply", {"text": text})
    message = News(
        events.StaffReplied(reference, text, doing.member.name),
        "notice-desk-reply",
        {"reference": reference, "text": text, "name": doing.member.name},
    )
    heard = desk_news.tell(doing.uow, doing.house, doing.case, doing.lane, message)
    return Done("reply", *heard)


def _correct(doing: Doing) -> Outcome:
    """Words of one's own that were sent: the customer gets the new ones, the history keeps both."""
    text, reference = doing.deed.text.strip(), doing.case.reference
    said = next((one for one in doing.timeline if one.id == doing.deed.field), None)
    if said is None or said.kind != "reply" or said.actor_id != doing.member.id:
        return NotAllowed("console-no-own-words")
    doing.note("corrected", {"text": text, "of": said.id})
    message = News(
        events.StaffReplied(reference, text, doing.member.name, corrects=True),
        "notice-desk-corrected",
        {"reference": reference, "text": text, "name": doing.member.name},
    )
    heard = desk_news.tell(doing.uow, doing.house, doing.case, doing.lane, message)
    return Done("correct", *heard)


def _send_file(doing: Doing) -> Outcome:
    """Into the chat only: mail and SMS carry no files of ours."""
    sent, lane, text = doing.deed.file, doing.lane, doing.deed.text.strip()
    if sent is None:
        return Invalid("console-file-missing", {})
    if lane is None or lane.id != sent.lane_id:
        return Invalid("console-file-no-chat", {})
    kept = attachments.add_sent(doing.uow, lane, doing.case.id, doing.member.id, sent)
    cases.change(doing.uow, doing.case, **doing.mine())
    doing.note("file", {"text": text, "name": sent.name, "file": kept})
    doing.uow.flush()
    event = events.StaffSentFile(doing.case.reference, text, doing.member.name, kept)
    desk_news.hear(doing.uow, doing.house, lane, event)
    return Done("send_file", "chat", lane.channel)


def _ask_more(doing: Doing) -> Outcome:
    text = doing.deed.text.strip()
    left = clock_deeds.days_left(doing)
    doing.move(CASE.move(doing.case.state, "ask_more"), {"text": text}, **doing.mine())
    return Done(
        "ask_more", *_news(doing, "desk-asked-more", {"text": text}, waiting=True, left=left)
    )


def _settle(doing: Doing) -> Outcome:
    text = doing.deed.text.strip()
    doing.move(CASE.move(doing.case.state, "settle"), {"text": text}, **doing.mine())
    return Done("settle", *_news(doing, "desk-settled", {"text": text}, closed=True))


def _refuse(doing: Doing) -> Outcome:
    text = doing.deed.text.strip()
    doing.move(CASE.move(doing.case.state, "refuse"), {"text": text}, **doing.mine())
    return Done("refuse", *_news(doing, "desk-refused", {"text": text}, closed=True))


# -- decisions about the record -------------------------------------------------------------------
def _approve(doing: Doing) -> Outcome:
    """One person is sure. Alone that applies it; of a pair, a second one still has to."""
    unready = desk_changes.unready(doing)
    if unready is not None:
        return unready
    approved = CASE.move(doing.case.state, "approve")
    if way(doing.case.kind) is Way.ALONE:
        return _apply_alone(doing, approved)
    doing.move(
        approved,
        {"checks": list(doing.deed.checks), "text": doing.deed.text.strip()},
        approver_id=doing.member.id,
        assignee_id=None,  # free for the second person
        level=int(Level.VERIFIED),
        replied_at=doing.case.replied_at or doing.uow.now,
    )
    return Done("approve", *_news(doing, "desk-approved", {}))


def _apply_alone(doing: Doing, approved: str) -> Outcome:
    value = desk_changes.fitting(doing)
    if isinstance(value, Invalid):
        return value
    old = desk_changes.apply_detail(doing, value)
    values = {**doing.mine(), "approver_id": doing.member.id}  # of one person, so no second look
    doing.move(CASE.move(approved, "apply"), {"old": old, "new": value}, **values)
    heard = _news(doing, "desk-detail-applied", desk_changes.shown(doing), closed=True)
    return Done("apply", *heard)


def _send_back(doing: Doing) -> Outcome:
    body = {"text": doing.deed.text.strip()}
    state = CASE.move(doing.case.state, "send_back")
    doing.move(state, body, approver_id=None, assignee_id=None)
    return Done("send_back")


def _apply(doing: Doing) -> Outcome:
    """The second person. A name changes now, a contact is announced and held for the window."""
    unready = desk_changes.unready(doing)
    if unready is not None:
        return unready
    if desk_changes.is_contact(doing):
        change = desk_changes.hold_contact(doing)
        body = {"old": change.old, "new": change.new}
        doing.move(CASE.move(doing.case.state, "hold"), body, **doing.mine())
        shown = desk_changes.shown(doing, until=change.ends_at)
        return Done("hold", *_news(doing, "desk-held", shown))
    old = desk_changes.apply_name(doing)
    body = {"old": old, "new": doing.case.answers["new_name"]}
    doing.move(CASE.move(doing.case.state, "apply"), body, **doing.mine())
    return Done("apply", *_news(doing, "desk-name-applied", {}, closed=True))


# -- looking closer -------------------------------------------------------------------------------
def _reveal(doing: Doing) -> Outcome:
    """Show one masked value to this person for a while; looking around is stopped."""
    if not may_reveal(doing.uow, doing.member.id):
        return NotAllowed("console-no-more-reveals")
    if doing.deed.field not in revealable(doing):
        return NotAllowed("console-no-field")
    doing.note("revealed", {"field": doing.deed.field, "reason": doing.deed.text.strip()})
    return Done("reveal")


def revealable(doing: Doing) -> set[str]:
    fields = {"transcript", *(f"asked.{name}" for name in doing.case.answers)}
    if doing.record is not None:
        fields |= {"name", *(f"record.{name}" for name in doing.record.details)}
    return fields


def _lift(doing: Doing) -> Outcome:
    """Self-service goes on. Every contact and chat is told: it may be the wrong person's wish."""
    record = doing.record
    if record is None:
        return NotAllowed("console-no-customer")
    customers.set_frozen(doing.uow, record.id, frozen=False)
    doing.note("lifted", {"text": doing.deed.text.strip()})
    cases.change(doing.uow, doing.case, **doing.mine())
    doing.record = replace(record, frozen=False)
    shown = {"reference": doing.case.reference}
    notices.tell_everybody(doing.uow, record, "notice-desk-lifted", shown, case_id=doing.case.id)
    return Done("lift", "contact")


def _freeze(doing: Doing) -> Outcome:
    """Self-service stands still, and everybody is told so."""
    record = doing.record
    if record is None:
        return NotAllowed("console-no-customer")
    customers.set_frozen(doing.uow, record.id, frozen=True)
    doing.note("frozen", {"text": doing.deed.text.strip()})
    taken = {name: one for name, one in doing.mine().items() if name != "replied_at"}
    cases.change(doing.uow, doing.case, **taken)  # the customer still waits for an answer
    doing.record = replace(record, frozen=True)
    reports.announce_freeze(doing.uow, record, doing.case)
    return Done("freeze", "contact")


DO: dict[Action, Callable[[Doing], Outcome]] = {
    Action.CLAIM: _claim,
    Action.RELEASE: _release,
    Action.ASSIGN: _assign,
    Action.TAG: tagging.tag,
    Action.LINK: linking.link,
    Action.MERGE: linking.merge,
    Action.GIVE_BACK: _give_back,
    Action.NOTE: mentions.note,
    Action.REPLY: _reply,
    Action.CORRECT: _correct,
    Action.SEND_FILE: _send_file,
    Action.ADD_PAPER: papers_brought.add,
    Action.ASK_MORE: _ask_more,
    Action.SETTLE: _settle,
    Action.REFUSE: _refuse,
    Action.APPROVE: _approve,
    Action.SEND_BACK: _send_back,
    Action.APPLY: _apply,
    Action.REVEAL: _reveal,
    Action.LIFT: _lift,
    Action.FREEZE: _freeze,
    Action.EXTEND: clock_deeds.extension,
    Action.NOTIFY: clock_deeds.notification,
    Action.HOLD_PAPERS: retention.hold,
    Action.FREE_PAPERS: retention.free,
}
