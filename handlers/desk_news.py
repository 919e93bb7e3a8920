"""What the customer hears of a case: in the chat it came from, in another linked chat, or by mail.

News go through the conversation's own thinking, in the staff action's transaction, so that the
customer hears each step in order and an answer finds its way back to the case.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers import facts as facts_of
from handlers import notices, reports
from handlers.customer import as_linked, think
from handlers.perform import finish, perform
from handlers.work import House, Work
from states import events
from states.kinds import KINDS
from states.term import Shown
from storage import conversations, customers, lanes
from storage.cases import Case
from storage.conversations import Stored
from storage.lanes import Lane
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class News:
    """`event` is for the chat; `copy` and `shown` for a contact, where no chat can be told."""

    event: events.StaffReplied | events.CaseMoved
    copy: str
    shown: Shown


def listening(uow: UnitOfWork, house: House, case: Case) -> Lane | None:
    """The chat that may hear of this case: its own, else another one of its customer, if it can be
    reached and belongs to them still. Not locked."""
    wanted = [case.lane_id] if case.lane_id else []
    if case.customer_id:
        linked = sorted(conversations.linked_to(uow, case.customer_id), reverse=True)
        wanted += [one for one in linked if one != case.lane_id]
    stored = conversations.load(uow, wanted, house.language)
    for lane_id in wanted:
        if _may_hear(uow, case, stored[lane_id], lane_id):
            return lanes.by_id(uow, lane_id)
    return None


def _may_hear(uow: UnitOfWork, case: Case, stored: Stored, lane_id: str) -> bool:
    if stored.new or lanes.reach(uow, lane_id) != "ok":
        return False
    return case.customer_id is None or (
        facts_of.linked_customer(stored, uow.now) == case.customer_id
    )


def tell(uow: UnitOfWork, house: House, case: Case, lane: Lane | None, news: News) -> str:
    """Tell the chat (`lane`, locked) or, without one, a contact; of a report, both. Answers who
    heard it: chat | contact | hint (an unproven contact was told there is news) | nobody."""
    heard = _tell(uow, house, case, lane, news)
    return reports.step(uow, case, heard) if KINDS[case.kind].report else heard


def _tell(uow: UnitOfWork, house: House, case: Case, lane: Lane | None, news: News) -> str:
    if lane is not None:
        uow.flush()
        hear(uow, house, lane, news.event)
        return "chat"
    if case.customer_id is None:
        return "nobody"
    record = customers.load(uow, [case.customer_id])[case.customer_id]
    contact = next((one for one in ("email", "phone") if record.value(one)), "")
    if not contact:
        return "nobody"
    notices.tell_contacts(uow, record, news.copy, news.shown, contacts=(contact,), case_id=case.id)
    return "contact"


def hear(uow: UnitOfWork, house: House, lane: Lane, event: events.Event) -> None:
    """Think an event of the desk through in this (locked) conversation."""
    stored: Mapping[str, Stored] = conversations.load(uow, [lane.id], house.language)
    before = stored[lane.id]
    loaded = facts_of.load(uow, [lane.id], house, stored)
    facts = loaded.facts(lane.id, house.ways_of(lane.channel))
    work = Work(
        uow,
        house,
        lane,
        before,
        facts,
        as_linked(before, uow.now),
        lanes.next_seq(uow, lane.id),
    )
    perform(work, think(work, event))
    finish(work)
