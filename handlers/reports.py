"""Reports of what happened to a customer, on their way: opened, told of beside the chat, escalated,
frozen by, and handed in when nobody goes on.

A linked customer hears of each step in the chat and at a contact of record (policy of 23 June
2023, clause f). A contact that somebody merely typed is a stranger's until proven: it gets a
reference and a neutral sentence, and budgets see to it that nobody is spammed by it.
"""

from typing import Any

from handlers import alerts, notices
from handlers.work import Work
from states.answers import reach
from states.case_map import CLOSED
from states.effects import AddToCase, Freeze
from states.facts import Customer, reaches, shown_day
from states.fields import PICKED
from states.identity import CONTACTS, Level, level
from states.kinds import KINDS
from states.notice_ways import OUTLET
from states.steps.report import RESTS as RESTS_FOR
from states.steps.report import unfinished
from storage import cases, codes, conversations, customers, lanes, links, outbox, wakeups
from storage.audit import Entry
from storage.cases import Case
from storage.codes import Budget
from storage.unit_of_work import ConflictError, UnitOfWork

RESTS = "report-rests"  # the alarm of an unfinished report; its subject is the chat's lane
# Hints to unproven contacts, a day: to one, caused by one chat, to numbers of one beginning, in
# all. Not the codes' budgets: whoever spends these takes no code from anybody.
PER_TARGET, PER_CHAT, PER_PREFIX, IN_ALL = 3, 6, 100, 500
_PREFIX = 5  # +849x: what SMS pumping varies behind
_REACH = "misuse_reach"


# -- told beside the chat -------------------------------------------------------------------------
def opened(uow: UnitOfWork, case: Case) -> None:
    """The receipt at the contact, and the alert where it cannot wait."""
    uow.flush()
    if case.urgent:
        alerts.raise_alert(uow, case.id)
    _beside(uow, case, "opened")


def step(uow: UnitOfWork, case: Case, heard: str) -> str:
    """A step was told to `heard`; who heard of it after all. Where the chat could not be told, the
    contact of record has had the whole news already."""
    hinted = _beside(uow, case, "step") if heard != "contact" else False
    return "hint" if heard == "nobody" and hinted else heard


def _beside(uow: UnitOfWork, case: Case, what: str) -> bool:
    """Whether a contact was told. `what`: opened | step."""
    wish = case.answers.get(_REACH, "")
    told = False
    if case.customer_id is not None:
        record = customers.load(uow, [case.customer_id])[case.customer_id]
        contact = _of_record(record, wish)
        if contact:
            copy = f"notice-report-{what}"
            shown = {
                "reference": case.reference,
                "reply_by": shown_day(case.reply_by),
                "due": shown_day(case.due_at),
            }
            notices.tell_contact(uow, record, contact, copy, shown, case_id=case.id)
            told = True
        if wish in [record.value(name) for name in CONTACTS]:
            return told
    typed = typed_contact(case)
    return (hint(uow, case, typed, f"hint-report-{what}") or told) if typed else told


def typed_contact(case: Case) -> str:
    """What the customer typed as a way to reach them, if a message reaches it; nobody has proven
    it."""
    wish = case.answers.get(_REACH, "")
    if not wish or wish.startswith(PICKED) or not reaches(reach.contact_of(wish), wish):
        return ""
    return wish


def _of_record(record: Customer, wish: str) -> str:
    """The contact of record that is told: the one they chose or typed, else whichever a message
    reaches."""
    wished = [name for name in CONTACTS if wish in (PICKED + name, record.value(name))]
    for name in (*wished, "email", "phone"):
        value = record.value(name)
        if value and reaches(name, value):
            return name
    return ""


def hint(uow: UnitOfWork, case: Case, target: str, copy: str) -> bool:
    """A reference and a neutral sentence to a contact that nobody has proven."""
    contact = reach.contact_of(target)
    hashed = uow.keyring.index.index(f"hint:{contact}", target).hex()
    budgets = [
        Budget(f"hint:{hashed}", PER_TARGET),
        Budget(f"hint-from:{case.lane_id}", PER_CHAT),
        Budget("hints", IN_ALL),
    ]
    if contact == "phone":
        budgets.append(Budget(f"hint-prefix:{target[:_PREFIX]}", PER_PREFIX))
    if codes.spend(uow, budgets) != "ok":
        return False
    wanted = lanes.Wanted(OUTLET[contact], "", target)
    lane = lanes.ensure(uow, [wanted])[wanted]  # under a key of its own: nobody's until proven
    body = {
        "language": language_of(uow, case),
        "parts": [{"copy": copy, "shown": {"reference": case.reference}}],
        "subject": "hint-subject",
    }
    outbox.add_next(uow, lane, outbox.Outgoing("notice", body, case_id=case.id))
    return True


def language_of(uow: UnitOfWork, case: Case) -> str:
    """The one they wrote in."""
    if case.lane_id is None:
        return "vi"
    return conversations.load(uow, [case.lane_id], "vi")[case.lane_id].conversation.language


# -- more urgent than it was ----------------------------------------------------------------------
def escalation(uow: UnitOfWork, case: Case, effect: AddToCase) -> dict[str, Any]:
    """What of the case changes by what was told later; staff are alerted where it turns urgent."""
    if not effect.urgent or not KINDS[case.kind].report or case.state in CLOSED:
        return {}
    new = tuple(one for one in effect.reasons if one not in case.reasons)
    if case.urgent and not new:
        return {}
    if not case.urgent:
        alerts.raise_alert(uow, case.id)
    return {"urgent": True, "reasons": ",".join((*case.reasons, *new))}


# -- freezing -------------------------------------------------------------------------------------
def freeze(work: Work, effect: Freeze) -> None:
    """Chosen in a chat; level 2 is looked at once more, by what is stored (invariant 7)."""
    uow = work.uow
    record = customers.lock(uow, effect.customer_id)
    case = cases.by_reference(uow, effect.reference, lock=True)
    if record is None or case is None or work.conversation.customer_id != record.id:
        raise ConflictError("customer")
    holds = level(record.id, links.proofs(uow, [work.lane.id])[work.lane.id], uow.now)
    if holds < Level.CONFIRMED or record.frozen or case.customer_id != record.id:
        raise ConflictError("customer")  # it moved on since it was thought about
    customers.set_frozen(uow, record.id, frozen=True)
    key = customers.key_of(uow, record.id)
    cases.note(uow, case.id, key, "frozen", "customer")
    uow.record(
        Entry(
            "self-service frozen",
            "customer",
            key,
            customer_id=record.id,
            case_id=case.id,
            lane_id=work.lane.id,
        )
    )
    announce_freeze(uow, record, case, apart_from=work.lane.id)


def announce_freeze(
    uow: UnitOfWork, record: Customer, case: Case, apart_from: str | None = None
) -> None:
    """Every contact and every other chat hears of it."""
    shown = {"reference": case.reference}
    notices.tell_everybody(
        uow,
        record,
        "notice-frozen",
        shown,
        chat_copy="desk-frozen",
        apart_from=apart_from,
        case_id=case.id,
    )


# -- unfinished -----------------------------------------------------------------------------------
def mind(work: Work) -> None:
    """An unfinished report is brought back when nobody has gone on with it for a while."""
    if unfinished(work.conversation.draft):
        wakeups.set_alarm(work.uow, RESTS, work.lane.id, work.uow.now + RESTS_FOR)
    elif unfinished(work.before.conversation.draft):
        wakeups.cancel(work.uow, RESTS, work.lane.id)


def goes_on(work: Work) -> bool:
    """A report that was gone on with since it was called at rest."""
    return wakeups.is_set(work.uow, RESTS, work.lane.id)
