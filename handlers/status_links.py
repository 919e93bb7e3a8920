"""Links to a case's page and reply addresses, for whoever holds a contact of record."""

from states import status_link
from states.facts import Customer
from states.status_link import Sent
from storage.unit_of_work import UnitOfWork

_PURPOSE = b"status links"


def link(uow: UnitOfWork, case_id: str, contact: str, value: str) -> str:
    return status_link.link(_key(uow), case_id, contact, value, uow.now)


def reply(uow: UnitOfWork, case_id: str, address: str) -> str:
    return status_link.reply(_key(uow), case_id, address)


def read_link(uow: UnitOfWork, token: str) -> Sent | None:
    return status_link.read_link(_key(uow), token)


def read_reply(uow: UnitOfWork, token: str) -> Sent | None:
    return status_link.read_reply(_key(uow), token)


def is_of_record(uow: UnitOfWork, record: Customer, sent: Sent) -> bool:
    """Whether it went to what is the customer's contact now, past the window of its change."""
    value = record.value(sent.contact)
    if value is None or sent.contact not in record.contacts(uow.now):
        return False
    return sent.went_to(_key(uow), value)


def _key(uow: UnitOfWork) -> bytes:
    return uow.keyring.subkey(_PURPOSE)
