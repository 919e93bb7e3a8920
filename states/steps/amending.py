"""One part of an answer that stands is put right or added to; the rest of it stays.

Whatever comes of it is read again and shown for confirming. What names a part and cannot be
followed changes nothing: the customer is told how to say it.
"""

from collections.abc import Callable
from typing import Final

from states.answers import Context, Verdict, address, contact_person, name, patches
from states.answers.places import look
from states.choices import STAFF
from states.conversation import State
from states.events import Said
from states.fields import DETAIL, Field
from states.intents import amendments
from states.intents.amendments import Amendment
from states.steps import form
from states.turn import Turn

_CONTACT_PERSON: Final = "contact_person"
_LONGEST_NAME: Final = 60


def heard(turn: Turn, event: Said, given: list[Field], old: Callable[[Field], str]) -> bool:
    """Whether this puts a part of an earlier answer right. `old`: what was answered."""
    if _removes_contact(turn, event):
        return True
    for field in reversed(given):
        wanted = amendments.heard(field.id, event.text)
        if wanted is None or (len(given) > 1 and not wanted.named):
            continue
        whole = _whole(turn, field, wanted, old(field))
        if whole:
            form.retake(turn, field, whole)
        elif not wanted.value and not _compound(field):
            if turn.state is State.ANSWERING:
                continue  # "sai tên" may be why a name changes
            form.reopen(turn, field)
        elif turn.state is State.ANSWERING:
            continue
        else:
            plain = not _compound(field) and turn.state is State.CONFIRMING
            turn.miss("say-yes-or-edit" if plain else "amend-how")
        return True
    return False


def _compound(field: Field) -> bool:
    return field.id in ("address", "birth_date", _CONTACT_PERSON)


def _removes_contact(turn: Turn, event: Said) -> bool:
    """`bỏ người liên hệ đi`: nobody is entered by that; staff take somebody off a record."""
    if turn.draft.kind != f"update_{_CONTACT_PERSON}":
        return False
    wanted = amendments.heard(_CONTACT_PERSON, event.text)
    if wanted is None or not wanted.removed or wanted.part:
        return False
    turn.say("contact-person-removal")
    prompt = turn.conversation.prompt
    if prompt is None:
        turn.onward()
        return True
    kept = tuple(choice for choice in prompt.choices if choice.key != STAFF.key)
    turn.ask(prompt.copy, (*kept, STAFF), **dict(prompt.shown))
    return True


def _whole(turn: Turn, field: Field, wanted: Amendment, old: str) -> str:
    """The answer with that part as it should be; "" where that is not sure."""
    how = _HOW.get(field.id, _number if field.id in _NUMBERS else _any)
    return how(turn, field, wanted, old) or ""


def _contact_person(turn: Turn, field: Field, wanted: Amendment, old: str) -> str | None:  # noqa: ARG001
    if wanted.removed:
        return patches.without(wanted.part, old)
    if wanted.old and not wanted.part:
        return _contact_swapped(wanted, old)
    part = wanted.part or next(
        (one for one in ("email", "phone") if patches.is_contact_part(one, wanted.value)), ""
    )
    return patches.contact(part, wanted.value, old)


def _contact_swapped(wanted: Amendment, old: str) -> str | None:
    """`kế toán trưởng chứ không phải giám đốc`: the part that says the one."""
    parts = contact_person.parts_of(old)
    for part, said in parts.items():
        shown = form.shown(part, said) if part in DETAIL else said
        new = patches.swapped(wanted.value, wanted.old, str(shown))
        if new is not None:
            return patches.contact(part, new, old)
    return None


def _address(turn: Turn, field: Field, wanted: Amendment, old: str) -> str | None:  # noqa: ARG001
    if wanted.removed:
        return None
    if wanted.added and not wanted.part:
        return patches.added(wanted.value, old)
    if wanted.old and (new := patches.swapped(wanted.value, wanted.old, old)):
        return new
    if wanted.old or not wanted.value:
        return None
    if wanted.part and (new := _address_part(wanted, old)):
        return new
    read = address.read(wanted.value, Context(turn.now.date()))
    return wanted.value if read.verdict is Verdict.ACCEPTED else None


def _address_part(wanted: Amendment, old: str) -> str | None:
    value = wanted.value
    if wanted.part == "house":
        return patches.address("house", value, old) if patches.is_house(value) else None
    if "," in value or len(value) > _LONGEST_NAME or address.speaks(value) > 1:
        return None
    if wanted.part == "province" and look(wanted.typed).province is None:
        return None
    if wanted.added and wanted.part == "province":
        return patches.added(wanted.typed, old)  # beside another one it is refused
    new = patches.address(wanted.part, value, old)
    if new is None and wanted.part == "ward" and not wanted.added:
        new = patches.ward_alone(value, old)
    elif new is None and wanted.part in ("ward", "district", "province"):
        return patches.added(wanted.typed, old)
    return new


def _birth_date(turn: Turn, field: Field, wanted: Amendment, old: str) -> str | None:
    if wanted.removed or wanted.added or not wanted.value:
        return None
    part = wanted.part or ("year" if len(wanted.value) == 4 else "")
    return patches.date(part, wanted.value, old) or _read(turn, field, wanted.value)


def _number(turn: Turn, field: Field, wanted: Amendment, old: str) -> str | None:
    new = patches.digits(wanted.part, wanted.value, wanted.old, old)
    return new or ("" if wanted.part else _any(turn, field, wanted, old))


def _any(turn: Turn, field: Field, wanted: Amendment, old: str) -> str | None:  # noqa: ARG001
    """The whole answer, said anew."""
    if wanted.added or wanted.removed or not wanted.value:
        return None
    if field.id == "new_name" and turn.state is State.ANSWERING and not _is_name(wanted.value):
        return None  # "sai tên do nhập nhầm" says why
    return _read(turn, field, wanted.value)


def _is_name(value: str) -> bool:
    return name.is_company(value) or all(word[0].isupper() for word in value.split())


def _read(turn: Turn, field: Field, value: str) -> str | None:
    return value if form.reads(turn, field, value) else None


_NUMBERS: Final = ("phone", "id_number", "new_tax_code")
_HOW: Final[dict[str, Callable[[Turn, Field, Amendment, str], str | None]]] = {
    _CONTACT_PERSON: _contact_person,
    "address": _address,
    "birth_date": _birth_date,
}
