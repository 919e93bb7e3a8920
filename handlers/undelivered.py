"""What did not arrive: it is written down, and a notice goes the next way, each way once.

The transaction that learns of it sets an alarm (`storage.outbox`, `come_back`), and the clock
comes here: what follows happens exactly once, whoever told of it and however often.
"""

from dataclasses import replace
from enum import StrEnum

from handlers import notices, open_chats
from handlers.notices import Notice
from handlers.work import House
from states.facts import Customer
from states.notice_ways import CONTACT, OUTLET, Then, following, ways
from storage import cases, customers, failed_deliveries
from storage.audit import Entry
from storage.failed_deliveries import Ended, Failed
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

NEVER = "none"  # what is not sent elsewhere by itself
_WAY = {outlet: way for way, outlet in OUTLET.items()}


class Reason(StrEnum):
    """Why, as staff are told: of what the outlet said, or of what came back later."""

    GONE = "gone"  # there is no such address or number, or the chat blocked us
    REJECTED = "rejected"  # not taken, though the address may be good
    BOUNCED = "bounced"  # taken, and came back later
    NOT_SENT = "not_sent"  # nobody took it in time
    OFF = "off"  # the outlet is switched off
    BROKEN = "broken"  # a defect of ours
    WINDOW = "window"  # the customer wrote there too long ago
    QUOTA = "quota"  # messages that were bought or granted are used up


_REASONS = {
    "unreachable": Reason.GONE,
    "rejected": Reason.REJECTED,
    "moved": Reason.REJECTED,  # only groups do
    "topic_gone": Reason.REJECTED,
    "rate_limited": Reason.NOT_SENT,
    "not_sent": Reason.NOT_SENT,
    "auth": Reason.NOT_SENT,
    "channel is off": Reason.OFF,
    "unrenderable": Reason.BROKEN,
    "": Reason.NOT_SENT,  # it expired
    **{one.value: one for one in (Reason.GONE, Reason.BOUNCED, Reason.WINDOW, Reason.QUOTA)},
}


# -- told by gateways, later ---------------------------------------------------------------------
def come_back(uow: UnitOfWork, message_id: str, outlet: str, *, gone: bool) -> bool:
    """What was sent as this message came back. `gone`: the address itself is no good. False where
    it is still being sent, and must be told again."""
    reason = Reason.GONE if gone else Reason.BOUNCED
    return failed_deliveries.give_up_sent(uow, message_id, outlet, reason.value) is not None


def arrived(uow: UnitOfWork, message_id: str, outlet: str) -> None:
    """It is known to have arrived: the contact is good."""
    address = failed_deliveries.address_of(uow, message_id, outlet)
    if address is not None:
        customers.set_returned(uow, CONTACT[_WAY[outlet]], address, returned=False)


# -- what follows --------------------------------------------------------------------------------
def go_on(uow: UnitOfWork, house: House, outbox_id: str) -> None:
    """Write down that this did not arrive, and send its notice the next way there is."""
    ended = failed_deliveries.ended(uow, outbox_id)
    if ended is None or ended.state not in ("dead", "expired"):
        return
    reason = _REASONS.get(ended.reason, Reason.BROKEN)
    direct = _WAY.get(ended.channel)
    if direct is not None and CONTACT[direct] == direct and reason is Reason.GONE:
        # where a phone has no Zalo, it is a good phone all the same
        customers.set_returned(uow, direct, ended.address, returned=True)
    carried = notices.carried(ended.body, ended.case_id)
    if carried is None:
        if direct is not None and not failed_deliveries.is_known(uow, outbox_id):
            failed_deliveries.add(uow, _failed(ended, reason, direct, NEVER))
        return
    notice, way = carried
    # whoever else tells of the same notice waits: what follows depends on what failed before
    record = customers.lock(uow, notice.customer_id) if notice.customer_id else None
    if failed_deliveries.is_known(uow, outbox_id):
        return
    before = failed_deliveries.of_notice(uow, notice.id)
    failed = {way, *(one for one, _ in before)}
    tried = {*notice.tried, *(one for _, one in before if one not in tuple(Then))}
    then = following(_able(uow, house, notice, record), tried, failed)
    failure = replace(
        _failed(ended, reason, way, str(then)), notice_id=notice.id, customer_id=notice.customer_id
    )
    failed_deliveries.add(uow, failure)
    if not isinstance(then, Then):
        notices.send(uow, house, replace(notice, tried=(*sorted(tried), then)), then)
    _note(uow, failure)


def settle(uow: UnitOfWork, member: StaffMember, outbox_id: str) -> None:
    """A person has told the customer, or knows why not. Recorded once."""
    if failed_deliveries.settle(uow, outbox_id, member.id):
        uow.record(
            Entry(
                "failed delivery settled",
                "staff",
                uow.keyring.house,
                actor_id=member.id,
                data={"message": outbox_id},
            )
        )


def _able(
    uow: UnitOfWork, house: House, notice: Notice, record: Customer | None
) -> tuple[str, ...]:
    if record is None:
        return ()
    chats = open_chats.load(uow, house, record.id, apart_from=notice.apart_from)
    return ways(notice.kind, record, chats, house.outlets_for(notice.shown), uow.now)


def _failed(ended: Ended, reason: Reason, way: str, next_way: str) -> Failed:
    return Failed(
        ended.id, ended.channel, ended.kind, reason.value, way, next_way, case_id=ended.case_id
    )


def _note(uow: UnitOfWork, failed: Failed) -> None:
    """A line in the case's timeline."""
    case = cases.by_id(uow, failed.case_id) if failed.case_id else None
    if case is None:
        return
    body = {"outlet": failed.outlet, "reason": failed.reason, "then": failed.next_way}
    cases.note(uow, case.id, cases.key_of(uow, case), "undelivered", "desk", body=body)
