"""Texts that the desk keeps for replies: sealed under the house's key, in both languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from states.permissions import Permission
from storage import tables
from storage.envelope import Place
from storage.unit_of_work import UnitOfWork

_macro = tables.macro


@dataclass(frozen=True, slots=True)
class Words:
    """What is written. `texts`: by language, with variables (`states/macros.py`). `kinds`: of the
    cases it is for; none means any. `editable_by`: the permission that takes to reword it."""

    title: str
    texts: Mapping[str, str]
    kinds: tuple[str, ...] = ()
    editable_by: Permission = Permission.CONFIGURE


@dataclass(frozen=True, slots=True)
class Macro:
    id: str
    words: Words
    version: int
    changed_at: datetime
    changed_by: str
    retired_at: datetime | None = None


def every(uow: UnitOfWork) -> list[Macro]:
    """Those in use and those that are retired, by title."""
    rows = uow.connection.execute(select(_macro)).all()
    return sorted((_from_row(uow, row) for row in rows), key=lambda one: one.words.title.casefold())


def fitting(uow: UnitOfWork, kind: str) -> list[Macro]:
    """Those in use for cases of this kind, by title."""
    rows = uow.connection.execute(select(_macro).where(_macro.c.retired_at.is_(None))).all()
    wanted = [row for row in rows if not row.kinds or kind in row.kinds.split(",")]
    found = (_from_row(uow, row) for row in wanted)
    return sorted(found, key=lambda one: one.words.title.casefold())


def by_id(uow: UnitOfWork, macro_id: str, *, lock: bool = False) -> Macro | None:
    statement = select(_macro).where(_macro.c.id == macro_id)
    row = uow.connection.execute(statement.with_for_update() if lock else statement).one_or_none()
    return _from_row(uow, row) if row else None


def count(uow: UnitOfWork) -> int:
    """How many are in use."""
    statement = select(func.count()).select_from(_macro).where(_macro.c.retired_at.is_(None))
    return uow.connection.execute(statement).scalar_one()


def add(uow: UnitOfWork, staff_id: str, words: Words) -> str:
    macro_id = uow.new_id()
    row = {"id": macro_id, "version": 1, "changed_at": uow.now, "changed_by": staff_id}
    uow.add(_macro, {**row, **_columns(uow, macro_id, words)})
    return macro_id


def change(uow: UnitOfWork, macro: Macro, staff_id: str, words: Words) -> None:
    _write(uow, macro, staff_id, _columns(uow, macro.id, words))


def set_retired(uow: UnitOfWork, macro: Macro, staff_id: str, *, retired: bool) -> None:
    _write(uow, macro, staff_id, {"retired_at": uow.now if retired else None})


def _write(uow: UnitOfWork, macro: Macro, staff_id: str, values: Mapping[str, Any]) -> None:
    """Loses (ConflictError) where somebody else wrote it since it was read."""
    changed = {"changed_at": uow.now, "changed_by": staff_id, "version": macro.version + 1}
    uow.change(_macro, {"id": macro.id, "version": macro.version}, {**values, **changed})


def _columns(uow: UnitOfWork, macro_id: str, words: Words) -> dict[str, Any]:
    plain = {"title": words.title, "texts": dict(words.texts)}
    return {
        "body": uow.keyring.house.seal_json(plain, _place(macro_id)),
        "kinds": _joined(words.kinds),
        "editable_by": words.editable_by.value,
    }


def _joined(kinds: Iterable[str]) -> str:
    return ",".join(sorted(kinds))


def _from_row(uow: UnitOfWork, row: Any) -> Macro:
    plain = uow.open_json(row.body, _place(row.id))
    kinds = tuple(one for one in row.kinds.split(",") if one)
    words = Words(plain["title"], plain["texts"], kinds, Permission(row.editable_by))
    return Macro(row.id, words, row.version, row.changed_at, row.changed_by, row.retired_at)


def _place(macro_id: str) -> Place:
    return Place("macro", "body", macro_id)
