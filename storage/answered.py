"""Requests that were carried out, by the key their sender gave: a repeat gets the same answer."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from storage import tables
from storage.envelope import Place
from storage.unit_of_work import UnitOfWork

_PURPOSE = b"answered"


@dataclass(frozen=True, slots=True)
class Answered:
    """`same`: the repeat asks for exactly what was asked for then."""

    same: bool
    answer: Mapping[str, Any]


def find(uow: UnitOfWork, scope: str, key: str, asked: bytes) -> Answered | None:
    table = tables.answered
    row = uow.connection.execute(
        select(table).where(table.c.scope == scope, table.c.key == key)
    ).one_or_none()
    if row is None:
        return None
    same = hmac.compare_digest(row.body_hash, _digest(uow, asked))
    return Answered(same, uow.open_json(row.answer, _place(scope, key)))


def keep(uow: UnitOfWork, scope: str, key: str, asked: bytes, answer: Mapping[str, Any]) -> None:
    uow.add(
        tables.answered,
        {
            "scope": scope,
            "key": key,
            "body_hash": _digest(uow, asked),
            "at": uow.now,
            "answer": uow.keyring.house.seal_json(dict(answer), _place(scope, key)),
        },
    )


def _digest(uow: UnitOfWork, asked: bytes) -> bytes:
    return hmac.digest(uow.keyring.subkey(_PURPOSE), asked, "sha256")


def _place(scope: str, key: str) -> Place:
    return Place("answered", "answer", f"{scope}/{key}")
