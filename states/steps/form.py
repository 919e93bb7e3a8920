"""Asking any field of any form: one generic step. The field's reader cleans, doubts or refuses."""

from states.answers import Answer, Verdict
from states.choices import BACK, CANCEL, EDIT, YES
from states.conversation import Choice, Draft
from states.events import Said
from states.facts import local_day
from states.fields import Field
from states.intents import Understood
from states.kinds import KINDS
from states.masks import mask
from states.term import Term
from states.turn import Turn

PICKED = "="  # marks an answer that was picked from the field's choices, not typed


def open_field(draft: Draft) -> Field | None:
    """The first question of the form without an answer."""
    kind = KINDS.get(draft.kind)
    if kind is None:
        return None
    return next((field for field in kind.fields if field.id not in draft.answers), None)


def ask(turn: Turn, field: Field) -> None:
    prefill = turn.draft.prefill
    turn.note(prefill="", doubt="", choices=())
    turn.move("ask_answer")
    record = turn.facts.customer
    picks = tuple(Choice(key, f"{field.id}-{key}") for key in field.choices)
    now = record.value(field.id) if record else None
    turn.ask(
        f"ask-{field.id}",
        (*picks, BACK, CANCEL),
        kind=record.kind if record else "person",
        now=mask(field.id, now) if now else "",
    )
    if prefill:
        turn.effects.pop()  # the question is already answered by how the wish was put
        _take(turn, field, prefill)


def said_answer(turn: Turn, event: Said, understood: Understood) -> None:  # noqa: ARG001
    field = open_field(turn.draft)
    if field is not None:
        _take(turn, field, event.text)


def chosen_answer(turn: Turn, key: str) -> None:
    field = open_field(turn.draft)
    if field is not None:
        _keep(turn, field, PICKED + key)


def chosen_doubt(turn: Turn, key: str) -> None:
    """The reader doubted: `yes` takes the suggestion, a number picks one, `edit` asks again."""
    field = open_field(turn.draft)
    if field is None or key == EDIT.key:
        turn.onward()
    elif key == YES.key:
        if turn.draft.doubt_to_staff:
            turn.say("staff-insists")
            turn.note(to_staff="staff-insists")
        _keep(turn, field, turn.draft.doubt)
    elif key.startswith("pick"):
        _take(turn, field, turn.draft.choices[int(key[4:])])


def said_in_doubt(turn: Turn, event: Said, understood: Understood) -> None:  # noqa: ARG001
    """Neither yes nor no: a new answer."""
    field = open_field(turn.draft)
    if field is not None:
        _take(turn, field, event.text)


def chosen_confirm(turn: Turn, key: str) -> None:
    if key == YES.key:
        turn.note(confirmed=True)
    elif key == "edit:papers":
        turn.note(papers_done=False)
    else:
        edited = key.partition(":")[2] or KINDS[turn.draft.kind].fields[-1].id
        kept = {name: value for name, value in turn.draft.answers.items() if name != edited}
        turn.note(answers=kept, to_staff="", proven=(), route="")
    turn.onward()


def said_confirm(turn: Turn, event: Said, understood: Understood) -> None:
    """Not a yes or no. In a form of one question a readable answer corrects it."""
    kind = KINDS[turn.draft.kind]
    if understood.intent == "no":
        chosen_confirm(turn, "edit")
        return
    if len(kind.fields) == 1:
        answer = _read(turn, kind.fields[0], event.text)
        if answer.verdict in (Verdict.ACCEPTED, Verdict.ASK):
            turn.note(answers={}, to_staff="")
            _take(turn, kind.fields[0], event.text)
            return
    turn.miss("say-yes-or-edit")


def _read(turn: Turn, field: Field, text: str) -> Answer:
    return field.read(text, turn.facts.context(local_day(turn.now)))


def _take(turn: Turn, field: Field, text: str) -> None:
    answer = _read(turn, field, text)
    if answer.verdict is Verdict.REFUSED:
        turn.miss(answer.reason or "not-understood", **answer.shown)
    elif answer.verdict is Verdict.ASK:
        _doubt(turn, answer)
    elif answer.verdict is Verdict.STAFF:
        turn.say(answer.reason or "staff-decides", **answer.shown)
        turn.note(to_staff=answer.reason or "staff-decides")
        _keep(turn, field, answer.value or text)
    elif _as_it_stands(turn, field, answer.value):
        turn.miss("same-as-now", field=Term(f"field-{field.id}"))
    else:
        _keep(turn, field, answer.value or text)


def _as_it_stands(turn: Turn, field: Field, value: str | None) -> bool:
    record = turn.facts.customer
    if record is None or value is None:
        return False
    now = record.name if field.id == "new_name" else record.value(field.id)
    return now == value


def _doubt(turn: Turn, answer: Answer) -> None:
    turn.move("doubt")
    turn.note(
        doubt=answer.value or "",
        doubt_to_staff=answer.then_staff,
        choices=answer.choices,
    )
    picks = tuple(
        Choice(f"pick{index}", "choice-value", {"value": value})
        for index, value in enumerate(answer.choices)
    )
    turn.ask(answer.reason or "", (*(picks or (YES,)), EDIT, CANCEL), **answer.shown)


def _keep(turn: Turn, field: Field, value: str) -> None:
    turn.become(misses=0)
    answers = {**turn.draft.answers, field.id: value}
    turn.note(answers=answers, doubt="", choices=(), confirmed=False)
    turn.onward()
