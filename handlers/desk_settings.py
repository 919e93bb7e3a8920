"""Setting up the desk while it runs: read, judged, kept, and written into the history."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from states import desk_settings as settings_of
from states.desk_settings import READERS, Read
from states.permissions import Permission
from storage import desk_settings, staff
from storage.audit import Entry
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Saved:
    names: tuple[str, ...]  # of what is another than before


@dataclass(frozen=True, slots=True)
class Wrong:
    """Nothing was kept. By name: why not."""

    reads: Mapping[str, Read] = field(default_factory=dict)


class Forbidden:
    """This person may not set up the desk (any more)."""


def change(
    uow: UnitOfWork, member: StaffMember, given: Mapping[str, str]
) -> Saved | Wrong | Forbidden:
    """All of `given` or nothing."""
    current = staff.by_id(uow, member.id)
    if current is None or current.disabled or not current.person.may(Permission.CONFIGURE):
        return Forbidden()
    reads = {name: settings_of.read(name, text) for name, text in given.items() if name in READERS}
    if wrong := {name: one for name, one in reads.items() if one.wrong}:
        return Wrong(wrong)
    before = desk_settings.every(uow)
    changed = []
    for name, one in reads.items():
        old = before[name].value if name in before else ""
        if one.value == old:
            continue
        desk_settings.put(uow, name, one.value, current.id)
        uow.record(
            Entry(
                "desk set up",
                "staff",
                uow.keyring.house,
                actor_id=current.id,
                data={"setting": name, "old": old, "new": one.value},
            )
        )
        changed.append(name)
    return Saved(tuple(changed))
