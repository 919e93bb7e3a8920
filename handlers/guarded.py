"""What deeds answer that take a session whose owner has just shown that it is them: exports,
tokens, webhooks, one's own account."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unproven:
    """Its owner has to show again that it is them."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was done. `reason` is a copy id."""

    reason: str


@dataclass(frozen=True, slots=True)
class Made:
    """`secret` is shown this once."""

    id: str
    secret: str


@dataclass(frozen=True, slots=True)
class Done:
    pass
