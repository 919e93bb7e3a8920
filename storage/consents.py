"""What each chat was shown and agreed to, with the version of the text."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from storage import tables
from storage.unit_of_work import UnitOfWork


def add(uow: UnitOfWork, lane_id: str, kind: str, version: str, language: str) -> None:
    uow.add(
        tables.consent,
        {
            "id": uow.new_id(),
            "lane_id": lane_id,
            "kind": kind,
            "version": version,
            "language": language,
            "at": uow.now,
        },
    )


@dataclass(frozen=True, slots=True)
class Consent:
    """What was shown, where: `version` of the text, in which language."""

    kind: str
    version: str
    language: str
    channel: str
    at: datetime


def of_customer(uow: UnitOfWork, customer_id: str, most: int = 20) -> tuple[Consent, ...]:
    """Those of the chats that are or were linked to this customer, newest first."""
    consent, link, lane = tables.consent, tables.chat_account, tables.lane
    chats = select(link.c.lane_id).where(link.c.customer_id == customer_id)
    rows = uow.connection.execute(
        select(consent, lane.c.channel)
        .join(lane, lane.c.id == consent.c.lane_id)
        .where(consent.c.lane_id.in_(chats))
        .order_by(consent.c.id.desc())
        .limit(most)
    )
    return tuple(Consent(row.kind, row.version, row.language, row.channel, row.at) for row in rows)
