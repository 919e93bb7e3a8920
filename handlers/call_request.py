"""What a caller asks for: read by the chat's own fields and readers, and carried out or handed on.

What stands as proven in this call is judged here once more, inside the transaction that applies
(invariant 7); what is not becomes a case. A repeat of the same form gets the first one's answer.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import orjson

from handlers import call_receipt, changes
from handlers.calls import MOST_NOTE, Calling, Told, held, no, work_of
from handlers.perform import perform
from handlers.work import Work
from states import severity
from states.answers import Answer, Verdict
from states.calls import KINDS, Becomes, becomes
from states.case_map import LIVE
from states.effects import ChangeDetail, OpenCase
from states.facts import local_day
from states.fields import PICKED, Field
from states.kinds import Kind
from states.term import Shown, Term
from storage import answered, calls, cases
from storage.audit import Entry
from storage.calls import LiveCase
from storage.cases import Case

WISH = "call_wish"  # the answer that says what an unproven caller wanted
MOST_ANSWER = 2000


# -- filled in ------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Filled:
    """The form. `answers` by field id, as typed, or `=choice`; `sure`: by field, the stored form
    that the caller confirmed where a reader doubted; `receipt`: email | phone | chat (of record) |
    caller (the number that calls) | none; `key`: the form's own."""

    kind: str
    key: str
    answers: Mapping[str, str] = field(default_factory=dict)
    sure: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    receipt: str = "none"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is to be asked before the answer counts; `values` are stored forms to choose among."""

    copy: str
    shown: Shown
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """The form cannot be taken as it is: by field, what is wrong (copy and variables), and what is
    to be asked."""

    wrong: Mapping[str, tuple[str, Shown]]
    doubts: Mapping[str, Doubt]


@dataclass(slots=True)
class _Reading:
    """One form being read."""

    answers: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, tuple[str, Shown]] = field(default_factory=dict)
    doubts: dict[str, Doubt] = field(default_factory=dict)
    to_staff: str = ""


def read(work: Work, kind: Kind, filled: Filled) -> _Reading:
    """Every answer by its field's reader, with the reasons the chat has. What the record holds is
    compared with only where it stands who calls: else an answer would tell."""
    reading = _Reading()
    for one in kind.fields:
        _read_one(work, one, filled, reading)
    return reading


def _read_one(work: Work, one: Field, filled: Filled, reading: _Reading) -> None:
    typed = filled.answers.get(one.id, "").strip()[:MOST_ANSWER]
    if not typed:
        if one.optional:
            reading.answers[one.id] = ""
        else:
            reading.wrong[one.id] = ("call-field-missing", {})
        return
    if typed.startswith(PICKED) and typed[1:] in one.choices and typed[1:] != one.spell_out:
        reading.answers[one.id] = typed
        return
    answer = one.read(typed, work.facts.context(local_day(work.uow.now)))
    if answer.verdict is Verdict.REFUSED:
        reading.wrong[one.id] = (answer.reason or "call-field-missing", answer.shown)
    elif answer.verdict is Verdict.ASK:
        _doubted(work, one, answer, filled.sure.get(one.id, ""), reading)
    else:
        _taken(work, one, answer, answer.value or typed, reading)


def _doubted(work: Work, one: Field, answer: Answer, sure: str, reading: _Reading) -> None:
    offered = answer.choices or ((answer.value,) if answer.value else ())
    if sure not in offered:
        reading.doubts[one.id] = Doubt(answer.reason or "", answer.shown, offered)
        return
    again = one.read(sure, work.facts.context(local_day(work.uow.now)))
    _taken(work, one, again, sure, reading, answer.then_staff)


def _taken(
    work: Work, one: Field, answer: Answer, value: str, reading: _Reading, why: str = ""
) -> None:
    record = work.facts.customer
    if record is not None and value == (
        record.name if one.id == "new_name" else record.value(one.id)
    ):
        reading.wrong[one.id] = ("same-as-now", {"field": Term(f"field-{one.id}")})
        return
    if answer.verdict is Verdict.STAFF:
        why = why or answer.reason or "staff-decides"
    reading.to_staff = reading.to_staff or why
    reading.answers[one.id] = value


# -- handed in ------------------------------------------------------------------------------------
def submit(calling: Calling, filled: Filled) -> Told | Unread:
    """Change the record, where that is proven and allowed; else open a case."""
    uow, call = calling.uow, calling.call
    kind = KINDS.get(filled.kind)
    if kind is None:
        return no("call-kind-first")
    scope, asked = f"call:{call.id}", _asked(filled)
    before = answered.find(uow, scope, filled.key, asked)
    if before is not None:
        return Told(**before.answer) if before.same else no("console-no-repeat")
    if len(filled.note) > MOST_NOTE:
        return no("console-text-long", {"most": str(MOST_NOTE)})
    if not kind.fields and not filled.note.strip():
        return no("call-note-first")
    work = work_of(calling)
    reading = read(work, kind, filled)
    if reading.wrong or reading.doubts:
        return Unread(reading.wrong, reading.doubts)
    record = work.facts.customer
    outcome = becomes(
        kind,
        call.way,
        held(uow, call),
        frozen=bool(record and record.frozen),
        to_staff=reading.to_staff,
    )
    reference = work.facts.fresh.reference()
    if outcome.change and record is not None and kind.field:
        value = reading.answers[kind.field]
        changes.change_now(work, ChangeDetail(record.id, kind.field, value, reference, kind.id))
    else:
        perform(work, [_opening(work, kind, outcome, reference, reading.answers, filled)])
    told = _afterwards(calling, work, reference, outcome, filled)
    answered.keep(uow, scope, filled.key, asked, asdict(told))
    return told


def _opening(
    work: Work,
    kind: Kind,
    outcome: Becomes,
    reference: str,
    answers: Mapping[str, str],
    filled: Filled,
) -> OpenCase:
    record = work.facts.customer
    owner = record.id if record and outcome.known else None
    if outcome.kind != kind.id:
        answers = {WISH: PICKED + kind.id, **answers}
    if not kind.report:
        return OpenCase(reference, outcome.kind, owner, answers, why=outcome.why)
    told = {name: value for name, value in answers.items() if value}
    judged = severity.judge(kind.id, told, (filled.note,) if filled.note else ())
    return OpenCase(
        reference,
        outcome.kind,
        owner,
        told,
        why=outcome.why,
        urgent=judged.urgent,
        reasons=judged.reasons,
        alarmed_at=work.uow.now,
    )


def _afterwards(
    calling: Calling, work: Work, reference: str, outcome: Becomes, filled: Filled
) -> Told:
    """The call stands in the timeline, the caller gets a receipt, the call knows its case."""
    uow = calling.uow
    uow.flush()
    case = cases.by_reference(uow, reference)
    if case is None:
        raise LookupError
    _stand_in(calling, case, filled.note)
    if not outcome.change and not KINDS[filled.kind].report:  # those have told the contacts already
        call_receipt.send(calling, work, case, filled.receipt)
    led_to = "changed" if outcome.change else "opened"
    _came_of_it(calling, case, led_to)
    return Told(f"call-did-{led_to}", {"reference": reference})


def _stand_in(calling: Calling, case: Case, note: str) -> None:
    call, record = calling.call, calling.record
    key = cases.key_of(calling.uow, case)
    body: dict[str, Any] = {"way": call.way.value, "caller": call.caller}
    if record is not None and case.customer_id is None:
        body["claims"] = record.code
    cases.note(calling.uow, case.id, key, "called", "staff", calling.member.id, body)
    if note.strip():
        said = {"text": note.strip()}
        cases.note(calling.uow, case.id, key, "note", "staff", calling.member.id, said)


def _came_of_it(calling: Calling, case: Case, led_to: str) -> None:
    references = (*calling.call.cases, case.reference)
    calling.change(case_id=case.id, led_to=led_to)
    references = tuple(dict.fromkeys(references))
    calling.call = replace(calling.call, cases=references, draft={})
    calls.write(calling.uow, calling.call)


# -- one that is there already --------------------------------------------------------------------
def join(calling: Calling, reference: str, note: str, key: str) -> Told:
    """What the caller says is added to an open case as a note, instead of a new one. It says how
    the caller was verified, and changes nothing."""
    uow = calling.uow
    said = note.strip()
    if not said:
        return no("call-note-first")
    if len(said) > MOST_NOTE:
        return no("console-text-long", {"most": str(MOST_NOTE)})
    scope, asked = f"call:{calling.call.id}", f"join:{reference}:{said}".encode()
    before = answered.find(uow, scope, key, asked)
    if before is not None:
        return Told(**before.answer) if before.same else no("console-no-repeat")
    if reference not in [one.reference for one in duplicates(calling)]:
        return no("call-join-gone")
    case = cases.by_reference(uow, reference, lock=True)
    if case is None or case.state not in LIVE:
        return no("call-join-gone")
    _stand_in(calling, case, said)
    uow.record(
        Entry(
            "call joined a case",
            "staff",
            cases.key_of(uow, case),
            actor_id=calling.member.id,
            customer_id=case.customer_id,
            case_id=case.id,
            lane_id=calling.call.lane_id,
            data={"way": calling.call.way.value},
        )
    )
    _came_of_it(calling, case, "joined")
    told = Told("call-did-joined", {"reference": reference})
    answered.keep(uow, scope, key, asked, asdict(told))
    return told


def duplicates(calling: Calling) -> list[LiveCase]:
    """Open cases that this call may be about."""
    return calls.live_cases(calling.uow, calling.call)


def _asked(filled: Filled) -> bytes:
    plain = asdict(filled)
    del plain["key"]
    return orjson.dumps(plain, option=orjson.OPT_SORT_KEYS)
