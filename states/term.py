"""Variables of copy: plain text, or a text of copy itself."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A variable that is itself a text of copy, rendered in the reader's language."""

    copy: str


Shown = Mapping[str, str | Term]
