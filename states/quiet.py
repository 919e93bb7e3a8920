"""What becomes of a form that its customer left open: reminded once, closed, forgotten.

Pure: the alarm asks `look`, and so does whoever hears what it led to, since the customer may have
written in between. Nothing changes in a record by any of it.
"""

from dataclasses import dataclass
from datetime import datetime

from states.conversation import Conversation, Draft, under_way
from states.facts import Rules
from states.kinds import KINDS

REMIND, CLOSE, FORGET = "remind", "close", "forget"


@dataclass(frozen=True, slots=True)
class Look:
    """`stage`: what is due now, "" for nothing. `again`: when to look next, None for never."""

    stage: str
    again: datetime | None


def look(conversation: Conversation, touched_at: datetime, rules: Rules, now: datetime) -> Look:
    """`touched_at`: when the conversation was last written, by whatever event."""
    kept = conversation.kept
    if under_way(conversation) and _is_report(conversation.draft):
        return Look("", now + rules.remind_after)  # it is handed in as it is, sooner than this
    if under_way(conversation) and conversation.draft.kind in KINDS:
        if conversation.reminded:
            stage, span, after = CLOSE, rules.close_after - rules.remind_after, rules.keep_draft
        else:
            stage, span = REMIND, rules.remind_after
            after = rules.close_after - rules.remind_after
        due = touched_at + span
        return Look(stage, now + after) if due <= now else Look("", due)
    if kept is not None:
        due = kept.at + rules.keep_draft
        return Look(FORGET, None) if due <= now else Look("", due)
    return Look("", None)


def _is_report(draft: Draft) -> bool:
    """Whether it tells something already, so that it is handed in when nobody goes on."""
    kind = KINDS.get(draft.kind)
    return kind is not None and kind.report and bool(draft.answers)
