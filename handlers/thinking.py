"""Thinking one event through: fed, and what the engine asks in mid-thought answered."""

from datetime import datetime

from handlers import facts as facts_of
from handlers.questions import answer
from handlers.work import Work
from states import events
from states.conversation import Conversation
from states.effects import Effect, Question
from states.engine import feed
from storage.conversations import Stored

ROUNDS = 4  # one feed and at most three rounds of questions
_QUESTIONS = Question.__args__


class TooManyRoundsError(RuntimeError):
    """The engine asked more questions than the house allows: a defect of a step."""


def think(work: Work, event: events.Event) -> list[Effect]:
    """Feed the event, answer the engine's questions in this transaction, feed the answers."""
    effects: list[Effect] = []
    pending: list[events.Event] = [event]
    for _ in range(ROUNDS):
        asked: list[Question] = []
        for one in pending:
            work.conversation, told = feed(work.conversation, one, work.facts, work.uow.now)
            for effect in told:
                if isinstance(effect, _QUESTIONS):
                    asked.append(effect)
                else:
                    effects.append(effect)
        if not asked:
            return effects
        work.asked = True
        pending = [answer(work, question) for question in asked]
    raise TooManyRoundsError


def as_linked(stored: Stored, now: datetime) -> Conversation:
    """A conversation whose web session ran out starts anew, unlinked."""
    if stored.conversation.customer_id and not facts_of.linked_customer(stored, now):
        return Conversation(
            stored.conversation.id,
            language=stored.conversation.language,
            version=stored.conversation.version,
            noticed=stored.conversation.noticed,
            greeted=stored.conversation.greeted,
        )
    return stored.conversation
