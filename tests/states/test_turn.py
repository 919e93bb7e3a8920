"""One turn of thinking: what it hands out."""

from states.conversation import Conversation
from states.turn import Turn
from tests.play import START, World


def test_an_event_has_as_many_references_as_it_needs():
    """A form that ends, a case of danger, a person who was wished for next: three in one event."""
    facts = World().facts()
    first, second = Turn(Conversation("c"), facts, START), Turn(Conversation("c"), facts, START)
    drawn = [turn.reference() for turn in (first, second) for _ in range(6)]
    assert len(set(drawn)) == len(drawn)  # also where an answer is fed back in the same event
