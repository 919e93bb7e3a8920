"""Which chat belongs to whom, and what it has proven."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import bindparam, select, update

from states.facts import LinkedChat
from states.identity import CONFIRMED_FOR, Proof
from storage import tables
from storage.statements import Statement
from storage.unit_of_work import UnitOfWork

CONTACT_CHANGED = "contact changed"


_OWN_KEY = Statement(
    update(tables.data_key)
    .where(
        tables.data_key.c.id
        == select(tables.lane.c.key_id)
        .where(tables.lane.c.id == bindparam("lane"))
        .scalar_subquery(),
        tables.data_key.c.owner_kind == "chat",
    )
    .values(customer_id=bindparam("owner"))
)


def add(uow: UnitOfWork, lane_id: str, customer_id: str, how: str, contact: str) -> None:
    """This chat is bound to this customer. The chat's keys belong to the customer from now on, so
    that an erasure takes what was said here along."""
    uow.add(
        tables.chat_account,
        {
            "id": uow.new_id(),
            "lane_id": lane_id,
            "customer_id": customer_id,
            "how": how,
            "contact": contact,
            "linked_at": uow.now,
        },
    )
    own_key(uow, lane_id, customer_id)


def own_key(uow: UnitOfWork, lane_id: str, customer_id: str) -> None:
    """What was said in this chat or call is this customer's from now on: it is erased with them."""
    _OWN_KEY.many(uow.connection, [{"lane": lane_id, "owner": customer_id}])


def end(uow: UnitOfWork, lane_ids: Sequence[str], why: str) -> None:
    """Unbind these chats and void what they have proven."""
    if not lane_ids:
        return
    uow.outdate("proofs")
    link, proof = tables.chat_account, tables.proof
    uow.connection.execute(
        update(link)
        .where(link.c.lane_id.in_(lane_ids), link.c.unlinked_at.is_(None))
        .values(unlinked_at=uow.now, unlinked_why=why)
    )
    uow.connection.execute(
        update(proof)
        .where(proof.c.lane_id.in_(lane_ids), proof.c.voided_at.is_(None))
        .values(voided_at=uow.now)
    )


def linked_by(uow: UnitOfWork, customer_id: str, contact: str) -> list[str]:
    """Lanes whose link stands on this contact (`link until … the proven contact changes`)."""
    link = tables.chat_account
    return list(
        uow.connection.execute(
            select(link.c.lane_id).where(
                link.c.customer_id == customer_id,
                link.c.contact == contact,
                link.c.unlinked_at.is_(None),
            )
        ).scalars()
    )


def linked_lanes(uow: UnitOfWork, customer_id: str) -> list[str]:
    link = tables.chat_account
    return list(
        uow.connection.execute(
            select(link.c.lane_id)
            .where(link.c.customer_id == customer_id, link.c.unlinked_at.is_(None))
            .distinct()
        ).scalars()
    )


def chats_of(uow: UnitOfWork, customer_id: str, here: str) -> list[LinkedChat]:
    """The chats that are linked to this customer now, newest link first. A web session that ran out
    is none of them. `here`: the chat that asks."""
    link, lane, talk, said = (
        tables.chat_account,
        tables.lane,
        tables.conversation,
        tables.message,
    )
    last = (
        select(said.c.at)
        .where(said.c.lane_id == link.c.lane_id, said.c.direction == "in")
        .order_by(said.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = uow.connection.execute(
        select(link.c.lane_id, lane.c.channel, link.c.linked_at, last.label("last_at"))
        .join(lane, lane.c.id == link.c.lane_id)
        .join(talk, talk.c.id == link.c.lane_id, isouter=True)
        .where(
            link.c.customer_id == customer_id,
            link.c.unlinked_at.is_(None),
            (link.c.lane_id == here)
            | (
                (talk.c.customer_id == customer_id)
                & (talk.c.link_until.is_(None) | (talk.c.link_until > uow.now))
            ),
        )
        .order_by(link.c.id.desc())
    ).all()
    return [
        LinkedChat(row.lane_id, row.channel, row.linked_at, row.last_at, row.lane_id == here)
        for row in rows
    ]


def linked_at(uow: UnitOfWork, lane_id: str) -> datetime | None:
    link = tables.chat_account
    return uow.connection.execute(
        select(link.c.linked_at)
        .where(link.c.lane_id == lane_id, link.c.unlinked_at.is_(None))
        .order_by(link.c.id.desc())
        .limit(1)
    ).scalar()


def unlinked_by_change(uow: UnitOfWork, lane_id: str) -> tuple[str, datetime] | None:
    """The customer this chat belonged to until a contact changed, and when that was."""
    link = tables.chat_account
    row = uow.connection.execute(
        select(link.c.customer_id, link.c.unlinked_at, link.c.unlinked_why)
        .where(link.c.lane_id == lane_id)
        .order_by(link.c.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None or row.unlinked_at is None or row.unlinked_why != CONTACT_CHANGED:
        return None
    return row.customer_id, row.unlinked_at


def add_proof(uow: UnitOfWork, lane_id: str, customer_id: str, contact: str) -> None:
    uow.outdate("proofs", lane_id)
    uow.add(
        tables.proof,
        {
            "id": uow.new_id(),
            "lane_id": lane_id,
            "customer_id": customer_id,
            "contact": contact,
            "at": uow.now,
        },
    )


_PROOFS = Statement(
    select(
        tables.proof.c.lane_id,
        tables.proof.c.customer_id,
        tables.proof.c.contact,
        tables.proof.c.at,
    ).where(
        tables.proof.c.lane_id.in_(bindparam("ids", expanding=True)),
        tables.proof.c.voided_at.is_(None),
        tables.proof.c.at > bindparam("since"),
    )
)


def proofs(uow: UnitOfWork, lane_ids: Iterable[str]) -> dict[str, list[Proof]]:
    """The proofs of these chats that are neither voided nor run out."""
    found: dict[str, list[Proof]] = {one: uow.kept("proofs", one) for one in lane_ids}
    wanted = [lane_id for lane_id, known in found.items() if known is None]
    if not wanted:
        return found
    found.update((lane_id, []) for lane_id in wanted)
    since = uow.now - CONFIRMED_FOR
    for row in _PROOFS.all(uow.connection, ids=wanted, since=since):
        found[row.lane_id].append(Proof(row.customer_id, row.contact, row.at))
    for lane_id in wanted:
        uow.keep("proofs", lane_id, found[lane_id])
    return found


def void_proofs(uow: UnitOfWork, customer_id: str, contact: str | None = None) -> None:
    """A proof is void at once when the contact it stands on changes; all of them at an undo."""
    uow.outdate("proofs")
    proof = tables.proof
    statement = update(proof).where(proof.c.customer_id == customer_id, proof.c.voided_at.is_(None))
    if contact is not None:
        statement = statement.where(proof.c.contact == contact)
    uow.connection.execute(statement.values(voided_at=uow.now))
