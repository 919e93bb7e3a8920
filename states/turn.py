"""One turn of thinking: what the engine has decided so far about one event.

A step receives the turn, reads facts, and says, asks, moves, does. The turn is local to one call of
`feed`; what leaves it is the new conversation and the effects, in order.
"""

from datetime import datetime
from enum import Enum
from typing import Any

from states.altered import altered
from states.choices import STAFF
from states.conversation import EMPTY, Choice, Conversation, Draft, Prompt, State, under_way
from states.conversation_map import CONVERSATION
from states.effects import Effect, Say
from states.facts import Facts
from states.kinds import TALK
from states.term import Term

MISSES = 3  # after so many in a row a person is offered


class Then(Enum):
    """What the engine does after a step: steps never call the ladder or the menu themselves."""

    ONWARD = "onward"  # the next rung of the form
    HOME = "home"  # the menu


class Turn:
    """`words`: what the customer typed in this event, if they typed; `message`: its number."""

    __slots__ = (
        "conversation",
        "effects",
        "facts",
        "message",
        "now",
        "then",
        "words",
    )

    def __init__(
        self,
        conversation: Conversation,
        facts: Facts,
        now: datetime,
        words: str = "",
        message: str = "",
    ) -> None:
        self.conversation = conversation
        self.facts = facts
        self.now = now
        self.words = words
        self.message = message
        self.effects: list[Effect] = []
        self.then: Then | None = None

    @property
    def draft(self) -> Draft:
        return self.conversation.draft

    @property
    def state(self) -> State:
        return self.conversation.state

    @property
    def filling(self) -> bool:
        """Whether a form is under way."""
        return under_way(self.conversation)

    def reference(self) -> str:
        """A new reference: as many as an event needs, each another one."""
        return self.facts.fresh.reference()

    def do(self, effect: Effect) -> None:
        self.effects.append(effect)

    def say(self, copy: str, **shown: str | Term) -> None:
        self.effects.append(Say(copy, shown))

    def line(self, copy: str, **shown: str | Term) -> None:
        """Say it right under what was said before."""
        self.effects.append(Say(copy, shown, tight=True))

    def send(self, copy: str, file: str, **shown: str | Term) -> None:
        """Say it with this file (an attachment of ours)."""
        self.effects.append(Say(copy, shown, file=file))

    def ask(self, copy: str, choices: tuple[Choice, ...] = (), **shown: str | Term) -> None:
        """Open a new prompt; an older one's buttons are stale from now on."""
        prompt = Prompt(self.facts.fresh.nonce, copy, shown, choices)
        self.become(prompt=prompt)
        self.effects.append(Say(copy, shown, prompt))

    def ask_again(self) -> None:
        """Repeat the open prompt under a new nonce; the menu where none is open."""
        open_prompt = self.conversation.prompt
        if open_prompt is None:
            self.home()
        else:
            self.ask(open_prompt.copy, open_prompt.choices, **dict(open_prompt.shown))

    def move(self, trigger: str) -> None:
        state = State(CONVERSATION.move(self.conversation.state, trigger))
        self.become(state=state)

    def note(self, **changes: Any) -> None:
        """Write into the draft."""
        draft = altered(self.conversation.draft, changes)
        self.conversation = altered(self.conversation, {"draft": draft})

    def become(self, **changes: Any) -> None:
        """Change the conversation itself (language, customer, misses)."""
        self.conversation = altered(self.conversation, changes)

    def begin(self, kind_id: str, prefill: str = "", said: str = "") -> None:
        """Start a form; the ladder asks its first question."""
        begun = self.now.isoformat()
        draft = Draft(kind=kind_id, begun=begun, prefill=prefill, said=said or self.words)
        self.become(draft=draft, misses=0, aside=None)
        kept = self.conversation.kept
        if kept is not None and kept.draft.kind == kind_id:
            self.become(kept=None)  # the same form anew
        self.then = Then.ONWARD

    def hand_over(self, kind_id: str) -> None:
        """Staff take it from here: they see what was wanted and answered so far."""
        draft = self.draft
        if kind_id == TALK.id:
            self.keep_form()
        why = f"kind-{draft.kind}" if draft.kind and draft.kind != kind_id else ""
        said = self.words if kind_id == TALK.id else draft.said
        answers = {} if draft.reference else draft.answers
        files = () if draft.reference else draft.files
        self.become(
            draft=Draft(
                kind=kind_id,
                begun=self.now.isoformat(),
                answers=answers,
                files=files,
                said=said,
                to_staff=why,
            ),
            misses=0,
        )
        self.then = Then.ONWARD

    def keep_form(self) -> None:
        """Whoever turns to a person in the middle of a form is offered to go on with it later."""
        if self.draft.kind and self.draft.kind != TALK.id:
            self.become(aside=self.draft)

    def onward(self) -> None:
        self.then = Then.ONWARD

    def home(self) -> None:
        """Leave what was open; the menu is shown."""
        self.rest()
        self.then = Then.HOME

    def miss(self, copy: str, **shown: str | Term) -> None:
        """Say what was wrong and ask again; after three in a row offer a person."""
        self.say(copy, **shown)
        self.become(misses=self.conversation.misses + 1)
        if self.conversation.misses >= MISSES:
            self.offer_person()
        else:
            self.ask_again()

    def offer_person(self) -> None:
        prompt = self.conversation.prompt
        self.say("offer-person")
        if prompt is None:
            self.home()
            return
        kept = tuple(choice for choice in prompt.choices if choice.key != STAFF.key)
        self.ask(prompt.copy, (*kept, STAFF), **dict(prompt.shown))

    def rest(self) -> None:
        """Back to the menu's state with an empty draft and no open prompt."""
        state = State(CONVERSATION.move(self.conversation.state, "rest"))
        self.become(state=state, draft=EMPTY, prompt=None, misses=0)
