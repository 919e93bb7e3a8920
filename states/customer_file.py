"""The customer file: one row a customer, read by the readers of chat answers, written safely.

Described in docs/customer-file.md. Source of the guard: OWASP, CSV injection. A cell that a
spreadsheet would take for a formula gets `'` before it when written (also an E.164 phone, which
begins with +), and loses it when read, so what was written is read back as it was.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from states.answers import Answer, Context, Verdict, contact_person
from states.answers.readers import READERS
from states.text import clean

HEADERS: Final = (
    "code",
    "kind",
    "name",
    "phone",
    "email",
    "address",
    "id_number",
    "birth_date",
    "contact_name",
    "contact_role",
    "contact_phone",
    "contact_email",
    "tax_code",
    "language",
    "contracts_open",
    "contracts_ended_on",
)
ADDED: Final = ("line", "reason")  # of a file of bad rows, which may be mended and read again
KINDS: Final = ("person", "organisation")
_LANGUAGES: Final = ("vi", "en")
_PLAIN: Final = ("phone", "email", "address", "id_number", "birth_date", "tax_code")
_CONTACT: Final = {
    "contact_name": "name",
    "contact_role": "role",
    "contact_phone": "phone",
    "contact_email": "email",
}
_READ_AS: Final = {"contact_name": "name", "contact_phone": "phone", "contact_email": "email"}
_CODE: Final = re.compile(r"[A-Z0-9][A-Z0-9._/-]{0,39}")
_TRUNK: Final = re.compile(r"^(?:84|0)")
_FORMULA: Final = "=+-@\t\r\n\0＝＋－＠"
_GUARDED: Final = _FORMULA + "'"
_LONGEST_ROLE: Final = 100


@dataclass(frozen=True, slots=True)
class Record:
    """A customer as a file holds one; None and absent details are cells that were empty."""

    code: str
    kind: str
    name: str
    details: Mapping[str, str]
    language: str | None = None
    contracts_open: int | None = None
    contracts_ended_on: str | None = None


class BadRowError(Exception):
    """A row that is not taken; the message is `column: reason`, without the value."""


def read(cells: Mapping[str, str], today: date) -> Record:
    """The record in one row of the file, cells by header. Raises BadRowError."""
    plain = {name: clean(unguard(cell)) for name, cell in cells.items() if name in HEADERS}
    code = plain["code"].upper()
    if not _CODE.fullmatch(code):
        raise BadRowError("code: 1 to 40 letters, digits and . _ / - are needed")
    kind = _one_of("kind", plain["kind"].lower(), KINDS)
    context = Context(today, organisation=kind == "organisation")
    if not plain["name"]:
        raise BadRowError("name: is empty")
    name = _value("name", "name", plain["name"], context)
    details = {
        field: _value(field, field, plain[field], context) for field in _PLAIN if plain[field]
    }
    if "phone" not in details and "email" not in details:
        raise BadRowError("phone: a phone or an email is needed")
    if person := _contact_person(plain, today):
        details["contact_person"] = person
    language = plain["language"].lower()
    return Record(
        code=code,
        kind=kind,
        name=name,
        details=details,
        language=_one_of("language", language, _LANGUAGES) if language else None,
        contracts_open=_count(plain["contracts_open"]),
        contracts_ended_on=_day("contracts_ended_on", plain["contracts_ended_on"]),
    )


def cells(record: Record) -> dict[str, str | int | None]:
    """The record by header, as `customers show --json` gives it; None where there is nothing."""
    person = contact_person.parts_of(record.details.get("contact_person", ""))
    return {
        "code": record.code,
        "kind": record.kind,
        "name": record.name,
        **{field: record.details.get(field) for field in _PLAIN[:5]},
        **{column: person.get(part) for column, part in _CONTACT.items()},
        "tax_code": record.details.get("tax_code"),
        "language": record.language,
        "contracts_open": record.contracts_open,
        "contracts_ended_on": record.contracts_ended_on,
    }


def row(record: Record) -> list[str]:
    """The record as cells of a file, in the order of HEADERS, guarded."""
    values = cells(record)
    return [guard("" if values[name] is None else str(values[name])) for name in HEADERS]


def wrong_headers(headers: Sequence[str]) -> str:
    """What is wrong with a file's first row; empty where nothing is. The order is free."""
    missing = [name for name in HEADERS if name not in headers]
    unknown = [name[:30] for name in headers if name not in HEADERS and name not in ADDED]
    twice = sorted({name for name in headers if name in HEADERS and headers.count(name) > 1})
    found = {"missing": missing, "unknown": unknown, "twice": twice}
    return "; ".join(f"{what}: {', '.join(names)}" for what, names in found.items() if names)


def guard(cell: str) -> str:
    """`cell` as no spreadsheet takes it for a formula."""
    if cell[:1] and (cell[0] in _FORMULA or (cell[0] == "'" and cell[1:2] and cell[1] in _GUARDED)):
        return f"'{cell}"
    return cell


def unguard(cell: str) -> str:
    """What `guard` was given."""
    if cell[:1] == "'" and cell[1:2] and cell[1] in _GUARDED:
        return cell[1:]
    return cell


def taken(field: str, typed: str, answer: Answer) -> str | None:
    """What a record takes of an answer in a file, which an operator answers for: what was read
    surely, and what only a customer would be asked about or staff would look at, as long as it is
    what the file says. A guess at something else (a mended typo, one date of two) is never taken.
    Renumbered mobile prefixes are rewritten: the conversion of 2018 is one to one.
    """
    if answer.verdict is Verdict.ACCEPTED or answer.reason == "confirm-phone-old-prefix":
        return answer.value
    if answer.value is not None and _bare(field, answer.value) == _bare(field, typed):
        return answer.value
    return None


def _value(column: str, field: str, typed: str, context: Context) -> str:
    answer = READERS[field](typed, context)
    if answer.reason == "reject-email-example" and typed.count("@") == 1:
        return _example(column, typed, context)
    value = taken(field, typed, answer)
    if value is None:
        raise BadRowError(f"{column}: {answer.reason or 'cannot be read'}")
    return value


def _example(column: str, typed: str, context: Context) -> str:
    """An address at a domain reserved for examples (RFC 2606): nobody's, but well formed. Sample
    files and demos hold such."""
    local, _, domain = typed.partition("@")
    answer = READERS["email"](f"{local}@dcnet.vn", context)
    if answer.verdict is not Verdict.ACCEPTED or answer.value is None:
        raise BadRowError(f"{column}: {answer.reason or 'cannot be read'}")
    return f"{answer.value.partition('@')[0]}@{domain.lower()}"


def _bare(field: str, text: str) -> str:
    """Letters and digits only, to compare by; a phone without its country or trunk prefix."""
    bare = "".join(filter(str.isalnum, text)).casefold()
    return _TRUNK.sub("", bare) if field == "phone" else bare


def _contact_person(plain: Mapping[str, str], today: date) -> str | None:
    """The four contact cells as the detail that chat stores, read part by part."""
    parts = {part: plain[column] for column, part in _CONTACT.items() if plain[column]}
    if not parts:
        return None
    if len(parts.get("role", "")) > _LONGEST_ROLE:
        raise BadRowError("contact_role: reject-contact-person-role")
    for column, field in _READ_AS.items():
        part = _CONTACT[column]
        if part in parts:
            parts[part] = _value(column, field, parts[part], Context(today))
    if "name" not in parts:
        raise BadRowError("contact_name: reject-contact-person-name")
    if "phone" not in parts and "email" not in parts:
        raise BadRowError("contact_phone: reject-contact-person-reach")
    return json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _one_of(column: str, text: str, allowed: tuple[str, ...]) -> str:
    if text not in allowed:
        raise BadRowError(f"{column}: must be {' or '.join(allowed)}")
    return text


def _count(text: str) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise BadRowError("contracts_open: must be a count")
    return int(text)


def _day(column: str, text: str) -> str | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise BadRowError(f"{column}: must be a date as 2026-11-23") from None
