"""The maps: every state can be reached, each can end, no move is there for nothing."""

import ast
from pathlib import Path

import pytest

from states.case_map import CASE, CLOSED, CaseState
from states.conversation import State
from states.conversation_map import CONVERSATION
from states.machine import IllegalMoveError, Map

ROOT = Path(__file__).parent.parent
_FLOORS = ("states", "handlers", "bot")


def reached(chart: Map, start: str) -> set[str]:
    seen, todo = {start}, [start]
    while todo:
        here = todo.pop()
        for move in chart.moves:
            if (not move.source or here in move.source) and move.dest not in seen:
                seen.add(str(move.dest))
                todo.append(str(move.dest))
    return seen


def moves_named_in_code() -> set[str]:
    """Every literal of the code: a trigger that stands nowhere is a move nobody makes."""
    found = set()
    for floor in _FLOORS:
        for path in (ROOT / floor).rglob("*.py"):
            if path.name.endswith("_map.py"):
                continue
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found |= {
                node.value
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
    return found


def test_every_state_of_a_conversation_is_reached_from_the_menu():
    assert reached(CONVERSATION, State.MENU) == {str(state) for state in State}


def test_every_state_of_a_conversation_leads_back_to_the_menu():
    for state in State:
        assert CONVERSATION.move(state, "rest") == State.MENU


def test_every_state_of_a_case_is_reached():
    assert reached(CASE, CaseState.OPEN) == {str(state) for state in CaseState}


def test_every_open_case_can_end_and_a_closed_one_only_be_undone_or_reopened():
    for state in CaseState:
        ends = reached(CASE, state) & {str(one) for one in CLOSED}
        assert ends
        if state in CLOSED:
            assert {m.trigger for m in CASE.moves if state in m.source} <= {"undo", "reopen"}


def test_every_move_of_a_conversation_is_made_somewhere():
    assert {move.trigger for move in CONVERSATION.moves} <= moves_named_in_code()


def test_a_move_the_map_lacks_is_refused():
    with pytest.raises(IllegalMoveError):
        CASE.move(CaseState.DONE, "approve")
    with pytest.raises(IllegalMoveError):
        CONVERSATION.move(State.MENU, "no such move")
    assert not CASE.can(CaseState.DONE, "approve")


def test_maps_draw_themselves():
    drawn = CONVERSATION.mermaid()
    assert drawn.startswith("stateDiagram-v2")
    assert all(f"{move.trigger}" in drawn for move in CONVERSATION.moves)
