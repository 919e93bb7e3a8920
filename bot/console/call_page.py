"""The call screen in words: who calls, what they ask for, what came of it.

Of a name only the first letters stand here until it stands who calls; contacts are masked always.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.console import showing
from bot.console.gate import Visitor
from bot.copy import has, render
from handlers.call_request import Unread
from handlers.call_view import CallPage, InCall
from handlers.calls import Matches, Told
from states.calls import KINDS, Disposition, Way, becomes, spelled, suggested
from states.facts import Customer
from states.fields import Field
from states.kinds import Kind
from states.masks import mask
from states.steps.form import shown as words_of
from states.term import Term
from storage.calls import Call

_LONG = ("address", "misuse_what", "misuse_wish", "for_wish")


@dataclass(frozen=True, slots=True)
class Came:
    """What came of the deed before this page: a line, matches, or a form that cannot be taken."""

    told: Told | None = None
    matches: Matches | None = None
    unread: Unread | None = None

    @property
    def good(self) -> bool:
        return self.unread is None and (self.told is None or self.told.good)


def shown(page: CallPage, came: Came, visitor: Visitor, key: str) -> dict[str, Any]:
    """The template's variables."""
    language, now = visitor.language, page.now
    ended = page.last if now is None and came.told and came.told.copy == "call-ended" else None
    return {
        "told": render(came.told.copy, language, came.told.shown) if came.told else "",
        "good": came.told.good if came.told else True,
        "unread": came.unread is not None,
        "key": key,
        "call": _call(now, came, visitor) if now else None,
        "ended": ended is not None,
        "follow_ups": [_follow_up(one, visitor) for one in page.follow_ups],
    }


def _call(now: InCall, came: Came, visitor: Visitor) -> dict[str, Any]:
    language, call = visitor.language, now.call
    draft = call.draft
    kind = KINDS.get(draft.get("kind", ""))
    led = call.led_to
    return {
        "id": call.id,
        "started": showing.exactly(call.started_at),
        "elapsed": max(int((visitor.now - call.started_at).total_seconds()), 0),
        "caller": showing.value("phone", call.caller),
        "person": _person(now.record, whole=now.known, language=language) if now.record else None,
        "matches": [
            _person(one, whole=False, language=language)
            for one in (came.matches.records if came.matches else ())
        ],
        "more": came.matches.more if came.matches else False,
        "way": call.way.value,
        "known": now.known,
        "lapsed": call.way is Way.CODE and not now.known,
        "until": showing.exactly(now.until).words if now.known and now.until else "",
        "contacts": now.contacts,
        "ring": now.ring,
        "left": now.left,
        "kinds": [
            (one, render(f"console-kind-{one}", language), one == draft.get("kind"))
            for one in KINDS
        ],
        "kind": kind.id if kind else "",
        "changes": kind is not None and _changes(kind, now),
        "fields": [_field(one, now, came, language) for one in (kind.fields if kind else ())],
        "note": draft.get("note", ""),
        "note_needed": bool(kind and not kind.fields),
        "receipts": now.receipts,
        "receipt": _receipt(now),
        "duplicates": [
            {
                "reference": one.reference,
                "kind": render(f"console-kind-{one.kind}", language),
                "state": render(f"console-state-{one.state}", language),
                "age": showing.age(one.opened_at, visitor.now, language),
                "same": kind is not None and one.kind == kind.id,
            }
            for one in now.duplicates
        ],
        "cases": [_case(one) for one in reversed(call.cases)],
        "led_to": led,
        "endings": [one.value for one in Disposition],
        "ending": draft.get("disposition") or suggested(led, call.way),
        "follow_up": draft.get("follow_up", ""),
    }


def _person(record: Customer, *, whole: bool, language: str) -> dict[str, Any]:
    return {
        "id": record.id,
        "name": record.name if whole else mask("name", record.name),
        "code": record.code,
        "kind": render(f"console-customer-{record.kind}", language),
        "frozen": record.frozen and whole,
    }


def _changes(kind: Kind, now: InCall) -> bool:
    """Whether saving it would change the record now, as far as the answers allow."""
    frozen = bool(now.record and now.record.frozen)
    return becomes(kind, now.call.way, now.level, frozen=frozen, to_staff="").change


def _case(reference: str) -> dict[str, str]:
    signs, check = spelled(reference)
    return {"reference": reference, "signs": signs, "check": check}


def _receipt(now: InCall) -> str:
    """The one chosen, if it may still be; else the first there is."""
    chosen = str(now.call.draft.get("receipt", ""))
    return chosen if chosen in now.receipts else now.receipts[0]


def _field(one: Field, now: InCall, came: Came, language: str) -> dict[str, Any]:
    draft, record = now.call.draft, now.record
    wrong, shown = _wrong(one, came)
    doubt = came.unread.doubts.get(one.id) if came.unread else None
    asked = f"console-asked-{one.id}"  # as staff call it, where that differs
    label = render(asked if has(asked, language) else f"field-{one.id}", language)
    return {
        "id": one.id,
        "label": label[:1].upper() + label[1:],
        "ask": render(
            f"call-ask-{one.id}" if has(f"call-ask-{one.id}", language) else "call-ask",
            language,
            {"kind": record.kind if record and now.known else "person"},
        ),
        "value": draft.get("answers", {}).get(one.id, ""),
        "long": one.id in _LONG,
        "optional": one.optional,
        "choices": [(key, render(f"{one.id}-{key}", language)) for key in _offered(one, now)],
        "pick": draft.get("picks", {}).get(one.id, ""),
        "wrong": render(wrong, language, shown) if wrong else "",
        "doubt": render(doubt.copy, language, doubt.shown) if doubt else "",
        "values": [(value, _words(one.id, value, language)) for value in doubt.values]
        if doubt
        else [],
        "sure": "" if doubt else draft.get("sure", {}).get(one.id, ""),
    }


def _offered(one: Field, now: InCall) -> tuple[str, ...]:
    """Choices that make sense on the phone; a contact of record once it stands who calls."""
    if one.of_record:
        known = now.record.details if now.record and now.known else {}
        return tuple(key for key in one.choices if key in known)
    return tuple(key for key in one.choices if key != one.spell_out)


def _wrong(one: Field, came: Came) -> tuple[str, Mapping[str, str | Term]]:
    if came.unread is None or one.id not in came.unread.wrong:
        return "", {}
    return came.unread.wrong[one.id]


def _words(field_id: str, value: str, language: str) -> str:
    words = words_of(field_id, value)
    return render(words.copy, language) if isinstance(words, Term) else words


def _follow_up(call: Call, visitor: Visitor) -> dict[str, Any]:
    at = call.follow_up_at
    return {
        "id": call.id,
        "at": showing.exactly(at) if at else None,
        "due": at is not None and at <= visitor.now,
        "caller": mask("phone", call.caller) if call.caller else "",
        "cases": call.cases,
    }


def line(body: Mapping[str, Any], language: str) -> str:
    """What a case's timeline says of the call it came from."""
    way = str(body.get("way", "")) or "none"
    words = render(f"call-line-{way}", language)
    claims = str(body.get("claims", ""))
    if claims:
        words = f"{words} {render('call-line-claims', language, {'code': claims})}"
    caller = str(body.get("caller", ""))
    if caller:
        words = f"{words} {render('call-line-caller', language, {'number': mask('phone', caller)})}"
    return words
