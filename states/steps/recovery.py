"""Changing phone or e-mail: which codes are still needed (DESIGN section 5).

A code to the contact being changed applies at once; where only the other contact can be proven the
change is held for the window; where neither, staff decide on papers. The new contact is proven
always, and last: nobody makes us send codes to a stranger before they have proven anything.
"""

from states.identity import CONTACTS
from states.kinds import KINDS
from states.steps import files, proof
from states.turn import Turn

_LANDLINE = "+842"


def route(turn: Turn) -> str:
    """Old | other | staff: the strongest way that is open, or the one fallen back to."""
    if turn.draft.route:
        return turn.draft.route
    record = turn.facts.customer
    field = KINDS[turn.draft.kind].fields[0].id
    reachable = record.contacts(turn.now) if record else ()
    if field in reachable:
        return "old"
    return "other" if reachable else "staff"


def proven(turn: Turn) -> bool:
    """Whether all that this route asks for was given."""
    draft = turn.draft
    way = route(turn)
    if "new" not in draft.proven:
        return False
    return draft.papers_done if way == "staff" else way in draft.proven


def go_on(turn: Turn) -> None:
    draft = turn.draft
    field = KINDS[draft.kind].fields[0].id
    value = draft.answers[field]
    way = route(turn)
    turn.note(route=way)
    if field == "phone" and value.startswith(_LANDLINE):  # no message reaches it, so no code
        turn.say("staff-landline")
        turn.note(to_staff="staff-landline")
        turn.onward()
    elif way != "staff" and way not in draft.proven:
        contact = field if way == "old" else _other(field)
        proof.send_change_code(turn, way, contact, field, value)
    elif "new" not in draft.proven:
        proof.send_change_code(turn, "new", field, field, value)
    else:
        files.ask(turn)


def _other(field: str) -> str:
    return next(name for name in CONTACTS if name != field)
