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
class InGroup:
    """What happened in a group, whosever it is. `what`: words | edited | other (nothing that can be
    read) | press | moved | left | topic | joined | removed (the bot itself); and `bind`, written to
    the bot in private: `text` is then a link's token. `person`: who did it, None where the platform
    does not say. `answers`: which message, `ours` if the bot wrote that one."""

    what: str
    chat: int
    person: int | None = None
    name: str = ""
    message: int = 0
    thread: int | None = None
    text: str = ""
    answers: int | None = None
    ours: bool = False
    press: str = ""
    moved_to: int = 0


@dataclass(frozen=True, slots=True)
class Inbound:
    """`event` None: nothing that concerns a conversation. `sent_at` is the platform's time of
    writing, `sent_step` how coarse it is, in seconds. `kept` is the transcript's entry. `language`:
    what a new conversation begins in, where the channel knows. `acted_at`: the customer did
    something then, from which the platform counts how long it may be answered. `outgoing`: it was
    said to the customer, and not by us. `group`: what it is where the group is the staff's."""

    event: Event | None
    kept: Mapping[str, Any] = field(default_factory=dict)
    sent_at: datetime | None = None
    file: FileRef | None = None
    language: str = ""
    acted_at: datetime | None = None
    outgoing: bool = False
    group: InGroup | None = None


class UnparseableError(ValueError):
    """A raw update that its channel cannot read; it is parked alone."""


class Parse(Protocol):
    """`parse(channel, body) -> Inbound`: pure; raises UnparseableError."""

    def __call__(self, channel: str, body: bytes) -> Inbound: ...
