"""How a conversation went on with one event, in clear codes: where forms begin, end and are left,
which answers fail, and when a person is asked for. Nothing that was said is in it.

Worked out from the conversation before and after and what was said and done in between, so the
steps of the conversation know nothing of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from states.conversation import Conversation, Draft, State
from states.effects import ChangeDetail, Effect, HoldChange, OpenCase, Say
from states.kinds import KINDS, TALK, UNPROVEN


class Outcome(StrEnum):
    BEGUN = "begun"
    APPLIED = "applied"
    HELD = "held"  # announced, the window runs
    STAFF = "staff"  # a case for staff
    PERSON = "person"  # a person was asked for, or had to take over; `reason`: as which kind
    LEFT = "left"  # with nothing done; `reason`: the kind that was taken up instead, if any
    REFUSED = "refused"  # an answer was not taken; `reason`: the copy that said why
    DOUBTED = "doubted"  # an answer was asked about


@dataclass(frozen=True, slots=True)
class Step:
    """`kind`: a request kind, empty outside of forms. `place`: the open field, else the state.
    `seconds`: how long the form took, where it ended."""

    outcome: Outcome
    kind: str
    place: str
    reason: str = ""
    seconds: int = 0


# Said of a code that was entered; other answers that fail are counted by the conversation's misses.
_CODES = frozenset({"code-wrong", "code-expired", "code-tries-spent"})
_ENDS = (ChangeDetail, HoldChange, OpenCase)
_TO_PERSON = frozenset({TALK.id, UNPROVEN.id})
_BESIDE = frozenset({"notice-privacy", "offer-person"})  # said beside the reason


def steps(
    before: Conversation, after: Conversation, effects: Sequence[Effect], now: datetime
) -> tuple[Step, ...]:
    """What is worth counting; for most events nothing."""
    if after.draft is before.draft and after.misses <= before.misses and not _tells(effects):
        return ()
    return (*_answers(before, after, effects), *_forms(before, after, effects, now))


def _tells(effects: Sequence[Effect]) -> bool:
    """Whether something was done, or said of a code."""
    return any(
        one.copy in _CODES if isinstance(one, Say) else isinstance(one, _ENDS) for one in effects
    )


def _answers(
    before: Conversation, after: Conversation, effects: Sequence[Effect]
) -> Iterator[Step]:
    said = [one.copy for one in effects if isinstance(one, Say) and one.prompt is None]
    kind, place = before.draft.kind, _place(before)
    why = ""
    if after.misses > before.misses:
        why = next((copy for copy in reversed(said) if copy not in _BESIDE), "")
    if why:
        begun = kind or after.draft.kind  # a wish that told a bad answer at once
        yield Step(Outcome.REFUSED, begun, place if kind else _place(after), why)
    for copy in said:
        if copy in _CODES:
            yield Step(Outcome.REFUSED, kind, place, copy)
    doubt = (after.draft.doubt, after.draft.choices)
    fresh = doubt != (before.draft.doubt, before.draft.choices)
    if after.state is State.CHECKING and fresh and after.prompt is not None:
        yield Step(Outcome.DOUBTED, after.draft.kind, _place(after), after.prompt.copy)


def _forms(
    before: Conversation, after: Conversation, effects: Sequence[Effect], now: datetime
) -> Iterator[Step]:
    was, new = before.draft, after.draft
    ended = [_end(one) for one in effects if isinstance(one, _ENDS)]
    person = next((kind for _, kind in ended if kind in _TO_PERSON), "")
    changed = (was.kind, was.begun) != (new.kind, new.begun)
    taken_up = new.kind if changed else ""
    if was.kind and changed:
        place, seconds = _place(before), _seconds(was, now)
        own = next((outcome for outcome, kind in ended if kind == was.kind), None)
        if own is not None:
            yield Step(own, was.kind, place, "", seconds)
        elif person or taken_up in _TO_PERSON:
            yield Step(Outcome.PERSON, was.kind, place, person or taken_up, seconds)
        else:
            yield Step(Outcome.LEFT, was.kind, place, taken_up, seconds)
    elif person:
        yield Step(Outcome.PERSON, "", _place(before), person)
    if taken_up and taken_up not in _TO_PERSON:
        yield Step(Outcome.BEGUN, taken_up, _place(before))
    for outcome, kind in ended:  # begun and ended in one event
        if kind not in (was.kind, *_TO_PERSON):
            yield Step(Outcome.BEGUN, kind, _place(before))
            yield Step(outcome, kind, _place(before))


def _end(effect: ChangeDetail | HoldChange | OpenCase) -> tuple[Outcome, str]:
    if isinstance(effect, ChangeDetail):
        return Outcome.APPLIED, effect.kind
    if isinstance(effect, HoldChange):
        return Outcome.HELD, effect.kind
    return Outcome.STAFF, effect.kind


def _place(conversation: Conversation) -> str:
    """The open question's field while it is being answered, else the state."""
    kind = KINDS.get(conversation.draft.kind)
    if kind is not None and conversation.state in (State.ANSWERING, State.CHECKING):
        answers = conversation.draft.answers
        for field in kind.fields:
            if field.id not in answers:
                return field.id
    return conversation.state.value


def _seconds(draft: Draft, now: datetime) -> int:
    if not draft.begun:
        return 0
    return max(int((now - datetime.fromisoformat(draft.begun)).total_seconds()), 0)
