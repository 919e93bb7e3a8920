"""What a desk sets for itself while it runs, at `/console/settings`: a table of names and readers.

Each is text; empty means as the server's own settings say, or nothing. A promised date stays as it
was promised: other hours count for clocks that begin from then on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from states import office_hours, retention, tags
from states.answers.email import as_typed
from states.facts import Rules
from states.text import clean

LONGEST: Final = 2000
GREETING: Final = 500
_MOST_ADDRESSES: Final = 20
_MOST_TAGS: Final = 60
_DIGITS: Final = 6  # that a number of days can have


@dataclass(frozen=True, slots=True)
class Read:
    """`value` as it is kept. `wrong`: a copy id of why it cannot be, with `shown`."""

    value: str = ""
    wrong: str = ""
    shown: Mapping[str, str] = field(default_factory=dict)


def _hours(text: str) -> Read:
    value = "; ".join(line.strip(" ;") for line in text.splitlines() if line.strip(" ;"))
    try:
        office_hours.read(value) if value else None
    except ValueError:
        return Read(wrong="settings-wrong-hours")
    return Read(value)


def _days(text: str) -> Read:
    value = "; ".join(line.strip(" ;") for line in text.splitlines() if line.strip(" ;"))
    try:
        office_hours.read_days(value)
    except ValueError:
        return Read(wrong="settings-wrong-days")
    return Read(value)


def _greeting(text: str) -> Read:
    value = clean(text).strip()
    if len(value) > GREETING:
        return Read(wrong="settings-wrong-long", shown={"most": str(GREETING)})
    return Read(value)


def _addresses(text: str) -> Read:
    given = [one.strip() for one in text.replace("\n", ",").split(",") if one.strip()]
    read = [as_typed(one) for one in given]
    if not all(read) or len(given) > _MOST_ADDRESSES:
        at = next((number for number, one in enumerate(read, 1) if not one), _MOST_ADDRESSES + 1)
        return Read(wrong="settings-wrong-address", shown={"at": str(at)})
    return Read(", ".join(dict.fromkeys(one for one in read if one)))


def _tags(text: str) -> Read:
    found: dict[str, None] = {}
    for one in text.replace("\n", ",").split(","):
        wanted = tags.read(one) if one.strip() else ()
        if wanted is None or len(found) > _MOST_TAGS:
            return Read(wrong="console-tags-unread", shown={"longest": str(tags.LONGEST)})
        found.update(dict.fromkeys(wanted))
    return Read(", ".join(found))


def _papers_days(text: str) -> Read:
    value = text.strip()
    if not value:
        return Read()
    number = int(value) if value.isascii() and value.isdigit() and len(value) < _DIGITS else 0
    if not retention.fits(number):
        shown = {"least": str(retention.LEAST), "most": str(retention.MOST)}
        return Read(wrong="settings-wrong-papers", shown=shown)
    return Read(str(number))


# name -> how what was typed is read. A page and its history know them by these names.
READERS: Final[Mapping[str, Callable[[str], Read]]] = {
    "office_hours": _hours,
    "special_days": _days,
    "greeting_vi": _greeting,
    "greeting_en": _greeting,
    "told_urgent": _addresses,
    "told_clocks": _addresses,
    "tags": _tags,
    retention.RULE: _papers_days,
    "paused": lambda text: Read(clean(text).strip()[:GREETING]),
}


def read(name: str, text: str) -> Read:
    """What was typed for this setting; `name` is one of `READERS`."""
    if len(text) > LONGEST:
        return Read(wrong="settings-wrong-long", shown={"most": str(LONGEST)})
    return READERS[name](text)


def rules(base: Rules, given: Mapping[str, str], hours: str, days: str) -> Rules:
    """The rules with what the desk set for itself. `base`, `hours` and `days` are the server's."""
    return replace(
        base,
        hours=office_hours.read(
            given.get("office_hours") or hours, given.get("special_days") or days
        ),
        greeting={
            language: text
            for language in ("vi", "en")
            if (text := given.get(f"greeting_{language}"))
        },
        paused=bool(given.get("paused")),
    )


def listed(value: str) -> tuple[str, ...]:
    """The parts of a kept list."""
    return tuple(one.strip() for one in value.split(",") if one.strip())
