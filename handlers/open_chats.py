"""The ways a customer can be told something now, loaded for `states.notice_ways`."""

from handlers import facts as facts_of
from handlers.work import House
from states.notice_ways import Chat
from storage import conversations, interactions, lanes
from storage.unit_of_work import UnitOfWork


def load(
    uow: UnitOfWork,
    house: House,
    customer_id: str | None,
    home: str | None = None,
    apart_from: str = "",
) -> list[Chat]:
    """The chats that are this customer's, `home` first, then the newest. Without a customer only
    `home` is there: what began in a chat that nobody is proven in stays in it."""
    wanted = [home] if home else []
    if customer_id:
        linked = sorted(conversations.linked_to(uow, customer_id), reverse=True)
        wanted += [one for one in linked if one != home]
    stored = conversations.load(uow, wanted, house.language)
    last = interactions.read(uow, wanted)
    found = []
    for lane_id in wanted:
        one = stored[lane_id]
        lane = lanes.by_id(uow, lane_id)
        theirs = customer_id is None or facts_of.linked_customer(one, uow.now) == customer_id
        if lane is None or one.new or not theirs or lane_id == apart_from:
            continue
        ways = house.ways_of(lane.channel)
        found.append(
            Chat(
                lane_id,
                ways.proactive,
                lanes.reach(uow, lane_id),
                one.link_until,
                last.get(lane_id),
                ways.answered_for,
            )
        )
    return found
