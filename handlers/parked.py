"""Updates that were set aside because they could not be parsed or thought through: staff see that
there are some, and have them tried again after a repair. What they say is not shown."""

from states.permissions import Permission
from storage import inbox
from storage.audit import Entry
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork


def may(member: StaffMember) -> bool:
    """Whether this person sees to them; everybody may know that there are some."""
    return member.person.may(Permission.LEAD)


def again(uow: UnitOfWork, member: StaffMember, seq: int) -> bool:
    """Think it through anew, as the next of its chat. False where it is not parked any more."""
    return _moved(uow, member, seq, "pending", "parked update tried again")


def settle(uow: UnitOfWork, member: StaffMember, seq: int) -> bool:
    """A person has seen to it otherwise."""
    return _moved(uow, member, seq, "settled", "parked update settled")


def _moved(uow: UnitOfWork, member: StaffMember, seq: int, state: str, action: str) -> bool:
    found = may(member) and inbox.unpark(uow, seq, state)
    if found:
        uow.record(Entry(action, "staff", uow.keyring.house, actor_id=member.id, data={"seq": seq}))
    return found
