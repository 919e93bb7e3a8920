"""Logging a call: begun, looked up, kept as a draft, ended with a code of what came of it.

One person is in one call at a time, and a new one begins only after the last has its ending. Every
deed locks the call first; what it answers is one line for the agent (`Told`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from handlers import desk_search
from handlers import facts as facts_of
from handlers.desk_search import Asked
from handlers.work import House, Work
from states.answers import Context, Verdict
from states.answers.readers import READERS
from states.calls import (
    ENDINGS,
    LONGEST_FOLLOW_UP,
    Disposition,
    Way,
    is_known,
    level_of,
)
from states.facts import Customer, local_day
from states.identity import Level, level
from states.permissions import Permission
from states.term import Shown
from states.text import clean
from storage import calls, cases, codes, conversations, customers, lanes, links, names, staff
from storage.audit import Entry
from storage.calls import Call
from storage.codes import Budget
from storage.search import Sought
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

MOST_MATCHES = 20
LONGEST_CALLER = 40
MOST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a deed, in one line of copy; `good`: it was done."""

    copy: str
    shown: Shown = field(default_factory=dict)
    good: bool = True


def no(copy: str, shown: Shown | None = None) -> Told:
    """It was not done, and why."""
    return Told(copy, shown or {}, good=False)


@dataclass(frozen=True, slots=True)
class Matches:
    """Who it may be: at most `MOST_MATCHES`, oldest first; `more`: there are others."""

    records: tuple[Customer, ...]
    more: bool = False


# -- under way ------------------------------------------------------------------------------------
@dataclass(slots=True)
class Calling:
    """One deed of an agent in their call. Local to one transaction; the call is locked."""

    uow: UnitOfWork
    house: House
    member: StaffMember
    call: Call

    @property
    def record(self) -> Customer | None:
        """Whoever was picked; that alone proves nothing."""
        if self.call.customer_id is None:
            return None
        return customers.load(self.uow, [self.call.customer_id]).get(self.call.customer_id)

    def change(self, **values: Any) -> None:
        """Columns of the call, here and in the database."""
        calls.change(self.uow, self.call, **values)
        kept = {name: value for name, value in values.items() if name in _OF_CALL}
        self.call = replace(self.call, **kept)

    def note(self, action: str, data: Mapping[str, Any] | None = None) -> None:
        """Append to the history, under the call's own key."""
        lane = lanes.by_id(self.uow, self.call.lane_id)
        self.uow.record(
            Entry(
                action,
                "staff",
                self.uow.key(lane.key_id) if lane else self.uow.keyring.house,
                actor_id=self.member.id,
                customer_id=self.call.customer_id,
                lane_id=self.call.lane_id,
                data=data or {},
            )
        )


_OF_CALL = frozenset(Call.__dataclass_fields__)


def current(uow: UnitOfWork, house: House, member: StaffMember, call_id: str) -> Calling | None:
    """The person's open call, locked, if it is the one that the page shows and they may log calls
    still (roles count as they are now)."""
    now = staff.by_id(uow, member.id)
    if now is None or now.disabled or not now.person.may(Permission.CALL):
        return None
    call = calls.open_of(uow, member.id, lock=True)
    if call is None or call.id != call_id:
        return None
    return Calling(uow, house, now, call)


def held(uow: UnitOfWork, call: Call) -> Level:
    """What the proofs of this call are worth now: they run out, and are void when the contact they
    stand on changes."""
    return level(call.customer_id, links.proofs(uow, [call.lane_id])[call.lane_id], uow.now)


def known(uow: UnitOfWork, call: Call) -> bool:
    """Whether it stands now who calls."""
    return call.customer_id is not None and is_known(call.way, held(uow, call))


def work_of(calling: Calling) -> Work:
    """The call as a lane at work: with its customer only if it stands who calls."""
    uow, house, call = calling.uow, calling.house, calling.call
    lane = lanes.by_id(uow, call.lane_id)
    if lane is None:
        raise LookupError
    record = calling.record
    worth = held(uow, call)
    stands = record is not None and is_known(call.way, worth)
    before = conversations.load(uow, [lane.id], house.language)[lane.id]
    conversation = replace(
        before.conversation,
        customer_id=record.id if record is not None and stands else None,
        language=record.language if record else house.language,
    )
    stored = replace(before, conversation=conversation)
    loaded = facts_of.Loaded(uow, {lane.id: stored}, house)
    facts = loaded.facts(lane.id, house.ways_of(lane.channel))
    facts = replace(facts, level=level_of(call.way, worth) if stands else Level.NONE)
    return Work(
        uow,
        house,
        lane,
        before,
        facts,
        conversation,
        lanes.next_seq(uow, lane.id),
        entered_by=calling.member.id,
    )


# -- beginning ------------------------------------------------------------------------------------
def begin(uow: UnitOfWork, member: StaffMember, caller: str) -> Call | None:
    """A new call; the one that is open, where its ending is missing. None: not for this role."""
    now = staff.by_id(uow, member.id)
    if now is None or now.disabled or not now.person.may(Permission.CALL):
        return None
    calls.lock_staff(uow, member.id)
    known_call = calls.open_of(uow, member.id, lock=True)
    if known_call is not None:
        return known_call
    call = calls.begin(uow, member.id, as_number(caller, uow.now))
    Calling(uow, House(), now, call).note("call begun")
    return call


def as_number(typed: str, now: datetime) -> str:
    """A phone number in its stored form (E.164); as it was typed where it is none."""
    text = clean(typed)[:LONGEST_CALLER]
    answer = READERS["phone"](text, Context(local_day(now)))
    return answer.value if answer.value and answer.verdict is not Verdict.REFUSED else text


# -- who it may be --------------------------------------------------------------------------------
def find(calling: Calling, typed: str) -> Matches | Told:
    """By caller number, customer code, tax code, e-mail, ID number, case reference, or name without
    marks. Looking up is an oracle: it counts as any search does, and is recorded."""
    uow, member = calling.uow, calling.member
    text = clean(typed)[: desk_search.LONGEST]
    if not text:
        return no("call-find-empty")
    reference = desk_search.reference_in(text)
    if reference == "":
        return no("find-misread")
    if codes.spend(uow, [Budget(f"find:{member.id}", desk_search.A_DAY)]) != "ok":
        return no("find-spent", {"most": str(desk_search.A_DAY)})
    sought = desk_search.read(Asked(text), local_day(uow.now))
    ids = _customers(uow, sought, reference)
    data = {"by": desk_search.by(sought), "typed": text, "found": len(ids)}
    calling.note("customers looked for", data)
    if not ids:
        return no("call-find-none")
    found = customers.load(uow, ids[:MOST_MATCHES])
    records = tuple(found[one] for one in ids[:MOST_MATCHES] if one in found)
    return Matches(records, len(ids) > MOST_MATCHES)


def _customers(uow: UnitOfWork, sought: Sought, reference: str | None) -> list[str]:
    if reference:
        case = cases.by_reference(uow, reference)
        return [case.customer_id] if case and case.customer_id else []
    if sought.code or sought.values:
        coded = customers.by_code(uow, sought.code) if sought.code else None
        found = [coded] if coded else []
        for name, value in sought.values:
            found += customers.by_value(uow, name, value)
        return list(dict.fromkeys(found))
    return names.find(uow, sought.name, MOST_MATCHES + 1) if sought.name else []


def pick(calling: Calling, customer_id: str) -> Told:
    """Whom the caller says they are. What was proven of somebody else counts no more."""
    if not customers.load(calling.uow, [customer_id]):
        return no("call-find-none")
    if calling.call.customer_id == customer_id:
        return Told("call-picked")
    codes.void_open(calling.uow, [calling.call.lane_id])
    calling.change(customer_id=customer_id, way=Way.NONE, verified_at=None)
    calling.note("caller picked")
    return Told("call-picked")


# -- the draft ------------------------------------------------------------------------------------
def save(calling: Calling, draft: Mapping[str, Any], caller: str) -> None:
    """Keep the form as it was typed, so that a reload, or a crash, loses nothing."""
    number = as_number(caller, calling.uow.now)
    if dict(draft) == dict(calling.call.draft) and number == calling.call.caller:
        return
    calling.call = replace(calling.call, draft=draft, caller=number)
    calls.write(calling.uow, calling.call)


# -- ending ---------------------------------------------------------------------------------------
def end(calling: Calling, disposition: str, follow_up_at: datetime | None) -> Told:
    """The code of what came of it, without which no next call begins."""
    if disposition not in tuple(Disposition):
        return no("call-end-missing")
    ending = ENDINGS[Disposition(disposition)]
    if ending.leads and calling.call.led_to != ending.leads:
        return no("call-end-unfit")
    if ending.timed and follow_up_at is None:
        return no("call-end-untimed")
    now = calling.uow.now
    if follow_up_at is not None and not now < follow_up_at <= now + LONGEST_FOLLOW_UP:
        return no("call-end-past", {"days": str(LONGEST_FOLLOW_UP.days)})
    codes.void_open(calling.uow, [calling.call.lane_id])  # a code serves one call
    calling.change(disposition=disposition, ended_at=now, follow_up_at=follow_up_at)
    calling.note("call ended", {"disposition": disposition, "way": calling.call.way.value})
    return Told("call-ended")


def followed(uow: UnitOfWork, member: StaffMember, call_id: str) -> Told:
    """It was rung back."""
    if not calls.followed(uow, member.id, call_id):
        return no("call-gone")
    return Told("call-followed")
