"""What staff are told by mail: an invitation, and each change of what their sign-in stands on
(OWASP ASVS 5.0 6.3.7). Nothing where the house has no mail or knows no address."""

from datetime import datetime

from handlers.work import House
from states.facts import shown_moment
from states.term import Shown
from storage import lanes, outbox, staff_accounts
from storage.conversations import shown_to_json
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork


def tell(uow: UnitOfWork, house: House, member: StaffMember, copy: str, shown: Shown) -> bool:
    """Whether a mail goes out."""
    about = {"name": member.name, "at": shown_moment(uow.now), **shown}
    return _send(uow, house, member, outbox.Outgoing("notice", _body(member, copy, about)))


def invite(
    uow: UnitOfWork, house: House, member: StaffMember, token: str, ends_at: datetime
) -> bool:
    """The link itself; it stands in no transcript, as a one-time code does not."""
    shown: Shown = {
        "name": member.name,
        "login": member.login,
        "site": house.public_url,
        "code": token,
        "until": shown_moment(ends_at),
    }
    body = _body(member, "staff-mail-invitation", shown)
    return _send(uow, house, member, outbox.Outgoing("code", body, not_after=ends_at))


def _body(member: StaffMember, copy: str, shown: Shown) -> dict[str, object]:
    return {
        "language": member.language,
        "parts": [{"copy": copy, "shown": shown_to_json(shown)}],
        "subject": f"{copy}-subject" if copy == "staff-mail-invitation" else "staff-mail-subject",
    }


def _send(uow: UnitOfWork, house: House, member: StaffMember, message: outbox.Outgoing) -> bool:
    uow.flush()
    address = staff_accounts.mail_of(uow, member.id)
    if not house.mail or not address:
        return False
    wanted = lanes.Wanted("mail", "", address)
    lane = lanes.ensure(uow, [wanted])[wanted]
    outbox.add_next(uow, lane, message)
    return True
