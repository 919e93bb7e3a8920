"""Links of the customer portal: read and used up in the transaction of the event that brought
them; what a chat opened is asked for again when it is linked by it (invariant 7)."""

from handlers.work import Work
from states import events, portal_link
from states.effects import ReadPortalLink
from storage import customers, portal_links


def read(work: Work, question: ReadPortalLink) -> events.Event:
    """A forged link, a late, a used one, and one of a customer we do not have: all the same."""
    uow = work.uow
    link = portal_link.read(question.token, work.house.portal_secrets, uow.now)
    customer_id = customers.by_code(uow, link.code) if link else None
    if link is None or customer_id is None:
        return events.PortalLinkRead(None)
    if not portal_links.use(uow, link.signed, work.lane.id, customer_id):
        return events.PortalLinkRead(None)
    record = customers.load(uow, [customer_id])[customer_id]
    account = events.Candidate(record.id, record.code, record.name, record.contacts(uow.now))
    return events.PortalLinkRead(account, link.kind)


def take(work: Work, customer_id: str) -> bool:
    """Whether this chat opened a link of this customer just now and was not linked by it yet."""
    return portal_links.take(work.uow, work.lane.id, customer_id, work.uow.now - portal_link.LASTS)
