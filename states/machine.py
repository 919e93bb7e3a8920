"""State maps as data, moved by `transitions` behind one pure function.

Whatever decides a state stands in a map file (`conversation_map.py`, `case_map.py`); this is the
only user of the library. One shared machine a map, light objects, never a machine a conversation.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from transitions import Machine, MachineError


class IllegalMoveError(ValueError):
    """The map has no such move from this state. A defect of ours, never the customer's fault."""


@dataclass(frozen=True, slots=True)
class Move:
    """`trigger` leads from any of `source` to `dest`. Empty `source` means from anywhere."""

    trigger: str
    source: tuple[str, ...]
    dest: str


class _Light:
    """What `transitions` needs to see of a model: a state, nothing else."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


class Map:
    """A named state map: `move(state, trigger) -> state`."""

    def __init__(self, name: str, states: Iterable[str], moves: Iterable[Move]) -> None:
        self.name = name
        self.states = tuple(str(state) for state in states)
        self.moves = tuple(moves)
        self._machine: Any = Machine(
            model=None,
            states=list(self.states),
            initial=self.states[0],
            auto_transitions=False,
            send_event=False,
        )
        for move in self.moves:
            source: Any = [str(state) for state in move.source] or "*"
            self._machine.add_transition(move.trigger, source, str(move.dest))
        self._known: dict[tuple[str, str], str] = {}

    def move(self, state: str, trigger: str) -> str:
        """The state after `trigger`. Raises IllegalMoveError where the map has no such move.

        A map without conditions always answers the same, so each answer is looked up once.
        """
        known = self._known.get((state, trigger))
        if known is not None:
            return known
        event = self._machine.events.get(trigger)
        light = _Light(str(state))
        try:
            if event is None or not event.trigger(light):
                raise IllegalMoveError(f"{self.name}: no {trigger} from {state}")
        except MachineError as error:
            raise IllegalMoveError(f"{self.name}: no {trigger} from {state}") from error
        self._known[(state, trigger)] = light.state
        return light.state

    def can(self, state: str, trigger: str) -> bool:
        return any(
            move.trigger == trigger and (not move.source or state in move.source)
            for move in self.moves
        )

    def mermaid(self) -> str:
        """The map as a Mermaid state diagram, for the documentation."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.states[0]}"]
        for move in self.moves:
            lines += [
                f"    {source} --> {move.dest}: {move.trigger}"
                for source in move.source or self.states
            ]
        return "\n".join(lines) + "\n"
