"""Asking any field of any form: one generic step. The field's reader cleans, doubts or refuses.

Longer than 300 lines: asking, doubting, confirming and correcting are one loop over one reader.
"""

import re

from states.answers import Answer, Verdict, address, contact_person, occasion, patches
from states.answers.readers import READERS, SHOW
from states.choices import ASKS_INFO, BACK, CANCEL, EDIT, HAND_IN, INFO, SKIP, YES, means
from states.conversation import Choice, Draft, State
from states.events import Said
from states.facts import Customer, local_day, shown_day
from states.fields import FIELDS, PICKED, Field
from states.identity import CONTACTS
from states.intents import Understood, corrections
from states.kinds import KINDS
from states.masks import mask
from states.steps import recovery
from states.term import Term
from states.turn import Turn

# Half of an answer that may come in parts: it is kept, and what is missing is asked for.
_HALVES = ("reject-contact-person-reach", "reject-contact-person-name")
_COMMAND = re.compile(r"/[a-z_]{2,32}(?:@\w+)?", re.IGNORECASE)
_WHEN = "misuse_when"
_FEW = 8  # words
_SHARED = ("phone", "address", "birth_date")  # what a platform may be asked to tell
_STORED = {"birth_date": re.compile(r"\d{4}-\d{2}-\d{2}"), "id_number": re.compile(r"\d{12}")}


def shown(field_id: str, value: str) -> str | Term:
    """An answer as people read it: what was picked by its label, a value in its shown form. Words
    that only a person can read (a passport, a year of birth) stay as they were typed."""
    if value.startswith(PICKED):
        return Term(f"{field_id}-{value.removeprefix(PICKED)}")
    field = FIELDS.get(field_id)
    reader = (field.shows if field else "") or field_id
    if reader not in SHOW or (reader in _STORED and not _STORED[reader].fullmatch(value)):
        return value
    return SHOW[reader](value)


def open_field(draft: Draft) -> Field | None:
    """The first question of the form without an answer."""
    kind = KINDS.get(draft.kind)
    if kind is None:
        return None
    return next((field for field in kind.fields if field.id not in draft.answers), None)


def ask(turn: Turn, field: Field) -> None:
    prefill = turn.draft.prefill
    turn.note(prefill="", doubt="", choices=())
    turn.move("ask_answer")
    record = turn.facts.customer
    picks = tuple(Choice(key, f"{field.id}-{key}") for key in _offered(field, record))
    if turn.facts.ways.asks_info and field.id in _SHARED:
        picks = (*picks, INFO)
    skip = (SKIP,) if field.optional and not field.unsaid else ()
    now = record.value(field.id) if record else None
    turn.ask(
        f"ask-{field.id}",
        (*picks, *skip, *_hand_in(turn), BACK, CANCEL),
        kind=record.kind if record else "person",
        now=mask(field.id, now) if now else "",
        linked="yes" if record else "no",
    )
    if prefill:
        turn.effects.pop()  # the question is already answered by how the wish was put
        _take(turn, field, prefill)


def _offered(field: Field, record: Customer | None) -> tuple[str, ...]:
    """The choices that make sense for this record."""
    if not field.of_record:
        return field.choices
    known = record.details if record else {}
    return tuple(key for key in field.choices if key not in CONTACTS or key in known)


def _hand_in(turn: Turn) -> tuple[Choice, ...]:
    """A report may be handed in as soon as it says what happened."""
    return (HAND_IN,) if KINDS[turn.draft.kind].report and turn.draft.answers else ()


def said_answer(turn: Turn, event: Said, understood: Understood) -> None:  # noqa: ARG001
    if _COMMAND.fullmatch(event.text.strip()):  # one that is known was heard before
        turn.miss("command-unknown")
    else:
        take(turn, event.text)


def take(turn: Turn, text: str) -> None:
    """Read this as the answer to the open question."""
    field = open_field(turn.draft)
    if field is None:
        turn.onward()
    elif field.id == "misuse_harm" and (when := _only_when(turn, text)):
        kept = {**turn.draft.answers, _WHEN: when}  # its question is not asked any more
        turn.note(answers=kept)
        turn.say("noted-when", when=shown(_WHEN, when))
        turn.ask_again()
    else:
        _take(turn, field, text)


def _only_when(turn: Turn, text: str) -> str:
    """When it happened, where these few words say nothing else."""
    answer = _read(turn, FIELDS[_WHEN], text)
    bare = len(text.split()) <= _FEW and occasion.is_bare(text)
    return answer.value or "" if answer.parts and bare else ""


def chosen_answer(turn: Turn, key: str) -> None:
    field = open_field(turn.draft)
    if field is None:
        turn.onward()
    elif key == INFO.key:
        turn.say(ASKS_INFO)
        turn.ask_again()
    elif key == field.spell_out:
        turn.ask(f"tell-{field.id}", (BACK, CANCEL))
    else:
        _keep(turn, field, PICKED + key)


def chosen_doubt(turn: Turn, key: str) -> None:
    """The reader doubted: `yes` takes the suggestion, a number picks one, `edit` asks again."""
    field = open_field(turn.draft)
    if field is None or key == EDIT.key:
        turn.onward()
    elif key == YES.key:
        if _as_it_stands(turn, field, turn.draft.doubt):
            _same(turn, field)
            return
        why = turn.draft.doubt_to_staff
        if why:
            _say_staff(turn, why)
        _keep(turn, field, turn.draft.doubt, why)
    elif key.startswith("pick"):
        _pick(turn, field, turn.draft.choices[int(key[4:])])


def _pick(turn: Turn, field: Field, value: str) -> None:
    """One of those offered; it is read again (it may be for staff), but not asked about again."""
    answer = _read(turn, field, value)
    if answer.verdict is not Verdict.ASK or value not in answer.choices:
        _take(turn, field, value)
    elif _as_it_stands(turn, field, value):
        _same(turn, field)
    else:
        _keep(turn, field, value)


def said_in_doubt(turn: Turn, event: Said, understood: Understood) -> None:
    """A plain no asks anew; all else is a new answer."""
    field = open_field(turn.draft)
    if understood.intent == "no" and field is not None and not reads(turn, field, event.text):
        chosen_doubt(turn, EDIT.key)
    else:
        take(turn, event.text)


def chosen_confirm(turn: Turn, key: str) -> None:
    if key == YES.key and turn.draft.waiting_files and KINDS[turn.draft.kind].papers:
        turn.say("file-still-coming")  # one that came after all were said to be there
        turn.ask_again()
        return
    if key == YES.key:
        turn.note(confirmed=True)
    elif key == "edit:papers":
        turn.note(papers_done=False)
    else:
        edited = key.partition(":")[2]
        kept = {name: value for name, value in turn.draft.answers.items() if name != edited}
        turn.note(answers=kept, to_staff="")
        turn.become(draft=recovery.anew(turn.draft))
    turn.onward()


def said_confirm(turn: Turn, event: Said, understood: Understood) -> None:
    """Not a yes or no. In a form of one question a readable answer corrects it."""
    fields, text = KINDS[turn.draft.kind].fields, corrections.without_no(event.text)
    only = _read(turn, fields[0], text).verdict if len(fields) == 1 else Verdict.REFUSED
    if only is Verdict.ACCEPTED and not corrections.amends(text):  # "no, 0987 654 321"
        _take(turn, fields[0], text)
    elif understood.intent == "no" or means("edit", event.text):
        if len(fields) == 1:
            chosen_confirm(turn, f"edit:{fields[0].id}")
        else:
            turn.say("choose-one")
            turn.ask_again()
    elif part := _part_of_it(turn, fields, event.text):
        _take(turn, fields[0], part)
    elif only is not Verdict.REFUSED and not _is_chatter(fields[0], text):
        _take(turn, fields[0], text)
    elif more := _with_more(turn, fields, text):
        _take(turn, fields[0], more)
    else:
        turn.miss("say-yes-or-edit")


def _is_chatter(field: Field, text: str) -> bool:
    """Words that may look like an answer to such a question, and say something else."""
    return field.spoken and (address.speaks(text) > 0 or corrections.amends(text))


def _part_of_it(turn: Turn, fields: tuple[Field, ...], text: str) -> str:
    """`đúng nhưng số nhà là 14`, `à không, phường Sài Gòn`: the shown address with that part put
    right; "" where no part is named."""
    if len(fields) != 1 or fields[0].id != "address":
        return ""
    taken_back = corrections.amends(text) or corrections.without_no(text) != text.strip()
    wanted = corrections.named_in(text) if taken_back else None
    old = turn.draft.answers[fields[0].id]
    return patches.address(wanted.part, wanted.value, old) or "" if wanted else ""


def _with_more(turn: Turn, fields: tuple[Field, ...], text: str) -> str:
    """What is shown for confirming, with a part that was left out before (`mai@congty.vn`)."""
    if len(fields) != 1 or not fields[0].in_parts or not contact_person.is_more(text):
        return ""
    whole = f"{shown(fields[0].id, turn.draft.answers[fields[0].id])}, {text}"
    return whole if reads(turn, fields[0], whole) else ""


def answers(turn: Turn, text: str) -> bool:
    """Whether this text can stand as the answer to the open question, or corrects the only one."""
    kind = KINDS.get(turn.draft.kind)
    if kind is None or not kind.fields:
        return False
    field = open_field(turn.draft) or (kind.fields[0] if len(kind.fields) == 1 else None)
    if field is None:
        return False
    return bool(field.choices) or _read(turn, field, text).verdict in (
        Verdict.ACCEPTED,
        Verdict.STAFF,
    )


def reads(turn: Turn, field: Field, text: str) -> bool:
    """Whether this text can be an answer to that question."""
    return _read(turn, field, text).verdict is not Verdict.REFUSED


def parts(turn: Turn, field: Field, text: str) -> dict[str, str]:
    """What the reader is sure to have found in the text (a day), beside the words."""
    return dict(_read(turn, field, text).parts)


def reads_as(turn: Turn, reader: str, text: str) -> bool:
    """Whether this reader takes the text as it is."""
    context = turn.facts.context(local_day(turn.now))
    return READERS[reader](text, context).verdict in (Verdict.ACCEPTED, Verdict.ASK)


def retake(turn: Turn, field: Field, text: str) -> None:
    """An earlier answer, given anew: read like a first one. Refused, the old one stands."""
    old = turn.draft.answers.get(field.id, "")
    answer = _read(turn, field, text)
    if answer.verdict is Verdict.REFUSED:
        turn.miss(answer.reason or "not-understood", **answer.shown)
        return
    new = answer.value or text
    if new == old:
        turn.ask_again()
        return
    turn.note(purpose="", contact="")  # a code that is open was for the old value
    several = len(KINDS[turn.draft.kind].fields) > 1
    if (
        old
        and answer.verdict is not Verdict.ASK
        and (several or turn.state is not State.CONFIRMING)
    ):
        name = Term(f"field-{field.id}")
        turn.say("corrected", field=name, old=shown(field.id, old), new=shown(field.id, new))
    _take(turn, field, text)


def reopen(turn: Turn, field: Field) -> None:
    """An earlier answer is taken back; its question is asked again."""
    chosen_confirm(turn, f"edit:{field.id}")


def _read(turn: Turn, field: Field, text: str) -> Answer:
    """What is asked for in parts may come in several messages: with what was told before."""
    context = turn.facts.context(local_day(turn.now))
    answer = field.read(text, context)
    told = turn.draft.told if field.in_parts else ""
    if told and answer.verdict is Verdict.REFUSED:
        whole = field.read(f"{told}, {text}", context)
        return whole if whole.verdict is not Verdict.REFUSED else answer
    return answer


def _take(turn: Turn, field: Field, text: str) -> None:
    answer = _read(turn, field, text)
    if answer.verdict is not Verdict.REFUSED:
        turn.note(answered=field.id, answered_by=turn.message)
    if answer.verdict is Verdict.REFUSED and field.in_parts and means(EDIT.key, text):
        turn.ask_again()
    elif answer.verdict is Verdict.REFUSED and answer.reason in _HALVES:
        turn.note(told=text)
        open_prompt = turn.conversation.prompt
        turn.ask(answer.reason, open_prompt.choices if open_prompt else (), **answer.shown)
    elif answer.verdict is Verdict.REFUSED:
        turn.miss(answer.reason or "not-understood", **answer.shown)
    elif answer.verdict is Verdict.ASK:
        doubt(turn, field, answer)
    elif answer.verdict is Verdict.STAFF:
        why = answer.reason or "staff-decides"
        _say_staff(turn, why, **answer.shown)
        _keep(turn, field, answer.value or text, why)
    elif _as_it_stands(turn, field, answer.value):
        _same(turn, field)
    else:
        _keep(turn, field, answer.value or text)


def _say_staff(turn: Turn, why: str, **shown: str) -> None:
    """Why a person decides on this answer, and by when they say so."""
    due = turn.facts.due(KINDS[turn.draft.kind].days, turn.now)
    turn.say(why, **shown)
    turn.line("staff-looks", reply_by=shown_day(due.reply_by))


def _same(turn: Turn, field: Field) -> None:
    named = Term(f"field-{field.shows or field.id}")
    if turn.state is State.CHECKING:  # a yes to the same doubt would lead here for ever
        turn.say("same-as-now", field=named)
        turn.onward()
    else:
        turn.miss("same-as-now", field=named)


def _as_it_stands(turn: Turn, field: Field, value: str | None) -> bool:
    record = turn.facts.customer
    if record is None or value is None:
        return False
    now = record.name if field.id == "new_name" else record.value(field.shows or field.id)
    return now == value


def doubt(turn: Turn, field: Field, answer: Answer) -> None:
    turn.move("doubt")
    kept = {name: value for name, value in turn.draft.answers.items() if name != field.id}
    turn.note(
        answers=kept,
        told="",
        doubt=answer.value or "",
        doubt_to_staff=answer.then_staff,
        choices=answer.choices,
    )
    # A yes means the suggestion, where it is among what is offered.
    picks = tuple(
        Choice(
            YES.key if value == answer.value else f"pick{index}",
            "choice-value",
            {"value": shown(field.id, value)},
        )
        for index, value in enumerate(answer.choices)
    )
    turn.ask(answer.reason or "", (*(picks or (YES,)), EDIT, CANCEL), **answer.shown)


def _keep(turn: Turn, field: Field, value: str, why: str = "") -> None:
    """The answer stands; `why`: a person decides on it."""
    several = len(KINDS[turn.draft.kind].fields) > 1
    why = why or (turn.draft.to_staff if several else "")
    turn.become(misses=0)
    kept = {**turn.draft.answers, field.id: value}
    turn.note(answers=kept, told="", doubt="", choices=(), confirmed=False, to_staff=why)
    turn.become(draft=recovery.anew(turn.draft))
    turn.onward()
