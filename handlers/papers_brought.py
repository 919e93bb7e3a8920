"""Papers that come by another way than a chat: brought to a case by a program of ours, for the
customer. Whoever brings one does not decide what it proves (`states/case.py`)."""

from handlers import own_status
from handlers.desk_deed import Doing, Done, Invalid, Outcome
from handlers.desk_news import Heard, News, tell
from states import events
from states.case_map import CASE
from states.facts import shown_day
from states.term import Shown
from storage import attachments, cases, lanes
from storage.cases import Case
from storage.envelope import DataKey
from storage.lanes import Lane
from storage.unit_of_work import UnitOfWork

CHANNEL = "brought"  # of the lane that holds them


def place(uow: UnitOfWork, case: Case) -> tuple[Lane, DataKey] | None:
    """The lane and the key of such a file: the customer's, or of the chat or call that the case
    came from; None where it came from none."""
    if case.customer_id is not None:
        return own_status.place(uow, case.customer_id, CHANNEL)
    lane = lanes.by_id(uow, case.lane_id) if case.lane_id else None
    return (lane, uow.key(lane.key_id)) if lane is not None else None


def add(doing: Doing) -> Outcome:
    """A case that waits for its customer goes on, and they hear that something came: it may have
    been brought by somebody else."""
    uow, case, sent = doing.uow, doing.case, doing.deed.file
    found = place(uow, case)
    if sent is None or found is None or found[0].id != sent.lane_id:
        return Invalid("console-file-missing", {})
    if len(attachments.of_case(uow, case.id)) >= own_status.MOST_FILES:
        return Invalid("console-papers-many", {"most": str(own_status.MOST_FILES)})
    uow.flush()
    kept = attachments.add_sent(uow, found[0], case.id, None, sent, brought_by=doing.member.id)
    doing.note("paper", {"name": sent.name, "file": kept})
    if not CASE.can(case.state, "answer"):
        return Done("add_paper")
    cases.change(uow, case, state=CASE.move(case.state, "answer"))
    return Done("add_paper", *_tell(doing))


def _tell(doing: Doing) -> Heard:
    uow, reference = doing.uow, doing.case.reference
    uow.flush()
    now = cases.by_id(uow, doing.case.id) or doing.case
    shown: Shown = {"due": shown_day(now.due_at)}
    event = events.CaseMoved(reference, "desk-paper-came", shown)
    news = News(event, "notice-desk-paper-came", {"reference": reference, **shown})
    return tell(uow, doing.house, now, doing.lane, news)
