"""What becomes of a case's clocks when the case moves: a pure function, called wherever a case is
written, so that no way of moving a case forgets its clocks."""

from dataclasses import dataclass
from datetime import datetime

from states.case_map import CLOSED, CaseState
from states.clock_history import CaseClock, pause, resume, stop
from states.clock_kinds import CARRY_OUT, REPLY, TRIAGE

# Held: announced with the date from which it holds; nothing is left for the desk to do.
_ENDS = (*CLOSED, CaseState.HELD)


@dataclass(frozen=True, slots=True)
class Moved:
    """What is being written of a case. `state`: the new one, empty where it stays; `replied`: the
    customer got the first words of a person; `taken`: a person has it."""

    state: str = ""
    replied: bool = False
    taken: bool = False

    @property
    def matters(self) -> bool:
        return bool(self.state) or self.replied or self.taken


def follow(clock: CaseClock, moved: Moved, at: datetime) -> CaseClock:
    """The clock after the move; the same one where it does not touch it."""
    if moved.state in _ENDS or (clock.name == REPLY and moved.replied):
        return stop(clock, at)
    if clock.name == TRIAGE and (moved.taken or moved.replied):
        return stop(clock, at)
    if clock.name == CARRY_OUT and moved.state == CaseState.WAITING:
        return pause(clock, at, "customer")
    if clock.name == CARRY_OUT and moved.state:
        return resume(clock, at, "answered")
    return clock
