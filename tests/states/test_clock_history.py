"""What follows from the spans of a clock, checked against a model that counts hour by hour."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from states.case_map import CaseState
from states.clock_history import (
    CaseClock,
    Run,
    Standing,
    begun,
    due,
    extend,
    left,
    may_extend,
    pause,
    paused,
    resume,
    standing,
    stop,
)
from states.clock_kinds import CARRY_OUT, FIRST_NOTICE, REPLY, TRIAGE
from states.clock_moves import Moved, follow

START = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
FIRST = START + timedelta(days=10, hours=8, minutes=30)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def at(days: float) -> datetime:
    return START + days * DAY


def clock(name: str = CARRY_OUT) -> CaseClock:
    return begun(name, FIRST, START)


# -- one by one -----------------------------------------------------------------------------------
def test_a_pause_puts_it_off_by_its_whole_days():
    went = resume(pause(clock(), at(2), "customer"), at(5.5), "answered")
    assert paused(went, at(9)) == 3.5 * DAY
    assert due(went, at(9)) == FIRST + 3 * DAY
    again = resume(pause(went, at(6), "customer"), at(6.5), "answered")
    assert due(again, at(9)) == FIRST + 4 * DAY  # the two halves together


def test_while_it_stands_still_nothing_runs_out():
    stands = pause(clock(), at(9), "customer")
    assert standing(stands, at(90)) is Standing.PAUSED
    assert left(stands, at(90)) == left(stands, at(9)) == FIRST - at(9)
    assert due(stands, at(90)) == FIRST + 81 * DAY


def test_how_it_stands():
    assert standing(clock(), at(1)) is Standing.RUNNING
    assert standing(clock(), FIRST) is Standing.RUNNING  # the very moment is in time
    assert standing(clock(), FIRST + HOUR) is Standing.LATE
    assert standing(stop(clock(), FIRST), at(99)) is Standing.KEPT
    assert standing(stop(clock(), FIRST + HOUR), at(99)) is Standing.LATE
    assert standing(extend(clock(), 5, at(3)), at(4)) is Standing.EXTENDED
    assert standing(extend(clock(), 5, at(3)), at(12)) is Standing.EXTENDED
    assert standing(extend(clock(), 5, at(3)), at(16)) is Standing.LATE


def test_extending_is_once_and_before_the_first_deadline():
    assert may_extend(clock(), FIRST)
    assert not may_extend(clock(), FIRST + HOUR)
    assert not may_extend(stop(clock(), at(1)), at(2))
    longer = extend(clock(), 10, at(9))
    assert due(longer, at(9)) == FIRST + 10 * DAY
    assert not may_extend(longer, at(10))
    assert may_extend(pause(clock(), at(9), "customer"), at(50))  # it did not run on
    for wrong in (longer, stop(clock(), at(1))):
        with pytest.raises(ValueError, match="cannot be extended"):
            extend(wrong, 1, at(10))
    with pytest.raises(ValueError, match="cannot be extended"):
        extend(clock(), 0, at(1))


def test_what_was_late_stays_late_over_a_pause():
    late = resume(pause(clock(), at(12), "customer"), at(30), "answered")
    assert standing(late, at(30)) is Standing.LATE


def test_spans_join_without_gaps():
    went = stop(resume(pause(clock(), at(1), "customer"), at(3), "answered"), at(4))
    assert [(one.run, one.begins, one.ends, one.why) for one in went.spans] == [
        (Run.RUNNING, at(0), at(1), "opened"),
        (Run.PAUSED, at(1), at(3), "customer"),
        (Run.RUNNING, at(3), at(4), "answered"),
    ]
    for move in (pause, resume):
        assert move(went, at(9), "x") is went
    assert stop(went, at(9)) is went


# -- what moves which clock ----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "moved", "stopped"),
    [
        (REPLY, Moved(replied=True), True),
        (REPLY, Moved(taken=True), False),
        (REPLY, Moved("waiting"), False),
        (TRIAGE, Moved(taken=True), True),
        (FIRST_NOTICE, Moved(replied=True, taken=True), False),
        (FIRST_NOTICE, Moved("done"), True),
        (CARRY_OUT, Moved(replied=True, taken=True), False),
        (CARRY_OUT, Moved("held"), True),
        *((name, Moved(state), True) for name in (REPLY, CARRY_OUT) for state in
          ("done", "refused", "withdrawn", "undone")),
    ],
)  # fmt: skip
def test_what_stops_a_clock(name: str, moved: Moved, stopped: bool):
    assert (follow(clock(name), moved, at(1)).stopped_at is not None) is stopped


@pytest.mark.parametrize("name", [REPLY, TRIAGE, FIRST_NOTICE])
def test_only_carrying_out_waits_for_the_customer(name: str):
    assert follow(clock(name), Moved("waiting"), at(1)).paused_at is None
    assert follow(clock(CARRY_OUT), Moved("waiting"), at(1)).paused_at == at(1)


@pytest.mark.parametrize("state", ["open", "approved"])
def test_no_other_state_pauses(state: str):
    assert follow(clock(), Moved(state), at(1)) == clock()
    stands = follow(clock(), Moved("waiting"), at(1))
    assert follow(stands, Moved(state), at(2)).runs


# -- recomputed from history ----------------------------------------------------------------------
class Counter:
    """The clock as a person with a watch would keep it: hour by hour, no spans."""

    def __init__(self) -> None:
        self.now, self.runs, self.stopped = START, True, False
        self.paused_hours = self.extended = 0

    def wait(self, hours: int) -> None:
        for _ in range(hours):
            if not self.stopped and not self.runs:
                self.paused_hours += 1
            self.now += HOUR

    @property
    def due(self) -> datetime:
        return FIRST + (self.extended + self.paused_hours // 24) * DAY


@settings(max_examples=4000)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["waiting", "open", "approved", "held", "done", "reply", "extend"]),
            st.integers(0, 90),
        ),
        max_size=14,
    )
)
def test_the_deadline_follows_from_the_spans(moves: list[tuple[str, int]]):
    """Broken once: pauses rounded each by itself -> two halves of a day put nothing off."""
    counted, kept, last = Counter(), clock(), clock()
    for what, hours in moves:
        counted.wait(hours)
        now = counted.now
        last = kept
        if what == "extend":
            if may_extend(kept, now):
                kept, counted.extended = extend(kept, 7, now), 7
        elif what == "reply":
            kept = follow(kept, Moved(replied=True, taken=True), now)
        else:
            kept = follow(kept, Moved(what), now)
            ends = what in (CaseState.DONE, CaseState.HELD)
            counted.stopped = counted.stopped or ends
            counted.runs = (counted.runs and what != "waiting") or what in ("open", "approved")
        if counted.stopped and kept.stopped_at == now and last.stopped_at is None:
            assert due(kept, now) == counted.due
        elif not counted.stopped:
            assert due(kept, now) == counted.due
            assert (kept.paused_at is None) is counted.runs
    for before, after in zip(kept.spans, kept.spans[1:], strict=False):
        assert before.ends == after.begins
        assert before.run is not after.run
    rebuilt = CaseClock(kept.name, kept.first_due, kept.spans, extended=kept.extended)
    later = counted.now + 3 * DAY
    assert due(rebuilt, later) == due(kept, later)
    assert left(rebuilt, later) == left(kept, later)
