"""Thousands of lives of cases, generated: what stands in the rows is what the stored spans say, and
what a count by the hour says that knows no spans."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from handlers import case_clocks as clocks_of
from states.case_map import CASE, CLOSED, CaseState
from states.clock_history import due, may_extend
from states.clock_kinds import CARRY_OUT, REPLY, kind_of, started
from states.kinds import KINDS, MISUSE, NAME_CHANGE, TALK
from states.office_hours import OFFICE
from storage import case_clocks, cases, tables
from storage.cases import Case
from tests.desk import Desk

HISTORIES = {True: 2000, False: 150}  # SQLite, PostgreSQL: the code is the same, the waits are not
STEPS = 6
DAY = timedelta(days=1)
MOVES = ("ask_more", "answer", "approve", "send_back", "settle", "hold", "refuse", "withdraw")
OTHERS = ("reply", "claim", "extend", "nothing")


@dataclass
class Life:
    """One case, counted without spans."""

    id: str
    first_due: datetime
    due: datetime
    paused_at: datetime | None = None
    paused: timedelta = timedelta()
    extended: int = 0
    over: bool = False

    def leaves(self, now: datetime) -> None:
        if self.paused_at is not None:
            self.paused += now - self.paused_at
            self.paused_at = None


@pytest.mark.timeout(500)
def test_rows_spans_and_a_watch_agree(desk: Desk):
    """Broken once: `resume` left the row's deadline as it was."""
    chance = random.Random(20261125)
    lives = desk.database.write_now(
        lambda uow: [born(uow, chance, one) for one in range(many(desk))]
    )
    assert len(lives) == many(desk)
    for _ in range(STEPS):
        desk.clock.pass_(hours=chance.choice((1, 5, 11, 24, 30, 71, 200)))
        desk.database.write_now(lambda uow: [step(uow, life, chance) for life in lives])
        agree(desk, chance.sample(lives, len(lives) // 8))
    agree(desk, lives)
    assert sum(life.over for life in lives) > len(lives) / 4
    assert sum(life.extended > 0 for life in lives) > len(lives) / 20
    assert sum(life.paused > DAY for life in lives) > len(lives) / 5


def agree(desk: Desk, lives: list[Life]) -> None:
    desk.database.read_now(lambda uow: [check(uow, life) for life in lives])


def many(desk: Desk) -> int:
    return HISTORIES[desk.database.sqlite]


def born(uow, chance: random.Random, number: int) -> Life:
    kind = chance.choice((NAME_CHANGE, TALK, MISUSE))
    both = started(kind, uow.now, None, OFFICE)
    by = {one.name: one.first_due for one in both}
    case = Case(
        uow.new_id(), f"DC-{number:05}-0", kind.id, CaseState.OPEN, "test", 0, uow.now,
        by[REPLY], by[CARRY_OUT], {},
        alarmed_at=uow.now if kind is MISUSE else None,
    )  # fmt: skip
    cases.add(uow, case, uow.keyring.house)
    clocks_of.start(uow, case, OFFICE)
    return Life(case.id, case.due_at, case.due_at)


def step(uow, life: Life, chance: random.Random) -> None:
    case = cases.by_id(uow, life.id)
    what = chance.choice((*MOVES[:2] * 3, *MOVES, *OTHERS * 2))
    if what in MOVES:
        if not CASE.can(case.state, what):
            return
        state = CASE.move(case.state, what)
        cases.change(uow, case, state=state)
        if state == CaseState.WAITING:
            life.paused_at = life.paused_at or uow.now
        else:
            life.leaves(uow.now)
        life.over = state in (*CLOSED, CaseState.HELD)
        if not life.over:
            life.due = life.first_due + (life.extended + life.paused // DAY) * DAY
    elif what == "extend" and not life.over and not life.extended:
        clock = case_clocks.find(uow, case.id, CARRY_OUT)
        if may_extend(clock, uow.now):
            life.extended = kind_of(KINDS[case.kind], CARRY_OUT).longer
            cases.change(uow, case, **case_clocks.put_off(uow, case.id, clock, life.extended))
            life.due += life.extended * DAY
    elif what == "reply" and not life.over and case.replied_at is None:
        cases.change(uow, case, replied_at=uow.now)
    elif what == "claim" and not life.over:
        cases.change(uow, case, assignee_id="somebody")
    uow.flush()


def check(uow, life: Life) -> None:
    table = tables.case
    row = uow.connection.execute(
        select(table.c.due_at, table.c.reply_by, table.c.state).where(table.c.id == life.id)
    ).one()
    found = {one.name: one for one in case_clocks.of_case(uow, life.id)}
    clock = found[CARRY_OUT]
    assert (clock.stopped_at is not None) is life.over
    assert (clock.paused_at is not None) is (row.state == CaseState.WAITING and not life.over)
    assert row.reply_by == due(found[REPLY], uow.now)
    if not life.over:
        assert row.due_at == life.due == due(clock, clock.paused_at or uow.now)
    for before, after in zip(clock.spans, clock.spans[1:], strict=False):
        assert before.ends == after.begins
