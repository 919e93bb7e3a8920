"""Loading what the engine must know: one query a table for a whole batch."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from handlers.work import House
from states.facts import CaseLine, Change, Customer, Facts, Fresh, Ways
from states.identity import Proof, level
from storage import cases, contact_changes, conversations, customers, links
from storage.conversations import Stored
from storage.ids import new_nonce, new_reference
from storage.unit_of_work import UnitOfWork


class Loaded:
    """The world as a batch of conversations sees it, at the moment it was read."""

    def __init__(self, uow: UnitOfWork, stored: Mapping[str, Stored], house: House) -> None:
        self.stored = stored
        self._house = house
        self._now = uow.now
        linked = {
            lane_id: customer_id
            for lane_id, one in stored.items()
            if (customer_id := linked_customer(one, uow.now))
        }
        ids = sorted(set(linked.values()))
        self._linked = linked
        self._customers: dict[str, Customer] = customers.load(uow, ids)
        self._proofs: dict[str, list[Proof]] = links.proofs(uow, linked) if linked else {}
        self._changes: dict[str, list[Change]] = {}
        if ids:
            for change in contact_changes.find(uow, ids):
                self._changes.setdefault(change.customer_id, []).append(
                    contact_changes.as_fact(change)
                )
        # newest first, by whose they are: a customer, or a chat that nobody is linked to
        self._cases: dict[str | None, list[tuple[int, str | None, CaseLine]]] = {}
        if _may_have_cases(stored.values()):
            for place, (owner, chat, line) in enumerate(cases.lines(uow, ids, stored)):
                self._cases.setdefault(owner or chat, []).append((place, chat, line))

    def facts(self, lane_id: str, ways: Ways) -> Facts:
        customer_id = self._linked.get(lane_id)
        record = self._customers.get(customer_id) if customer_id else None
        own = self._cases.get(lane_id, [])
        if record is not None:
            own = sorted((*own, *self._cases.get(record.id, ())))
        return Facts(
            fresh=Fresh(new_nonce(), new_reference),
            customer=record,
            level=level(record.id if record else None, self._proofs.get(lane_id, ()), self._now),
            changes=tuple(self._changes.get(record.id, ())) if record else (),
            cases=tuple(
                line if chat == lane_id else replace(line, from_this_chat=False)
                for _, chat, line in own
            ),
            ways=ways,
            rules=self._house.rules,
        )


def told(uow: UnitOfWork, lane_id: str) -> tuple[Change, ...]:
    """Changes of a contact by which this chat was unlinked, inside their window: it was told, and
    may still say "this was not me"."""
    found = links.unlinked_by_change(uow, lane_id)
    if found is None:
        return ()
    customer_id, at = found
    return tuple(
        contact_changes.as_fact(one)
        for one in contact_changes.find(uow, [customer_id])
        if one.made_at == at
    )


def linked_customer(stored: Stored, now: datetime) -> str | None:
    """The customer this chat is linked to; a web session's link ends with its time."""
    if stored.link_until is not None and stored.link_until <= now:
        return None
    return stored.conversation.customer_id


def _may_have_cases(stored: Iterable[Stored]) -> bool:
    return any(not one.new for one in stored)


def load(
    uow: UnitOfWork,
    lane_ids: Sequence[str],
    house: House,
    stored: Mapping[str, Stored] | None = None,
) -> Loaded:
    found = stored or conversations.load(uow, lane_ids, house.language)
    return Loaded(uow, found, house)
