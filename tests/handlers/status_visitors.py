"""What customers do on case pages, without pages: links opened, deeds done."""

from functools import partial

from handlers import own_status, status_links, status_visits
from handlers.own_status import Outcome, Wish
from handlers.status_visits import Shut, Visit
from states.facts import CaseLine
from states.own_deeds import OwnDeed
from storage import cases
from tests.desk import Desk


def link(desk: Desk, reference: str, contact: str = "email") -> str:
    def made(uow) -> str:
        case = cases.by_reference(uow, reference)
        record = desk.record(case.customer_id)
        return status_links.link(uow, case.id, contact, record.value(contact))

    return desk.database.read_now(made)


def opened(desk: Desk, token: str) -> Visit | Shut:
    return desk.database.read_now(partial(status_visits.by_link, token=token))


def act(desk: Desk, visit: Visit, reference: str, deed: str, key: str = "k1", **more) -> Outcome:
    wish = Wish(reference, OwnDeed(deed), key, **more)
    return desk.database.write_now(lambda uow: own_status.act(uow, desk.house, visit, wish, "vi"))


def all_of(desk: Desk, visit: Visit) -> list[CaseLine]:
    return desk.database.read_now(partial(own_status.all_of, visit=visit))
