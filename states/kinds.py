"""Request kinds: each a frozen record. Chat, hotline form, REST and the docs read these."""

from dataclasses import dataclass
from enum import StrEnum

from states.fields import (
    DETAILS,
    FOR_REACH,
    FOR_RELATION,
    FOR_WHOM,
    FOR_WISH,
    NAME_PAPER,
    NAME_REASON,
    NEW_NAME,
    NEW_TAX_CODE,
    Field,
)
from states.identity import Level


class Decides(StrEnum):
    CUSTOMER = "customer"  # applied at once, when identity stands
    PAIR = "pair"  # one staff member approves, another one applies
    STAFF = "staff"  # one staff member answers


@dataclass(frozen=True, slots=True)
class Kind:
    """`days`: the legal clock in calendar days (Decree 356/2025 Art. 5). `field`: the detail it
    changes, None for others. `papers`: files are asked for before it is submitted."""

    id: str
    fields: tuple[Field, ...]
    level: Level
    decides: Decides
    days: int = 10
    field: str | None = None
    papers: bool = False
    urgent: bool = False


def _update(detail: Field) -> Kind:
    # A contact carries its own proofs (identity.contact_change); being linked is enough to ask.
    level = Level.LINKED if detail.contact else Level.CONFIRMED
    return Kind(f"update_{detail.id}", (detail,), level, Decides.CUSTOMER, field=detail.id)


NAME_CHANGE = Kind(
    "request_name_change",
    (NEW_NAME, NAME_REASON, NAME_PAPER),
    Level.CONFIRMED,
    Decides.PAIR,
    field="name",
    papers=True,
)
TALK = Kind("talk_to_person", (), Level.NONE, Decides.STAFF)
MISUSE = Kind("report_misuse", (), Level.NONE, Decides.STAFF, days=15, urgent=True)
UNPROVEN = Kind("unproven_identity", (), Level.NONE, Decides.STAFF)
# Somebody speaks for a customer (a paper says so): never a change nor a link by itself.
ACT_FOR_ANOTHER = Kind(
    "act_for_another",
    (FOR_WHOM, FOR_RELATION, FOR_WISH, FOR_REACH),
    Level.NONE,
    Decides.STAFF,
    papers=True,
)
# Enterprise Law 59/2020 Art. 29: another tax code is another legal entity, so staff see papers.
TAX_CHANGE = Kind("change_tax_code", (NEW_TAX_CODE,), Level.CONFIRMED, Decides.STAFF, papers=True)
# Despair, danger or a threat was heard in a chat (`states/steps/care.py`).
SAFETY = Kind("safety", (), Level.NONE, Decides.STAFF, urgent=True)

UPDATES = tuple(_update(detail) for detail in DETAILS)
_OTHERS = (NAME_CHANGE, TALK, MISUSE, UNPROVEN, ACT_FOR_ANOTHER, TAX_CHANGE, SAFETY)
KINDS = {kind.id: kind for kind in (*UPDATES, *_OTHERS)}
