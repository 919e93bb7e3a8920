"""A customer as the desk sees them: the record masked, what they were shown and agreed to, their
chats and cases, and what changed by whom. Looking is recorded once a person and day, a value that
is shown each time, with its reason."""

from dataclasses import dataclass
from datetime import datetime

import orjson

from handlers import own_record
from handlers.desk_deed import Done, Invalid, Missing, NotAllowed, Outcome
from handlers.reveals import SHOWN_FOR, may_reveal
from states.facts import Customer, LinkedChat, MarketingStop, PastChange, local_day
from states.permissions import Permission
from storage import (
    answered,
    consents,
    customers,
    links,
    marketing_stops,
    record_looks,
    search,
    staff,
)
from storage.audit import Entry
from storage.consents import Consent
from storage.customers import About
from storage.search import Found, Sought
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

LOOK_BACK_DAYS = 730
SHORTEST_REASON = 5
LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Past:
    """One change, masked; `who`: the staff member's name where one made it."""

    change: PastChange
    who: str


@dataclass(frozen=True, slots=True)
class CustomerPage:
    """`revealed`: what is unmasked for this person now. `key`: of the page's forms."""

    record: Customer
    about: About
    revealed: frozenset[str]
    reveals: bool
    chats: tuple[LinkedChat, ...]
    consents: tuple[Consent, ...]
    no_marketing: MarketingStop | None
    cases: Found
    history: tuple[Past, ...]
    key: str


def load(uow: UnitOfWork, member: StaffMember, customer_id: str, key: str) -> CustomerPage | None:
    """None where there is no such customer, or it is not for this person to see."""
    record = customers.load(uow, [customer_id]).get(customer_id)
    if record is None or not member.person.may(Permission.READ):
        return None
    past = own_record.past(uow, record, LOOK_BACK_DAYS)
    names = staff.names(uow, [actor for _, actor in past])
    return CustomerPage(
        record=record,
        about=customers.about(uow, record.id),
        revealed=record_looks.fields(uow, record.id, member.id, uow.now - SHOWN_FOR),
        reveals=member.person.may(Permission.REVEAL),
        chats=tuple(links.chats_of(uow, record.id, here="")),
        consents=consents.of_customer(uow, record.id),
        no_marketing=marketing_stops.standing(uow, record),
        cases=search.find(uow, Sought(code=record.code)),
        history=tuple(Past(change, names.get(actor or "", "")) for change, actor in past),
        key=key,
    )


def revealable(record: Customer) -> frozenset[str]:
    return frozenset(("name", *record.details))


# -- looking is recorded ---------------------------------------------------------------------------
def viewed(uow: UnitOfWork, member: StaffMember, customer_id: str) -> None:
    last: datetime | None = record_looks.last_viewed(uow, customer_id, member.id)
    if last is not None and local_day(last) == local_day(uow.now):
        return
    record_looks.add(uow, customer_id, member.id, record_looks.VIEWED)
    _record(uow, member, customer_id, "customer viewed", {})


def reveal(
    uow: UnitOfWork, member: StaffMember, customer_id: str, field: str, reason: str, key: str
) -> Outcome:
    """Show one value of the record to this person for a while. A repeat of the same form gets the
    first one's answer."""
    current = staff.by_id(uow, member.id)
    record = customers.load(uow, [customer_id]).get(customer_id)
    if record is None or current is None or not current.person.may(Permission.READ):
        return Missing()
    if not current.person.may(Permission.REVEAL):
        _record(uow, member, record.id, "refused: value shown", {})
        return NotAllowed("console-no-role")
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        return Invalid("console-text-short", {"least": str(SHORTEST_REASON)})
    scope, asked = f"staff:{member.id}", orjson.dumps([customer_id, field, reason])
    before = answered.find(uow, scope, key, asked)
    if before is not None:
        return Done("reveal") if before.same else NotAllowed("console-no-repeat")
    if field not in revealable(record):
        return NotAllowed("console-no-field")
    if not may_reveal(uow, member.id):
        return NotAllowed("console-no-more-reveals")
    answered.keep(uow, scope, key, asked, {"action": "reveal"})
    record_looks.add(uow, record.id, member.id, record_looks.REVEALED, field)
    _record(uow, member, record.id, "value shown", {"field": field, "reason": reason})
    return Done("reveal")


def _record(
    uow: UnitOfWork, member: StaffMember, customer_id: str, action: str, data: dict[str, str]
) -> None:
    uow.record(
        Entry(
            action,
            "staff",
            customers.key_of(uow, customer_id),
            actor_id=member.id,
            customer_id=customer_id,
            data=data,
        )
    )
