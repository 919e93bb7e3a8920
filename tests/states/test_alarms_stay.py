"""What is urgent cannot be taken back in a chat, nor what another chat of the customer asked for
without a code: whoever takes over an account would silence the desk."""

from dataclasses import replace

import pytest

from states.facts import CaseLine
from states.identity import Level
from states.steps.case_story import withdrawable
from states.turn import Turn
from tests.play import Chat
from tests.states.test_conversation_forms import proven


def may(level: Level, **case: bool) -> bool:
    """Whether a chat at this level may take such a case back."""
    chat = Chat(proven())
    chat.happen("menu")
    facts = replace(chat.world.facts(), level=level, customer=None)
    turn = Turn(chat.conversation, facts, chat.world.now)
    line = CaseLine("DC-7K3M4-2", "report_misuse", "open", chat.world.now, None, **case)
    return withdrawable(turn, line)


@pytest.mark.parametrize("level", Level)
def test_an_urgent_case_stays_with_staff(level: Level):
    assert not may(level, urgent=True)
    assert not may(level, urgent=True, from_this_chat=False)


@pytest.mark.parametrize("level", Level)
def test_what_another_chat_asked_for_takes_a_code(level: Level):
    assert may(level, from_this_chat=False) is (level >= Level.CONFIRMED)
    assert may(level)
