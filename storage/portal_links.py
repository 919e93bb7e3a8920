"""Links of the customer portal that were used: the unique row is what makes a link work once."""

import hmac
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.unit_of_work import UnitOfWork

_PURPOSE = b"portal-links"
_REMEMBERED = timedelta(days=1)  # a link ends minutes after it was made; this is ample


def use(uow: UnitOfWork, signed: bytes, lane_id: str, customer_id: str) -> bool:
    """Take this link for this chat; False where any chat has had it. Of two at once one waits for
    the other's transaction and finds its row."""
    table = tables.portal_link
    uow.connection.execute(delete(table).where(table.c.opened_at < uow.now - _REMEMBERED))
    dialect = sqlite if uow.sqlite else postgresql
    taken = uow.connection.execute(
        dialect.insert(table)
        .values(
            link_hash=hmac.digest(uow.keyring.subkey(_PURPOSE), signed, "sha256"),
            lane_id=lane_id,
            customer_id=customer_id,
            opened_at=uow.now,
        )
        .on_conflict_do_nothing()
        .returning(table.c.lane_id)
    ).scalar()
    return taken is not None


def take(uow: UnitOfWork, lane_id: str, customer_id: str, since: datetime) -> bool:
    """Whether the newest link this chat opened since then is this customer's; it links once."""
    table = tables.portal_link
    newest = uow.connection.execute(
        select(table.c.link_hash, table.c.customer_id)
        .where(table.c.lane_id == lane_id, table.c.opened_at > since, table.c.taken_at.is_(None))
        .order_by(table.c.opened_at.desc())
        .limit(1)
    ).one_or_none()
    if newest is None or newest.customer_id != customer_id:
        return False
    taken = uow.connection.execute(
        update(table)
        .where(table.c.link_hash == newest.link_hash, table.c.taken_at.is_(None))
        .values(taken_at=uow.now)
    )
    return taken.rowcount == 1
