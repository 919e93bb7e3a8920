"""Texts that are quoted, never worded: DCNET's privacy policy, clause by clause, as it was written.

`policy/2023-06-23.vi.txt` is the policy itself, byte for byte; the English beside it is our own
unofficial translation. Each file is cut where its clauses begin, so that a quote cannot leave out
or change a word; only white space around a clause is not shown.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from states.policy import CLAUSES, DATED, OPENING, SPOKEN

_FOLDER = Path(__file__).parent / "policy"
_CLAUSE = re.compile(r"^(đ|[a-f])\) ", re.MULTILINE)
_OF = {spoken: clause for clause, spoken in SPOKEN.items()}


@cache
def policy(language: str) -> str:
    """The whole text. `language`: vi, the policy itself; en, the translation."""
    return (_FOLDER / f"{DATED}.{language}.txt").read_bytes().decode()


@cache
def quotes() -> Mapping[str, str]:
    """Every quote by its copy id: `policy-vi-c` is clause c), `policy-en-c` translates it."""
    found = {
        f"policy-{language}-{part}": text
        for language in ("vi", "en")
        for part, text in _cut(policy(language))
    }
    wanted = {f"policy-{one}-{part}" for one in ("vi", "en") for part in (OPENING, *CLAUSES)}
    if set(found) != wanted:
        raise LookupError(f"clauses are missing: {sorted(wanted ^ set(found))}")
    return found


def _cut(text: str) -> Iterator[tuple[str, str]]:
    begins = [(found.start(), _OF[found[1]]) for found in _CLAUSE.finditer(text)]
    parts = [(0, OPENING), *begins]
    ends = [start for start, _ in begins] + [len(text)]
    for (start, part), end in zip(parts, ends, strict=True):
        yield part, text[start:end].strip()
