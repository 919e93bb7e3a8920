"""Lists of cases that leave the house: asked for, cancelled, fetched by their maker; and what of it
is written into the history. Whoever asks is read anew each time."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from handlers.guarded import Refused, Unproven
from states.exports import (
    A_DAY,
    FORMATS,
    LONGEST_REASON,
    SHORTEST_REASON,
    TRIES,
    Filters,
    fitted,
)
from states.permissions import Permission
from storage import export_jobs, staff
from storage.audit import Entry
from storage.export_jobs import ExportJob
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Wish:
    """`reveals`: personal values unmasked, for `reason`. `proven`: the session has just shown whose
    it is."""

    format: str
    filters: Filters
    reveals: bool = False
    reason: str = ""
    proven: bool = False


def ask(uow: UnitOfWork, member: StaffMember, wish: Wish) -> str | Refused | Unproven:
    """A new job, its id; one at a time for each person."""
    current = staff.by_id(uow, member.id, lock=True)
    if current is None or current.disabled or not current.person.may(Permission.EXPORT):
        return Refused("exports-no-role")
    if wish.format not in FORMATS:
        return Refused("exports-no-format")
    reason = " ".join(wish.reason.split())[:LONGEST_REASON]
    if wish.reveals:
        if not current.person.may(Permission.REVEAL):
            return Refused("exports-no-reveal")
        if len(reason) < SHORTEST_REASON:
            return Refused("exports-no-reason")
        if not wish.proven:
            return Unproven()
    if export_jobs.open_of(uow, member.id):
        return Refused("exports-one-runs")
    if export_jobs.asked_since(uow, member.id, uow.now - timedelta(days=1)) >= A_DAY:
        return Refused("exports-too-many")
    filters = fitted(wish.filters)
    job_id = export_jobs.add(
        uow,
        member.id,
        wish.format,
        current.language,
        filters,
        reveals=wish.reveals,
        reason=reason if wish.reveals else "",
    )
    told = {"format": wish.format, "filters": filters.written(), "reveals": wish.reveals}
    data = {**told, "reason": reason if wish.reveals else ""}
    _record(uow, "cases export asked", member.id, {**data, "export": job_id})
    return job_id


def cancel(uow: UnitOfWork, member: StaffMember, job_id: str) -> bool:
    done = export_jobs.cancel(uow, job_id, member.id)
    if done:
        _record(uow, "cases export cancelled", member.id, {"export": job_id})
    return done


def fetch(uow: UnitOfWork, member: StaffMember, job_id: str) -> ExportJob | None:
    """The job whose file is fetched now, once; None where it may not be."""
    current = staff.by_id(uow, member.id)
    if current is None or current.disabled or not current.person.may(Permission.EXPORT):
        return None
    job = export_jobs.by_id(uow, job_id, member.id)
    if job is None or job.file_name is None or not export_jobs.fetch(uow, job_id, member.id):
        return None
    _record(uow, "cases export fetched", member.id, {"export": job_id, "rows": job.done})
    return job


def take(uow: UnitOfWork) -> ExportJob | None:
    """The next list to write. One that was cut off too often may be what ends us: it has failed."""
    job = export_jobs.next_due(uow)
    if job is None:
        return None
    if job.tries >= TRIES:
        failed(uow, job, "lost")
        return None
    return export_jobs.take(uow, job)


def maker(uow: UnitOfWork, job: ExportJob) -> StaffMember | None:
    """Whose list it is, if they may still have it."""
    found = staff.by_id(uow, job.staff_id)
    if found is None or found.disabled or not found.person.may(Permission.EXPORT):
        return None
    return found


def ready(uow: UnitOfWork, job: ExportJob, rows: int, file_name: str, size: int) -> bool:
    """It is written: into the history with its filters and how many rows left."""
    if not export_jobs.ready(uow, job, rows, file_name, size):
        return False
    told = {"format": job.format, "filters": job.filters.written(), "reveals": job.reveals}
    data = {**told, "reason": job.reason, "rows": rows, "export": job.id}
    _record(uow, "cases exported", job.staff_id, data)
    return True


def failed(uow: UnitOfWork, job: ExportJob, why: str) -> None:
    if export_jobs.failed(uow, job, why):
        _record(uow, "cases export failed", job.staff_id, {"export": job.id, "why": why})


def _record(uow: UnitOfWork, action: str, staff_id: str, data: dict[str, Any]) -> None:
    uow.record(Entry(action, "staff", uow.keyring.house, actor_id=staff_id, data=data))
