"""News that a web session took with it: told in the page, and the customer wrote no word since.

The page may have been closed long before; what was in it is shown to nobody again. So when the
session ends, the news go on to a contact, as if the chat had not been there. Who read them in the
page has them twice; nobody has them never.
"""

from dataclasses import replace

from handlers import notices
from handlers.work import Work
from states.notice_ways import Kind, contacts
from storage import cases, customers, failed_deliveries

REASON = "unread"  # in the case's timeline


def tell_contact(work: Work) -> None:
    """Each news of this chat since its customer's last words, once."""
    for body, case_id in failed_deliveries.unanswered(work.uow, work.lane.id):
        carried = notices.carried(body, case_id)
        if carried is None or carried[0].kind is not Kind.NEWS:
            continue
        notice = carried[0]
        if notice.customer_id is None:
            continue
        record = customers.load(work.uow, [notice.customer_id])[notice.customer_id]
        able = contacts(record, work.house.outlets_for(notice.shown), work.uow.now)
        way = next((one for one in able if one not in notice.tried), None)
        if way is not None:
            tried = (*notice.tried, way)
            notices.send(work.uow, work.house, replace(notice, tried=tried), way)
            _note(work, case_id, way)


def _note(work: Work, case_id: str | None, way: str) -> None:
    """Staff see in the case where the words went."""
    case = cases.by_id(work.uow, case_id) if case_id else None
    if case is not None:
        body = {"outlet": work.lane.channel, "reason": REASON, "then": way}
        cases.note(
            work.uow, case.id, cases.key_of(work.uow, case), "undelivered", "desk", body=body
        )
