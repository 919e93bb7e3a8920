"""What is hidden in the words of a case until somebody has them shown: the values that are known.

Known are the record's details, what the case asks for, and the variables of the bot's own texts. A
value is found in any spelling of case and marks, and in part: two of its words in a row are enough.
Numbers and e-mails are hidden by their shape, known or not (`showing.masked_text`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.console import showing
from handlers.desk_view import CasePage, Spoken
from states.answers import contact_person
from states.answers.readers import SHOW
from states.facts import Customer
from states.fields import DETAIL, PICKED
from states.masks import HIDDEN
from states.text import fold, words

# Variables of copy that say nothing about a person; whatever is not named here is hidden.
_IMPERSONAL = words(
    "reference due until reply_by opened count files pages limit most letters signs kind state "
    "field digits left extension"
)
_BY_STAFF = ("staff-", "desk-")  # copy whose variables are staff's words and names
_WORD = re.compile(r"\w+|[,;]")  # a comma parts what is no one value
_FEW = 3  # a shorter value is in every other word


def known(page: CasePage) -> tuple[str, ...]:
    """All values that this case's words may hold."""
    found = [*_of_record(page), *_of_answers(page)]
    for spoken in page.transcript:
        found += variables(spoken)
    own_words = {fold(typed) for typed in page.case.answers.values()} - {
        fold(value) for value in _of_answers(page)
    }
    return tuple(
        dict.fromkeys(
            value
            for value in found
            if len(value) >= _FEW and fold(value) not in own_words and "@" not in value
        )
    )


def variables(spoken: Spoken) -> tuple[str, ...]:
    """The personal variables of one message: of what the bot said, of the choice pressed."""
    shown: list[Mapping[str, Any]] = [
        part["shown"]
        for part in spoken.said.get("parts", ())
        if not part["copy"].startswith(_BY_STAFF)
    ]
    shown += [values for _, _, values in spoken.said.get("choices", ())]
    if choice := spoken.message.body.get("choice"):
        shown.append(choice[1])
    return tuple(
        value
        for values in shown
        for name, value in values.items()
        if name not in _IMPERSONAL
        and isinstance(value, str)
        and len(value) >= _FEW
        and "@" not in value
    )


def veiled(text: str, values: Iterable[str]) -> str:
    """`text` without these values: whole ones, and runs of two and more of their words."""
    said = [(found.start(), found.end(), found[0]) for found in _WORD.finditer(text)]
    spelled = [word for _, _, word in said]
    folded = [fold(word) for word in spelled]
    hidden = [False] * len(said)
    for value in values:
        sought = _WORD.findall(value)
        if len(sought) == 1:  # as it is written: "Mai" is a name, "mai" is tomorrow
            hidden = [was or word == sought[0] for was, word in zip(hidden, spelled, strict=True)]
            continue
        for start, length in _runs(folded, [fold(word) for word in sought]):
            hidden[start : start + length] = [True] * length
    return _without(text, said, hidden)


def _runs(spelled: list[str], sought: list[str]) -> Iterator[tuple[int, int]]:
    """Where the text holds two and more words of the value in its order: (place, how many). Less
    than the whole of it tells nothing where it is numbers only: any date has two of them."""
    for place, word in enumerate(spelled):
        for begin, first in enumerate(sought):
            if word != first:
                continue
            length = 0
            for said, meant in zip(spelled[place:], sought[begin:], strict=False):
                if said != meant:
                    break
                length += 1
            run = sought[begin : begin + length]
            named = any(any(map(str.isalpha, one)) for one in run)
            if length == len(sought) or (named and sum(map(str.isalnum, run)) > 1):
                yield place, length


def _without(text: str, said: list[tuple[int, int, str]], hidden: list[bool]) -> str:
    pieces, at, place = [], 0, 0
    while place < len(said):
        if not hidden[place]:
            place += 1
            continue
        begin = said[place][0]
        while place + 1 < len(said) and hidden[place + 1]:
            place += 1
        pieces += [text[at:begin], HIDDEN]
        at = said[place][1]
        place += 1
    return "".join([*pieces, text[at:]])


def _of_record(page: CasePage) -> Iterator[str]:
    stored = {"name": page.old if page.field == "name" else None, page.field or "": page.old}
    for field, value in stored.items():
        yield from spellings(field, value)
    if page.record is not None:
        yield from of_record(page.record)


def of_record(record: Customer) -> tuple[str, ...]:
    """Every value of a record, in each of its spellings."""
    found = (one for field in DETAIL for one in spellings(field, record.value(field)))
    return tuple(one for one in (record.name, *found) if len(one) >= _FEW)


def _of_answers(page: CasePage) -> Iterator[str]:
    """What was answered to a question about a detail; own words on other matters are no value."""
    for name, answer in page.case.answers.items():
        field = "name" if name == "new_name" else name
        if field in SHOW and not answer.startswith(PICKED):
            yield from spellings(field, answer)


def spellings(field: str, value: str | None) -> Iterator[str]:
    """As it is stored and as people read it; a contact person's parts one by one."""
    if not value:
        return
    if field == "contact_person":
        parts = contact_person.parts_of(value)
        yield from (part for name, part in parts.items() if name != "role")
        return
    yield value
    yield showing.value(field, value)
