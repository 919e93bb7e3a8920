"""What staff do with a case: one transaction, under the case's and the chat's locks.

A deed is refused as a value, never by an exception: by the rules (`states/case.py`), because the
person decided on something older, or because what was filled in cannot be taken. A repeat of the
same form gets the first one's answer.
"""

from dataclasses import asdict, replace

import orjson

from handlers import claims, desk_news, reason_codes, staff_deeds
from handlers.desk_deed import (
    Deed,
    Doing,
    Done,
    Invalid,
    Missing,
    NotAllowed,
    Outcome,
    Stale,
    happened,
    locked_record,
    loud,
    view_of,
)
from handlers.work import House
from states import reasons
from states.case import CHECKS, DECISIONS, Action, Refused, decide
from states.facts import Customer
from storage import answered, cases, lanes, staff
from storage.audit import Entry
from storage.cases import Case
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

MOST_TEXT = 2000
SHORTEST_REASON = 5
_NEEDS_TEXT = {
    Action.REPLY: 1,
    Action.CORRECT: 1,
    Action.NOTE: 1,
    Action.ASK_MORE: 1,
    Action.SETTLE: 1,
    Action.REFUSE: SHORTEST_REASON,
    Action.SEND_BACK: SHORTEST_REASON,
    Action.REVEAL: SHORTEST_REASON,
    Action.LIFT: SHORTEST_REASON,
    Action.FREEZE: SHORTEST_REASON,
    Action.EXTEND: SHORTEST_REASON,
    Action.NOTIFY: SHORTEST_REASON,
    Action.HOLD_PAPERS: SHORTEST_REASON,
    Action.FREE_PAPERS: SHORTEST_REASON,
}


def act(uow: UnitOfWork, house: House, member: StaffMember, deed: Deed) -> Outcome:
    """Carry the deed out, or say why not."""
    known = cases.by_reference(uow, deed.reference)
    current = staff.by_id(uow, member.id)  # roles count as they are now
    if known is None or current is None or current.disabled:
        return Missing()
    lane = desk_news.listening(uow, house, known)
    if lane is not None:
        lane = lanes.lock(uow, lane.id)
    record = locked_record(uow, known)  # before the case, as everywhere
    case = cases.by_reference(uow, deed.reference, lock=True)
    if case is None or case.customer_id != known.customer_id:
        return Missing()
    scope, asked = f"staff:{current.id}", _asked(deed)
    before = answered.find(uow, scope, deed.seen.key, asked)
    if before is not None:
        return Done(**before.answer) if before.same else NotAllowed("console-no-repeat")
    if lane is not None and not _still(uow, house, case, lane.id):
        lane = None
    doing = Doing(
        uow,
        house,
        current,
        deed,
        case,
        cases.key_of(uow, case),
        lane,
        record,
        cases.timeline(uow, case.id),
    )
    outcome = _judge(doing) or staff_deeds.DO[deed.action](doing)
    if isinstance(outcome, Done):
        answered.keep(uow, scope, deed.seen.key, asked, asdict(outcome))
        if deed.action in (Action.CLAIM, Action.ASSIGN) or case.assignee_id in (None, current.id):
            claims.renew(uow, house, case.id)
    elif isinstance(outcome, NotAllowed):
        _record_refusal(doing, outcome)
    return outcome


def _still(uow: UnitOfWork, house: House, case: Case, lane_id: str) -> bool:
    """Whether the chat may hear of the case now that it is locked."""
    lane = desk_news.listening(uow, house, case)
    return lane is not None and lane.id == lane_id


def _judge(doing: Doing) -> Outcome | None:
    """What speaks against the deed; None where nothing does."""
    stale = _stale(doing)
    if stale is not None:
        return stale
    verdict = decide(
        view_of(doing.case, doing.timeline, doing.record), doing.deed.action, doing.member.person
    )
    if isinstance(verdict, Refused):
        return NotAllowed(verdict.reason)
    return _unfit(doing.deed, doing.case) or _unreasoned(doing)


def _stale(doing: Doing) -> Stale | None:
    """A decision stands on what the page showed, to the word; a reply, and giving the case to
    somebody, on what colleagues did."""
    deed, seen = doing.deed, doing.deed.seen
    since = loud(doing.timeline)[seen.events :]
    if deed.action in (Action.REPLY, Action.ASSIGN):
        since = [one for one in since if one.actor_kind == "staff"]
        moved = False
    elif deed.action in DECISIONS:
        moved = doing.case.version != seen.version
    else:
        return None
    other = _version(doing.record) != seen.record and deed.action in (Action.APPROVE, Action.APPLY)
    if not since and not moved and not other:
        return None
    names = staff.names(doing.uow, [one.actor_id for one in since])
    return Stale(tuple(happened(one, names) for one in since), other)


def _unfit(deed: Deed, case: Case) -> Invalid | None:
    """What of the form cannot be taken."""
    length = len(deed.text.strip())
    if length < _NEEDS_TEXT.get(deed.action, 0):
        return Invalid("console-text-short", {"least": str(_NEEDS_TEXT[deed.action])})
    if length > MOST_TEXT:
        return Invalid("console-text-long", {"most": str(MOST_TEXT)})
    if deed.action is Action.APPROVE and set(deed.checks) != set(CHECKS.get(case.kind, ())):
        return Invalid("console-checks-missing", {})
    return None


def _unreasoned(doing: Doing) -> Invalid | None:
    """A refusal says why by a code; a code is one that is offered now for this kind of case."""
    action, code = doing.deed.action, doing.deed.reason
    if action not in reasons.DECISIONS:
        return Invalid("reasons-none", {}) if code else None
    if not code:
        return Invalid("reasons-needed", {}) if action in reasons.NEEDED else None
    known = reason_codes.find(doing.uow, doing.case.kind, action, code)
    return None if known else Invalid("reasons-gone", {})


def _version(record: Customer | None) -> int:
    return record.version if record else 0


def _asked(deed: Deed) -> bytes:
    """All of the deed but what the page showed: a repeat asks for the same."""
    plain = asdict(replace(deed, checks=tuple(sorted(deed.checks))))
    del plain["seen"]
    if plain["file"]:
        del plain["file"]["file_name"]  # sealed anew each time it is sent to us
    return orjson.dumps(plain, option=orjson.OPT_SORT_KEYS)


def _record_refusal(doing: Doing, outcome: NotAllowed) -> None:
    doing.uow.record(
        Entry(
            f"refused: case {doing.deed.action.value}",
            "staff",
            doing.key,
            actor_id=doing.member.id,
            customer_id=doing.case.customer_id,
            case_id=doing.case.id,
            data={"reason": outcome.reason},
        )
    )
