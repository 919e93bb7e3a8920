"""Faults put into the child process alone, to see that the checks bite. Nothing of this is product
code: `plant(name)` replaces a function of the running product before `serve` begins.

    ack-before-commit    the platform is told before the update is committed
    split-commit         inbox rows are marked done in a transaction before that of the effects
    sent-before-sending  a chunk is marked sent, then the call is made
    key-without-account  an update's name is thought unique for the channel, not for the account
    driver-begin         SQLite's driver begins transactions as it likes: no BEGIN IMMEDIATE
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

NAMES = (
    "ack-before-commit",
    "split-commit",
    "sent-before-sending",
    "key-without-account",
    "driver-begin",
)


def plant(name: str) -> None:
    _PLANTS[name]()


def _ack_before_commit() -> None:
    """200 and the next offset first; the write follows in the background."""
    from bot.intake import Intake

    receive = Intake.receive
    under_way: set[asyncio.Task[int]] = set()

    async def hasty(self: Intake, channel: str, account: str, items: Sequence[Any]) -> int:
        task = asyncio.create_task(receive(self, channel, account, items))
        under_way.add(task)
        task.add_done_callback(under_way.discard)
        return len(items)

    Intake.receive = hasty  # type: ignore[method-assign]


def _split_commit() -> None:
    """What was taken is done by its own commit; thinking and its effects come in the next."""
    from handlers import customer
    from storage import inbox

    take_next = inbox.take_next

    def split(uow: Any, limit: int) -> list[Any]:
        taken = take_next(uow, limit)
        if taken:
            for one in taken:
                uow.connection.exec_driver_sql(
                    "UPDATE inbox SET state = 'done' WHERE seq = ?", (one.seq,)
                )
            uow.connection.exec_driver_sql("COMMIT")
            uow.connection.exec_driver_sql("BEGIN IMMEDIATE")
        return taken

    inbox.take_next = split
    customer.inbox.take_next = split  # type: ignore[attr-defined]


def _sent_before_sending() -> None:
    """The receipt is written before the call."""
    from bot.outbox import Sender
    from storage.crash import crash_point
    from storage.outbox import Told

    send_chunk = Sender._send_chunk

    async def hasty(self: Sender, due: Any, outlet: Any, chunk: Any, **more: Any) -> Any:
        await self._note(Told(due, chunk, "sent"))
        crash_point("sender-before-call")
        return await send_chunk(self, due, outlet, chunk, **more)

    Sender._send_chunk = hasty  # type: ignore[method-assign]


def _key_without_account() -> None:
    """Every account's updates are stored as if there were but one."""
    from storage import inbox

    row = inbox._row

    def same(
        uow: Any, lane: Any, channel: str, account: str, event_id: str, sealed: bytes
    ) -> dict[str, Any]:
        found = row(uow, lane, channel, account, event_id, sealed)
        known = uow.connection.exec_driver_sql(
            "SELECT 1 FROM inbox WHERE channel = ? AND event_id = ? AND account <> ?",
            (channel, event_id, account),
        ).first()
        if known is not None and channel != "desk":  # the unique key would refuse it
            found["account"] = uow.connection.exec_driver_sql(
                "SELECT account FROM inbox WHERE channel = ? AND event_id = ?", (channel, event_id)
            ).scalar_one()
        return found

    inbox._row = same


def _driver_begin() -> None:
    """As SQLAlchemy and sqlite3 come: BEGIN is the driver's, before the first write only."""
    from sqlalchemy import event

    from storage import database

    listen: Callable[..., Any] = event.listen

    def set_up(connection: sqlite3.Connection, record: Any) -> None:
        database._set_up_sqlite(connection, record)
        connection.isolation_level = ""

    def choose(target: Any, name: str, function: Any, *more: Any) -> None:
        if function is database._begin_immediate:
            return
        chosen = set_up if function is database._set_up_sqlite else function
        listen(target, name, chosen, *more)

    database.event = type("Event", (), {"listen": staticmethod(choose)})()  # type: ignore[attr-defined]


_PLANTS: dict[str, Callable[[], None]] = {
    "ack-before-commit": _ack_before_commit,
    "split-commit": _split_commit,
    "sent-before-sending": _sent_before_sending,
    "key-without-account": _key_without_account,
    "driver-begin": _driver_begin,
}
