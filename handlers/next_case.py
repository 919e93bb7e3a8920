"""Claiming the next case: the desk picks, so that nobody has to choose and no two get the same."""

from uuid import uuid4

from handlers import staff
from handlers.desk_deed import Deed, Done, Seen, loud
from handlers.work import House
from states.case import Action
from storage import cases, queue
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

_LOOKED_AT = 20  # cases whose rules may keep them from this person


def claim(uow: UnitOfWork, house: House, member: StaffMember) -> str | None:
    """The reference of what was claimed: of all that nobody has and this person may take, the most
    urgent, then what is due first. None where there is nothing."""
    for reference in queue.next_free(uow, _LOOKED_AT):
        case = cases.by_reference(uow, reference)
        if case is None:
            continue
        seen = Seen(case.version, len(loud(cases.timeline(uow, case.id))), 0, uuid4().hex)
        if isinstance(staff.act(uow, house, member, Deed(Action.CLAIM, reference, seen)), Done):
            return reference
    return None
