"""Taking an invitation: by its link, once, after a button. It sets the password and signs in."""

from handlers import sign_in
from handlers.sign_in import SignedIn
from handlers.work import House
from storage import staff, staff_invitations
from storage.audit import Entry
from storage.staff import StaffMember
from storage.staff_sessions import From
from storage.unit_of_work import UnitOfWork


def whose(uow: UnitOfWork, token: str) -> StaffMember | None:
    """Whom the link invites; None where it does not count (any more)."""
    found = staff_invitations.by_token(uow, token)
    member = staff.by_id(uow, found.staff_id) if found else None
    return member if member is not None and not member.disabled else None


def take(
    uow: UnitOfWork, house: House, token: str, hashed: str, old_token: str, origin: From
) -> SignedIn | None:
    """`hashed`: the password, hashed outside. Whoever needs a second factor sets it up next."""
    member = whose(uow, token)
    if member is None or staff_invitations.use(uow, token) is None:
        return None
    staff.set_password(uow, member.id, hashed)
    staff.end_sessions(uow, member.id)
    uow.record(Entry("invitation taken", "staff", uow.keyring.house, actor_id=member.id))
    return sign_in.enter(
        uow, member, "invitation", origin, old_token, second_factor=house.second_factor
    )
