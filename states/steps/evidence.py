"""Evidence of a report: files, forwarded messages, words. Taken at any question, asked for once."""

from states.choices import BACK, CANCEL, DONE, HAND_IN, SKIP
from states.conversation import Draft, State
from states.events import Said, SentFile
from states.kinds import KINDS
from states.turn import Turn

MOST = 20  # words told or forwarded beside the answers


def wanted(draft: Draft) -> bool:
    """Whether a report is being filled in."""
    kind = KINDS.get(draft.kind)
    return kind is not None and kind.report


def ask(turn: Turn) -> None:
    turn.move("ask_papers")
    draft = turn.draft
    some = bool(draft.files or draft.evidence)
    turn.ask(
        "ask-evidence-more" if some else "ask-evidence",
        (DONE if some else SKIP, HAND_IN, BACK, CANCEL),
        **counted(draft),
        most=str(turn.facts.rules.max_files),
    )


def counted(draft: Draft) -> dict[str, str]:
    """How many files and messages there are, as copy shows it."""
    found = {"files": len(draft.files), "messages": len(draft.evidence)}
    return {name: str(number) if number else "none" for name, number in found.items()}


def keep_words(turn: Turn, event: Said) -> None:
    """Told where evidence is asked for, or forwarded at any question; then on."""
    note_words(turn, event)
    again(turn)


def note_words(turn: Turn, event: Said) -> None:
    """The same, and nothing is asked."""
    if len(turn.draft.evidence) >= MOST:
        turn.say("evidence-enough", most=str(MOST))
    else:
        by = (event.forwarded_by or "?") if event.forwarded else ""
        _keep(turn, by, event.forwarded_at, event.text)
        turn.say("evidence-forwarded-kept" if event.forwarded else "evidence-words-kept")


def note_forwarded(turn: Turn, event: SentFile) -> None:
    """Whose file it was: a forwarded one is kept as such, with what stood under it."""
    if event.forwarded_by and len(turn.draft.evidence) < MOST:
        _keep(turn, event.forwarded_by, event.forwarded_at, event.caption)
    elif event.caption and len(turn.draft.evidence) < MOST:
        _keep(turn, "", "", event.caption)


def _keep(turn: Turn, by: str, at: str, text: str) -> None:
    kept = (by, at, text[: turn.facts.rules.max_text])
    turn.note(evidence=(*turn.draft.evidence, kept), confirmed=False)


def again(turn: Turn) -> None:
    """On with what was asked: the count has changed where evidence itself is asked for, and the
    summary where that is shown."""
    if turn.state is State.ATTACHING:
        ask(turn)
    elif turn.state is State.CONFIRMING:
        turn.onward()
    else:
        turn.ask_again()
