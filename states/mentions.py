"""Whom a note names: `@login`, anywhere but inside an e-mail address. Pure."""

import re

MOST = 10  # names that are looked up in one note
# A login may be an e-mail address itself. Any letters are taken, so that "@lân" is one name that
# nobody has, never "@l" with something after it.
_NAMED = re.compile(r"(?<![\w.@-])@(\w[\w.-]*(?:@\w[\w.-]*)?)")


def named(text: str) -> tuple[str, ...]:
    """The logins as they would be stored, each once, in the order they are named."""
    found = (one.casefold().rstrip(".-") for one in _NAMED.findall(text))
    return tuple(dict.fromkeys(found))[:MOST]
