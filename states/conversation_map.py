"""The conversation's moves: a table, nothing else."""

from states.conversation import State
from states.machine import Map, Move

_FORM = (State.ANSWERING, State.CHECKING, State.CONFIRMING, State.ATTACHING)
_PROOF = (State.CLAIMING, State.PICKING_CONTACT, State.PROVING, State.PICKING_CUSTOMER)
_ANY = tuple(State)
_ASKING = tuple(state for state in State if state is not State.TALKING)

MOVES = (
    # who it is
    Move("ask_claim", _ANY, State.CLAIMING),
    Move("ask_contact", _ASKING, State.PICKING_CONTACT),
    Move("send_code", _ASKING, State.PROVING),
    Move("ask_customer", (State.PROVING,), State.PICKING_CUSTOMER),
    # forms
    Move("ask_field", _ANY, State.PICKING_FIELD),
    Move("ask_answer", _ANY, State.ANSWERING),
    Move("doubt", (*_FORM, State.PROVING), State.CHECKING),
    # from the menu: a form that was kept goes on
    Move("confirm", (*_FORM, *_PROOF, State.MENU), State.CONFIRMING),
    Move("ask_papers", (*_FORM, *_PROOF, State.MENU), State.ATTACHING),
    # with a person
    Move("talk", _ANY, State.TALKING),
    # after a case was closed
    Move("ask_reason", _ANY, State.REOPENING),
    Move("ask_rating", _ANY, State.RATING),
    # leaving
    Move("rest", _ANY, State.MENU),
)

CONVERSATION = Map("conversation", _ANY, MOVES)
