"""What staff do with clocks: put the deadline off once, with a reason that is sent at once; record
that the authority was told of a breach, or why it need not be."""

from typing import Any

from handlers import desk_news, notices
from handlers.desk_deed import Doing, Done, Invalid, NotAllowed, Outcome
from handlers.desk_news import Heard, News
from states import events
from states.clock_history import CaseClock, left, may_extend, stop
from states.clock_kinds import CARRY_OUT, NOTICES, kind_of
from states.facts import shown_day
from states.kinds import KINDS
from states.notice_ways import contacts
from states.term import Shown
from storage import case_clocks, cases


def longer(case: cases.Case) -> int:
    """By how many days this case may be put off, at most."""
    return kind_of(KINDS[case.kind], CARRY_OUT).longer


def extension(doing: Doing) -> Outcome:
    """Once, before the first deadline; the customer is told why, and the new date."""
    clock = case_clocks.find(doing.uow, doing.case.id, CARRY_OUT)
    if clock is None:
        return NotAllowed("console-no-clock")
    if not may_extend(clock, doing.uow.now):
        late = clock.extended_at is None
        return NotAllowed("console-no-extend-late" if late else "console-no-extended")
    days, most = _number(doing.deed.value), longer(doing.case)
    if not 1 <= days <= most:
        return Invalid("console-extend-days", {"most": str(most)})
    text = doing.deed.text.strip()
    moved = case_clocks.put_off(doing.uow, doing.case.id, clock, days)
    until = moved["due_at"]
    cases.change(doing.uow, doing.case, **moved, **doing.taken())
    body = {"text": text, "days": days, "was": doing.case.due_at.isoformat()}
    doing.note("extended", {**body, "until": until.isoformat()})
    return Done("extend", *_tell(doing, clock, {"text": text, "due": shown_day(until)}))


def _tell(doing: Doing, clock: CaseClock, shown: Shown) -> Heard:
    """In the chat, and in writing at a contact of record as well: who heard it."""
    reference, record = doing.case.reference, doing.record
    stands = clock.paused_at is not None
    told: Shown = {"reference": reference, **shown}
    event = events.CaseMoved(reference, "desk-extended", shown, waiting=stands)
    news = News(event, "notice-desk-extended", told)
    heard = desk_news.tell(doing.uow, doing.house, doing.case, doing.lane, news)
    if heard.told == "chat" and record is not None:
        able = contacts(record, doing.house.outlets, doing.uow.now)
        if able:
            copy, case_id = "notice-desk-extended", doing.case.id
            notices.tell_contact(doing.uow, record, able[0], copy, told, case_id=case_id)
    return heard


def notification(doing: Doing) -> Outcome:
    """That the authority was told in time, or why nothing had to be told; the words are kept."""
    if doing.deed.field not in NOTICES:
        return NotAllowed("console-no-clock")
    clock = case_clocks.find(doing.uow, doing.case.id, doing.deed.field)
    if clock is None:
        return NotAllowed("console-no-clock")
    case_clocks.write(doing.uow, doing.case.id, clock, stop(clock, doing.uow.now))
    told: dict[str, Any] = {f"{clock.name}_by": None}  # the queue counts it no longer
    cases.change(doing.uow, doing.case, **told, **doing.taken())
    doing.note("notified", {"clock": clock.name, "text": doing.deed.text.strip()})
    return Done("notify")


def days_left(doing: Doing) -> str:
    """How many days the customer's clock has left as it stands still; empty where none is left or
    none runs."""
    clock = case_clocks.find(doing.uow, doing.case.id, CARRY_OUT)
    days = left(clock, doing.uow.now).days if clock is not None else 0
    return str(days) if days > 0 else ""


def _number(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
