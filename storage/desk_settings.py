"""What the desk set for itself, by name (`states/desk_settings.py`); sealed, for it may name
colleagues' addresses."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from storage import tables
from storage.envelope import Place
from storage.unit_of_work import UnitOfWork

_setting = tables.desk_setting


@dataclass(frozen=True, slots=True)
class DeskSetting:
    value: str
    changed_at: datetime
    changed_by: str  # staff id


def every(uow: UnitOfWork) -> Mapping[str, DeskSetting]:
    """All that were ever set, by name; those taken back have an empty value."""
    rows = uow.connection.execute(select(_setting)).all()
    return {
        row.name: DeskSetting(
            uow.open_text(row.value, _place(row.name)), row.changed_at, row.changed_by
        )
        for row in rows
    }


def changed_at(uow: UnitOfWork) -> datetime | None:
    """When any was last changed."""
    newest = uow.connection.execute(select(func.max(_setting.c.changed_at))).scalar_one()
    return newest if isinstance(newest, datetime) else None


def put(uow: UnitOfWork, name: str, value: str, staff_id: str) -> None:
    sealed = uow.keyring.house.seal(value.encode(), _place(name))
    changed = {"value": sealed, "changed_at": uow.now, "changed_by": staff_id}
    done = uow.connection.execute(update(_setting).where(_setting.c.name == name).values(changed))
    if not done.rowcount:
        uow.add(_setting, {"name": name, **changed})
        uow.flush()


def _place(name: str) -> Place:
    return Place("desk_setting", "value", name)
