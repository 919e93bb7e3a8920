"""What belongs to a case beside it: open ones that may be the same wish, those linked to it, those
merged into it, and the one it was merged into."""

from dataclasses import dataclass
from datetime import datetime

from handlers.desk_deed import QUIET
from states.case_map import CLOSED
from states.kinds import KINDS
from storage import cases, near_cases, staff
from storage.cases import Case
from storage.near_cases import NearCase
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Alike:
    """An open case of the same customer and kind. `same`: it asks for the same value; `other`: for
    another one. `seen`: what a merge into it says that the page showed of it."""

    reference: str
    state: str
    opened_at: datetime
    holder: str
    same: bool
    other: bool
    seen: str


@dataclass(frozen=True, slots=True)
class Near:
    alike: tuple[Alike, ...] = ()
    linked: tuple[NearCase, ...] = ()
    merged: tuple[NearCase, ...] = ()
    into: str = ""  # the reference of the one that goes on


def load(uow: UnitOfWork, case: Case) -> Near:
    going_on = cases.by_id(uow, case.merged_into) if case.merged_into else None
    return Near(
        () if case.state in CLOSED else _alike(uow, case),
        tuple(near_cases.linked(uow, case.id)),
        tuple(near_cases.merged_into(uow, case.id)),
        going_on.reference if going_on else "",
    )


def _alike(uow: UnitOfWork, case: Case) -> tuple[Alike, ...]:
    found = near_cases.alike(uow, case)
    if not found:
        return ()
    counts = near_cases.loud_counts(uow, [one.id for one in found], QUIET)
    names = staff.names(uow, [one.assignee_id for one in found])
    wanted = value_of(case)
    return tuple(
        Alike(
            one.reference,
            one.state,
            one.opened_at,
            names.get(one.assignee_id or "", ""),
            wanted is not None and value_of(one) == wanted,
            wanted is not None and value_of(one) != wanted,
            f"{one.reference}.{one.version}.{counts.get(one.id, 0)}",
        )
        for one in found
    )


def value_of(case: Case) -> str | None:
    """The value it asks for, in its stored form; None where it asks for none."""
    field = KINDS[case.kind].field
    return case.answers.get("new_name" if field == "name" else field or "")
