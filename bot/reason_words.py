"""Reasons of decisions in words: their labels for staff, their texts for customers."""

from collections.abc import Mapping

from bot.copy import render
from states.reasons import OURS, Reason

Labels = Mapping[tuple[str, str], Mapping[str, str]]  # of the desk's own


def label(reason: Reason, language: str) -> str:
    """For staff: what a list offers."""
    if reason.own:
        return reason.labels[language]
    return render(f"reason-{reason.decision.value}-{reason.code}", language)


def text(reason: Reason, language: str) -> str:
    """For the customer: what the words to them begin with; empty for `other`."""
    if reason.own:
        return reason.texts[language]
    if not reason.worded:
        return ""
    return render(f"reason-text-{reason.decision.value}-{reason.code}", language)


def label_of(decision: str, code: str, own: Labels, language: str) -> str:
    """The same of a decision that was made, whatever is offered now; the bare code where nobody
    knows it any more."""
    if mine := own.get((decision, code)):
        return mine[language]
    found = next((one for key, one in OURS.items() if key == (decision, code)), None)
    return label(found, language) if found else code
