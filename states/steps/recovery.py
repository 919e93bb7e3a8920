"""Changing phone or e-mail: which codes are still needed (docs/identity.md).

A code to the contact being changed applies at once; where only the other contact can be proven the
change is held for the window; where neither, staff decide on papers. The new contact is proven
always, and last: nobody makes us send codes to a stranger before they have proven anything.
"""

from datetime import datetime

from states.altered import altered
from states.conversation import Draft
from states.facts import reaches
from states.identity import CONFIRMED_FOR, CONTACTS
from states.kinds import KINDS
from states.steps import files, proof
from states.turn import Turn


def route(turn: Turn) -> str:
    """Old | other | staff: the strongest way that is open, or the one fallen back to."""
    if turn.draft.route:
        return turn.draft.route
    field = KINDS[turn.draft.kind].fields[0].id
    able = proof.reachable(turn)
    if field in able:
        return "old"
    return "other" if able else "staff"


def anew(draft: Draft) -> Draft:
    """The same form with nothing proven for it: its value has changed."""
    return altered(draft, {"proven": {}, "route": ""})


def entered(turn: Turn) -> frozenset[str]:
    """The codes that still count: as long as any other, and while papers wait for a person."""
    lasting = turn.draft.route == "staff"
    return frozenset(
        purpose
        for purpose, at in turn.draft.proven.items()
        if lasting or turn.now - datetime.fromisoformat(at) < CONFIRMED_FOR
    )


def proven(turn: Turn) -> bool:
    """Whether all that this route asks for was given."""
    way, codes = route(turn), entered(turn)
    if "new" not in codes:
        return False
    return turn.draft.papers_done if way == "staff" else way in codes


def go_on(turn: Turn) -> None:
    codes = entered(turn)
    if len(codes) < len(turn.draft.proven):
        turn.say("proof-ran-out")
        turn.note(proven={one: at for one, at in turn.draft.proven.items() if one in codes})
    draft = turn.draft
    field = KINDS[draft.kind].fields[0].id
    value = draft.answers[field]
    way = route(turn)
    turn.note(route=way)
    if not reaches(field, value):  # a fixed line: no message, so no code
        turn.say("staff-landline")
        turn.note(to_staff="staff-landline")
        turn.onward()
    elif way != "staff" and way not in codes:
        contact = field if way == "old" else _other(field)
        proof.send_change_code(turn, way, contact)
    elif "new" not in codes:
        proof.send_change_code(turn, "new", field)
    else:
        files.ask(turn)


def _other(field: str) -> str:
    return next(name for name in CONTACTS if name != field)
