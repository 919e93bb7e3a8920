"""When a chat may be written to without having asked: what its platform allows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Proactive(StrEnum):
    """`BEGUN`: any chat that began and did not block us (Telegram: a bot cannot begin one).
    `SESSION`: only while the chat's session lives; after that nobody reads it (web chat).
    `ANSWERING`: for so long after the customer last did something there (Zalo OA)."""

    BEGUN = "begun"
    SESSION = "session"
    ANSWERING = "answering"


@dataclass(frozen=True, slots=True)
class Interaction:
    """When the customer last did something in a chat; when the platform said that it was too long
    ago."""

    at: datetime
    refused_at: datetime | None = None


class Standing(StrEnum):
    FREE = "free"
    PAID = "paid"  # it may still be written to, at a price
    CLOSED = "closed"


# Zalo OA, documented and told by four others: consultation messages within 7 days of the last
# interaction, the first 48 hours free of charge (2026-01-01). Which edge is inside is in doubt.
FREE_FOR = timedelta(hours=48)
ANSWERED_FOR = timedelta(days=7)


def standing(last: Interaction | None, now: datetime, most: timedelta = ANSWERED_FOR) -> Standing:
    """How a chat stands that may be answered for so long. Nothing known of it: closed. What the
    platform refused stays closed until the customer does something again."""
    if last is None or (last.refused_at is not None and last.refused_at >= last.at):
        return Standing.CLOSED
    past = now - last.at
    if now > closes_at(last, most):
        return Standing.CLOSED
    return Standing.FREE if past <= FREE_FOR else Standing.PAID


def closes_at(last: Interaction, most: timedelta = ANSWERED_FOR) -> datetime:
    """Until when it may be answered, as far as times go: the last moment that is inside."""
    return last.at + min(most, ANSWERED_FOR)
