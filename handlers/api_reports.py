"""The desk's figures over the API: the sums of the report pages, for whoever may see those."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from handlers import figures
from handlers.api_access import Refusal
from handlers.figures import Asked, Stand
from states.facts import local_day
from states.figures import LONGEST, Period
from states.permissions import Permission
from storage import staff
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

USUAL = 30  # days, where nothing else is asked for
FIRST_YEAR, LAST_YEAR = 2000, 2999
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What was asked for, up to when it is counted, and the figures."""

    asked: Asked
    stand: Stand
    figures: T


def read(
    uow: UnitOfWork,
    member: StaffMember,
    since: date | None,
    until: date | None,
    kind: str,
    figures_of: Callable[[UnitOfWork, Asked], T],
) -> Found[T] | Refusal:
    """Both days are included; without them, the last `USUAL` days up to today."""
    now = staff.by_id(uow, member.id)
    if now is None or not now.person.may(Permission.REPORTS):
        return Refusal(403, "console-no-role")
    ends = until or local_day(uow.now)
    begins = since or ends - timedelta(days=USUAL - 1)
    if any(not FIRST_YEAR <= day.year <= LAST_YEAR for day in (begins, ends)):
        return _wrong("since", "problem-period-year", first=str(FIRST_YEAR), last=str(LAST_YEAR))
    if begins > ends:
        return _wrong("until", "problem-period-order")
    if (ends - begins).days >= LONGEST:
        return _wrong("since", "problem-period-long", most=str(LONGEST))
    asked = Asked(Period(begins, ends), kind)
    return Found(asked, figures.stand(uow, asked), figures_of(uow, asked))


def _wrong(at: str, copy: str, **shown: str) -> Refusal:
    return Refusal(422, "problem-period", wrong={at: (copy, shown)})
