"""Why staff decide as they do: codes for each decision and kind of case. Pure.

A code is stored in clear with the decision and counted; the words to the customer begin with its
text and may be edited. The label and the text of a code of ours are copy, in both languages
(`reasons.ftl`: `reason-DECISION-CODE`, `reason-text-DECISION-CODE`); a desk adds its own, and
switches ours off (`handlers/reason_codes.py`). `other` is always there, has no text and so needs
words. A code is never renamed: reports count by it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from states.case import Action, Way, way
from states.identity import CONTACTS
from states.kinds import ACT_FOR_ANOTHER, KINDS, MISUSE, NAME_CHANGE, TAX_CHANGE

OTHER: Final = "other"
LANGUAGES: Final = ("vi", "en")
DECISIONS: Final = (Action.REFUSE, Action.ASK_MORE, Action.EXTEND, Action.SETTLE)
# Without a code these count as `other`; a refusal says why (Decree 356/2025 Art. 5: with reasons).
NEEDED: Final = (Action.REFUSE,)
LONGEST_CODE: Final = 40
LONGEST_LABEL: Final = 60
LONGEST: Final = 1000  # characters of a text, so that a message has room for more
MOST: Final = 60  # of the desk's own
_CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Reason:
    """`kinds`: of the cases it is for; none means each that can be so decided. `labels`, `texts`: a
    desk's own words by language; of ours they are copy."""

    decision: Action
    code: str
    kinds: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def own(self) -> bool:
        return bool(self.labels)

    @property
    def worded(self) -> bool:
        """Whether it brings a text."""
        return self.code != OTHER


_CONTACTS = tuple(kind.id for kind in KINDS.values() if kind.field in CONTACTS)
_ON_PAPERS = (NAME_CHANGE.id, *_CONTACTS)
_ASKED_PAPERS = (*_ON_PAPERS, ACT_FOR_ANOTHER.id, TAX_CHANGE.id)

DEFAULTS: Final[tuple[Reason, ...]] = (
    Reason(Action.REFUSE, "papers-missing"),
    Reason(Action.REFUSE, "papers-unreadable", _ON_PAPERS),
    Reason(Action.REFUSE, "papers-expired", _ON_PAPERS),
    Reason(Action.REFUSE, "person-differs"),
    Reason(Action.REFUSE, "contact-not-own", _CONTACTS),
    Reason(Action.REFUSE, "value-wrong"),
    Reason(Action.REFUSE, "no-ground", (NAME_CHANGE.id,)),
    Reason(Action.REFUSE, "unanswered"),
    Reason(Action.REFUSE, "duplicate"),
    Reason(Action.REFUSE, OTHER),
    Reason(Action.ASK_MORE, "papers-missing", _ASKED_PAPERS),
    Reason(Action.ASK_MORE, "papers-unreadable", _ASKED_PAPERS),
    Reason(Action.ASK_MORE, "both-sides", _ASKED_PAPERS),
    Reason(Action.ASK_MORE, "evidence", (MISUSE.id,)),
    Reason(Action.ASK_MORE, "when-and-who", (MISUSE.id,)),
    Reason(Action.ASK_MORE, "say-more"),
    Reason(Action.ASK_MORE, OTHER),
    Reason(Action.EXTEND, "complex"),
    Reason(Action.EXTEND, "third-party"),
    Reason(Action.EXTEND, "papers-checked", _ASKED_PAPERS),
    Reason(Action.EXTEND, OTHER),
    Reason(Action.SETTLE, "done"),
    Reason(Action.SETTLE, "explained"),
    Reason(Action.SETTLE, "stopped", (MISUSE.id,)),
    Reason(Action.SETTLE, "not-ours", (MISUSE.id,)),
    Reason(Action.SETTLE, "not-granted"),
    Reason(Action.SETTLE, "unanswered"),
    Reason(Action.SETTLE, OTHER),
)
OURS: Final = {(one.decision, one.code): one for one in DEFAULTS}


def possible(decision: Action, kind: str) -> bool:
    """Whether a case of this kind is ever decided so (`states/case.py`)."""
    if decision is Action.REFUSE:
        return way(kind) is not Way.ANSWER
    return decision is not Action.SETTLE or way(kind) is Way.ANSWER


def fits(reason: Reason, kind: str) -> bool:
    return possible(reason.decision, kind) and (not reason.kinds or kind in reason.kinds)


def is_code(text: str) -> bool:
    """Small Latin letters, digits, single dashes: `papers-missing`."""
    return len(text) <= LONGEST_CODE and _CODE.fullmatch(text) is not None


def counted(decision: str, code: str) -> str:
    """The key under which it is counted."""
    return f"{decision}:{code}"


def read_counted(key: str) -> tuple[str, str]:
    """(decision, code) of such a key."""
    decision, _, code = key.partition(":")
    return decision, code
