"""How many masked values one person may have shown in a while, wherever they are: looking around
is stopped."""

from datetime import timedelta

from storage import cases, record_looks
from storage.unit_of_work import UnitOfWork

REVEALS, REVEALS_WITHIN = 30, timedelta(minutes=10)
SHOWN_FOR = timedelta(minutes=10)  # a value stays unmasked for whoever asked


def may_reveal(uow: UnitOfWork, staff_id: str) -> bool:
    since = uow.now - REVEALS_WITHIN
    on_cases = cases.count_by(uow, staff_id, "revealed", since)
    return on_cases + record_looks.count_revealed(uow, staff_id, since) < REVEALS
