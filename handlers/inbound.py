"""What a channel made of one raw update: an event and what the transcript keeps of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from states.events import Event


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file that a message carries. `ref` is the channel's own name for it, `kind`: image | pdf |
    other; `size` in bytes where the channel tells; `extra`: where else the channel has it."""

    ref: str
    kind: str
    name: str = ""
    media_type: str = ""
    size: int | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Inbound:
    """`event` None: nothing that concerns a conversation. `sent_at` is the platform's time of
    writing. `kept` is the transcript's entry. `language`: what a new conversation begins in, where
    the channel knows. `acted_at`: the customer did something then, from which the platform counts
    how long it may be answered. `outgoing`: it was said to the customer, and not by us."""

    event: Event | None
    kept: Mapping[str, Any] = field(default_factory=dict)
    sent_at: datetime | None = None
    file: FileRef | None = None
    language: str = ""
    acted_at: datetime | None = None
    outgoing: bool = False


class UnparseableError(ValueError):
    """A raw update that its channel cannot read; it is parked alone."""


class Parse(Protocol):
    """`parse(channel, body) -> Inbound`: pure; raises UnparseableError."""

    def __call__(self, channel: str, body: bytes) -> Inbound: ...
