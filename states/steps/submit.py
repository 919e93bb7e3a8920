"""The end of a form: apply it, hold it, or hand it to staff - and say so with a reference."""

from states.choices import MENU, STAFF
from states.conversation import Draft
from states.effects import AddToCase, ChangeDetail, HoldChange, OpenCase
from states.facts import shown_day, shown_moment
from states.identity import ContactChange, contact_change
from states.kinds import TALK, UNPROVEN, Decides, Kind
from states.steps import desk, recovery, report
from states.term import Term
from states.turn import Turn


def submit(turn: Turn, kind: Kind) -> None:
    draft = turn.draft
    if kind.report:
        report.hand_in(turn)
        return
    reference = turn.reference()
    if kind.decides is not Decides.CUSTOMER or draft.to_staff:
        _to_staff(turn, kind, reference, draft.to_staff)
        return
    field = kind.fields[0]
    if not field.contact:
        _apply(turn, kind, reference, "confirmed")
        return
    codes = recovery.entered(turn)
    outcome = contact_change(
        old="old" in codes, other="other" in codes, new="new" in codes, staff=False
    )
    if outcome is ContactChange.APPLY:
        _apply(turn, kind, reference, "old")
    elif outcome is ContactChange.HOLD:
        _hold(turn, kind, reference)
    elif outcome is ContactChange.STAFF:
        _to_staff(turn, kind, reference, "staff-contact-unproven")


def _apply(turn: Turn, kind: Kind, reference: str, way: str) -> None:
    field = kind.fields[0].id
    record = turn.facts.customer
    if record is None:
        return
    value = turn.draft.answers[field]
    turn.do(ChangeDetail(record.id, field, value, reference, kind.id, way))
    turn.say(
        "changed-contact" if kind.fields[0].contact else "changed",
        field=Term(f"field-{field}"),
        reference=reference,
        until=shown_moment(turn.now + turn.facts.rules.window),
    )
    turn.home()


def _hold(turn: Turn, kind: Kind, reference: str) -> None:
    field = kind.fields[0].id
    record = turn.facts.customer
    if record is None:
        return
    value = turn.draft.answers[field]
    turn.do(HoldChange(record.id, field, value, reference, kind.id, "other"))
    turn.say(
        "held",
        field=Term(f"field-{field}"),
        reference=reference,
        until=shown_moment(turn.now + turn.facts.rules.window),
    )
    turn.home()


def _to_staff(turn: Turn, kind: Kind, reference: str, why: str) -> None:
    draft = turn.draft
    record = turn.facts.customer
    owner = record.id if record else None
    spoken = kind in (TALK, UNPROVEN)
    if report.too_many(turn, kind.id):
        _join(turn, kind)
        return
    files = (*draft.files, *draft.waiting_files)
    turn.do(OpenCase(reference, kind.id, owner, draft.answers, files, why))
    if spoken and draft.said:
        turn.do(AddToCase(reference, draft.said))
    if kind is TALK:
        desk.join_queue(turn, reference, kind.id, opening=True)
        return
    due = turn.facts.due(kind.days, turn.now)
    turn.say(
        f"case-opened-{kind.id}" if spoken else "case-opened",
        reference=reference,
        kind=Term(f"kind-{kind.id}"),
        reply_by=shown_day(due.reply_by),
        due=shown_day(due.due_at),
    )
    if spoken:
        turn.become(draft=Draft(reference=reference), misses=0)
        turn.move("talk")
        turn.ask("talk-here")
    else:
        turn.home()


def _join(turn: Turn, kind: Kind) -> None:
    """An unlinked chat has opened its share of cases today: what it says joins its own open one."""
    draft, reference = turn.draft, report.newest_open(turn, kind.id)
    if not reference:
        turn.say("cases-enough")
        turn.home()
        return
    turn.do(AddToCase(reference, draft.said, draft.files, draft.answers))
    turn.say("case-joined", reference=reference)
    turn.become(draft=Draft(reference=reference), misses=0)
    turn.move("talk")
    turn.ask("talk-here")


def refuse_frozen(turn: Turn) -> None:
    """Somebody said "this was not me": nothing changes by chat until staff lift it."""
    turn.say("frozen")
    turn.home()


def refuse_paused(turn: Turn) -> None:
    """The desk paused self-service for everybody: a person still takes the wish."""
    turn.rest()
    turn.ask("self-service-paused", (STAFF, MENU))


def already_held(turn: Turn, kind: Kind) -> bool:
    if not kind.fields or not kind.fields[0].contact:
        return False
    return any(
        change.field == kind.fields[0].id and change.state == "held"
        for change in turn.facts.changes
    )


def refuse_held(turn: Turn, kind: Kind) -> None:
    field = kind.fields[0].id
    held = next(c for c in turn.facts.changes if c.field == field and c.state == "held")
    turn.say(
        "held-already",
        field=Term(f"field-{field}"),
        reference=held.reference,
        until=shown_moment(held.ends_at),
    )
    turn.home()
