"""The privacy policy, by the ids of its clauses, and what is asked about it.

Which clauses answer a question, and which articles of law do, is decided here; their text lives in
`bot/copy/`. What only the law says is never told as DCNET's policy: the policy of 23 June 2023 is
older than the law of today (docs/policy.md). Which words mean which topic:
`states/policy_topics.py`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

DATED: Final = date(2023, 6, 23)
OPENING: Final = "opening"  # its date and first sentence
CLAUSES: Final = ("a", "b", "c", "d", "dd", "e", "f")  # `dd` is đ)
SPOKEN: Final = {clause: {"dd": "đ"}.get(clause, clause) for clause in CLAUSES}
"""How a clause is called in the policy itself."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question is about. `clauses`: those that answer it, or stand nearest where the policy
    says nothing (`silent`). `laws`: copy ids `law-…`, each names its instrument and article.
    `practice`: copy id of how this desk does it, said first."""

    id: str
    clauses: tuple[str, ...]
    laws: tuple[str, ...] = ()
    silent: bool = False
    practice: str = ""


TOPICS: Final = {
    topic.id: topic
    for topic in (
        Topic("purpose", ("a",)),
        Topic("marketing", ("a",), ("marketing",)),
        Topic("use", ("b",)),
        Topic("retention", ("c",), ("delete",)),
        Topic("place", ("c",)),
        Topic("access", ("d",)),
        Topic("sharing", ("d",), ("sharing",), silent=True),
        Topic("address", ("dd",)),
        Topic("editing", ("e",), ("deadlines",)),
        Topic("complaint", ("f",), ("complaint",)),
        Topic("breach", ("f",), ("breach",)),
        Topic("rights", ("e", "f"), ("rights",)),
        Topic("protection", ("f",), ("protection",), silent=True),
        Topic("deletion", ("c",), ("delete",), silent=True),
        Topic("consent", ("a",), ("consent",), silent=True),
        Topic("deadlines", ("e", "f"), ("deadlines",), silent=True),
        Topic(
            "representative",
            ("e",),
            ("representative",),
            silent=True,
            practice="speaker-who",
        ),
        Topic("collection", (OPENING, "a"), ()),
        Topic("whole", (OPENING, *CLAUSES)),
        *(Topic(f"clause-{clause}", (clause,)) for clause in CLAUSES),
    )
}
