"""What a decided case does to the customer's record, and what must stand before it may.

Identity is checked here once more, inside the transaction that applies (invariant 7): staff decide
on papers, yet a contact that nobody proved to hold is changed by nobody (`contact_change`).
"""

from datetime import datetime

from handlers import changes, notices
from handlers.desk_deed import Doing, Invalid, NotAllowed, Outcome
from states.answers import Context, Verdict
from states.case import Way, way
from states.facts import Customer, local_day, shown_moment
from states.fields import DETAIL
from states.identity import CONTACTS, ContactChange, contact_change
from states.kinds import KINDS
from states.term import Shown, Term
from storage import attachments, contact_changes, customers, near_cases, wakeups
from storage.contact_changes import StoredChange

_LANDLINE = "+842"  # no message reaches it: two people and papers stand in for the code


def field_of(doing: Doing) -> str:
    return KINDS[doing.case.kind].field or ""


def is_contact(doing: Doing) -> bool:
    return field_of(doing) in CONTACTS


def unready(doing: Doing) -> Outcome | None:
    """Why the record cannot be changed by this case, whoever decides."""
    case, kind = doing.case, KINDS[doing.case.kind]
    if doing.record is None:
        return NotAllowed("console-no-customer")
    if way(case.kind) is Way.PAIR and not _has_papers(doing):
        return NotAllowed("console-no-papers")
    if way(case.kind) is Way.ALONE and case.level < kind.level:
        return NotAllowed("console-no-identity")
    if is_contact(doing):
        return _contact_unready(doing, doing.record)
    return None


def _has_papers(doing: Doing) -> bool:
    merged = (one.id for one in near_cases.merged_into(doing.uow, doing.case.id))
    papers = attachments.of_cases(doing.uow, [doing.case.id, *merged])
    return any(one.state == "stored" for one in papers)


def _contact_unready(doing: Doing, record: Customer) -> Outcome | None:
    field, value = field_of(doing), doing.case.answers[field_of(doing)]
    running = contact_changes.find(doing.uow, [record.id])
    if any(one.field == field and one.state == "held" for one in running):
        return NotAllowed("console-no-held-already")
    outcome = contact_change(
        old=False, other=False, new=_new_proven(doing, field, value), staff=True
    )
    return None if outcome is ContactChange.HOLD else NotAllowed("console-no-new-proof")


def _new_proven(doing: Doing, field: str, value: str) -> bool:
    """Whether a code that went to exactly this new contact was entered: asked and written down by
    the transaction that opened the case, for codes and links of a chat end long before staff look.
    """
    if field == "phone" and value.startswith(_LANDLINE):
        return True
    return any(one.kind == "opened" and one.body.get("proven") is True for one in doing.timeline)


# -- applying -------------------------------------------------------------------------------------
def fitting(doing: Doing) -> str | Invalid:
    """The value to write: what was asked for, or what the approver typed, in its stored form."""
    field = field_of(doing)
    typed = doing.deed.value.strip() or doing.case.answers[field]
    record = doing.record
    answer = DETAIL[field].read(
        typed,
        Context(local_day(doing.uow.now), organisation=bool(record and record.organisation)),
    )
    if answer.verdict is Verdict.REFUSED:
        return Invalid(answer.reason or "console-value-unfit", dict(answer.shown))
    return answer.value or typed


def apply_detail(doing: Doing, value: str) -> str | None:
    """Write it and tell the customer; answers what stood there before."""
    record, field = _record(doing), field_of(doing)
    old = record.value(field)
    changes.apply_detail(doing.uow, record, field, value)
    notices.tell_contacts(
        doing.uow, record, "notice-detail-changed", shown(doing), case_id=doing.case.id
    )
    return old


def apply_name(doing: Doing) -> str:
    """Write the new name and tell every contact; answers the old name."""
    record = _record(doing)
    customers.set_name(doing.uow, record, doing.case.answers["new_name"])
    reference = {"reference": doing.case.reference}
    notices.tell_contacts(
        doing.uow, record, "notice-name-changed", reference, case_id=doing.case.id
    )
    return record.name


def hold_contact(doing: Doing) -> StoredChange:
    """Announce the change to every contact; the clock applies it when the window ends."""
    uow, case, record, field = doing.uow, doing.case, _record(doing), field_of(doing)
    change = StoredChange(
        id=uow.new_id(),
        customer_id=record.id,
        case_id=case.id,
        reference=case.reference,
        field=field,
        state="held",
        old=record.value(field),
        new=case.answers[field],
        route="staff",
        lane_id=case.lane_id,
        made_at=uow.now,
        ends_at=uow.now + doing.house.rules.window,
    )
    contact_changes.add(uow, change, doing.key)
    wakeups.set_alarm(uow, "window", change.id, change.ends_at)
    apart = doing.lane.id if doing.lane else None
    changes.announce(uow, doing.house, record, change, "notice-contact-held", apart)
    return change


def shown(doing: Doing, until: datetime | None = None) -> Shown:
    values: dict[str, str | Term] = {
        "field": Term(f"field-{field_of(doing)}"),
        "reference": doing.case.reference,
    }
    if until is not None:
        values["until"] = shown_moment(until)
    return values


def _record(doing: Doing) -> Customer:
    if doing.record is None:
        raise LookupError  # `unready` has been asked
    return doing.record
