"""Cases over the API: opened as a call's are, moved by the very deeds of the console.

No rule stands here: `call_request.submit` says what a request becomes (never a change, for a
program proves nobody's identity), `staff.act` who may do what, and on what they decided.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from handlers import call_request, calls, desk_looks, desk_search, desk_view, staff
from handlers.api_access import Answer, Refusal, Reply
from handlers.call_request import Filled, Unread
from handlers.calls import Calling
from handlers.desk_deed import Deed, Done, Invalid, Missing, NotAllowed, Seen, loud, record_of
from handlers.work import House
from states.calls import Disposition
from storage import calls as stored_calls
from storage import cases, codes, customers
from storage.cases import Case
from storage.codes import Budget
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Wish:
    """A request to be logged. `customer`: the code that the caller says is theirs, which proves
    nothing; the others as in `call_request.Filled`."""

    kind: str
    key: str
    caller: str = ""
    customer: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    sure: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


def open_case(uow: UnitOfWork, house: House, member: StaffMember, wish: Wish) -> Answer:
    """As one call: begun, filled in, ended. What cannot be taken ends as a call that was dropped,
    so that looking codes up this way counts, and is recorded, like any other look-up."""
    if stored_calls.open_of(uow, member.id) is not None:
        return Refusal(409, "problem-in-a-call")
    call = calls.begin(uow, member, wish.caller)
    if call is None:
        return Refusal(403, "console-no-role")
    calling = Calling(uow, house, member, call)
    refused = _claim(calling, wish.customer)
    if refused is not None:
        return _dropped(calling, refused)
    filled = Filled(wish.kind, wish.key, wish.answers, wish.sure, wish.note)
    told = call_request.submit(calling, filled)
    if isinstance(told, Unread):
        doubts = {name: (one.copy, one.shown) for name, one in told.doubts.items()}
        wrong = {**told.wrong, **doubts}
        return _dropped(calling, Refusal(422, "problem-answers", wrong=wrong))
    if not told.good:
        return _dropped(calling, Refusal(422, told.copy, told.shown))
    reference = str(told.shown["reference"])
    calls.end(calling, Disposition.OPENED.value, None)
    uow.flush()
    return Reply({"reference": reference}, _etag_of(uow, reference))


def _dropped(calling: Calling, refused: Refusal) -> Refusal:
    calls.end(calling, Disposition.DROPPED.value, None)
    return refused


def _claim(calling: Calling, code: str) -> Refusal | None:
    """Whom the caller says they are; what speaks against it."""
    if not code:
        return None
    uow, member = calling.uow, calling.member
    if codes.spend(uow, [Budget(f"find:{member.id}", desk_search.A_DAY)]) != "ok":
        return Refusal(429, "find-spent", {"most": str(desk_search.A_DAY)})
    found = customers.by_code(uow, code.upper())
    calling.note("customers looked for", {"by": ["code"], "typed": code, "found": int(bool(found))})
    if found is None:
        return Refusal(422, "call-find-none")
    calls.pick(calling, found)
    return None


def act(uow: UnitOfWork, house: House, member: StaffMember, deed: Deed) -> Answer:
    """One deed of the console."""
    outcome = staff.act(uow, house, member, deed)
    if isinstance(outcome, Done):
        uow.flush()
        body = {"reference": deed.reference, "action": outcome.action, "told": outcome.told}
        return Reply(body, _etag_of(uow, deed.reference))
    if isinstance(outcome, Missing):
        return Refusal(404, "problem-no-case")
    if isinstance(outcome, NotAllowed):
        return not_allowed(outcome.reason)
    if isinstance(outcome, Invalid):
        return Refusal(422, outcome.reason, outcome.shown)
    return Refusal(412, "problem-stale")


def not_allowed(reason: str) -> Refusal:
    return Refusal(409 if reason in _BY_STATE else 403, reason)


# It is the case that does not allow it now, whoever asks.
_BY_STATE = frozenset(
    (
        "console-no-closed",
        "console-no-state",
        "console-no-way",
        "console-no-claimed",
        "console-no-yours",
        "console-no-unclaimed",
        "console-no-frozen",
    )
)


def reveal(uow: UnitOfWork, house: House, member: StaffMember, deed: Deed) -> Answer:
    """One masked value with a reason: recorded and counted as on the console."""
    answer = act(uow, house, member, deed)
    case = cases.by_reference(uow, deed.reference)
    if not isinstance(answer, Reply) or case is None:
        return answer
    value = _value(uow, case, deed.field)
    return Reply({"reference": case.reference, "field": deed.field, "value": value}, answer.etag)


def _value(uow: UnitOfWork, case: Case, named: str) -> str:
    where, _, name = named.partition(".")
    if where == "asked":
        return case.answers.get(name, "")
    record = record_of(uow, case)
    if record is None:
        return ""
    return record.name if where == "name" else record.value(name) or ""


def look(
    uow: UnitOfWork, house: House, member: StaffMember, reference: str
) -> desk_view.CasePage | None:
    """The case, and the record that this person looked at it."""
    desk_looks.viewed(uow, member, reference)
    uow.flush()
    return desk_view.load(uow, house, member, reference, "")


def etag(seen: Seen) -> str:
    """What a decision stands on: the case's version, its loud events, the record's version."""
    return f'"{seen.version}-{seen.events}-{seen.record}"'


def _etag_of(uow: UnitOfWork, reference: str) -> str:
    case = cases.by_reference(uow, reference)
    if case is None:
        raise LookupError
    record = record_of(uow, case)
    events = len(loud(cases.timeline(uow, case.id)))
    return etag(Seen(case.version, events, record.version if record else 0, ""))
