"""What can be asked: one frozen entry each. A new detail of the record is one entry here, one
reader in `answers/`, and its copy (`field-…`, `ask-…`); nothing else, and no migration."""

from dataclasses import dataclass

from states.answers import Reader, occasion, reach, words
from states.answers.readers import READERS

PICKED = "="  # marks an answer that was picked from the field's choices, not typed


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `contact`: identity stands on it. `choices`: keys offered as an answer, their
    labels are the copy ids `<id>-<key>`; anything else typed is taken as well.

    `optional`: may be left out; `unsaid` is then the choice that stands, if any. `free`: it is told
    in the customer's own words, so a wish in the midst of them is no wish. `of_record`: a choice
    named after a contact is offered only where the record has that contact. `spell_out`: a choice
    that says nothing yet, it asks for words. `shows`: the reader that knows the stored form, where
    that is not the field's own. `in_parts`: told in several messages, it is read as one.
    `spoken`: any sentence may look like it, so what its reader doubts displaces no good answer.
    `wishes`: what is wished is the answer, so it is no wish of its own.
    """

    id: str
    read: Reader
    contact: bool = False
    choices: tuple[str, ...] = ()
    optional: bool = False
    unsaid: str = ""
    free: bool = False
    of_record: bool = False
    spell_out: str = ""
    shows: str = ""
    in_parts: bool = False
    spoken: bool = False
    wishes: bool = False

    @property
    def any_words(self) -> bool:
        """Whether any words are an answer."""
        return self.free or self.read in (words.read, words.reason, words.paper)


# The six details of the policy of 23 June 2023, clause e).
DETAILS = (
    Field("phone", READERS["phone"], contact=True),
    Field("address", READERS["address"], spoken=True),
    Field("email", READERS["email"], contact=True),
    Field("id_number", READERS["id_number"]),
    Field("birth_date", READERS["birth_date"]),
    Field("contact_person", READERS["contact_person"], in_parts=True),
)
DETAIL = {detail.id: detail for detail in DETAILS}

# Somebody speaks for a customer: for whom, as what, what is wanted, how to reach the speaker. Read
# by staff with the papers. Civil Code 2015 Art. 20, 21: who is a minor, and who consents for them.
FOR_WHOM = Field("for_whom", words.read)
FOR_RELATION = Field("for_relation", words.read, choices=("attorney", "parent", "guardian", "heir"))
FOR_WISH = Field("for_wish", words.read, wishes=True)
FOR_REACH = Field("for_reach", words.read)
SPEAKER = (FOR_WHOM, FOR_RELATION, FOR_WISH, FOR_REACH)
NEW_TAX_CODE = Field("new_tax_code", READERS["tax_code"], shows="tax_code")

NEW_NAME = Field("new_name", READERS["name"], shows="name")
NAME_REASON = Field(
    "name_reason",
    words.reason,
    choices=("civil_change", "correction", "spelling", "company_rename"),
)
# The papers DCNET accepts by default (Civil Status Law 60/2014 Art. 4, 28; Enterprise Law 59/2020
# Art. 28-30); another one is named in the customer's own words.
NAME_PAPER = Field(
    "name_paper",
    words.paper,
    choices=("civil_extract", "id_card", "business_certificate"),
)

# A report of misuse (policy of 23 June 2023, clause f): the first answer is the report, whatever
# else is told helps.
MISUSE = (
    Field(
        "misuse_what",
        words.begin,
        choices=("calls", "leak", "account", "identity", "other"),
        free=True,
        spell_out="other",
    ),
    Field("misuse_harm", words.harm, choices=("money", "many", "dcnet"), optional=True, free=True),
    Field("misuse_when", occasion.read, optional=True, free=True, shows="occasion"),
    Field("misuse_where", words.tell, optional=True, free=True),
    Field(
        "misuse_wish",
        words.tell,
        choices=("no_more", "explain", "protect", "erase"),
        optional=True,
        free=True,
        wishes=True,
    ),
    Field(
        "misuse_reach",
        reach.read,
        choices=("chat", "phone", "email"),
        optional=True,
        unsaid="chat",
        of_record=True,
        shows="reach",
    ),
)
_OTHERS = (NEW_NAME, NAME_REASON, NAME_PAPER, *SPEAKER, NEW_TAX_CODE, *MISUSE)
FIELDS = {field.id: field for field in (*DETAILS, *_OTHERS)}
