"""Showing what will happen, old (masked) -> new, before anything happens."""

from states.choices import CANCEL, YES
from states.conversation import Choice
from states.kinds import Kind
from states.masks import mask
from states.steps import evidence
from states.steps.form import shown
from states.term import Term
from states.turn import Turn

SUMMARY_MOST = 300  # of one answer, where many stand together


def ask(turn: Turn, kind: Kind) -> None:
    turn.move("confirm")
    if len(kind.fields) > 1 or kind.papers:
        _ask_all(turn, kind)
        return
    record = turn.facts.customer
    field = kind.fields[0]
    old = record.value(field.id) if record else None
    turn.ask(
        "confirm-change" if old else "confirm-first",
        (YES, *_edits(kind), CANCEL),
        field=Term(f"field-{field.id}"),
        old=mask(field.id, old) if old else "",
        new=shown(field.id, turn.draft.answers[field.id]),
    )


def _ask_all(turn: Turn, kind: Kind) -> None:
    """The whole form: every answer with a way to correct it, and how many files."""
    record, draft = turn.facts.customer, turn.draft
    files: tuple[Choice, ...] = ()
    if kind.papers:
        files = (Choice("edit:papers", "choice-edit-papers"),)
    elif kind.report:
        files = (Choice("edit:papers", "choice-edit-evidence"),)
    turn.ask(
        f"confirm-{kind.id}",
        (YES, *_edits(kind), *files, CANCEL),
        old=record.name if record else "",
        **evidence.counted(draft),
        **{field.id: _short(field.id, draft.answers[field.id]) for field in kind.fields},
    )


def _edits(kind: Kind) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"edit:{field.id}", "choice-edit-field", {"field": Term(f"field-{field.id}")})
        for field in kind.fields
    )


def _short(field_id: str, value: str) -> str | Term:
    """An answer as people read it; one that was left out says so."""
    if not value:
        return Term("answer-left-out")
    words = shown(field_id, value)
    if isinstance(words, str) and len(words) > SUMMARY_MOST:
        return f"{words[:SUMMARY_MOST].rstrip()}…"
    return words
