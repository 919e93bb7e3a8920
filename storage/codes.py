"""One-time codes: stored as keyed hashes, tries counted by one conditional UPDATE, newest only.

A code is bound to its chat, purpose and (for contact changes) the exact new value: the hash covers
them, so a code from elsewhere is simply wrong.
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite

from states.identity import CODE_FOR, CODE_TRIES, CONFIRMED_FOR
from storage import tables
from storage.crash import crash_point
from storage.unit_of_work import UnitOfWork

_PURPOSE = b"codes"


@dataclass(frozen=True, slots=True)
class NewCode:
    """`value` is what the code is bound to (empty for linking and confirming)."""

    lane_id: str
    purpose: str
    contact: str
    field: str
    value: str
    customer_ids: Sequence[str]
    code: str


@dataclass(frozen=True, slots=True)
class Checked:
    """`outcome`: right | wrong | expired | spent."""

    outcome: str
    tries_left: int = 0
    contact: str = ""
    customer_ids: tuple[str, ...] = ()


def add(uow: UnitOfWork, new: NewCode) -> str:
    """A new code of this chat and purpose; older ones of it are worthless from now on."""
    table = tables.code
    uow.connection.execute(
        update(table)
        .where(table.c.lane_id == new.lane_id, table.c.state == "open")
        .values(state="replaced")
    )
    code_id = uow.new_id()
    uow.add(
        table,
        {
            "id": code_id,
            "lane_id": new.lane_id,
            "purpose": new.purpose,
            "contact": new.contact,
            "field": new.field,
            "customer_ids": ",".join(new.customer_ids),
            "bound_hash": _hash(uow, "value", new.value),
            "code_hash": _hash(uow, "code", code_id, new.lane_id, new.purpose, new.value, new.code),
            "made_at": uow.now,
            "expires_at": uow.now + CODE_FOR,
            "tries": 0,
            "state": "open",
        },
    )
    return code_id


def check(uow: UnitOfWork, lane_id: str, purpose: str, value: str, code: str) -> Checked:
    """Count a try and compare, atomically: of any number of guesses at once only CODE_TRIES are
    ever compared (security.md 0.3)."""
    table = tables.code
    row = uow.connection.execute(
        select(table).where(
            table.c.lane_id == lane_id, table.c.purpose == purpose, table.c.state == "open"
        )
    ).one_or_none()
    if row is None or row.expires_at <= uow.now:
        return Checked("expired")
    counted = uow.connection.execute(
        update(table)
        .where(
            table.c.id == row.id,
            table.c.state == "open",
            table.c.tries < CODE_TRIES,
            table.c.expires_at > uow.now,
        )
        .values(tries=table.c.tries + 1)
    )
    if counted.rowcount != 1:
        return Checked("spent")
    given = _hash(uow, "code", row.id, lane_id, purpose, value, code)
    if not hmac.compare_digest(given, row.code_hash):
        left = CODE_TRIES - row.tries - 1
        return Checked("wrong" if left > 0 else "spent", max(left, 0))
    uow.connection.execute(
        update(table).where(table.c.id == row.id).values(state="used", used_at=uow.now)
    )
    crash_point("code-used")
    customer_ids = tuple(one for one in row.customer_ids.split(",") if one)
    return Checked("right", 0, row.contact, customer_ids)


def was_entered(
    uow: UnitOfWork,
    lane_id: str,
    purpose: str,
    customer_id: str,
    contact: str,
    since: datetime,
    field: str = "",
    value: str = "",
) -> bool:
    """Whether this chat entered a code of this purpose, sent to this contact of this customer and
    bound to this very value, since then. Asked again inside the transaction that links a chat or
    applies a contact change (invariant 7)."""
    table = tables.code
    found = uow.connection.execute(
        select(table.c.customer_ids).where(
            table.c.lane_id == lane_id,
            table.c.purpose == purpose,
            table.c.contact == contact,
            table.c.field == field,
            table.c.state == "used",
            table.c.used_at >= since,
            table.c.bound_hash == _hash(uow, "value", value),
        )
    ).scalars()
    return any(customer_id in ids.split(",") for ids in found)


def void_open(uow: UnitOfWork, lane_ids: Sequence[str]) -> None:
    """Codes of these chats, under way or entered, are worthless from now on."""
    table = tables.code
    if lane_ids:
        uow.connection.execute(
            update(table)
            .where(table.c.lane_id.in_(lane_ids), table.c.state.in_(("open", "used")))
            .values(state="replaced")
        )


def void_sent_to(uow: UnitOfWork, customer_id: str, contact: str | None = None) -> None:
    """Codes sent to this contact of the customer (to any: None) are worthless from now on,
    entered or not, in whatever chat: the contact has changed."""
    table = tables.code
    statement = update(table).where(
        table.c.state.in_(("open", "used")),
        table.c.made_at > uow.now - CODE_FOR - CONFIRMED_FOR,
        table.c.purpose != "new",
        table.c.customer_ids.contains(customer_id, autoescape=True),
    )
    if contact is not None:
        statement = statement.where(table.c.contact == contact)
    uow.connection.execute(statement.values(state="replaced"))


# -- budgets --------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Budget:
    """At most `most` a day under this name, and `apart` between two."""

    name: str
    most: int
    apart: timedelta = timedelta(0)


def spend(uow: UnitOfWork, budgets: Sequence[Budget]) -> str:
    """Take one from each: `ok`, `wait` (too soon after the last) or `spent` (none left today).
    Nothing is taken unless all allow it."""
    table = tables.budget
    day = uow.now.date().isoformat()
    names = [one.name for one in budgets]
    rows = {
        row.name: row
        for row in uow.connection.execute(
            select(table).where(table.c.name.in_(names), table.c.day == day).with_for_update()
        )
    }
    for one in budgets:
        row = rows.get(one.name)
        if row is not None and row.spent >= one.most:
            return "spent"
    for one in budgets:
        row = rows.get(one.name)
        if row is not None and uow.now - row.last_at < one.apart:
            return "wait"
    dialect = sqlite if uow.sqlite else postgresql
    statement = dialect.insert(table)
    uow.connection.execute(
        statement.on_conflict_do_update(
            index_elements=["name", "day"],
            set_={"spent": table.c.spent + 1, "last_at": statement.excluded.last_at},
        ),
        [{"name": name, "day": day, "spent": 1, "last_at": uow.now} for name in names],
    )
    return "ok"


def _hash(uow: UnitOfWork, *parts: str) -> bytes:
    key = uow.keyring.subkey(_PURPOSE)
    sized = b"".join(len(p := part.encode()).to_bytes(4, "big") + p for part in parts)
    return hmac.digest(key, sized, "sha256")
