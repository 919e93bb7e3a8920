"""Who may speak for whom, where it is not the customer for themselves (docs/identity.md).

Whoever entered a code to a contact of record speaks for that record, a person's or an
organisation's: its details can be updated, its name and tax data only on papers. A contact person
is not the customer: in a linked chat they may ask how a case stands, all else goes to staff.
A representative's wish goes to staff with its papers (`act_for_another`), never into a record.
"""

from states.choices import MENU, STAFF
from states.conversation import Choice
from states.kinds import ACT_FOR_ANOTHER
from states.turn import Turn

_CASES = Choice("cases", "choice-cases")
_ACT_FOR = Choice("act_for", "choice-act-for")
_UPDATE = Choice("update", "choice-update")
_NAME = Choice("name", "choice-name-change")


def contact_person(turn: Turn) -> None:
    """What a contact person may do here, by whether this chat is linked to an organisation."""
    record = turn.facts.customer
    turn.rest()
    if record is not None and record.organisation:
        turn.ask("speaker-linked", (_UPDATE, _NAME, _CASES, STAFF, MENU), name=record.name)
    else:
        turn.ask("speaker-contact", (_UPDATE, _ACT_FOR, STAFF, MENU))


def act_for(turn: Turn) -> None:
    turn.begin(ACT_FOR_ANOTHER.id)
