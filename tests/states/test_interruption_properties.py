"""Whatever interrupts a form: an aside moves nothing, what was closed can be gone on with, an edit
does nothing by itself. Among all that can happen to a conversation besides."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from states import effects, events
from states.conversation import under_way
from states.effects import Say
from states.kinds import KINDS
from states.steps.report import unfinished
from tests.play import press
from tests.states import test_engine_properties as engine
from tests.states.said import ASIDES, TEXTS, WISHES

_DEEDS = (effects.ChangeDetail, effects.HoldChange, effects.WithdrawCase, effects.Undo)


class Interrupted(engine.Desk):
    @rule(text=st.sampled_from(ASIDES))
    @precondition(lambda self: self.chat.conversation.draft.kind)
    def ask_beside_the_form(self, text: str) -> None:
        """Whatever is asked beside a form, nothing of it moves and it can be gone on with."""
        before = self.chat.conversation
        done = self.happen(events.Said(text))
        after = self.chat.conversation
        if not under_way(before):
            return
        assert all(isinstance(one, Say) for one in done)
        assert (after.draft, after.state) == (before.draft, before.state)
        assert (after.customer_id, after.further) == (before.customer_id, before.further)
        assert (after.prompt.copy, after.prompt.choices) == (
            before.prompt.copy,
            before.prompt.choices,
        )

    @rule(stage=st.sampled_from(("remind", "close", "close", "forget")))
    def goes_quiet(self, stage: str) -> None:
        before = self.chat.conversation
        done = self.happen(events.WentQuiet(stage))
        assert all(isinstance(one, Say) for one in done)
        kind = KINDS.get(before.draft.kind)
        if unfinished(before.draft) or (kind is None and before.draft.kind):
            assert self.chat.conversation.draft == before.draft  # left to its own ways
        elif stage == "close" and under_way(before):
            kept = self.chat.conversation.kept
            assert (kept.draft.answers, kept.draft.proven) == (before.draft.answers, {})

    @rule()
    @precondition(lambda self: "resume" in self.chat.keys)
    def resume(self) -> None:
        kept = self.chat.conversation.kept
        self.happen(press("resume"))
        if self.chat.conversation.kept is None and self.chat.conversation.draft.kind:
            assert self.chat.conversation.draft.kind == kept.draft.kind

    @rule(text=st.sampled_from(TEXTS), message=st.sampled_from(("m1", "m2")))
    def say_and_edit(self, text: str, message: str) -> None:
        self.happen(events.Said(text, message="m1"))
        done = self.happen(events.Edited("0987 654 321", message))
        assert not any(isinstance(one, _DEEDS) for one in done)

    @rule(text=st.sampled_from(ASIDES), wish=st.sampled_from(WISHES), steps=st.integers(1, 6))
    def ask_beside_and_go_on(self, text: str, wish: str, steps: int) -> None:
        """After any aside the form ends as it would have without it."""
        for number in range(steps):
            self.go_on(wish, number % 4)
            self.ask_beside_the_form_now(text)

    def ask_beside_the_form_now(self, text: str) -> None:
        before = self.chat.conversation
        if under_way(before):
            self.happen(events.Said(text))
            assert self.chat.conversation.draft == before.draft
            assert self.chat.conversation.state == before.state


TestInterrupted = Interrupted.TestCase
TestInterrupted.settings = settings(
    max_examples=30,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
TestInterrupted = pytest.mark.timeout(60)(TestInterrupted)
