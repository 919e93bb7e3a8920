"""Doing the same to several cases of the queue: giving them to a colleague, tagging them. Each is a
deed of its own, by the rules of one case; never a decision."""

from handlers import staff
from handlers.desk_deed import QUIET, Deed, Missing, Outcome, Seen
from handlers.work import House
from states.case import Action
from storage import cases, near_cases
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

DEEDS = (Action.TAG, Action.ASSIGN)


def act(
    uow: UnitOfWork,
    house: House,
    member: StaffMember,
    deed: Deed,
) -> Outcome:
    """One of them. A row shows the case's version (`seen.version`), not how much was said in it: if
    that is the same still, nothing that the row showed has changed; else whatever colleagues did to
    it is told instead."""
    case = cases.by_reference(uow, deed.reference)
    if case is None:
        return Missing()
    count = near_cases.loud_counts(uow, [case.id], QUIET).get(case.id, 0)
    events = count if case.version == deed.seen.version else 0
    seen = Seen(case.version, events, 0, f"{deed.seen.key}:{deed.reference}")
    asked = Deed(deed.action, deed.reference, seen, text=deed.text, value=deed.value, to=deed.to)
    return staff.act(uow, house, member, asked)
