"""Small histories whose figures are counted by hand."""

import asyncio
import itertools
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

from bot import figures as keeping
from handlers import case_clocks as clocks_of
from states import clock_kinds
from states.case_map import CaseState
from states.clock_kinds import CARRY_OUT
from states.kinds import KINDS
from states.office_hours import OFFICE, VIETNAM
from storage import case_clocks, cases, day_figures
from storage.cases import Case
from tests.desk import Desk

_numbers = itertools.count(1)


def opened(desk: Desk, kind: str, why: str = "", state: str = CaseState.OPEN) -> str:
    """A case that is opened now; its id."""

    def use_case(uow) -> str:
        begun = clock_kinds.started(KINDS[kind], uow.now, None, OFFICE)
        by = {one.name: one.first_due for one in begun}
        case = Case(
            uow.new_id(), f"DC-{next(_numbers):05}-1", kind, state, "webchat", 2, uow.now,
            by["reply"], by[CARRY_OUT], {}, why=why,
        )  # fmt: skip
        cases.add(uow, case, uow.keyring.house)
        if state == CaseState.OPEN:
            clocks_of.start(uow, case, OFFICE)
        return case.id

    return desk.database.write_now(use_case)


def moved(desk: Desk, case_id: str, state: str = "", *, replied: bool = False, **more) -> None:
    def use_case(uow) -> None:
        case = cases.by_id(uow, case_id)
        values = {"state": state} if state else {}
        if replied and case.replied_at is None:
            values["replied_at"] = uow.now
        cases.change(uow, case, **values, **more)

    desk.database.write_now(use_case)


def reopened(desk: Desk, case_id: str) -> None:
    def use_case(uow) -> None:
        case = cases.by_id(uow, case_id)
        cases.change(
            uow, case, state=CaseState.OPEN, closed_at=None, replied_at=None,
            reopened=case.reopened + 1, reopened_at=uow.now,
        )  # fmt: skip
        clocks_of.restart(uow, case, OFFICE)

    desk.database.write_now(use_case)


def extended(desk: Desk, case_id: str, days: int) -> None:
    def use_case(uow) -> None:
        clock = case_clocks.find(uow, case_id, CARRY_OUT)
        moved = case_clocks.put_off(uow, case_id, clock, days)
        cases.change(uow, cases.by_id(uow, case_id), **moved)

    desk.database.write_now(use_case)


def at(desk: Desk, day: int, hour: int, minute: int = 0) -> None:
    """Vietnam's time, in November 2026; the 23rd is a Monday. Days go on into December."""
    local = datetime(2026, 11, 1, hour, minute, tzinfo=VIETNAM) + timedelta(days=day - 1)
    desk.clock.now = local.astimezone(UTC)


def kept(desk: Desk) -> None:
    """What the house's clock does every half minute, to its end."""

    async def count() -> None:
        while await keeping.count_due(desk.database, desk.house):
            pass

    with ThreadPoolExecutor(1) as beside:  # whoever asks may stand in a loop of their own
        beside.submit(lambda: asyncio.run(count())).result()


def kept_of(desk: Desk, day: date) -> dict:
    return dict(desk.database.read_now(lambda uow: day_figures.kept(uow, day)))


def counted(desk: Desk, day: date) -> dict:
    """The same, counted anew from the history."""
    return dict(desk.database.read_now(lambda uow: day_figures.count(uow, day, OFFICE)))
