"""What staff are still to be told in their group: an outbox of its own, for what is small and late
is worth nothing. Kept until it was told, or until nobody waits for it any more."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update

from storage import tables
from storage.envelope import Place
from storage.unit_of_work import UnitOfWork

TOAST, SIGN, TEXT = "toast", "sign", "text"  # below a button | on a message | under it
# A press can be answered for 150 seconds (Bot API); an hour later nobody minds the rest.
_LIVES = {TOAST: timedelta(seconds=140), SIGN: timedelta(hours=1), TEXT: timedelta(hours=1)}
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """`body`: {"copy": id, "shown": {…}} of what is said, {"sign": …} of a sign on a message."""

    id: str
    way: str
    thread_id: int | None
    message_id: int | None
    press: str | None
    body: Mapping[str, Any]
    made_at: datetime
    tries: int


def add(
    uow: UnitOfWork,
    way: str,
    body: Mapping[str, Any],
    *,
    thread_id: int | None = None,
    message_id: int | None = None,
    press: str | None = None,
) -> None:
    answer_id = uow.new_id()
    uow.add(
        tables.group_answer,
        {
            "id": answer_id,
            "way": way,
            "thread_id": thread_id,
            "message_id": message_id,
            "press": press,
            "body": uow.keyring.house.seal_json(dict(body), _place(answer_id)),
            "made_at": uow.now,
        },
    )


def due(uow: UnitOfWork, limit: int, ways: Collection[str] = tuple(_LIVES)) -> list[Answer]:
    """The oldest first, late ones too (`is_late`)."""
    table = tables.group_answer
    rows = uow.connection.execute(
        select(table).where(table.c.way.in_(ways)).order_by(table.c.id).limit(limit)
    ).all()
    return [
        Answer(
            row.id,
            row.way,
            row.thread_id,
            row.message_id,
            row.press,
            uow.open_json(row.body, _place(row.id)),
            row.made_at,
            row.tries,
        )
        for row in rows
    ]


def is_late(answer: Answer, now: datetime) -> bool:
    return answer.tries >= _TRIES or now - answer.made_at > _LIVES[answer.way]


def done(uow: UnitOfWork, answer_id: str) -> None:
    uow.connection.execute(delete(tables.group_answer).where(tables.group_answer.c.id == answer_id))


def tried(uow: UnitOfWork, answer_id: str) -> None:
    table = tables.group_answer
    uow.connection.execute(
        update(table).where(table.c.id == answer_id).values(tries=table.c.tries + 1)
    )


def _place(answer_id: str) -> Place:
    return Place("group_answer", "body", answer_id)
