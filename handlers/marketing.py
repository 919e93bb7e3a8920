"""Stopping advertising at once, and starting it again: rows whoever sends advertising must ask."""

from handlers.own_record import holding
from handlers.work import Work
from states.effects import StartMarketing, StopMarketing
from storage import customers, marketing_stops
from storage.audit import Entry


def stop(work: Work, effect: StopMarketing) -> None:
    """The linked customer's own, or a contact's that was typed. For a contact the same rows are
    written whether or not it is a customer's; nothing is looked up."""
    if effect.customer_id is not None and effect.customer_id != work.conversation.customer_id:
        return  # unlinked while it was thought about
    uow, lane = work.uow, work.lane
    key = customers.key_of(uow, effect.customer_id) if effect.customer_id else uow.key(lane.key_id)
    new = marketing_stops.NewStop(
        lane.id, lane.channel, effect.customer_id, effect.contact, effect.value
    )
    if not marketing_stops.add(uow, key, new):
        return  # said again
    uow.record(
        Entry(
            "marketing stopped",
            "customer",
            key,
            customer_id=effect.customer_id,
            lane_id=lane.id,
            data={"contact": effect.contact} if effect.contact else {},
        )
    )


def start(work: Work, effect: StartMarketing) -> None:
    """Ends every stop that stands for this customer. Raises IdentityLostError below level 2."""
    record = holding(work, effect.customer_id)
    uow = work.uow
    marketing_stops.end(uow, record, work.lane.channel)
    uow.record(
        Entry(
            "marketing started",
            "customer",
            customers.key_of(uow, record.id),
            customer_id=record.id,
            lane_id=work.lane.id,
        )
    )
