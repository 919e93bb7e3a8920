"""Lists that leave the house, as jobs: asked for, worked on under a lease, fetched once, forgotten.

What is written of a job that somebody works on names its try: whoever lost it to another, or to
its maker who cancelled it, writes nothing any more.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update

from states.exports import KEPT_FOR, OPEN, ExportState, Filters, read_filters
from storage import tables
from storage.envelope import Place
from storage.unit_of_work import UnitOfWork

LEASE = timedelta(seconds=60)
_SHOWN = 20
_FETCHING = timedelta(hours=1)  # nobody's download takes longer
_job = tables.export_job


@dataclass(frozen=True, slots=True)
class ExportJob:
    """`reveals`: personal values stand unmasked in it, for `reason`. `total` rows, `done` so far.
    `why`: the code why it failed."""

    id: str
    staff_id: str
    format: str
    language: str
    filters: Filters
    reveals: bool
    reason: str
    state: ExportState
    why: str
    made_at: datetime
    total: int = 0
    done: int = 0
    tries: int = 0
    ended_at: datetime | None = None
    file_name: str | None = None
    size: int | None = None


def add(
    uow: UnitOfWork,
    staff_id: str,
    format_: str,
    language: str,
    filters: Filters,
    *,
    reveals: bool,
    reason: str,
) -> str:
    job_id = uow.new_id()
    row = {
        "id": job_id,
        "staff_id": staff_id,
        "format": format_,
        "language": language,
        "filters": filters.written(),
        "reveals": reveals,
        "reason": uow.keyring.house.seal(reason.encode(), _place(job_id)),
        "state": ExportState.WAITING.value,
        "made_at": uow.now,
    }
    uow.add(_job, row)
    return job_id


# -- read -----------------------------------------------------------------------------------------
def of_staff(uow: UnitOfWork, staff_id: str) -> list[ExportJob]:
    """The newest of this person's."""
    rows = uow.connection.execute(
        select(_job).where(_job.c.staff_id == staff_id).order_by(_job.c.id.desc()).limit(_SHOWN)
    )
    return [_from_row(uow, row) for row in rows]


def by_id(uow: UnitOfWork, job_id: str, staff_id: str) -> ExportJob | None:
    """This person's; None for anybody else's."""
    row = uow.connection.execute(
        select(_job).where(_job.c.id == job_id, _job.c.staff_id == staff_id)
    ).one_or_none()
    return _from_row(uow, row) if row else None


def open_of(uow: UnitOfWork, staff_id: str) -> int:
    """How many of this person's are not over yet."""
    open_ones = [one.value for one in OPEN]
    return uow.connection.execute(
        select(func.count()).where(_job.c.staff_id == staff_id, _job.c.state.in_(open_ones))
    ).scalar_one()


def asked_since(uow: UnitOfWork, staff_id: str, since: datetime) -> int:
    return uow.connection.execute(
        select(func.count()).where(_job.c.staff_id == staff_id, _job.c.made_at > since)
    ).scalar_one()


# -- worked on ------------------------------------------------------------------------------------
def next_due(uow: UnitOfWork) -> ExportJob | None:
    """The oldest that waits, or whose worker is gone; locked."""
    row = uow.connection.execute(
        select(_job)
        .where(
            _job.c.state.in_([one.value for one in OPEN]),
            _job.c.lease_until.is_(None) | (_job.c.lease_until < uow.now),
        )
        .order_by(_job.c.id)
        .limit(1)
        .with_for_update(skip_locked=not uow.sqlite)
    ).one_or_none()
    return _from_row(uow, row) if row else None


def take(uow: UnitOfWork, job: ExportJob) -> ExportJob:
    """Ours for LEASE, from its beginning."""
    working, tries = ExportState.WORKING, job.tries + 1
    values = {"state": working.value, "tries": tries, "lease_until": uow.now + LEASE, "done": 0}
    uow.change(_job, {"id": job.id}, values)
    return replace(job, state=working, tries=tries, done=0)


def release_all(uow: UnitOfWork) -> None:
    """At the start of the only process: whoever worked on one is gone."""
    working = _job.c.state == ExportState.WORKING.value
    uow.connection.execute(update(_job).where(working).values(lease_until=None))


def go_on(uow: UnitOfWork, job: ExportJob, total: int, done: int) -> bool:
    """So far it is; the lease is renewed. False where it is not ours any more."""
    values = {"total": total, "done": done, "lease_until": uow.now + LEASE}
    return _write(uow, job.id, job.tries, values)


def ready(uow: UnitOfWork, job: ExportJob, done: int, file_name: str, size: int) -> bool:
    return _end(
        uow, job.id, job.tries, ExportState.READY, done=done, file_name=file_name, size=size
    )


def failed(uow: UnitOfWork, job: ExportJob, why: str) -> bool:
    return _end(uow, job.id, job.tries, ExportState.FAILED, why=why)


def put_back(uow: UnitOfWork, job: ExportJob) -> bool:
    """It is taken up again, from the beginning."""
    values = {"state": ExportState.WAITING.value, "lease_until": None, "done": 0}
    return _write(uow, job.id, job.tries, values)


def _end(uow: UnitOfWork, job_id: str, tries: int, state: ExportState, **values: Any) -> bool:
    whole = {"state": state.value, "ended_at": uow.now, "lease_until": None, **values}
    return _write(uow, job_id, tries, whole)


def _write(uow: UnitOfWork, job_id: str, tries: int, values: dict[str, Any]) -> bool:
    ours = (_job.c.id == job_id, _job.c.tries == tries)
    open_ones = _job.c.state.in_([one.value for one in OPEN])
    done = uow.connection.execute(update(_job).where(*ours, open_ones).values(values))
    return done.rowcount == 1


# -- of its maker ---------------------------------------------------------------------------------
def cancel(uow: UnitOfWork, job_id: str, staff_id: str) -> bool:
    """False where it is over, or somebody else's."""
    open_ones = [one.value for one in OPEN]
    done = uow.connection.execute(
        update(_job)
        .where(_job.c.id == job_id, _job.c.staff_id == staff_id, _job.c.state.in_(open_ones))
        .values(state=ExportState.CANCELLED.value, ended_at=uow.now, lease_until=None)
    )
    return done.rowcount == 1


def fetch(uow: UnitOfWork, job_id: str, staff_id: str) -> bool:
    """Its one download begins; False for a second one, for anybody else, and after its day."""
    done = uow.connection.execute(
        update(_job)
        .where(
            _job.c.id == job_id,
            _job.c.staff_id == staff_id,
            _job.c.state == ExportState.READY.value,
            _job.c.ended_at > uow.now - KEPT_FOR,
        )
        .values(state=ExportState.FETCHED.value, ended_at=uow.now)
    )
    return done.rowcount == 1


# -- forgotten ------------------------------------------------------------------------------------
def to_forget(uow: UnitOfWork, most: int) -> list[tuple[str, str]]:
    """(job, file) of what was fetched, or waited for its day in vain."""
    fetched = _job.c.state == ExportState.FETCHED.value
    limit = uow.now - KEPT_FOR
    rows = uow.connection.execute(
        select(_job.c.id, _job.c.file_name)
        .where(
            _job.c.file_name.isnot(None),
            (_job.c.ended_at <= limit) | (fetched & (_job.c.ended_at <= uow.now - _FETCHING)),
        )
        .order_by(_job.c.ended_at)
        .limit(most)
    )
    return [(row.id, row.file_name) for row in rows]


def forget(uow: UnitOfWork, job_id: str) -> None:
    """Its file is gone."""
    lapsed = (_job.c.id == job_id, _job.c.state == ExportState.READY.value)
    uow.connection.execute(update(_job).where(*lapsed).values(state=ExportState.LAPSED.value))
    uow.connection.execute(update(_job).where(_job.c.id == job_id).values(file_name=None))


def _from_row(uow: UnitOfWork, row: Any) -> ExportJob:
    return ExportJob(
        id=row.id,
        staff_id=row.staff_id,
        format=row.format,
        language=row.language,
        filters=read_filters(row.filters),
        reveals=row.reveals,
        reason=uow.open(row.reason, _place(row.id)).decode(),
        state=ExportState(row.state),
        why=row.why,
        made_at=row.made_at,
        total=row.total,
        done=row.done,
        tries=row.tries,
        ended_at=row.ended_at,
        file_name=row.file_name,
        size=row.size,
    )


def _place(job_id: str) -> Place:
    return Place("export_job", "reason", job_id)
