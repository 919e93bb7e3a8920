"""What the desk's database holds at the end, read once, opened with its keys."""

import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import orjson
from sqlalchemy import select

from bot.clock import now
from states.facts import Customer
from storage import attachments, audit_check, cases, customers, outbox, tables
from storage.envelope import Place
from storage.files import FileStore
from storage.tables import microseconds
from storage.unit_of_work import UnitOfWork
from tests.crash.house import House, one_database


@dataclass
class Chunk:
    """One exact message of the outbox. `key` tells it from others on the wire."""

    id: str
    state: str
    tries: int
    text: str
    actions: tuple[str, ...]
    seq: int
    part: int
    remote_id: str | None = None  # what the platform called it, where its answer was heard


@dataclass
class Lane:
    id: str
    channel: str
    account: str
    address: str
    next_seq: int
    sent_seq: int
    leased: bool
    inbox: list[Any] = field(default_factory=list)  # rows, in order of seq
    bodies: dict[int, Any] = field(default_factory=dict)  # inbox seq -> the raw update
    outbox: list[Any] = field(default_factory=list)  # rows, in order of seq
    heard: list[str] = field(default_factory=list)  # texts of the transcript, in order
    chunks: list[Chunk] = field(default_factory=list)  # in order of seq and part


@dataclass
class Ledger:
    lanes: dict[str, Lane]
    records: dict[str, Customer]  # by code
    cases: list[Any]  # rows
    told: dict[str, list[dict[str, Any]]]  # what customers added to each case, by its id
    audit: list[tuple[str, str | None, str | None, dict[str, Any]]]  # action, customer, case, data
    wakeups: list[Any]
    attachments: list[attachments.Attachment]
    unreadable: list[str]  # attachments that are stored and cannot be read
    token_version: int  # how often the Official Account's tokens changed; 0: there are none
    chain: list[str]  # flaws
    integrity: str
    orphans: int  # foreign keys that lead nowhere

    def lane(self, channel: str, account: str, address: str) -> Lane | None:
        wanted = (channel, account, address)
        found = (x for x in self.lanes.values() if (x.channel, x.account, x.address) == wanted)
        return next(found, None)


def read(house: House) -> Ledger:
    database = one_database(house.url)
    try:
        files = FileStore(f"file://{house.folder}/files")
        return database.read_now(lambda uow: _read(uow, files))
    finally:
        database.close()


def open_work(house: House, account: int) -> int:
    """How much of this account waits in the database, told of a running house as well."""
    name = house.bots[account].token.partition(":")[0]
    path = house.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as connection:
        return sum(int(connection.execute(one, (name,)).fetchone()[0]) for one in _OPEN)


_OPEN = tuple(
    f"SELECT count(*) FROM {table} JOIN lane ON lane.id = lane_id "
    f"WHERE {state} AND (lane.account = ? OR lane.channel <> 'telegram')"
    for table, state in (
        ("inbox", "inbox.state = 'pending'"),
        ("outbox", "outbox.state IN ('queued', 'sending')"),
        ("attachment", "attachment.state = 'waiting'"),
    )
)


def open_files(house: House, account: int) -> int:
    """How many files of this account are to be fetched now. Told of a running house as well."""
    name = house.bots[account].token.partition(":")[0]
    path = house.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as connection:
        return int(connection.execute(_FILES, (attachments.AT_ONCE_AGAIN, name)).fetchone()[0])


_FILES = (
    "SELECT count(*) FROM attachment JOIN lane ON lane.id = lane_id "
    "WHERE attachment.state = 'waiting' AND attachment.tries <= ? "
    "AND (lane.account = ? OR lane.channel <> 'telegram')"
)


def half_sent(house: House, account: int, seconds: float) -> int:
    """How many lanes of this account were begun to be sent to so long ago, and nothing was told
    since. Told of a running house."""
    name = house.bots[account].token.partition(":")[0]
    path = house.url.removeprefix("sqlite:///")
    begun = microseconds(now() + outbox.LEASE - timedelta(seconds=seconds))
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as connection:
        return int(connection.execute(_HALF_SENT, (name, begun)).fetchone()[0])


_HALF_SENT = (
    "SELECT count(*) FROM lane WHERE (account = ? OR channel <> 'telegram') "
    "AND lease_until < ? AND EXISTS "
    "(SELECT 1 FROM outbox WHERE lane_id = lane.id AND state = 'sending')"
)


def _read(uow: UnitOfWork, files: FileStore) -> Ledger:
    lanes = {row.id: _lane(uow, row) for row in _rows(uow, tables.lane)}
    for row in _rows(uow, tables.inbox):
        lane = lanes[row.lane_id]
        place = Place("inbox", "body", f"{row.channel}/{row.account}/{row.event_id}")
        lane.inbox.append(row)
        lane.bodies[row.seq] = orjson.loads(uow.open(row.body, place))
    for row in _rows(uow, tables.outbox):
        lanes[row.lane_id].outbox.append(row)
    _transcript(uow, lanes)
    for lane in lanes.values():
        lane.outbox.sort(key=lambda row: row.seq)
        lane.chunks.sort(key=lambda chunk: (chunk.seq, chunk.part))
    ids = [row.id for row in _rows(uow, tables.customer)]
    papers = [one for lane in lanes for one in attachments.of_lane(uow, lane)]
    return Ledger(
        lanes,
        {one.code: one for one in customers.load(uow, ids).values()},
        _rows(uow, tables.case),
        {row.id: _told(uow, row.id) for row in _rows(uow, tables.case)},
        [_entry(uow, row) for row in _rows(uow, tables.audit) if row.body],
        _rows(uow, tables.wakeup),
        papers,
        [one.id for one in papers if one.state == "stored" and not _readable(uow, files, one)],
        max((row.version for row in _rows(uow, tables.platform_token)), default=0),
        [f"{one.seq}: {one.what}" for one in audit_check.check(uow).flaws],
        str(uow.connection.exec_driver_sql("PRAGMA integrity_check").scalar()),
        len(uow.connection.exec_driver_sql("PRAGMA foreign_key_check").all()),
    )


def _rows(uow: UnitOfWork, table: Any) -> list[Any]:
    return list(uow.connection.execute(select(table).order_by(*table.primary_key.columns)).all())


def _lane(uow: UnitOfWork, row: Any) -> Lane:
    address = uow.open(row.address, Place("lane", "address", row.id)).decode()
    leased = row.lease_until is not None
    return Lane(
        row.id, row.channel, row.account, address, row.next_seq, row.sent_seq, leased=leased
    )


def _transcript(uow: UnitOfWork, lanes: dict[str, Lane]) -> None:
    numbers = {row.id: row.seq for lane in lanes.values() for row in lane.outbox}
    for row in _rows(uow, tables.message):
        body = uow.open_json(row.body, Place("message", "body", row.id))
        lane = lanes[row.lane_id]
        if row.direction == "in":
            lane.heard.append(str(body.get("text", "")))
            continue
        actions = () if body.get("share_contact") else tuple(a for _, a in body.get("buttons", ()))
        seq = numbers[row.outbox_id]
        chunk = Chunk(
            row.id, row.state, row.tries, body["text"], actions, seq, row.part, row.remote_id
        )
        lane.chunks.append(chunk)


def _told(uow: UnitOfWork, case_id: str) -> list[dict[str, Any]]:
    return [dict(one.body) for one in cases.timeline(uow, case_id) if one.kind == "customer"]


def _entry(uow: UnitOfWork, row: Any) -> tuple[str, str | None, str | None, dict[str, Any]]:
    plain = uow.open(row.body, Place("audit", "body", str(row.seq)))[16:]
    return row.action, row.customer_id, row.case_id, orjson.loads(plain)


def _readable(uow: UnitOfWork, files: FileStore, one: attachments.Attachment) -> bool:
    lane = uow.connection.execute(
        select(tables.lane.c.key_id).where(tables.lane.c.id == one.lane_id)
    ).scalar_one()
    try:
        return len(files.load(one.file_name or "", uow.key(lane))) == one.size
    except Exception:  # noqa: BLE001 - whatever it is, the paper is gone
        return False


def count_by(rows: list[Any], *names: str) -> dict[tuple[Any, ...], int]:
    found: dict[tuple[Any, ...], int] = defaultdict(int)
    for row in rows:
        found[tuple(getattr(row, name) for name in names)] += 1
    return found
