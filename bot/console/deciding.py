"""Decisions with a reason: what is offered, and the whole message as the customer will get it.

The message is made by what the sender uses, of the same copy and within the same outlet's
abilities; the words still to be written stand in it as a piece of its own, so that a page can show
them as they are typed. What the assistant asks beyond it (an answer, a rating) is not in it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot import reason_words
from bot.channels.channel import Capabilities
from bot.copy import render
from bot.rendering import chunks
from handlers.desk_news import Outlook
from handlers.desk_view import CasePage
from states.case import Action
from states.clock_history import left
from states.clock_kinds import CARRY_OUT
from states.notice_ways import OUTLET
from states.reasons import DECISIONS, NEEDED
from states.term import Shown

# Signs that no text has (Unicode's private use), for what is not written yet.
_WORDS, _DUE = "\ue001", "\ue002"
_PIECES = re.compile(f"([{_WORDS}{_DUE}])")
_HOLDS = {_WORDS: "words", _DUE: "due"}
_COPY = {
    Action.REFUSE: "desk-refused",
    Action.ASK_MORE: "desk-asked-more",
    Action.SETTLE: "desk-settled",
    Action.EXTEND: "desk-extended",
}
_SHORT = ("phone",)  # a text message carries no words of staff


@dataclass(frozen=True, slots=True)
class Option:
    """`text`: what the words to the customer begin with, in their language."""

    code: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Deciding:
    """One decision of the bar. `needed`: it takes a code; else `other` is chosen at first.
    `message`: pieces, each with what it holds: "" | words | due. `language`: of the message."""

    options: tuple[Option, ...]
    needed: bool
    message: tuple[tuple[str, str], ...]
    language: str


def shown(
    page: CasePage, outlets: Mapping[str, Capabilities], now: datetime, language: str
) -> dict[str, Deciding]:
    """By decision, those that this person may make. `language`: theirs."""
    return {
        one.value: Deciding(
            _options(page, one, language),
            one in NEEDED,
            message(page, one, outlets, now),
            page.heard_in,
        )
        for one in DECISIONS
        if one in page.actions
    }


def _options(page: CasePage, decision: Action, language: str) -> tuple[Option, ...]:
    return tuple(
        Option(one.code, reason_words.label(one, language), reason_words.text(one, page.heard_in))
        for one in page.reasons
        if one.decision is decision
    )


def message(
    page: CasePage, decision: Action, outlets: Mapping[str, Capabilities], now: datetime
) -> tuple[tuple[str, str], ...]:
    """The whole message, which way it would go now."""
    reference = page.case.reference
    days = _days_left(page, now) if decision is Action.ASK_MORE else ""
    shown: Shown = {"reference": reference, "text": _WORDS, "due": _DUE, "left": days or "none"}
    way = _way(page.outlook)
    caps = outlets.get(OUTLET.get(way, way), Capabilities())
    if page.outlook.told == "contact":
        copy = f"notice-{_COPY[decision]}"
        parts = [(f"{copy}-sms" if way in _SHORT else copy, shown)]
        if way == "zalo":
            parts = [("notice-zalo", {"reference": reference})]
    else:
        parts = [(_COPY[decision], shown)]
        if days:
            parts.append(("clock-stands", {"left": days}))
    body = {
        "language": page.heard_in,
        "parts": [{"copy": copy, "shown": values} for copy, values in parts],
        "reply": "…" if caps.answered else "",
        "status": "…" if page.outlook.told == "contact" and way != "zalo" else "",
    }
    whole = "\n\n".join(one["text"] for one in chunks(body, caps))
    found = (one for one in _PIECES.split(whole) if one)
    return tuple((_HOLDS.get(one, ""), "" if one in _HOLDS else one) for one in found)


def _way(outlook: Outlook) -> str:
    return outlook.ways[0] if outlook.ways else outlook.channel


def _days_left(page: CasePage, now: datetime) -> str:
    """How many days the customer's clock has left while it will stand still (`clock_deeds`)."""
    going = [one for one in page.clocks if one.name == CARRY_OUT and one.stopped_at is None]
    days = left(going[-1], now).days if going else 0
    return str(days) if days > 0 else ""


def refilled(texts: Mapping[str, str], code: str, words: str) -> str | None:
    """What the words become where they do not belong to the chosen code yet: none were written, or
    they are another code's text; None where they stay. `texts`: by code."""
    written, wanted = _plain(words), texts.get(code, "")
    if written == _plain(wanted):
        return None
    known = {_plain(one) for one in texts.values()}
    return wanted if not written or written in known else None


def _plain(words: str) -> str:
    return " ".join(words.split())


def label(decision: str, code: str, page: CasePage, language: str) -> str:
    """Of a decision that was made: `Từ chối: Chưa đủ giấy tờ`, without the first part."""
    words = reason_words.label_of(decision, code, page.own, language)
    return render("reasons-line", language, {"reason": words})
