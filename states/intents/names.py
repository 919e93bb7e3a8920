"""The names a message may be given: the 22 intents, the few beyond them, and slash commands."""

from collections.abc import Mapping
from typing import Final

UPDATES: Final = (
    "update_phone",
    "update_address",
    "update_email",
    "update_id_number",
    "update_birth_date",
    "update_contact_person",
)

INTENTS: Final = (
    *UPDATES,
    "request_name_change",
    "report_misuse",
    "view_my_data",
    "stop_marketing",
    "delete_my_data",
    "ask_policy",
    "talk_to_person",
    "case_status",
    "cancel",
    "back",
    "help",
    "switch_language",
    "yes",
    "no",
    "skip",
    "out_of_scope",
)
"""The 22, in the order of the published phrasings."""

EXTRA: Final[Mapping[str, str | None]] = {
    "menu": "help",
    "start": "help",
    "held": "case_status",
    "undo": "cancel",
    "resend": None,
    "withdraw": "cancel",
    "unlink": None,
    "act_for_another": "talk_to_person",
    "contact_person": "talk_to_person",
    "change_tax_code": "talk_to_person",
    "start_marketing": "stop_marketing",
    "part_marketing": "stop_marketing",
    "still_marketing": "stop_marketing",
    "keep_marketing": "cancel",
    "self_harm": "talk_to_person",
    "threat": "talk_to_person",
    "danger": "report_misuse",
    "abuse": "out_of_scope",
}
"""Intents the desk needs beyond the 22, each with the one of the 22 it stands nearest to."""

COMMANDS: Final[Mapping[str, str]] = {
    "start": "start",
    "menu": "menu",
    "help": "help",
    "cancel": "cancel",
    "back": "back",
    "language": "switch_language",
    "staff": "talk_to_person",
    "cases": "case_status",
    "update": "menu",
    "name": "request_name_change",
    "report": "report_misuse",
    "unlink": "unlink",
    "skip": "skip",
    "stop": "stop_marketing",
    "mydata": "view_my_data",
    "policy": "ask_policy",
}
"""Slash commands (with or without `@botname`). `/update` opens the menu of what can be changed."""

FIELDS: Final[Mapping[str, str]] = {
    **{intent: intent.removeprefix("update_") for intent in UPDATES},
    "request_name_change": "name",
}
"""The field an intent is about, as the readers of answers name it."""

SHORT: Final = frozenset(
    {"cancel", "back", "help", "switch_language", "yes", "no", "skip", *EXTRA}
    - {"unlink", "change_tax_code", "start_marketing", "part_marketing", "still_marketing"}
)
"""Intents said in a word or two: whatever else stands in the message speaks against them."""
