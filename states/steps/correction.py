"""Changing one's mind about an earlier answer, in the middle of a form or at its end.

The correction goes to the answer it names, else to the only one that can be read so; where that is
not clear it is asked. The reader judges it like a first answer, old -> new is said, and whatever
was proven for the old value is void (`recovery.anew`).
"""

from states.answers import patches
from states.choices import KEEP
from states.conversation import Choice, State
from states.events import Said
from states.fields import Field
from states.intents import Understood, corrections
from states.intents.corrections import Correction
from states.kinds import KINDS
from states.steps import amending, claim, form
from states.term import Term
from states.turn import Turn

_STATES = (State.ANSWERING, State.CHECKING, State.CONFIRMING, State.ATTACHING, State.PROVING)
_LONGEST = 40  # words; a longer one tells a story
_ADDRESS_PARTS = ("house", "street", "ward", "province")
_CONTACT_PARTS = ("name", "role", "phone", "email")
# What a thing is called, and the fields whose id ends so.
_ENDS = {"name": "name", "reason": "reason", "paper": "paper", "relation": "relation"}


def heard(turn: Turn, event: Said, understood: Understood) -> bool:
    """Whether this takes an earlier answer back; what follows from it is done."""
    if turn.state not in _STATES or event.forwarded or not turn.draft.kind:
        return False
    if amending.heard(turn, event, _given(turn), lambda field: _old(turn, field)):
        return True
    wanted = corrections.heard(event.text)
    if wanted is None or len(event.text.split()) > _LONGEST:
        return False
    if turn.state is State.PROVING and turn.draft.purpose == "link":
        return _claim_anew(turn, event, understood, wanted)
    given = _given(turn)
    if not given:
        return _nothing_given(turn, wanted)
    if _meant_for_open(turn, wanted, given):
        form.take(turn, wanted.value)
        return True
    return _correct(turn, wanted, given)


def _claim_anew(turn: Turn, event: Said, understood: Understood, wanted: Correction) -> bool:
    """The code went to the wrong contact: who it is is said anew."""
    if not wanted.value:
        return False
    claim.said(turn, Said(wanted.value, event.heard_prompt), understood)
    return True


def _nothing_given(turn: Turn, wanted: Correction) -> bool:
    """Owning up to a slip at the first question is no answer to it; what follows may be one."""
    if turn.state is not State.ANSWERING:
        return False
    if wanted.value and not wanted.part:
        form.take(turn, wanted.value)
    else:
        turn.miss("correct-nothing")
    return True


def _given(turn: Turn) -> list[Field]:
    """Answered so far, the one that is doubted too."""
    kind = KINDS.get(turn.draft.kind)
    return [one for one in kind.fields if _old(turn, one)] if kind else []


def _old(turn: Turn, field: Field) -> str:
    draft = turn.draft
    doubted = turn.state is State.CHECKING and form.open_field(draft) == field
    return draft.doubt if doubted else draft.answers.get(field.id, "")


def _meant_for_open(turn: Turn, wanted: Correction, given: list[Field]) -> bool:
    """`không phải, là 0912…` while a number is doubted is about that one."""
    field = form.open_field(turn.draft)
    if field is None or not wanted.value or _named(wanted.part, given):
        return False
    return turn.state is State.CHECKING and form.reads(turn, field, wanted.value)


def _named(part: str, given: list[Field]) -> Field | None:
    """The answered field that a part belongs to."""
    for field in given:
        if part == field.id or (part in _ENDS and field.id.endswith(_ENDS[part])):
            return field
        if field.id == "address" and part in _ADDRESS_PARTS:
            return field
        if field.id == "contact_person" and part in _CONTACT_PARTS:
            return field
    return None


def _correct(turn: Turn, wanted: Correction, given: list[Field]) -> bool:
    field = _named(wanted.part, given)
    if field is not None and wanted.value:
        form.retake(turn, field, _whole(turn, field, wanted))
    elif field is not None:
        form.reopen(turn, field)
    elif wanted.part:
        return False  # it names something this form has not asked for yet
    elif not wanted.value:
        return _something_wrong(turn, given)
    elif (only := _only(turn, given, wanted.value)) is not None:
        form.retake(turn, only, _whole(turn, only, wanted))
    else:
        _ask_which(turn, given, wanted.value)
    return True


def _something_wrong(turn: Turn, given: list[Field]) -> bool:
    """`sai rồi` and nothing else. What is shown for confirming has its own choices."""
    if turn.state in (State.CONFIRMING, State.CHECKING):
        return False
    if len(given) == 1:
        form.reopen(turn, given[0])
    else:
        _ask_which(turn, given, "")
    return True


def _only(turn: Turn, given: list[Field], value: str) -> Field | None:
    """The one answer that this can be: where several can, own words are the last to be meant."""
    exact = [one for one in given if one.free and form.parts(turn, one, value)]
    if len(exact) == 1:  # "à nhầm, là hôm kia": of all that was told, the day
        return exact[0]
    able = [one for one in given if form.reads(turn, one, value)]
    strict = [one for one in able if not one.choices and not one.any_words]
    if len(strict) == 1 and len(able) == 1:
        return strict[0]
    if not able and len(given) == 1:
        return given[0]  # its reader says what is wrong with it
    return able[0] if len(able) == 1 else None


def _whole(turn: Turn, field: Field, wanted: Correction) -> str:
    """The corrected answer, whole, where only a part of it was said."""
    old = _old(turn, field)
    patched = None
    if field.id == "address":
        patched = patches.address(wanted.part, wanted.value, old)
    elif field.id == "contact_person":
        part = wanted.part or _part_of(turn, wanted.value)
        patched = patches.contact(part, wanted.value, old)
    return patched or wanted.value


def _part_of(turn: Turn, value: str) -> str:
    """Which part of a contact person an unnamed correction is."""
    return next((one for one in ("email", "phone") if form.reads_as(turn, one, value)), "")


def _ask_which(turn: Turn, given: list[Field], value: str) -> None:
    turn.note(correcting=value)
    picks = tuple(
        Choice(f"correct:{field.id}", "choice-edit-field", {"field": Term(f"field-{field.id}")})
        for field in given
    )
    turn.ask("correct-which", (*picks, KEEP))


def chosen(turn: Turn, key: str) -> None:
    """Which answer was meant; `keep`: none of them."""
    value = turn.draft.correcting
    turn.note(correcting="")
    field = next((one for one in _given(turn) if key == f"correct:{one.id}"), None)
    if field is None:
        turn.onward()
    elif value:
        form.retake(turn, field, _whole(turn, field, Correction("", value)))
    else:
        form.reopen(turn, field)


def on_edited(turn: Turn, text: str, message: str) -> bool:
    """An edited message corrects the answer it gave, while that answer is still being asked about
    (doubted, or shown for confirming). Anything older stays as it was."""
    draft = turn.draft
    if not message or message != draft.answered_by or draft.kind not in KINDS:
        return False
    field = next((one for one in KINDS[draft.kind].fields if one.id == draft.answered), None)
    if field is None:
        return False
    if turn.state is State.CHECKING and form.open_field(draft) == field:
        form.take(turn, text)
    elif turn.state is State.CONFIRMING and draft.answers.get(field.id):
        form.retake(turn, field, text)
    else:
        return False
    turn.note(answered_by=message)  # it may be edited again
    return True
