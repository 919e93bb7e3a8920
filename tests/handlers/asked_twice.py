"""A customer who asks twice for the same, and staff who merge the one into the other."""

from handlers.desk_deed import Outcome
from tests.desk import Desk
from tests.handlers.desk_people import Staff, newest, send_paper


def next_day(desk: Desk, name: str = "Nguyễn Thị Mai Anh", days: int = 1) -> str:
    """The same wish on another day: so with a code first, and with other dates."""
    desk.clock.pass_(days=days)
    desk.say("1", "đổi tên khách hàng")
    desk.press("1", "phone")
    desk.say("1", desk.code("sms"))
    desk.say("1", name)
    desk.press("1", "civil_change")
    desk.press("1", "civil_extract")
    send_paper(desk, "1")
    desk.press("1", "done")
    desk.say("1", "đúng")
    return newest(desk)


def into(staff: Staff, reference: str, target: str) -> str:
    """What the form carries of the case that is merged into."""
    return next(one.seen for one in staff.page(reference).near.alike if one.reference == target)


def merged(staff: Staff, reference: str, target: str, text: str = "") -> Outcome:
    return staff.does("merge", reference, text, value=into(staff, reference, target))
