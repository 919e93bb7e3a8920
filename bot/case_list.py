"""A case as one row of a list: its columns, in the words of whoever asked for it. Personal values
are masked unless they are asked for unmasked, with a reason (`states/exports.py`)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot import reason_words
from bot.console import queue_page
from bot.console.words import why_words
from bot.copy import render
from bot.spreadsheets import Cell
from states.clock_history import CaseClock
from states.clock_kinds import CARRY_OUT, REPLY
from states.figures import outcome, worked
from states.masks import mask
from states.office_hours import VIETNAM, Hours
from storage.case_rows import CaseRow


@dataclass(frozen=True, slots=True)
class Listing:
    """How a list is written. `shows`: whether values of this kind stand in it unmasked."""

    language: str
    hours: Hours
    shows: Callable[[str], bool]

    def say(self, copy: str) -> str:
        return render(copy, self.language)


Value = Callable[[CaseRow, Listing], Cell]


def head(listing: Listing) -> list[Cell]:
    return [listing.say(f"exports-column-{name}") for name in COLUMNS]


def row(one: CaseRow, listing: Listing) -> list[Cell]:
    return [value(one, listing) for value in COLUMNS.values()]


def _plain(name: str) -> Value:
    def value(one: CaseRow, listing: Listing) -> Cell:  # noqa: ARG001
        found = getattr(one.row, name)
        return "" if found is None else found

    return value


def _when(name: str) -> Value:
    """ISO 8601 to the minute, Vietnam's time: what spreadsheets read and sort anywhere."""

    def value(one: CaseRow, listing: Listing) -> Cell:  # noqa: ARG001
        found: datetime | None = getattr(one.row, name)
        return f"{found.astimezone(VIETNAM):%Y-%m-%d %H:%M}" if found else ""

    return value


def _personal(name: str) -> Value:
    def value(one: CaseRow, listing: Listing) -> Cell:
        record = one.customer
        if record is None:
            return ""
        found = record.name if name == "name" else record.value(name)
        if not found:
            return ""
        return found if listing.shows(one.row.kind) else mask(name, found)

    return value


def _word(name: str, copy: str) -> Value:
    return lambda one, listing: listing.say(f"{copy}-{getattr(one.row, name)}")


def _why(one: CaseRow, listing: Listing) -> Cell:
    return why_words(one.row.why, listing.language)


def _channel(one: CaseRow, listing: Listing) -> Cell:
    return queue_page.channel(one.row.channel, listing.language)


def _urgent(one: CaseRow, listing: Listing) -> Cell:
    return listing.say("exports-yes") if one.row.urgent else ""


def _code(one: CaseRow, listing: Listing) -> Cell:  # noqa: ARG001
    return one.customer.code if one.customer else ""


def _clock(clock: str, told: Callable[[CaseClock, Listing], Cell]) -> Value:
    """Of a clock that has ended; empty before."""

    def value(one: CaseRow, listing: Listing) -> Cell:
        found = one.clocks.get(clock)
        return told(found, listing) if found and found.stopped_at else ""

    return value


def _ended(clock: CaseClock, listing: Listing) -> Cell:
    return listing.say(f"reports-clock-{outcome(clock)}")


def _minutes(clock: CaseClock, listing: Listing) -> Cell:
    return worked(clock, listing.hours)


def _decision(one: CaseRow, listing: Listing) -> Cell:
    decision = one.decided[0]
    return listing.say(f"reasons-decision-{decision}") if decision else ""


def _reason(one: CaseRow, listing: Listing) -> Cell:
    own = {one.decided: one.own} if one.own else {}
    return reason_words.label_of(*one.decided, own, listing.language) if one.decided[1] else ""


COLUMNS: dict[str, Value] = {
    "reference": _plain("reference"),
    "kind": _word("kind", "console-kind"),
    "state": _word("state", "console-state"),
    "channel": _channel,
    "level": _plain("level"),
    "urgent": _urgent,
    "why": _why,
    "customer": _code,
    "name": _personal("name"),
    "phone": _personal("phone"),
    "email": _personal("email"),
    "assignee": lambda one, _: one.assignee,
    "opened": _when("opened_at"),
    "reply-by": _when("reply_by"),
    "replied": _when("replied_at"),
    "reply": _clock(REPLY, _ended),
    "reply-minutes": _clock(REPLY, _minutes),
    "due": _when("due_at"),
    "closed": _when("closed_at"),
    "carry-out": _clock(CARRY_OUT, _ended),
    "carry-out-minutes": _clock(CARRY_OUT, _minutes),
    "reopened": _plain("reopened"),
    "rating": _plain("rating"),
    "tags": lambda one, _: " ".join(f"#{tag}" for tag in one.tags),
    "decision": _decision,
    "reason": _reason,
    "reason-code": lambda one, _: one.decided[1],
    "reasons": lambda one, _: " ".join(one.reasons),
}
