"""Walking the history from its start, to find whatever was changed, moved, cut out or put in.

Whoever has the database but not the master key cannot make a link of the chain. Who can replace
the whole database by an older one leaves no trace in it: keep the head that a check prints, and
give it to the next one as the anchor.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import orjson
from sqlalchemy import BigInteger, func, select, type_coerce

from storage import tables
from storage.audit import PURPOSE, START, commit_to, link
from storage.audit_keys import Bodies, Erased, Wrong
from storage.unit_of_work import UnitOfWork

BATCH: Final = 2_000
MOST_FLAWS: Final = 100
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong, and with which entry (None: with the whole)."""

    seq: int | None
    what: str


@dataclass(slots=True)
class Report:
    """`tombstones`: entries and messages whose key was erased; the chain still holds them."""

    entries: int = 0
    messages: int = 0
    tombstones: int = 0
    head_seq: int = 0
    head_hash: bytes = START
    flaws: list[Flaw] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.flaws

    def blame(self, seq: int | None, what: str) -> None:
        if len(self.flaws) < MOST_FLAWS:
            self.flaws.append(Flaw(seq, what))


def last_seq(uow: UnitOfWork) -> int:
    """About how much there is to walk."""
    return uow.connection.execute(select(func.max(tables.audit.c.seq))).scalar() or 0


def check(
    uow: UnitOfWork,
    anchor: tuple[int, bytes] | None = None,
    advance: Callable[[int], None] = lambda _: None,
) -> Report:
    """Walk all of it in one snapshot. `anchor`: a head printed by an earlier check."""
    if not uow.sqlite:
        uow.connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    return _Walk(uow, anchor, advance).report


class _Walk:
    def __init__(
        self,
        uow: UnitOfWork,
        anchor: tuple[int, bytes] | None,
        advance: Callable[[int], None],
    ) -> None:
        self.report = Report()
        self._uow = uow
        self._key = uow.keyring.subkey(PURPOSE)
        self._bodies = Bodies(uow)
        self._anchor = anchor
        self._seq, self._last = 0, START
        for rows in self._batches():
            self._bodies.prepare(rows)
            covered = self._covered(rows)
            for row in rows:
                self._entry(row)
            self._messages(covered)
            advance(len(rows))
        self._head()
        self._strays()

    def _batches(self) -> Any:
        table, after = tables.audit, None
        at = type_coerce(table.c.at, BigInteger).label("at")
        columns = [at if column is table.c.at else column for column in table.c]
        while True:
            statement = select(*columns).order_by(table.c.seq).limit(BATCH)
            if after is not None:
                statement = statement.where(table.c.seq > after)
            rows = [dict(row) for row in self._uow.connection.execute(statement).mappings()]
            if not rows:
                return
            yield rows
            after = rows[-1]["seq"]

    # -- the chain -------------------------------------------------------------------------------
    def _entry(self, row: Mapping[str, Any]) -> None:
        seq, expected = row["seq"], self._seq + 1
        self.report.entries += 1
        if seq != expected:
            gone = f"{expected}" if seq == expected + 1 else f"{expected} to {seq - 1}"
            self.report.blame(
                seq,
                f"entries are missing before it: {gone}"
                if seq > expected
                else "stands before the first entry",
            )
        try:
            fits = link(self._key, self._last, {**row, "at": _moment(row["at"])}) == row["hash"]
        except (TypeError, ValueError, AttributeError, OverflowError):
            fits = False
        if not fits and seq == expected:
            self.report.blame(seq, "it is not what was chained here")
        try:
            self._content(row)
        except Erased:
            self.report.tombstones += 1
        except Wrong as wrong:
            self.report.blame(seq, str(wrong))
        if self._anchor and seq == self._anchor[0] and row["hash"] != self._anchor[1]:
            self.report.blame(seq, "it is not what the anchor says")
        self._seq, self._last = seq, row["hash"]

    def _content(self, row: Mapping[str, Any]) -> None:
        """Raises Erased or Wrong."""
        if row["covers"] is not None:
            if row["body"] is not None:
                raise Wrong("a digest of messages says something of its own")
            if commit_to(b"", str(row["covers"]).encode()) != row["commitment"]:
                raise Wrong("the messages it covers were changed")
        elif row["body"] is None:
            self._bodies.excuse(row)
        elif commit_to(b"", self._bodies.open(row)) != row["commitment"]:
            raise Wrong("what happened was changed")

    # -- what it covers --------------------------------------------------------------------------
    def _covered(self, rows: list[dict[str, Any]]) -> dict[str, tuple[int, str]]:
        """Message id -> (entry, commitment in hex) of the digests among these."""
        found: dict[str, tuple[int, str]] = {}
        for row in rows:
            if row["covers"] is None:
                continue
            try:
                for message_id, commitment in orjson.loads(row["covers"]):
                    found[str(message_id)] = (row["seq"], str(commitment))
            except (ValueError, TypeError):
                self.report.blame(row["seq"], "the messages it covers cannot be read")
        return found

    def _messages(self, covered: Mapping[str, tuple[int, str]]) -> None:
        ids = list(covered)
        for start in range(0, len(ids), BATCH):
            wanted = ids[start : start + BATCH]
            rows = self._bodies.messages(wanted)
            self.report.messages += len(rows)
            for message_id in wanted:
                seq, commitment = covered[message_id]
                row = rows.get(message_id)
                if row is None:
                    self.report.blame(seq, f"message {message_id} is gone")
                else:
                    self._message(seq, row, commitment)

    def _message(self, seq: int, row: Mapping[str, Any], commitment: str) -> None:
        try:
            same = commit_to(b"", self._bodies.open_message(row)) == row["commitment"]
        except Erased:
            self.report.tombstones += 1
            same = True
        except Wrong as wrong:
            self.report.blame(seq, f"message {row['id']} {wrong}")
            return
        if not same:
            self.report.blame(seq, f"message {row['id']} was changed")
        elif not isinstance(row["commitment"], bytes) or row["commitment"].hex() != commitment:
            self.report.blame(seq, f"message {row['id']} is not the one that was chained")

    # -- the whole -------------------------------------------------------------------------------
    def _head(self) -> None:
        head = tables.audit_head
        row = self._uow.connection.execute(
            select(head.c.seq, head.c.hash).where(head.c.id == 1)
        ).one_or_none()
        self.report.head_seq, self.report.head_hash = self._seq, self._last
        if row is None:
            if self.report.entries:
                self.report.blame(None, "the head of the history is gone")
        elif row.seq > self._seq:
            self.report.blame(None, f"the history was cut off behind {self._seq}, of {row.seq}")
        elif row.seq < self._seq:
            self.report.blame(row.seq + 1, "stands behind the head of the history")
        elif row.hash != self._last:
            self.report.blame(None, "the head of the history is not its last entry")
        if self._anchor and self._anchor[0] > self._seq:
            self.report.blame(
                None, f"the history ends at {self._seq}, before the anchor {self._anchor[0]}"
            )

    def _strays(self) -> None:
        """Messages that no entry covers. Each covered one was found once, so counting is enough
        to know; only then are they looked for."""
        table, connection = tables.message, self._uow.connection
        count = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if count == self.report.messages:
            return
        covered: set[str] = set()
        for rows in self._batches():
            for row in rows:
                if row["covers"] is not None:
                    covered.update(_ids(row["covers"]))
        for message_id in connection.execute(select(table.c.id).order_by(table.c.id)).scalars():
            if message_id not in covered:
                self.report.blame(None, f"message {message_id} is in no entry of the history")


def _ids(covers: str) -> list[str]:
    try:
        return [str(message_id) for message_id, _ in orjson.loads(covers)]
    except (ValueError, TypeError):
        return []


def _moment(at: Any) -> datetime:
    if not isinstance(at, int):
        raise TypeError
    return _EPOCH + timedelta(microseconds=at)
