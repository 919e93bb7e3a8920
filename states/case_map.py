"""The case's moves: a table, nothing else. Who may do what stands in `states/case.py`."""

from enum import StrEnum

from states.machine import Map, Move


class CaseState(StrEnum):
    OPEN = "open"  # in the queue
    WAITING = "waiting"  # for the customer: papers, an answer
    APPROVED = "approved"  # by one person; a second one applies it
    HELD = "held"  # announced to every contact, the window is running
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    UNDONE = "undone"  # somebody said "this was not me"
    MERGED = "merged"  # it goes on in another case


CLOSED = (
    CaseState.DONE,
    CaseState.REFUSED,
    CaseState.WITHDRAWN,
    CaseState.UNDONE,
    CaseState.MERGED,
)
LIVE = tuple(state for state in CaseState if state not in CLOSED)

MOVES = (
    Move("ask_more", (CaseState.OPEN, CaseState.WAITING), CaseState.WAITING),
    Move("answer", (CaseState.WAITING,), CaseState.OPEN),
    Move("approve", (CaseState.OPEN,), CaseState.APPROVED),
    Move("send_back", (CaseState.APPROVED,), CaseState.OPEN),
    Move("refuse", (CaseState.OPEN, CaseState.WAITING, CaseState.APPROVED), CaseState.REFUSED),
    Move("apply", (CaseState.APPROVED,), CaseState.DONE),
    Move("hold", (CaseState.APPROVED,), CaseState.HELD),
    Move("window_end", (CaseState.HELD,), CaseState.DONE),
    Move("withdraw", LIVE, CaseState.WITHDRAWN),
    Move("undo", (CaseState.HELD, CaseState.DONE), CaseState.UNDONE),
    Move("merge", (CaseState.OPEN, CaseState.WAITING), CaseState.MERGED),
    Move("settle", (CaseState.OPEN, CaseState.WAITING), CaseState.DONE),
    Move("reopen", (CaseState.DONE, CaseState.REFUSED, CaseState.WITHDRAWN), CaseState.OPEN),
)

CASE = Map("case", tuple(CaseState), MOVES)
