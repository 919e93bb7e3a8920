"""An answer in the customer's own words: any text of 2 to 500 characters."""

from states.answers import Answer, Context, accepted, refused
from states.text import clean

SHORTEST = 2
LONGEST = 500


def read(text: str, context: Context) -> Answer:  # noqa: ARG001 - one signature for all readers
    said = clean(text)
    if len(said) < SHORTEST:
        return refused("reject-words-short")
    if len(said) > LONGEST:
        return refused("reject-words-long", most=str(LONGEST))
    return accepted(said)
