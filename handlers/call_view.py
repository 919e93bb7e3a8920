"""What an agent sees while a caller talks: loaded in one snapshot, masked by the page."""

from dataclasses import dataclass
from datetime import datetime

from handlers import call_proof, call_receipt, call_request
from handlers.calls import Calling, held, known
from handlers.work import House
from states.calls import TRIES
from states.facts import Customer
from states.identity import CONFIRMED_FOR, Level
from storage import calls, links
from storage.calls import Call, LiveCase
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class InCall:
    """The call that is open. `record`: whoever was picked; `known`: it stands that they call;
    `until`: how long a code counts; `contacts`: where a code may go, masked; `ring`: the masked
    number a call-back goes to, or empty; `left`: tries with codes."""

    call: Call
    record: Customer | None
    known: bool
    level: Level
    until: datetime | None
    contacts: tuple[tuple[str, str], ...]
    ring: str
    left: int
    duplicates: tuple[LiveCase, ...]
    receipts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CallPage:
    """`last`: the call that was ended last, while none is open."""

    now: InCall | None
    last: Call | None
    follow_ups: tuple[Call, ...]


def load(uow: UnitOfWork, house: House, member: StaffMember) -> CallPage:
    call = calls.open_of(uow, member.id)
    follow_ups = tuple(calls.follow_ups(uow, member.id))
    if call is None:
        return CallPage(None, calls.newest_ended(uow, member.id), follow_ups)
    return CallPage(_in_call(Calling(uow, house, member, call)), None, follow_ups)


def _in_call(calling: Calling) -> InCall:
    uow, call, record = calling.uow, calling.call, calling.record
    proofs = [
        one.at
        for one in links.proofs(uow, [call.lane_id])[call.lane_id]
        if one.customer_id == call.customer_id
    ]
    return InCall(
        call,
        record,
        known(uow, call),
        held(uow, call),
        max(proofs) + CONFIRMED_FOR if proofs else None,
        call_proof.ways(record, calling) if record else (),
        call_proof.number_to_ring(record, calling) if record else "",
        max(TRIES - call.tries, 0),
        tuple(call_request.duplicates(calling)),
        call_receipt.ways(calling),
    )
