"""Turning effects into rows: one performer each, all in the event's own transaction."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from handlers import alerts, changes, marketing, own_cases, own_record, quiet, reports, windows
from handlers.work import Work
from states.case_map import CASE, CaseState
from states.choices import STANDING
from states.conversation import Choice, Prompt
from states.effects import (
    AddToCase,
    ChangeDetail,
    CloseTranscript,
    Effect,
    Freeze,
    HoldChange,
    KeepFile,
    KeepNotice,
    KeepView,
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
from states.identity import CONTACTS, WEB_AT_MOST, WEB_IDLE
from states.kinds import KINDS
from storage import (
    attachments,
    cases,
    codes,
    consents,
    contact_changes,
    conversations,
    customers,
    lanes,
    links,
    outbox,
    wakeups,
)
from storage.audit import Entry
from storage.conversations import shown_to_json
from storage.crash import crash_point
from storage.unit_of_work import ConflictError

_BY_STAFF = ("staff-reply", "staff-corrected", "staff-file")


def perform(work: Work, effects: list[Effect]) -> None:
    for effect in effects:
        PERFORM[type(effect)](work, effect)


def finish(work: Work) -> None:
    """Queue what was said as one message, and write the conversation with it."""
    prompt_seq = work.before.prompt_seq
    if work.said:
        prompt = work.conversation.prompt
        if prompt is not None and any(say.prompt is prompt for say in work.said):
            prompt_seq = work.next_seq
        _queue(work, _turn_body(work))
    quiet.watch(work)
    conversations.save(
        work.uow,
        work.lane,
        work.before,
        work.conversation,
        prompt_seq=prompt_seq,
        link_until=_link_until(work),
    )
    reports.mind(work)


def _queue(work: Work, body: dict[str, Any]) -> None:
    """Queue as the lane's next message. Where the lane is at rest, it is leased and its exact texts
    are written here, so that sending begins with the call itself."""
    taken, lane = work.taken, work.lane
    rested = taken is not None and taken.at_rest and work.next_seq == taken.next_seq
    lease = None
    if taken is not None and rested:
        texts = work.house.render(lane.channel, lane.account, body)
        lease = outbox.Lease(taken.address, taken.fence, texts or ())
    message = outbox.Outgoing("staff" if "staff" in body else "turn", body, case_id=work.case_id)
    work.due = outbox.add_and_lease(work.uow, lane, work.next_seq, message, lease) or work.due
    work.next_seq += 1


def _link_until(work: Work) -> Any:
    """A web session's link: half an hour after the last word, twelve hours at most."""
    if work.before.link_until is None or work.conversation.customer_id is None:
        return None
    linked = links.linked_at(work.uow, work.lane.id) or work.uow.now
    until = min(work.uow.now + WEB_IDLE, linked + WEB_AT_MOST)
    wakeups.set_alarm(work.uow, "web-idle", work.lane.id, until + timedelta(seconds=1))
    return until


def _turn_body(work: Work) -> dict[str, Any]:
    """All parts of the answer and the choices of the open prompt, the last one asked."""
    prompt = work.conversation.prompt
    open_choices = []
    if prompt is not None and any(say.prompt is prompt for say in work.said):
        open_choices = [
            [_action(prompt, choice), choice.label, shown_to_json(choice.shown)]
            for choice in prompt.choices
        ]
    body: dict[str, Any] = {
        "language": work.conversation.language,
        "parts": [_part(say) for say in work.said],
        "choices": open_choices,
    }
    if prompt is not None and not open_choices and prompt is work.before.conversation.prompt:
        body["keeps"] = True  # news: the question before it is still open
    if by_staff := [say for say in work.said if say.copy in _BY_STAFF]:
        body["staff"] = by_staff[0].shown["name"]
    if files := [_file(work, say.file) for say in work.said if say.file]:
        body["files"] = files
    if _shares(work.before.conversation.prompt) and not _shares(prompt):
        body["hide_keys"] = True  # the key that shares the own number has had its time
    if work.notice is not None:
        body["notice"] = work.notice
    return body


def _part(say: Say) -> dict[str, Any]:
    part = {"copy": say.copy, "shown": shown_to_json(say.shown)}
    return {**part, "tight": True} if say.tight else part


def _file(work: Work, attachment_id: str) -> dict[str, Any]:
    """What channels need to know of a file that goes out; its bytes stay in the store."""
    work.uow.flush()
    found = attachments.by_id(work.uow, attachment_id)
    if found is None:
        raise LookupError
    about = {name: found.source[name] for name in ("name", "kind", "size")}
    return {"attachment": found.id, **about}


def _shares(prompt: Prompt | None) -> bool:
    return prompt is not None and any(choice.key == "share" for choice in prompt.choices)


def _action(prompt: Prompt, choice: Choice) -> str:
    """What a button sends: it is the open prompt's alone, unless it is a standing one."""
    return choice.key if choice.key.startswith(STANDING) else f"{prompt.nonce}.{choice.key}"


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
    work.uow.record(
        Entry(
            "case opened",
            "customer",
            key,
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
    cases.note(work.uow, case.id, key, "customer", "customer", body=_body_of(effect))
    attachments.to_case(work.uow, effect.files, case.id)
    values: dict[str, Any] = reports.escalation(work.uow, case, effect)
    if CASE.can(case.state, "answer"):
        values["state"] = CASE.move(case.state, "answer")
    if values:
        cases.change(work.uow, case, **values)


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
    alarm = case.channel == cases.ALARM or (record is not None and record.frozen)
    if alarm or not CASE.can(case.state, "withdraw"):
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
            if not windows.undo(work.uow, change.id, by=work.lane.channel, apart_from=work.lane.id):
                raise ConflictError("change")
            return


def _close_transcript(work: Work, effect: CloseTranscript) -> None:
    _queue(work, {"language": work.conversation.language, "parts": [], "ended": effect.reason})
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
    RateCase: own_cases.rate,
    Undo: _undo,
    Freeze: reports.freeze,
    CloseTranscript: _close_transcript,
    KeepView: own_record.keep_view,
    UnlinkChats: own_record.unlink_chats,
    StopMarketing: marketing.stop,
    StartMarketing: marketing.start,
}
