"""When a chat may be written to without having asked: what its platform allows."""

from enum import StrEnum


class Proactive(StrEnum):
    """`BEGUN`: any chat that began and did not block us (Telegram: a bot cannot begin one).
    `SESSION`: only while the chat's session lives; after that nobody reads it (web chat)."""

    BEGUN = "begun"
    SESSION = "session"
