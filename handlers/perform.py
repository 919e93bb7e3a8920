"""Turning effects into rows: one performer each, all in the event's own transaction."""

from collections.abc import Callable
from typing import Any

from handlers import (
    alerts,
    changes,
    elsewhere,
    marketing,
    own_cases,
    own_record,
    reports,
    unread,
    windows,
)
from handlers.saying import queue
from handlers.work import Work
from states.case_map import CASE, CaseState
from states.effects import (
    AddToCase,
    ChangeDetail,
    CloseTranscript,
    Effect,
    Freeze,
    HoldChange,
    HoldChat,
    KeepFile,
    KeepNotice,
    KeepView,
    LeaveTalk,
    OpenCase,
    RateCase,
    ReopenCase,
    Say,
    StartMarketing,
    StopMarketing,
    Undo,
    UnlinkChat,
    UnlinkChats,
    WithdrawCase,
)
from states.facts import shown_day
from states.identity import CONTACTS, Level
from states.kinds import KINDS
from states.own_deeds import may_withdraw
from storage import (
    attachments,
    cases,
    codes,
    consents,
    contact_changes,
    customers,
    lanes,
    links,
    wakeups,
)
from storage.audit import Entry
from storage.crash import crash_point
from storage.unit_of_work import ConflictError

# Ways in that are no chat; the timeline says which.
BESIDE = ("status", "mail-in")


def perform(work: Work, effects: list[Effect]) -> None:
    for effect in effects:
        PERFORM[type(effect)](work, effect)


# -- one performer each --------------------------------------------------------------------------
def _say(work: Work, effect: Say) -> None:
    work.said.append(effect)


def _keep_notice(work: Work, effect: KeepNotice) -> None:
    language = work.conversation.language
    consents.add(work.uow, work.lane.id, "privacy notice", effect.version, language)


def _keep_file(work: Work, effect: KeepFile) -> None:
    attachments.keep(work.uow, effect.attachment_id)


def _unlink(work: Work, effect: UnlinkChat) -> None:  # noqa: ARG001
    customer_id = work.before.conversation.customer_id
    links.end(work.uow, [work.lane.id], "asked")
    codes.void_open(work.uow, [work.lane.id])
    if customer_id:
        work.uow.record(
            Entry(
                "chat unlinked",
                "customer",
                customers.key_of(work.uow, customer_id),
                customer_id=customer_id,
                lane_id=work.lane.id,
            )
        )


def _open_case(work: Work, effect: OpenCase) -> None:
    field = KINDS[effect.kind].field or ""
    case = changes.open_case(
        work,
        effect.reference,
        effect.kind,
        CaseState.OPEN,
        dict(effect.answers),
        effect.why,
        proven=field in CONTACTS
        and changes.new_contact_proven(work, effect.customer_id, field, effect.answers[field]),
        urgent=effect.urgent,
        reasons=effect.reasons,
        alarmed_at=effect.alarmed_at,
    )
    attachments.to_case(work.uow, effect.files, case.id)
    crash_point("case-opening")
    key = (
        customers.key_of(work.uow, case.customer_id)
        if case.customer_id
        else work.uow.key(work.lane.key_id)
    )
    actor_kind, actor_id = work.actor
    work.uow.record(
        Entry(
            "case opened",
            actor_kind,
            key,
            actor_id=actor_id,
            customer_id=case.customer_id,
            case_id=case.id,
            lane_id=work.lane.id,
            data={"kind": effect.kind, "why": effect.why, "level": case.level},
        )
    )
    if KINDS[effect.kind].report:
        reports.opened(work.uow, case)
    elif case.urgent:
        alerts.raise_alert(work.uow, case.id)


def _add_to_case(work: Work, effect: AddToCase) -> None:
    work.uow.flush()  # the case may have been opened by this very event
    case = cases.by_reference(work.uow, effect.reference, lock=True)
    if case is None or not own_cases.is_own(work, case):
        return
    key = work.uow.key(work.lane.key_id)
    body = _body_of(effect)
    if work.lane.channel in BESIDE:
        body["by"] = work.lane.channel
    cases.note(work.uow, case.id, key, "customer", "customer", body=body)
    attachments.to_case(work.uow, effect.files, case.id)
    values: dict[str, Any] = reports.escalation(work.uow, case, effect)
    if CASE.can(case.state, "answer"):
        values["state"] = CASE.move(case.state, "answer")
    if values:
        moved = cases.change(work.uow, case, **values)
        if "due_at" in moved:
            shown = {"reference": case.reference, "due": shown_day(moved["due_at"])}
            work.said.append(Say("clock-goes-on", shown))


def _body_of(effect: AddToCase) -> dict[str, Any]:
    body: dict[str, Any] = {"text": effect.text, "files": list(effect.files)}
    if effect.edited:
        body["edited"] = True
    if effect.answers:
        body["answers"] = dict(effect.answers)
    if effect.forwarded:
        body["forwarded"] = {"by": effect.forwarded_by, "at": effect.forwarded_at}
    return body


def _withdraw(work: Work, effect: WithdrawCase) -> None:
    case = cases.by_reference(work.uow, effect.reference, lock=True)
    record = customers.lock(work.uow, case.customer_id) if case and case.customer_id else None
    if case is None or not own_cases.is_own(work, case):
        return
    line, frozen = cases.as_line(case), record is not None and record.frozen
    proven = work.facts.level >= Level.CONFIRMED or work.lane.channel in BESIDE  # by its link
    elsewhere = case.lane_id != work.lane.id and not proven
    if elsewhere or not may_withdraw(line, frozen=frozen):
        raise ConflictError("desk_case")  # it moved on since it was thought about
    cases.change(work.uow, case, state=CASE.move(case.state, "withdraw"))
    crash_point("case-withdrawing")
    key = work.uow.key(work.lane.key_id)
    cases.note(work.uow, case.id, key, "moved", "customer", body={"to": "withdrawn"})
    if case.customer_id:
        for change in contact_changes.find(work.uow, [case.customer_id]):
            if change.case_id == case.id and change.state == "held":
                contact_changes.end(work.uow, change, "withdrawn")
                wakeups.cancel(work.uow, "window", change.id)
    work.uow.record(
        Entry(
            "case withdrawn",
            "customer",
            key,
            customer_id=case.customer_id,
            case_id=case.id,
            lane_id=work.lane.id,
        )
    )


def _undo(work: Work, effect: Undo) -> None:
    """The facts were loaded in this transaction: the change is this chat's to take back."""
    for change in (*work.facts.changes, *work.facts.told):
        if change.reference == effect.reference:
            here, by = work.lane.id, work.lane.channel
            if not windows.undo(work.uow, work.house, change.id, by=by, apart_from=here):
                raise ConflictError("change")
            return


def _close_transcript(work: Work, effect: CloseTranscript) -> None:
    unread.tell_contact(work)
    queue(work, {"language": work.conversation.language, "parts": [], "ended": effect.reason})
    lanes.set_reach(work.uow, work.lane.id, "gone")


PERFORM: dict[type, Callable[[Work, Any], None]] = {
    Say: _say,
    KeepNotice: _keep_notice,
    KeepFile: _keep_file,
    UnlinkChat: _unlink,
    ChangeDetail: changes.change_now,
    HoldChange: changes.hold,
    OpenCase: _open_case,
    AddToCase: _add_to_case,
    WithdrawCase: _withdraw,
    ReopenCase: own_cases.reopen,
    HoldChat: elsewhere.hold,
    LeaveTalk: own_cases.leave_talk,
    RateCase: own_cases.rate,
    Undo: _undo,
    Freeze: reports.freeze,
    CloseTranscript: _close_transcript,
    KeepView: own_record.keep_view,
    UnlinkChats: own_record.unlink_chats,
    StopMarketing: marketing.stop,
    StartMarketing: marketing.start,
}
