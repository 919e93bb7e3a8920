"""What can be asked: one frozen entry each. A new detail of the record is one entry here, one
reader in `answers/`, and its copy (`field-…`, `ask-…`); nothing else, and no migration."""

from dataclasses import dataclass

from states.answers import Reader, words
from states.answers.readers import READERS


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `contact`: identity stands on it. `choices`: keys offered as an answer, their
    labels are the copy ids `<id>-<key>`; `own_words`: anything else typed is taken as well."""

    id: str
    read: Reader
    contact: bool = False
    choices: tuple[str, ...] = ()
    own_words: bool = True
    optional: bool = False

    @property
    def free(self) -> bool:
        """Whether any words are an answer."""
        return self.read is words.read


# The six details of the policy of 23 June 2023, clause e).
DETAILS = (
    Field("phone", READERS["phone"], contact=True),
    Field("address", READERS["address"]),
    Field("email", READERS["email"], contact=True),
    Field("id_number", READERS["id_number"]),
    Field("birth_date", READERS["birth_date"]),
    Field("contact_person", READERS["contact_person"]),
)
DETAIL = {detail.id: detail for detail in DETAILS}

# Somebody speaks for a customer: for whom, as what, what is wanted, how to reach the speaker. Read
# by staff with the papers. Civil Code 2015 Art. 20, 21: who is a minor, and who consents for them.
FOR_WHOM = Field("for_whom", words.read)
FOR_RELATION = Field("for_relation", words.read, choices=("attorney", "parent", "guardian", "heir"))
FOR_WISH = Field("for_wish", words.read)
FOR_REACH = Field("for_reach", words.read)
NEW_TAX_CODE = Field("new_tax_code", READERS["tax_code"])

NEW_NAME = Field("new_name", READERS["name"])
NAME_REASON = Field(
    "name_reason",
    words.read,
    choices=("civil_change", "correction", "spelling", "company_rename"),
)
# The papers DCNET accepts by default (Civil Status Law 60/2014 Art. 4, 28; Enterprise Law 59/2020
# Art. 28-30); another one is named in the customer's own words.
NAME_PAPER = Field(
    "name_paper",
    words.read,
    choices=("civil_extract", "id_card", "business_certificate"),
)
