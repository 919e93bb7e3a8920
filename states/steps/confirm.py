"""Showing what will happen, old (masked) -> new, before anything happens."""

from states.choices import CANCEL, YES
from states.conversation import Choice
from states.kinds import Kind
from states.masks import mask
from states.steps.form import shown
from states.term import Term
from states.turn import Turn


def ask(turn: Turn, kind: Kind) -> None:
    turn.move("confirm")
    record = turn.facts.customer
    edits = tuple(
        Choice(f"edit:{field.id}", "choice-edit-field", {"field": Term(f"field-{field.id}")})
        for field in kind.fields
    )
    if kind.papers:
        edits += (Choice("edit:papers", "choice-edit-papers"),)
        turn.ask(
            f"confirm-{kind.id}",
            (YES, *edits, CANCEL),
            old=record.name if record else "",
            files=str(len(turn.draft.files)),
            **{field.id: shown(field.id, turn.draft.answers[field.id]) for field in kind.fields},
        )
        return
    field = kind.fields[0]
    old = record.value(field.id) if record else None
    turn.ask(
        "confirm-change" if old else "confirm-first",
        (YES, *edits, CANCEL),
        field=Term(f"field-{field.id}"),
        old=mask(field.id, old) if old else "",
        new=shown(field.id, turn.draft.answers[field.id]),
    )
