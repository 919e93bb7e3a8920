"""How a platform's account fares, for people to look at: when something happened last, how often in
all, and in which way. Codes and numbers only, nothing of anybody.

The names that every channel is noted under stand in `bot/pulse.py`, those that a Zalo Official
Account has beside them in `bot/channels/zalo_oa_notes.py`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.unit_of_work import UnitOfWork

OF_DAYS = ("received", "delivered", "missed")  # what is counted by day as well


@dataclass(frozen=True, slots=True)
class Noted:
    """`at`: the last time; `count`: how often in all; `value`: what it was then, a code."""

    channel: str
    account: str
    name: str
    at: datetime
    count: int = 1
    value: str = ""


def add(uow: UnitOfWork, rows: Sequence[Noted]) -> None:
    """Counts are added to what stands there, by however many processes. Rows are taken in one
    order, so that processes wait for each other and never in a circle."""
    table = tables.platform_note
    statement: Any = (sqlite if uow.sqlite else postgresql).insert(table)
    new = statement.excluded
    statement = statement.on_conflict_do_update(
        index_elements=["channel", "account", "name"],
        set_={"at": new.at, "count": table.c["count"] + new["count"], "value": new.value},
    )
    values = [
        {
            "channel": one.channel,
            "account": one.account,
            "name": one.name,
            "at": one.at,
            "count": one.count,
            "value": one.value,
        }
        for one in sorted(rows, key=lambda one: (one.channel, one.account, one.name))
    ]
    uow.connection.execute(statement, values)


def read(uow: UnitOfWork, channel: str, account: str) -> dict[str, Noted]:
    """What is noted of this account, by name."""
    table = tables.platform_note
    rows = uow.connection.execute(
        select(table).where(table.c.channel == channel, table.c.account == account)
    )
    return {row.name: Noted(*row) for row in rows}


def read_all(uow: UnitOfWork, channels: Collection[str]) -> dict[tuple[str, str], dict[str, Noted]]:
    """What is noted of these channels, by channel and account, then by name."""
    table = tables.platform_note
    rows = uow.connection.execute(select(table).where(table.c.channel.in_(list(channels))))
    found: dict[tuple[str, str], dict[str, Noted]] = {}
    for row in rows:
        found.setdefault((row.channel, row.account), {})[row.name] = Noted(*row)
    return found


def forget_days(uow: UnitOfWork, before: datetime) -> None:
    """What was counted of single days (`received 2026-12-01`) until then goes."""
    table = tables.platform_note
    of_a_day = or_(*(table.c.name.like(f"{one} ____-__-__") for one in OF_DAYS))
    uow.connection.execute(delete(table).where(table.c.at < before, of_a_day))
