"""An answer in the customer's own words: 2 to 500 characters, a story up to 2,000."""

from states.answers import Answer, Context, accepted, refused
from states.text import clean

SHORTEST = 2
LONGEST = 500
LONGEST_STORY = 2000


def read(text: str, context: Context) -> Answer:  # noqa: ARG001 - one signature for all readers
    return _read(text, LONGEST)


def tell(text: str, context: Context) -> Answer:  # noqa: ARG001 - one signature for all readers
    """What happened, as long as it takes."""
    return _read(text, LONGEST_STORY)


def _read(text: str, most: int) -> Answer:
    said = clean(text)
    if len(said) < SHORTEST:
        return refused("reject-words-short")
    if len(said) > most:
        return refused("reject-words-long", most=str(most))
    return accepted(said)
