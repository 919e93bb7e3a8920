"""What a staff member looks for: read from what was typed, and found; each look-up is recorded.

Looking up is an oracle (`storage/blind_index.py`): it is counted a person and day, and the history
says that somebody looked, by what, and how much was found - what was typed stands in it sealed.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from states import references
from states.answers import Context, Verdict
from states.answers.readers import READERS
from states.facts import local_day
from states.office_hours import VIETNAM
from states.text import clean, fold, widthless
from storage import codes, search
from storage.audit import Entry
from storage.codes import Budget
from storage.search import Found, Sought
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

A_DAY = 1000  # look-ups of one person
LONGEST = 120  # characters
_BY = ("email", "phone", "id_number", "tax_code")
_CODE = re.compile(r"(?=[^0-9\s]*[0-9])[A-Za-z][A-Za-z0-9._/-]{2,31}")
_TAG = re.compile(r"#([\w-]{1,24})")
_LENGTHS = {9: "id_number", 10: "tax_code", 12: "id_number", 13: "tax_code"}  # in digits
_SIGN = f"[{references.ALPHABET}]"
_REFERENCE = re.compile(
    rf"DC[- ]?(?P<whole>(?P<signs>{_SIGN}{{5}})(?:[- ]?(?P<check>{_SIGN}))?)"
    rf"|(?P<bare>{_SIGN}{{5}})[- ](?P<last>{_SIGN})",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """The form: words, and what narrows them. `since` and `until` are days in Vietnam, both
    included; `after` is where the next page begins."""

    text: str = ""
    kind: str = ""
    state: str = ""
    channel: str = ""
    since: date | None = None
    until: date | None = None
    after: str = ""

    @property
    def empty(self) -> bool:
        return not (
            self.text or self.kind or self.state or self.channel or self.since or self.until
        )


@dataclass(frozen=True, slots=True)
class Spent:
    """Too many look-ups for today."""


@dataclass(frozen=True, slots=True)
class Misread:
    """A reference whose check digit is not its own: a sign was misheard or mistyped."""


def read(asked: Asked, today: date) -> Sought:
    """A reference in any spelling, a customer's code, phone, e-mail, ID number or tax code in any
    spelling, `#tag`, else a name: whatever the words are first of."""
    sought = Sought(
        kind=asked.kind,
        state=asked.state,
        channel=asked.channel,
        since=_midnight(asked.since) if asked.since else None,
        until=_midnight(asked.until + timedelta(days=1)) if asked.until else None,
        after=asked.after,
    )
    text = clean(widthless(asked.text[:LONGEST]))
    if not text:
        return sought
    if (tag := _TAG.fullmatch(text)) is not None:
        return replace(sought, tag=fold(tag[1]))
    if reference := reference_in(text):
        return replace(sought, reference=reference)
    values = _values(text, today)
    code = text.upper() if _CODE.fullmatch(text) else ""
    if values or code:  # a passport's number may look like a customer's code
        return replace(sought, values=values, code=code)
    return replace(sought, name=text)


def reference_in(text: str) -> str | None:
    """The reference that is all of the text, in any spelling, with or without its check digit;
    "" where that digit is not its own."""
    found = _REFERENCE.fullmatch(text.strip(" .,"))
    if found is None or (found["whole"] or "").isdigit():  # digits in one piece: a customer's code
        return None
    signs = (found["signs"] or found["bare"]).upper()
    check = (found["check"] or found["last"] or "").upper()
    return references.written(signs) if check in ("", references.check_digit(signs)) else ""


def find(uow: UnitOfWork, member: StaffMember, asked: Asked) -> Found | Spent | Misread:
    """Cases that meet all of it, newest first."""
    if reference_in(clean(asked.text)) == "":
        return Misread()
    if codes.spend(uow, [Budget(f"find:{member.id}", A_DAY)]) != "ok":
        return Spent()
    sought = read(asked, local_day(uow.now))
    found = search.find(uow, sought)
    uow.record(
        Entry(
            "cases looked for",
            "staff",
            uow.keyring.house,
            actor_id=member.id,
            data={"by": by(sought), "typed": asked.text[:LONGEST], "found": len(found.lines)},
        )
    )
    return found


def by(sought: Sought) -> list[str]:
    """What was looked for by, never what it was."""
    named = [name for name in ("reference", "code", "name", "tag") if getattr(sought, name)]
    return [*named, *dict(sought.values)]


def _values(text: str, today: date) -> tuple[tuple[str, str], ...]:
    """What the words are as a contact or a number of record. A record may hold an e-mail address
    that would not be taken as a new one."""
    if "@" in text:
        found = _EMAIL.fullmatch(text)
        if found is None:
            return ()
        name, _, domain = found[0].rpartition("@")
        return (("email", f"{name}@{domain.lower()}"),)
    context = Context(today)
    values = {}
    digits = "".join(filter(str.isdigit, text))
    if not any(map(str.isalpha, text)) and (field := _LENGTHS.get(len(digits))):
        values[field] = digits  # a record may hold what would not be taken as new
    for field in _BY[1:]:
        answer = READERS[field](text, context)
        if answer.value and answer.verdict is not Verdict.REFUSED:
            values[field] = answer.value
    return tuple(values.items())


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=VIETNAM)
