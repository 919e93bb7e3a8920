"""What the customer hears of a case: in the chat it came from, in another linked chat, or by mail.

News go through the conversation's own thinking, in the staff action's transaction, so that the
customer hears each step in order and an answer finds its way back to the case.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from handlers import facts as facts_of
from handlers import notices, open_chats, reports
from handlers.notices import Notice
from handlers.perform import perform
from handlers.saying import finish
from handlers.thinking import as_linked, think
from handlers.work import House, Work
from states import events
from states.facts import Customer
from states.kinds import KINDS
from states.notice_ways import Chat, Kind, contacts, in_chat, lane_of, ways
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


class Heard(NamedTuple):
    """`told`: who heard it: chat | contact | hint (an unproven contact was told there is news) |
    nobody. `way`: which way it went: the chat's channel, or `email`, `phone`, `zalo`."""

    told: str
    way: str = ""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Which way news of a case would go now. `told`: as `Heard`; `ways`: those there are, as
    `Heard.way`, the first is the one; `here`: it would go into the case's own chat. `home`: that
    chat, None where there is none or it is not the customer's any more; `channel`: where it is, ""
    where there never was one."""

    told: str
    ways: tuple[str, ...] = ()
    here: bool = False
    home: Chat | None = None
    channel: str = ""


def listening(uow: UnitOfWork, house: House, case: Case) -> Lane | None:
    """The chat that may hear of this case: its own, else another one of its customer, if it can be
    reached and belongs to them still. Not locked."""
    chats = open_chats.load(uow, house, case.customer_id, case.lane_id)
    able = ways(Kind.NEWS, None, chats, (), uow.now)
    return lanes.by_id(uow, lane_of(able[0]) or "") if able else None


def outlook(uow: UnitOfWork, house: House, case: Case, record: Customer | None) -> Outlook:
    """Which way a reply would go now; nothing is locked or sent."""
    chats = open_chats.load(uow, house, case.customer_id, case.lane_id)
    outlets = house.outlets_for({"reference": case.reference})
    able = ways(Kind.NEWS, record, chats, outlets, uow.now)
    lane = lanes.by_id(uow, case.lane_id) if case.lane_id else None
    home = next((one for one in chats if one.lane_id == case.lane_id), None)
    if able:
        told = "contact" if lane_of(able[0]) is None else "chat"
    else:
        told = "hint" if reports.typed_contact(case) else "nobody"
    return Outlook(
        told,
        tuple(_way(uow, one) for one in able),
        here=bool(able) and home is not None and able[0] == in_chat(home.lane_id),
        home=home,
        channel=lane.channel if lane is not None else "",
    )


def _way(uow: UnitOfWork, way: str) -> str:
    """As staff are told: a chat by its channel."""
    lane = lanes.by_id(uow, lane_of(way) or "")
    return way if lane is None else lane.channel


def tell(uow: UnitOfWork, house: House, case: Case, lane: Lane | None, news: News) -> Heard:
    """Tell the chat (`lane`, locked) or, without one, a contact; of a report, both."""
    heard = _tell(uow, house, case, lane, news)
    if not KINDS[case.kind].report:
        return heard
    return heard._replace(told=reports.step(uow, case, heard.told))


def _tell(uow: UnitOfWork, house: House, case: Case, lane: Lane | None, news: News) -> Heard:
    notice = Notice(uow.new_id(), Kind.NEWS, news.copy, news.shown, case.customer_id, case.id)
    if lane is not None:
        uow.flush()
        hear(uow, house, lane, news.event, notice)
        return Heard("chat", lane.channel)
    if case.customer_id is None:
        return Heard("nobody")
    record = customers.load(uow, [case.customer_id])[case.customer_id]
    chats = open_chats.load(uow, house, case.customer_id, case.lane_id)
    able = contacts(record, house.outlets_for(news.shown), uow.now, chats)
    if not able:
        return Heard("nobody")
    notices.send(uow, house, notice, able[0])
    return Heard("contact", able[0])


def hear(
    uow: UnitOfWork,
    house: House,
    lane: Lane,
    event: events.Event,
    notice: Notice | None = None,
) -> None:
    """Think an event of the desk through in this (locked) conversation. `notice`: what a contact is
    told instead, should it not arrive here."""
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
        notice=notice.by(in_chat(lane.id)) if notice else None,
        case_id=notice.case_id if notice else None,
    )
    perform(work, think(work, event))
    finish(work)
