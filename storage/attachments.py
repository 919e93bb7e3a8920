"""Files on their way and files kept: where the channel has them, where we do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import and_, or_, select, update

from storage import tables
from storage.audit import Entry
from storage.envelope import Place
from storage.lanes import Lane
from storage.unit_of_work import UnitOfWork

RETRY = timedelta(seconds=30)
_LONGEST_PAUSE = timedelta(minutes=2)  # somebody waits for it in their chat
AT_ONCE_AGAIN = 5  # tries until a restart does not hurry it any more
_AT_A_TIME = 500  # names in one question


@dataclass(frozen=True, slots=True)
class Attachment:
    """`source`: {"ref", "name", "kind", "media_type", "size"} as the channel told it; "by": the
    staff member who brought it, where it came by none."""

    id: str
    lane_id: str
    case_id: str | None
    state: str  # declined | waiting | stored | failed | removed
    source: Mapping[str, Any]
    tries: int = 0
    media_type: str | None = None
    size: int | None = None
    pages: int | None = None
    file_name: str | None = None
    reason: tuple[str, Mapping[str, str]] | None = None  # copy id and its variables
    made_at: datetime | None = None
    sent_by: str | None = None
    removed_at: datetime | None = None
    removed_by: str = ""  # the rule (`states/retention.py`)


@dataclass(frozen=True, slots=True)
class Sent:
    """A checked and stored file that staff send, or that comes by another way than a chat. `name`:
    as its reader sees it; `digest` in hex; `lane_id`: under whose key it is sealed."""

    lane_id: str
    file_name: str
    name: str
    kind: str  # image | pdf
    media_type: str
    size: int
    pages: int
    digest: str


def offer(uow: UnitOfWork, lane: Lane, source: Mapping[str, Any]) -> str:
    """A file was sent. It is declined, and never fetched, unless the conversation keeps it."""
    attachment_id = uow.new_id()
    uow.add(
        tables.attachment,
        {
            "id": attachment_id,
            "lane_id": lane.id,
            "state": "declined",
            "source": uow.key(lane.key_id).seal_json(dict(source), _place(attachment_id)),
            "made_at": uow.now,
        },
    )
    return attachment_id


def add_sent(
    uow: UnitOfWork,
    lane: Lane,
    case_id: str,
    staff_id: str | None,
    sent: Sent,
    *,
    brought_by: str = "",
) -> str:
    """A file of the desk's own, on its way to the customer; without `staff_id` the customer's.
    `brought_by`: the staff member who added it for them."""
    attachment_id = uow.new_id()
    source = {"ref": "", "name": sent.name, "kind": sent.kind, "size": sent.size}
    if brought_by:
        source["by"] = brought_by
    uow.add(
        tables.attachment,
        {
            "id": attachment_id,
            "lane_id": lane.id,
            "case_id": case_id,
            "state": "stored",
            "source": uow.key(lane.key_id).seal_json(source, _place(attachment_id)),
            "media_type": sent.media_type,
            "size": sent.size,
            "pages": sent.pages,
            "digest": bytes.fromhex(sent.digest),
            "file_name": sent.file_name,
            "made_at": uow.now,
            "sent_by": staff_id,
        },
    )
    return attachment_id


def is_kept(uow: UnitOfWork, file_name: str) -> bool:
    """Whether a stored file belongs to something."""
    table = tables.attachment
    found = uow.connection.execute(
        select(table.c.id).where(table.c.file_name == file_name).limit(1)
    ).first()
    return found is not None


def unnamed(uow: UnitOfWork, file_names: Sequence[str]) -> list[str]:
    """Those of these stored files that belong to nothing: no attachment, and no list that leaves
    the house."""
    named: set[str] = set()
    for start in range(0, len(file_names), _AT_A_TIME):
        some = list(file_names[start : start + _AT_A_TIME])
        for table in (tables.attachment, tables.export_job):
            found = select(table.c.file_name).where(table.c.file_name.in_(some))
            named.update(uow.connection.execute(found).scalars())
    return [name for name in file_names if name not in named]


def note_swept(uow: UnitOfWork, count: int) -> None:
    """Into the history: this many files that belonged to nothing were removed."""
    data = {"count": count}
    uow.record(Entry("unnamed files removed", "desk", uow.keyring.house, data=data))


def keep(uow: UnitOfWork, attachment_id: str) -> None:
    uow.flush()
    uow.change(
        tables.attachment, {"id": attachment_id}, {"state": "waiting", "next_try_at": uow.now}
    )


def take_waiting(uow: UnitOfWork, channels: Mapping[str, str], limit: int) -> list[Attachment]:
    """Files to fetch now from these channels (name -> account: another account's files cannot be
    had); each is put off first, so a crash leads to another try, not to a loss."""
    table, lane = tables.attachment, tables.lane
    ours = select(lane.c.id).where(
        or_(*(and_(lane.c.channel == one, lane.c.account == of) for one, of in channels.items()))
    )
    rows = uow.connection.execute(
        select(table)
        .where(
            tables.ATTACHMENT_WAITING,
            table.c.lane_id.in_(ours),
            or_(table.c.next_try_at.is_(None), table.c.next_try_at <= uow.now),
        )
        .order_by(table.c.id)
        .limit(limit)
        .with_for_update(skip_locked=not uow.sqlite)
    ).all()
    for row in rows:
        pause = min(RETRY * (row.tries + 1), _LONGEST_PAUSE)
        values = {"tries": row.tries + 1, "next_try_at": uow.now + pause}
        uow.change(table, {"id": row.id}, values)
    return [_from_row(uow, row) for row in rows]


def release_all(uow: UnitOfWork) -> None:
    """At the start of the only process: whoever was fetching is gone, so what it had in hand is
    fetched now. A file that was tried often (it may be what ends us) keeps its pause."""
    table = tables.attachment
    uow.connection.execute(
        update(table)
        .where(table.c.state == "waiting", table.c.tries <= AT_ONCE_AGAIN)
        .values(next_try_at=uow.now)
    )


def stored(
    uow: UnitOfWork,
    attachment_id: str,
    *,
    media_type: str,
    size: int,
    pages: int,
    digest: bytes,
    file_name: str,
) -> None:
    uow.change(
        tables.attachment,
        {"id": attachment_id, "state": "waiting"},
        {
            "state": "stored",
            "media_type": media_type,
            "size": size,
            "pages": pages,
            "digest": digest,
            "file_name": file_name,
        },
    )


def failed(uow: UnitOfWork, attachment_id: str, reason: str, shown: Mapping[str, str]) -> None:
    uow.change(
        tables.attachment,
        {"id": attachment_id, "state": "waiting"},
        {"state": "failed", "reason": orjson.dumps([reason, dict(shown)]).decode()},
    )


def to_case(uow: UnitOfWork, attachment_ids: Sequence[str], case_id: str) -> None:
    if attachment_ids:
        uow.flush()
        table = tables.attachment
        uow.connection.execute(
            update(table).where(table.c.id.in_(list(attachment_ids))).values(case_id=case_id)
        )


def by_id(uow: UnitOfWork, attachment_id: str) -> Attachment | None:
    row = uow.connection.execute(
        select(tables.attachment).where(tables.attachment.c.id == attachment_id)
    ).one_or_none()
    return _from_row(uow, row) if row else None


def kept_as(uow: UnitOfWork, file_name: str) -> Attachment | None:
    """The one that this stored file belongs to."""
    row = uow.connection.execute(
        select(tables.attachment).where(tables.attachment.c.file_name == file_name)
    ).first()
    return _from_row(uow, row) if row else None


def every_of_case(uow: UnitOfWork, case_ids: Sequence[str]) -> list[Attachment]:
    """What customers sent and what staff sent them, oldest first."""
    table = tables.attachment
    rows = uow.connection.execute(
        select(table).where(table.c.case_id.in_(case_ids)).order_by(table.c.id)
    ).all()
    return [_from_row(uow, row) for row in rows]


def of_lane(uow: UnitOfWork, lane_id: str) -> list[Attachment]:
    table = tables.attachment
    rows = uow.connection.execute(
        select(table).where(table.c.lane_id == lane_id).order_by(table.c.id)
    ).all()
    return [_from_row(uow, row) for row in rows]


def of_case(uow: UnitOfWork, case_id: str) -> list[Attachment]:
    """The papers that the customer sent."""
    return of_cases(uow, [case_id])


def of_cases(uow: UnitOfWork, case_ids: Sequence[str]) -> list[Attachment]:
    """Those of several cases, oldest first."""
    table = tables.attachment
    rows = uow.connection.execute(
        select(table)
        .where(table.c.case_id.in_(case_ids), table.c.sent_by.is_(None))
        .order_by(table.c.id)
    ).all()
    return [_from_row(uow, row) for row in rows]


def _from_row(uow: UnitOfWork, row: Any) -> Attachment:
    return Attachment(
        row.id,
        row.lane_id,
        row.case_id,
        row.state,
        uow.open_json(row.source, _place(row.id)),
        row.tries,
        row.media_type,
        row.size,
        row.pages,
        row.file_name,
        tuple(orjson.loads(row.reason)) if row.reason else None,
        row.made_at,
        row.sent_by,
        row.removed_at,
        row.removed_by,
    )


def _place(attachment_id: str) -> Place:
    return Place("attachment", "source", attachment_id)
