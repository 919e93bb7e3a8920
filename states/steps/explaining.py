"""A question back ("là sao?", "what do you mean?"): what is open is explained, then asked again.

Nothing moves. What explains a question stands in a table: by the open field, else by the prompt,
else by where the customer is. Whoever asks back again and again is offered a person.
"""

from states.conversation import State
from states.events import Said
from states.intents.puzzled import asks_back
from states.steps import asides, form
from states.turn import Turn

# Fields whose question says less than it takes to answer it; of others it is said what for.
_FIELDS = {
    "misuse_what": "explain-misuse_what",
    "misuse_harm": "explain-misuse_harm",
    "misuse_when": "explain-misuse_when",
    "misuse_where": "explain-misuse_where",
    "misuse_wish": "explain-misuse_wish",
    "misuse_reach": "explain-misuse_reach",
    "new_name": "explain-new_name",
    "name_reason": "explain-name_reason",
    "name_paper": "explain-name_paper",
}
_PROMPTS = {
    "withdraw-sure": "explain-withdraw",
    "undo-sure": "explain-undo",
    "unlink-sure": "explain-unlink",
    "mydata-unlink-sure": "explain-unlink",
    "mydata-unlink-others-sure": "explain-unlink",
    "mydata-full-sure": "explain-full",
    "ask-portal": "explain-portal",
    "ask-portal-switch": "explain-portal",
    "report-hand-in": "explain-hand-in",
    "freeze-offer": "explain-freeze",
    "form-kept": "explain-form-kept",
    "marketing-ask-contact": "explain-marketing",
    "ask-evidence": "explain-evidence",
    "ask-evidence-more": "explain-evidence",
    "rate-comment": "explain-rate-comment",
}
_STATES = {
    State.CLAIMING: "explain-claim",
    State.PICKING_CONTACT: "explain-code-where",
    State.PROVING: "explain-code",
    State.PICKING_CUSTOMER: "explain-customer",
    State.PICKING_FIELD: "explain-field",
    State.CHECKING: "explain-doubt",
    State.CONFIRMING: "aside-why-confirm",
    State.ATTACHING: "explain-papers",
    State.REOPENING: "explain-reopen",
    State.RATING: "explain-rate",
}


def asked(turn: Turn, event: Said) -> bool:
    """Whether this only asked back; a person whom it may be meant for is left to answer it."""
    if turn.state is State.TALKING or event.forwarded or not asks_back(event.text):
        return False
    prompt = turn.conversation.prompt
    copy = _PROMPTS.get(prompt.copy if prompt else "")
    field = form.open_field(turn.draft) if turn.state is State.ANSWERING else None
    if copy is None and field is not None and field.id not in _FIELDS:
        asides.why_open(turn, field.id)
        turn.ask_again()
        return True
    if copy is None:
        copy = _FIELDS[field.id] if field else _STATES.get(turn.state, "explain-choose")
    turn.miss(copy)
    return True
