"""Request kinds: each a frozen record. Chat, hotline form, REST and the docs read these."""

from dataclasses import dataclass
from enum import StrEnum

from states.fields import (
    DETAILS,
    NAME_PAPER,
    NAME_REASON,
    NEW_NAME,
    NEW_TAX_CODE,
    SPEAKER,
    Field,
)
from states.fields import MISUSE as MISUSE_FIELDS
from states.identity import Level


class Decides(StrEnum):
    CUSTOMER = "customer"  # applied at once, when identity stands
    PAIR = "pair"  # one staff member approves, another one applies
    STAFF = "staff"  # one staff member answers
    NOBODY = "nobody"  # nothing to decide: it is shown, or done at once, and no case comes of it


@dataclass(frozen=True, slots=True)
class Kind:
    """`days`: the legal clock in calendar days (Decree 356/2025 Art. 5). `field`: the detail it
    changes, None for others. `papers`: files are asked for before it is submitted.

    `report`: something happened to the customer. Files and forwarded messages are taken as
    evidence at any question, none is needed; with its first answer it may be handed in as it is,
    and is never dropped without asking; how urgent it is stands in `severity.py`; the clocks of a
    breach run from the first alarm (PDPL Art. 23, Consumer Law 19/2023 Art. 19), and its steps
    reach the customer beside the chat as well."""

    id: str
    fields: tuple[Field, ...]
    level: Level
    decides: Decides
    days: int = 10
    field: str | None = None
    papers: bool = False
    report: bool = False
    while_frozen: bool = False  # possible while self-service stands still


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
MISUSE = Kind("report_misuse", MISUSE_FIELDS, Level.NONE, Decides.STAFF, days=15, report=True)
UNPROVEN = Kind("unproven_identity", (), Level.NONE, Decides.STAFF)
# Somebody speaks for a customer (a paper says so): never a change nor a link by itself.
ACT_FOR_ANOTHER = Kind("act_for_another", SPEAKER, Level.NONE, Decides.STAFF, papers=True)
# Enterprise Law 59/2020 Art. 29: another tax code is another legal entity, so staff see papers.
TAX_CHANGE = Kind("change_tax_code", (NEW_TAX_CODE,), Level.CONFIRMED, Decides.STAFF, papers=True)
# Despair, danger or a threat was heard in a chat (`states/steps/care.py`).
SAFETY = Kind("safety", (), Level.NONE, Decides.STAFF)

UPDATES = tuple(_update(detail) for detail in DETAILS)
_OTHERS = (NAME_CHANGE, TALK, MISUSE, UNPROVEN, ACT_FOR_ANOTHER, TAX_CHANGE, SAFETY)
KINDS = {kind.id: kind for kind in (*UPDATES, *_OTHERS)}

# Wishes that leave no case: they need who it is, and nothing else.
VIEW = Kind("view_my_data", (), Level.LINKED, Decides.NOBODY, while_frozen=True)
VIEW_IN_FULL = Kind("view_in_full", (), Level.CONFIRMED, Decides.NOBODY)
UNLINK_CHATS = Kind("unlink_chats", (), Level.CONFIRMED, Decides.NOBODY)
START_MARKETING = Kind("start_marketing", (), Level.CONFIRMED, Decides.NOBODY)
AT_ONCE = {kind.id: kind for kind in (VIEW, VIEW_IN_FULL, UNLINK_CHATS, START_MARKETING)}
